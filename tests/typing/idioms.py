"""What a typed program does with the package: the code of `docs/sdk/typing.md`.

`nox -s types-wheel` checks it, with mypy and pyright, against the installed wheel;
`tests/documentation/test_idioms.py` runs it.
"""

# Each block of the page has its own imports.
# ruff: noqa: E402
# pyright: strict

# [START unset]
from paradigm_api.v3.models import FileListResponseSerializerV3
from paradigm_ext import Unset


def title_of(file: FileListResponseSerializerV3) -> str:
    # The title is `str | None | Unset`: not sent, null and empty are all false.
    return file.title or "untitled"


def was_sent(file: FileListResponseSerializerV3) -> bool:
    return not isinstance(file.title, Unset)  # null was sent, too
    # [END unset]


# [START filters]
from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_api.v3.types import UNSET
from paradigm_ext import Paginator, Paradigm, paginate


def files(paradigm: Paradigm, *, ready: bool) -> Paginator[FileListResponseSerializerV3]:
    status = ["embedded"] if ready else UNSET  # UNSET is not sent
    return paginate(api_v3_files_list.sync, client=paradigm.v3, status=status)
    # [END filters]


# [START first]
from typing import TypeVar

T = TypeVar("T")


def first(listing: Paginator[T]) -> T | None:
    return next(iter(listing.options(limit=1)), None)
    # [END first]


# [START call]
from uuid import UUID

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create
from paradigm_ext import call


def new_session(paradigm: Paradigm) -> UUID:
    # `sync` alone returns `UploadSessionResponse | None`; `call` raises instead of returning None.
    return call(api_v2_upload_session_create.sync, client=paradigm.v2).uuid
    # [END call]


# [START errors]
from paradigm_ext import SessionFailed, SessionProgress, SessionTimeout, wait_until_session_embedded


def outcome(paradigm: Paradigm, uuid: UUID) -> str:
    try:
        wait_until_session_embedded(uuid, client=paradigm.v2, timeout=60)
    except SessionFailed as error:
        # The session was read: `progress` is there.
        return ", ".join(document.title or "untitled" for document in error.progress.failed)
    except SessionTimeout as error:
        # None, if no poll succeeded before the deadline.
        return error.progress.summary() if error.progress is not None else "nothing was seen"
    return "embedded"
    # [END errors]


# [START callbacks]
from collections.abc import Callable

from paradigm_ext import IngestReport


def upload(
    paradigm: Paradigm, folder: str, tell: Callable[[SessionProgress], object] = print
) -> IngestReport:
    report = paradigm.ingest(folder)
    for uuid in report.session_uuids:
        wait_until_session_embedded(uuid, client=paradigm.v2, on_progress=tell)
    return report
    # [END callbacks]
