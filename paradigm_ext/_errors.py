"""The errors of the package, as one tree.

```
ParadigmError
├── InvalidInput                 refused before anything was sent (also a ValueError)
│   └── ConfigurationError       the client itself cannot be built from what was given
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
│   └── RequestTimeout
├── InvalidResponse              a 2xx answer that is not what the API describes
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
└── IngestError                  some files could not be uploaded; carries `report`
```

Those of files, turns and several sessions live in `_waiting/_errors.py`. Every one of them survives pickle
and deepcopy, and none of them holds the API key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from paradigm_ext._ingestion import IngestReport
    from paradigm_ext._pagination import Cursor
    from paradigm_ext._waiting import SessionProgress

JSON: TypeAlias = "None | bool | int | float | str | list[JSON] | dict[str, JSON]"


def _restore(cls: type[ParadigmError], args: tuple[Any, ...], state: dict[str, Any]) -> ParadigmError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ParadigmError(Exception):
    """Root of everything that this package raises on purpose."""

    #: Whether the same request may succeed a little later without any change.
    transient: bool = False
    #: Where a walk over pages stopped when the error came out of one, to resume from.
    cursor: Cursor | None = None
    #: What an ingestion had done when the error ended it.
    report: IngestReport | None = None

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle by state: the default calls `cls(*args)`, which keyword-only constructors do not survive."""
        return _restore, (type(self), self.args, self.__dict__.copy())


class InvalidInput(ParadigmError, ValueError):
    """A value was refused before anything was sent; the message names it and the remedy."""


class ConfigurationError(InvalidInput):
    """The client cannot be built from the values given; the message names the one at fault."""


class APIError(ParadigmError):
    """Paradigm answered with an error status.

    Attributes:
        status: HTTP status code, as sent (520 and other unregistered codes included).
        method: HTTP method of the request.
        url: Address of the request, with secrets in its query replaced.
        request_id: Identifier that the server or a proxy gave the request, from whichever header had it.
        retry_after: Seconds that the server asked to wait, or None.
        body: The answer's body: parsed where it is JSON, else its first characters as text, else None.
        attempts: How many times the request was sent.
    """

    status: int
    method: str
    url: str
    request_id: str | None
    retry_after: float | None
    body: JSON
    attempts: int

    def __init__(
        self,
        message: str,
        *,
        status: int,
        method: str,
        url: str,
        request_id: str | None = None,
        retry_after: float | None = None,
        body: JSON = None,
        attempts: int = 1,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.method = method
        self.url = url
        self.request_id = request_id
        self.retry_after = retry_after
        self.body = body
        self.attempts = attempts


class RedirectError(APIError):
    """The answer is a redirect that is not followed: to another origin, or one too many."""


class AuthenticationError(APIError):
    """401: the API key is missing, wrong or expired."""


class PermissionDeniedError(APIError):
    """403: refused for the role, the plan, or by a firewall in front of the instance."""


class NotFoundError(APIError):
    """404: no such object, or none that this API key may see."""


class ConflictError(APIError):
    """409: the object's state does not allow this."""


class PayloadTooLargeError(APIError):
    """413: the file or request is larger than the instance accepts."""


class ValidationError(APIError):
    """400, 415 or 422: the server refused the values sent.

    `fields` maps each refused field to the reasons the server gave; it is empty where none were given.
    """

    @property
    def fields(self) -> Mapping[str, list[str]]:
        """The refused fields with the server's reasons, from a v3 `fields` object or a plain DRF body."""
        from paradigm_ext._error_parsing import refused_fields

        return refused_fields(self.body)


class RateLimitError(APIError):
    """429: more requests than the instance allows."""

    transient = True


class ServerError(APIError):
    """5xx, or a status that HTTP does not know: the server, or a proxy in front of it, failed."""

    transient = True


class MaintenanceError(ServerError):
    """503 of an announced maintenance.

    The fields are those of the v3 reference's `ServiceMaintenance503`.
    """

    def _field(self, name: str) -> JSON:
        return self.body.get(name) if isinstance(self.body, dict) else None

    @property
    def mode(self) -> str | None:
        """Kind of maintenance: `full_shutdown` or `warning_banner` are documented; others may come."""
        value = self._field("mode")
        return value if isinstance(value, str) else None

    @property
    def reason(self) -> str | None:
        """Why, in the words of whoever announced it."""
        value = self._field("reason")
        return value if isinstance(value, str) else None

    @property
    def started_at(self) -> str | None:
        """When it began, ISO 8601, as sent."""
        value = self._field("started_at")
        return value if isinstance(value, str) else None

    @property
    def endpoint_category_names(self) -> tuple[str, ...]:
        """The groups of endpoints concerned; empty when not said."""
        value = self._field("endpoint_category_names")
        return tuple(str(item) for item in value) if isinstance(value, list) else ()


class TransportError(ParadigmError):
    """The request got no answer.

    Attributes:
        method: HTTP method of the request.
        url: Address of the request, with secrets in its query replaced.
        sent: False where the server certainly never saw the request (the connection failed), True where it
            may have acted on it.
        attempts: How many times the request was sent or tried.
    """

    transient = True
    method: str
    url: str
    sent: bool
    attempts: int

    def __init__(self, message: str, *, method: str, url: str, sent: bool, attempts: int = 1) -> None:
        super().__init__(message)
        self.method = method
        self.url = url
        self.sent = sent
        self.attempts = attempts


class RequestTimeout(TransportError):
    """The request, or its answer, took longer than the time-out allows."""


class InvalidResponse(ParadigmError):
    """A successful status came with a body that is not what the API describes.

    Attributes:
        operation: What was called: a generated operation's name, or method and path.
        field: Where in the body it goes wrong, as `documents[3].updated_at`; empty when the body is no JSON
            at all.
    """

    #: A proxy's page or a body cut short is usually gone with the next request.
    transient = True
    operation: str
    field: str

    def __init__(self, message: str, *, operation: str, field: str = "") -> None:
        super().__init__(message)
        self.operation = operation
        self.field = field


class PaginationError(ParadigmError):
    """A walk over pages cannot go on; `cursor` is where it stopped, to resume from."""

    def __init__(self, message: str, *, cursor: Cursor) -> None:
        super().__init__(message)
        self.cursor = cursor


class SessionError(ParadigmError):
    """A wait for an upload session ended without success; `progress` is the last that was seen, if any."""

    outcome: ClassVar[str] = "error"
    progress: SessionProgress | None

    def __init__(self, message: str, *, progress: SessionProgress | None = None) -> None:
        super().__init__(message)
        self.progress = progress


class SessionFailed(SessionError):
    """Every document came to an end, and at least one of them failed."""

    outcome = "failed"


class SessionTimeout(SessionError):
    """The deadline passed with documents still in flight; they go on being processed in Paradigm."""

    outcome = "timeout"


class SessionStalled(SessionError):
    """Nothing changed for `stall_timeout` seconds."""

    outcome = "stalled"


class SessionInvalid(SessionError):
    """The session takes no more files and can never reach what was expected of it."""

    outcome = "invalid"


class IngestError(ParadigmError):
    """Some files could not be uploaded; `report` says which, why, and what was uploaded all the same."""

    def __init__(self, message: str, *, report: IngestReport) -> None:
        super().__init__(message)
        self.report = report


class LedgerError(ParadigmError):
    """What an upload did cannot be noted: nothing more is sent, since it could not be remembered."""
