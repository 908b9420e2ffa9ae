"""The errors of the package, as one tree.

```
ParadigmError
├── InvalidInput                 refused before anything was sent (also a ValueError)
│   ├── ConfigurationError       the client itself cannot be built from what was given
│   └── UnreadableSource         a source gives nothing here and now; another attempt may succeed
├── APIError                     Paradigm (or something in front of it) answered with an error status
│   ├── RedirectError            3xx that leads to another origin, or too many of them
│   ├── AuthenticationError      401
│   ├── PermissionDeniedError    403
│   ├── NotFoundError            404
│   ├── ConflictError            409
│   ├── ValidationError          400, 415, 422, with the refused `fields`
│   ├── PayloadTooLargeError     413
│   ├── RateLimitError           429
│   └── ServerError              5xx, unknown statuses included
│       └── MaintenanceError     503 of an announced maintenance
├── TransportError               no answer: connection, protocol, time-out
│   ├── RequestTimeout
│   └── CircuitOpen              not sent: the requests before it failed, and the client pauses
├── InvalidResponse              a 2xx answer that is not what the API describes
│   └── ResponseTooLarge         it is longer than the client's limits allow
├── PaginationError              a walk over pages that cannot go on; carries its cursor
├── SessionError                 waiting for an upload session ended without success; carries `progress`
│   ├── SessionFailed
│   ├── SessionTimeout
│   ├── SessionStalled
│   └── SessionInvalid
├── SessionsError                several sessions were awaited and some did not succeed; `progress`, `errors`
├── FileError                    waiting for one file ended without success; carries `file`
│   ├── FileFailed
│   ├── FileTimeout
│   └── FileStalled
├── TurnError                    waiting for an agent's answer ended without one; carries `answer`
│   ├── TurnFailed
│   └── TurnTimeout
├── LedgerError                  the ledger of an upload cannot be written; carries `report`
├── IngestError                  some files could not be uploaded; carries `report`
│   └── IngestTimeout            the deadline passed while files were being uploaded
└── MirrorError                  a workspace is not level with its source; carries `report`
    ├── MirrorGuardError         a guard kept documents from being removed; `guard`
    ├── MirrorFailed             files failed, or are parked
    └── MirrorTimeout            the deadline passed with documents in flight
```

Those of a mirror live in `_mirror/reporting`. Every one of them survives pickle and deepcopy, and none
of them holds the API key.
"""

from __future__ import annotations

from paradigm_ext._errors._api import (
    APIError,
    AuthenticationError,
    ConflictError,
    MaintenanceError,
    NotFoundError,
    PayloadTooLargeError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    ServerError,
    ValidationError,
)
from paradigm_ext._errors._base import (
    ConfigurationError,
    InvalidInput,
    InvalidResponse,
    PaginationError,
    ParadigmError,
    ResponseTooLarge,
    UnreadableSource,
)
from paradigm_ext._errors._ingestion import (
    IngestError,
    IngestTimeout,
    LedgerError,
)
from paradigm_ext._errors._transport import (
    CircuitOpen,
    RequestTimeout,
    TransportError,
)
from paradigm_ext._errors._waits import (
    FileError,
    FileFailed,
    FileStalled,
    FileTimeout,
    SessionError,
    SessionFailed,
    SessionInvalid,
    SessionsError,
    SessionStalled,
    SessionTimeout,
    TurnError,
    TurnFailed,
    TurnTimeout,
)

__all__ = [
    "APIError",
    "AuthenticationError",
    "CircuitOpen",
    "ConfigurationError",
    "ConflictError",
    "FileError",
    "FileFailed",
    "FileStalled",
    "FileTimeout",
    "IngestError",
    "IngestTimeout",
    "InvalidInput",
    "InvalidResponse",
    "LedgerError",
    "MaintenanceError",
    "NotFoundError",
    "PaginationError",
    "ParadigmError",
    "PayloadTooLargeError",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectError",
    "RequestTimeout",
    "ResponseTooLarge",
    "ServerError",
    "SessionError",
    "SessionFailed",
    "SessionInvalid",
    "SessionStalled",
    "SessionTimeout",
    "SessionsError",
    "TransportError",
    "TurnError",
    "TurnFailed",
    "TurnTimeout",
    "UnreadableSource",
    "ValidationError",
]
