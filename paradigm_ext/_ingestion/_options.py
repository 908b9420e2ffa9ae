"""What the caller asked of one ingestion, checked before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import field, frozen

from paradigm_ext._config import DEFAULT_MAX_FILE_BYTES
from paradigm_ext._errors import InvalidInput
from paradigm_ext._validation import check_choice, check_flags, check_number, is_uuid

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from paradigm_ext._ingestion._report import IngestProgress
    from paradigm_ext._ingestion.ledger._file import Ledger
    from paradigm_ext._ingestion.sources._select import Duplicates

    OnProgress: TypeAlias = Callable[[IngestProgress], object]

OnError = Literal["raise", "collect"]
InDoubt = Literal["wait", "leave"]
Deleted = Literal["leave", "send"]

#: What None stands for.
_NONE = {"workspace_id": "the server's choice", "max_documents_per_session": "one session"}
#: Fields of the add-file request that belong to one file: by its title a file in doubt is found again.
_OWN_FIELDS = frozenset({"file", "filename", "title"})


def _mapping(value: Mapping[str, Any] | None) -> dict[str, Any]:
    try:
        return dict(value or {})
    except (TypeError, ValueError):
        raise InvalidInput(f"fields must be a mapping of names and values, not {value!r:.80}") from None


def _text(uuid: str | UUID | None) -> str | None:
    return None if uuid is None else str(uuid)


@frozen(kw_only=True)
class IngestOptions:
    """What the caller asked of one ingestion, checked.

    Attributes:
        workspace_id: The workspace that the documents go to; None leaves it to the server (the private
            collection).
        session_uuid: A session to add to; None opens one when there is something to send.
        pipeline: The ingestion pipeline's version, such as `v2.2.1`; None is the instance's default.
        wait: Whether to wait until every document is embedded.
        timeout: Seconds for everything, uploading and waiting.
        concurrency: Files sent at the same time.
        ledger: Where the run is recorded.
        max_file_bytes: The largest file accepted.
        max_documents_per_session: Documents after which a new session is opened; None for one session.
        on_error: What failed files lead to.
        on_progress: Called after each file and each poll of a session, one call at a time.
        duplicates: What to do with equal content.
        fields: Further form fields of the add-file request.
        in_doubt: What to do about files that may still be arriving, though no answer came.
        follow_links: Whether a file below a folder may be a link to one outside of it.
        deleted: What to do about files whose documents somebody deleted since an earlier run.
    """

    workspace_id: int | None = None
    session_uuid: str | None = field(default=None, converter=_text)
    pipeline: str | None = None
    wait: bool = False
    timeout: float | None = 1800.0
    concurrency: int = 8
    ledger: str | os.PathLike[str] | Ledger | None = None
    max_file_bytes: int | None = DEFAULT_MAX_FILE_BYTES
    max_documents_per_session: int | None = None
    on_error: OnError = "raise"
    on_progress: OnProgress | None = None
    duplicates: Duplicates = "send"
    fields: Mapping[str, Any] = field(default=None, converter=_mapping)
    in_doubt: InDoubt = "wait"
    follow_links: bool = False
    deleted: Deleted = "leave"

    def __attrs_post_init__(self) -> None:
        for name in ("workspace_id", "concurrency", "max_documents_per_session"):
            check_number(name, getattr(self, name), least=1, whole=True, none=_NONE.get(name, ""))
        check_flags(self, "wait", "follow_links")
        check_number("timeout", self.timeout, above=0, none="no limit")
        check_choice("on_error", self.on_error, ("raise", "collect"))
        check_choice("in_doubt", self.in_doubt, ("wait", "leave"))
        check_choice("deleted", self.deleted, ("leave", "send"))
        if own := sorted(_OWN_FIELDS & set(self.fields)):
            raise InvalidInput(
                f"fields must not hold {own[0]!r}: each file has its own; pass Source(name=...) to rename one"
            )
        if self.session_uuid is not None:
            _check_uuid("session_uuid", self.session_uuid)


def _check_uuid(name: str, value: str) -> None:
    if not is_uuid(value):
        raise InvalidInput(f"{name} must be the UUID of an upload session, not {value!r}")
