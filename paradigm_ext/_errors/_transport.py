"""No answer came."""

from __future__ import annotations

from paradigm_ext._errors._base import ParadigmError


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
    """The request, or its answer, took longer than the time-out allows.

    Attributes:
        by_deadline: True where the caller's deadline ended the request, or left no time for another attempt;
            False where one request took longer than the client's own time-outs.
    """

    by_deadline: bool

    def __init__(
        self,
        message: str,
        *,
        method: str,
        url: str,
        sent: bool,
        attempts: int = 1,
        by_deadline: bool = False,
    ) -> None:
        super().__init__(message, method=method, url=url, sent=sent, attempts=attempts)
        self.by_deadline = by_deadline


def ended_by_deadline(error: BaseException | None) -> bool:
    """Tell whether the caller's deadline, and no time-out of one request, is what ended a request."""
    return isinstance(error, RequestTimeout) and error.by_deadline


class CircuitOpen(TransportError):
    """The request was not sent: the requests before it failed, and the client asks no more for a while.

    `sent` is False and `attempts` is 0. `RetryPolicy(breaker_failures=, breaker_pause=)` governs it.

    Attributes:
        retry_after: Seconds until the client lets one request through, to see whether the instance works.
        last_failure: How the last of the failed requests failed.
    """

    retry_after: float
    last_failure: str

    def __init__(self, message: str, *, method: str, url: str, retry_after: float, last_failure: str) -> None:
        super().__init__(message, method=method, url=url, sent=False, attempts=0)
        self.retry_after = retry_after
        self.last_failure = last_failure
