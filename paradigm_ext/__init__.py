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
    from paradigm_ext._config import Limits, Timeouts
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._core._retry import NO_RETRIES, RetryPolicy
    from paradigm_ext._errors import (
        APIError,
        AuthenticationError,
        CircuitOpen,
        ConfigurationError,
        ConflictError,
        IngestError,
        IngestTimeout,
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
        ResponseTooLarge,
        ServerError,
        SessionError,
        SessionFailed,
        SessionInvalid,
        SessionStalled,
        SessionTimeout,
        TransportError,
        UnreadableSource,
        ValidationError,
    )
    from paradigm_ext._errors._waits import (
        CountError,
        CountTimeout,
        FileError,
        FileFailed,
        FileStalled,
        FileTimeout,
        SessionsError,
        TurnError,
        TurnFailed,
        TurnTimeout,
        WaitError,
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
    from paradigm_ext._ingestion.ledger._state import (
        names_sent_again,
        supersede,
        superseded_ids,
        uploaded_documents,
    )
    from paradigm_ext._mirror import (
        CacheInUse,
        FsspecSource,
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
        SourceUnavailable,
    )
    from paradigm_ext._mirror._call import mirror_name
    from paradigm_ext._pagination import AsyncPaginator, Cursor, Page, Paginator, apaginate, paginate
    from paradigm_ext._polling import (
        WAIT_OUTCOMES,
        Decision,
        DocumentState,
        Observation,
        PollMachine,
        PollPlan,
        SessionProgress,
        WaitOutcome,
        apoll,
        apoll_once,
        poll,
        poll_once,
    )
    from paradigm_ext._polling._count import await_until_agent_files, wait_until_agent_files
    from paradigm_ext._polling._file import FileProgress, await_until_file_embedded, wait_until_file_embedded
    from paradigm_ext._polling._many import await_until_sessions_embedded, wait_until_sessions_embedded
    from paradigm_ext._polling._session import await_until_session_embedded, wait_until_session_embedded
    from paradigm_ext._secrets import Secret
    from paradigm_ext._types import JSON
    from paradigm_ext._unset import Unset

# Written by `nox -s public-names`, like the imports above.
__all__ = [
    "JSON",
    "NO_RETRIES",
    "WAIT_OUTCOMES",
    "APIError",
    "Answer",
    "AnswerDelta",
    "AnswerSource",
    "AnswerStream",
    "AsyncAnswerStream",
    "AsyncPaginator",
    "AuthenticationError",
    "CacheInUse",
    "Chunk",
    "CircuitOpen",
    "Clock",
    "ConfigurationError",
    "ConflictError",
    "CountError",
    "CountTimeout",
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
    "FsspecSource",
    "IngestError",
    "IngestProgress",
    "IngestReport",
    "IngestTimeout",
    "InvalidInput",
    "InvalidResponse",
    "Ledger",
    "LedgerError",
    "Limits",
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
    "Observation",
    "Page",
    "PaginationError",
    "Paginator",
    "Paradigm",
    "ParadigmError",
    "PayloadTooLargeError",
    "PermissionDeniedError",
    "PlannedDocument",
    "PollMachine",
    "PollPlan",
    "RateLimitError",
    "RedirectError",
    "RequestTimeout",
    "ResponseTooLarge",
    "RetryPolicy",
    "Secret",
    "ServerError",
    "SessionError",
    "SessionFailed",
    "SessionInvalid",
    "SessionProgress",
    "SessionStalled",
    "SessionTimeout",
    "SessionsError",
    "SkippedSource",
    "Source",
    "SourceUnavailable",
    "Timeouts",
    "TransportError",
    "TurnError",
    "TurnFailed",
    "TurnTimeout",
    "UnreadableSource",
    "Unset",
    "UploadFailure",
    "UploadedDocument",
    "ValidationError",
    "WaitError",
    "WaitOutcome",
    "__version__",
    "acall",
    "apaginate",
    "apoll",
    "apoll_once",
    "await_until_agent_files",
    "await_until_file_embedded",
    "await_until_session_embedded",
    "await_until_sessions_embedded",
    "await_until_turn_completed",
    "call",
    "mirror_name",
    "names_sent_again",
    "paginate",
    "poll",
    "poll_once",
    "supersede",
    "superseded_ids",
    "uploaded_documents",
    "wait_until_agent_files",
    "wait_until_file_embedded",
    "wait_until_session_embedded",
    "wait_until_sessions_embedded",
    "wait_until_turn_completed",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    from paradigm_ext._public import HOME_OF

    home = HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
