"""The exit status of every way that a command can end."""

from __future__ import annotations

from enum import IntEnum

from paradigm_ext._errors import (
    AuthenticationError,
    IngestError,
    IngestTimeout,
    InvalidInput,
    PermissionDeniedError,
    SessionFailed,
    SessionInvalid,
    SessionStalled,
    SessionTimeout,
)
from paradigm_ext._errors._waits import (
    FileFailed,
    FileStalled,
    FileTimeout,
    SessionsError,
    TurnFailed,
    TurnTimeout,
)
from paradigm_ext._mirror.reporting._errors import MirrorFailed, MirrorGuardError, MirrorTimeout
from paradigm_ext._mirror.scan import CacheInUse


class Exit(IntEnum):
    """Exit statuses, as documented for scripts."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    AUTH = 3
    TIMEOUT = 4
    API = 5
    GUARD = 6
    HELD = 7
    INTERRUPTED = 130


_STATUSES: dict[Exit, tuple[type[BaseException], ...]] = {
    Exit.TIMEOUT: (
        SessionTimeout,
        SessionStalled,
        FileTimeout,
        FileStalled,
        TurnTimeout,
        MirrorTimeout,
        IngestTimeout,
    ),
    Exit.FAILED: (SessionFailed, SessionInvalid, FileFailed, TurnFailed, IngestError, MirrorFailed),
    Exit.USAGE: (InvalidInput,),
    Exit.AUTH: (AuthenticationError, PermissionDeniedError),
    Exit.GUARD: (MirrorGuardError,),
    Exit.HELD: (CacheInUse,),
    Exit.INTERRUPTED: (KeyboardInterrupt,),
}
#: Of several ends the one that asks for a person first.
_GRAVITY = (Exit.AUTH, Exit.API, Exit.USAGE, Exit.FAILED, Exit.TIMEOUT)


def exit_status(error: BaseException) -> Exit:
    """Return the exit status for an error; any other error is the API's, 5."""
    if isinstance(error, SessionsError) and error.errors:
        return min((exit_status(one) for one in error.errors.values()), key=_GRAVITY.index)
    return next((status for status, kinds in _STATUSES.items() if isinstance(error, kinds)), Exit.API)
