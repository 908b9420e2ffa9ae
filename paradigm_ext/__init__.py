"""LightOn Paradigm for people who write code: uploads, waiting, pages and errors, over `paradigm_api`.

Names are imported when they are first used: `import paradigm_ext` costs next to nothing, and brings neither
httpx nor the generated models.
"""

from __future__ import annotations

from paradigm_ext._version import __version__

# Type checkers take a name like this for true; importing `typing` for it would be most of this import's cost.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from paradigm_ext._agents import Answer, AnswerDelta, AnswerSource, Chunk
    from paradigm_ext._agents._stream import AnswerStream, AsyncAnswerStream
    from paradigm_ext._agents._turn_wait import await_until_turn_completed, wait_until_turn_completed
    from paradigm_ext._call import acall, call
    from paradigm_ext._client import Paradigm
    from paradigm_ext._clock import Clock
    from paradigm_ext._config import Timeouts
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._core._retry import NO_RETRIES, RetryPolicy
    from paradigm_ext._errors import (
        APIError,
        AuthenticationError,
        ConfigurationError,
        ConflictError,
        IngestError,
        InvalidInput,
        InvalidResponse,
        LedgerError,
        MaintenanceError,
        NotFoundError,
        PaginationError,
        ParadigmError,
        PayloadTooLargeError,
        PermissionDeniedError,
        RateLimitError,
        RedirectError,
        RequestTimeout,
        ServerError,
        SessionError,
        SessionFailed,
        SessionInvalid,
        SessionStalled,
        SessionTimeout,
        TransportError,
        ValidationError,
    )
    from paradigm_ext._errors._waits import (
        FileError,
        FileFailed,
        FileStalled,
        FileTimeout,
        SessionsError,
        TurnError,
        TurnFailed,
        TurnTimeout,
    )
    from paradigm_ext._ingestion import (
        FileLedger,
        IngestProgress,
        IngestReport,
        Ledger,
        SkippedSource,
        Source,
        UploadedDocument,
        UploadFailure,
    )
    from paradigm_ext._mirror import (
        MirrorError,
        MirrorFailed,
        MirrorFailure,
        MirrorGuard,
        MirrorGuardError,
        MirrorOperation,
        MirrorOptions,
        MirrorPlan,
        MirrorProgress,
        MirrorReport,
        MirrorSource,
        MirrorTimeout,
        PlannedDocument,
    )
    from paradigm_ext._pagination import AsyncPaginator, Cursor, Page, Paginator, apaginate, paginate
    from paradigm_ext._polling import Decision, DocumentState, PollPlan, SessionProgress, SessionWait
    from paradigm_ext._polling._file import FileProgress, await_until_file_embedded, wait_until_file_embedded
    from paradigm_ext._polling._many import await_until_sessions_embedded, wait_until_sessions_embedded
    from paradigm_ext._polling._session import await_until_session_embedded, wait_until_session_embedded
    from paradigm_ext._types import JSON

#: The names of each module, which is imported with the first of them.
_HOMES = {
    "_agents": "Answer AnswerDelta AnswerSource Chunk",
    "_agents._stream": "AnswerStream AsyncAnswerStream",
    "_call": "acall call",
    "_client": "Paradigm",
    "_clock": "Clock",
    "_config": "Timeouts",
    "_errors": (
        "APIError AuthenticationError ConfigurationError ConflictError IngestError InvalidInput "
        "InvalidResponse LedgerError MaintenanceError NotFoundError PaginationError "
        "ParadigmError PayloadTooLargeError PermissionDeniedError RateLimitError RedirectError "
        "RequestTimeout ServerError SessionError SessionFailed SessionInvalid SessionStalled "
        "SessionTimeout TransportError ValidationError"
    ),
    "_ingestion": (
        "FileLedger IngestProgress IngestReport Ledger SkippedSource Source UploadFailure UploadedDocument"
    ),
    "_mirror": (
        "MirrorError MirrorFailed MirrorFailure MirrorGuard MirrorGuardError MirrorOperation MirrorOptions "
        "MirrorPlan MirrorProgress MirrorReport MirrorSource MirrorTimeout PlannedDocument"
    ),
    "_pagination": "AsyncPaginator Cursor Page Paginator apaginate paginate",
    "_core._deadline": "Deadline",
    "_core._retry": "NO_RETRIES RetryPolicy",
    "_types": "JSON",
    "_polling": "Decision DocumentState PollPlan SessionProgress SessionWait",
    "_errors._waits": (
        "FileError FileFailed FileStalled FileTimeout SessionsError TurnError TurnFailed TurnTimeout"
    ),
    "_polling._file": "FileProgress await_until_file_embedded wait_until_file_embedded",
    "_polling._many": "await_until_sessions_embedded wait_until_sessions_embedded",
    "_polling._session": "await_until_session_embedded wait_until_session_embedded",
    "_agents._turn_wait": "await_until_turn_completed wait_until_turn_completed",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "JSON",
    "NO_RETRIES",
    "APIError",
    "Answer",
    "AnswerDelta",
    "AnswerSource",
    "AnswerStream",
    "AsyncAnswerStream",
    "AsyncPaginator",
    "AuthenticationError",
    "Chunk",
    "Clock",
    "ConfigurationError",
    "ConflictError",
    "Cursor",
    "Deadline",
    "Decision",
    "DocumentState",
    "FileError",
    "FileFailed",
    "FileLedger",
    "FileProgress",
    "FileStalled",
    "FileTimeout",
    "IngestError",
    "IngestProgress",
    "IngestReport",
    "InvalidInput",
    "InvalidResponse",
    "Ledger",
    "LedgerError",
    "MaintenanceError",
    "MirrorError",
    "MirrorFailed",
    "MirrorFailure",
    "MirrorGuard",
    "MirrorGuardError",
    "MirrorOperation",
    "MirrorOptions",
    "MirrorPlan",
    "MirrorProgress",
    "MirrorReport",
    "MirrorSource",
    "MirrorTimeout",
    "NotFoundError",
    "Page",
    "PaginationError",
    "Paginator",
    "Paradigm",
    "ParadigmError",
    "PayloadTooLargeError",
    "PermissionDeniedError",
    "PlannedDocument",
    "PollPlan",
    "RateLimitError",
    "RedirectError",
    "RequestTimeout",
    "RetryPolicy",
    "ServerError",
    "SessionError",
    "SessionFailed",
    "SessionInvalid",
    "SessionProgress",
    "SessionStalled",
    "SessionTimeout",
    "SessionWait",
    "SessionsError",
    "SkippedSource",
    "Source",
    "Timeouts",
    "TransportError",
    "TurnError",
    "TurnFailed",
    "TurnTimeout",
    "UploadFailure",
    "UploadedDocument",
    "ValidationError",
    "__version__",
    "acall",
    "apaginate",
    "await_until_file_embedded",
    "await_until_session_embedded",
    "await_until_sessions_embedded",
    "await_until_turn_completed",
    "call",
    "paginate",
    "wait_until_file_embedded",
    "wait_until_session_embedded",
    "wait_until_sessions_embedded",
    "wait_until_turn_completed",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
