"""Why documents of a session failed, in Paradigm's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from paradigm_ext._core._request import Request
from paradigm_ext._errors import ParadigmError
from paradigm_ext._text import cut

if TYPE_CHECKING:
    from collections.abc import Generator

    from paradigm_ext._polling._progress import SessionProgress
    from paradigm_ext._types import JSON

#: Of `api_v3_files_retrieve`; read as JSON, as a session is.
FILE_PATH = "/api/v3/files/{id}"
#: Failed documents that are asked for their reason: each is a request.
ASKED = 20


def with_reasons(progress: SessionProgress) -> Generator[Request, Any, SessionProgress]:
    """Return the last poll of a session with the reasons of its first failed documents.

    A session says which documents failed and leaves out why, so each is read once. The reason is a help and
    not the result: the first document that cannot be read ends the questions.
    """
    failed = list(progress.failed)
    for index, state in enumerate(failed[:ASKED]):
        if state.id is None:
            continue
        try:
            body = yield Request("GET", FILE_PATH.format(id=state.id), once=True)
        except ParadigmError:
            break
        failed[index] = evolve(state, reason=reason_of(body))
    return evolve(progress, failed=tuple(failed))


def reason_of(body: JSON) -> str:
    """Return the `status_detail` of a file's body in one line; empty where there is none."""
    detail = body.get("status_detail") if isinstance(body, dict) else None
    return cut(detail) if isinstance(detail, str) else ""
