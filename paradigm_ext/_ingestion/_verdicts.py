"""What an error says of the file that was being sent, and the errors of files that are not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import (
    APIError,
    AuthenticationError,
    CircuitOpen,
    InvalidInput,
    InvalidResponse,
    LedgerError,
    NotFoundError,
    PermissionDeniedError,
    UnreadableSource,
)

if TYPE_CHECKING:
    from paradigm_ext._errors import ParadigmError
    from paradigm_ext._ingestion.sources._select import Selection
    from paradigm_ext._ingestion.sources._source import Source

#: Errors after which no other file can succeed either: the key, an instance that
#: fails for all, a ledger that takes no more.
_STOPPING = (AuthenticationError, CircuitOpen, LedgerError)
#: Client errors that say nothing about the file.
_PASSING = frozenset({408, 425, 429})


def is_page(error: APIError) -> bool:
    """Return whether an error's body is a page for people: of a firewall or a proxy, not of Paradigm."""
    return isinstance(error.body, str)


def stops_all(error: ParadigmError, *, accepted: int) -> bool:
    """Return whether no other file can succeed after this error.

    A 403 may be a firewall's, which dislikes one file's content: then it is a page, or others were accepted
    before. A 404 in a page says nothing of the session.

    Args:
        error: What sending one file came to.
        accepted: Files that this run sent before.
    """
    if isinstance(error, PermissionDeniedError):
        return not accepted and not is_page(error)
    if isinstance(error, NotFoundError):
        return not is_page(error)
    return isinstance(error, _STOPPING)


def refused(error: ParadigmError) -> bool:
    """Return whether the server certainly did not take the file and will not take it next time."""
    if isinstance(error, APIError):
        return error.status < 500 and error.status not in _PASSING
    return isinstance(error, InvalidInput)


def unsure(name: str, uuid: str) -> InvalidResponse:
    """Return the error of a file that may have arrived under another title."""
    return InvalidResponse(
        f"the answer to adding {name!r} was lost; it may still be arriving in upload session {uuid}, or be"
        " one of its documents under another title: it is not sent again; see its documents, then upload the"
        " file by itself",
        operation="add a file to an upload session",
    )


def doubled(name: str, uuid: str, document_ids: list[int | None]) -> InvalidResponse:
    """Return the error of a file that is there more than once."""
    return InvalidResponse(
        f"{name!r} seemed not to have arrived and was sent again, and upload session {uuid} has it more than"
        f" once: see its documents {document_ids}, and delete what is too much",
        operation="add a file to an upload session",
    )


def held_back(name: str, uuid: str) -> InvalidResponse:
    """Return the error of a file that is kept back for another one of its title."""
    return InvalidResponse(
        f"{name!r} was not sent: it is not known whether another file of its title arrived in upload session "
        f"{uuid}, and the two could not be told apart; run the upload again with the same ledger",
        operation="add a file to an upload session",
    )


def unreadable(source: Source, error: OSError) -> UnreadableSource:
    """Return the error of a file that the disk does not give."""
    return UnreadableSource(f"{source.label or source.name!r} cannot be read: {error.strerror or error}")


def all_refused(selection: Selection) -> InvalidInput:
    """Return one error for all sources that cannot be uploaded; that of a source that may be read later."""
    unreadable = any(isinstance(failure.error, UnreadableSource) for failure in selection.failures)
    reasons = [str(failure.error) for failure in selection.failures]
    shown = "; ".join(reasons[:10]) + (f"; and {len(reasons) - 10} more" if len(reasons) > 10 else "")
    kind = UnreadableSource if unreadable else InvalidInput
    return kind(f"nothing was sent, since {len(reasons)} of the sources cannot be uploaded: {shown}")
