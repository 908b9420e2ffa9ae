"""What an error says of the file that was being sent, and the errors of files that are not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import (
    APIError,
    AuthenticationError,
    InvalidInput,
    InvalidResponse,
    LedgerError,
    NotFoundError,
    PermissionDeniedError,
    ServerError,
    TransportError,
    UnreadableSource,
)

if TYPE_CHECKING:
    from paradigm_ext._errors import ParadigmError
    from paradigm_ext._ingestion.sources._select import Source

#: Errors after which no other file can succeed either: the key, the role or plan, a session that is gone, a
#: ledger that takes no more.
STOPPING = (AuthenticationError, PermissionDeniedError, NotFoundError, LedgerError)
#: Client errors that say nothing about the file.
_PASSING = frozenset({408, 425, 429})


def refused(error: ParadigmError) -> bool:
    """Tell whether the server certainly did not take the file and will not take it next time."""
    if isinstance(error, APIError):
        return error.status < 500 and error.status not in _PASSING
    return isinstance(error, InvalidInput)


def unsure(name: str, uuid: str) -> InvalidResponse:
    """Return the error of a file that may have arrived under another title."""
    return InvalidResponse(
        f"the answer to adding {name!r} was lost, and upload session {uuid} has documents that may be it "
        "under another title: it is not sent again; look at the session, then upload the file by itself",
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


def may_have_arrived(error: ParadigmError) -> bool:
    """Tell whether the server may have taken the file although no answer says so."""
    if isinstance(error, TransportError):
        return error.sent
    return isinstance(error, (ServerError, InvalidResponse))
