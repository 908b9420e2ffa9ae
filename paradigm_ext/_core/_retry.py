"""When a request is sent again, and after how long: pure decisions, no clock and no network."""

from __future__ import annotations

import math
import threading
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Literal, TypeAlias

from attrs import field, frozen

from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._validation import check_number, number

#: How an attempt failed: the connection was never made, it broke or timed out later, it can never work, or a
#: status came.
Failure: TypeAlias = "Literal['connect', 'transport', 'local'] | int"

IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
#: Doublings of a back-off, after which it has long reached its maximum and a float would overflow.
MAX_DOUBLINGS = 64
RETRIED_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})


@frozen(kw_only=True)
class RetryPolicy:
    """Which failed requests are sent again and how long to wait before each.

    GET, HEAD, PUT and DELETE are sent again after connection errors, read errors, time-outs and the statuses
    in `statuses`. Any other method only where the server cannot have acted: the connection was never made, or
    it answered 429; or where the caller says that repeating is harmless (`idempotent=True`). Delays are
    exponential with full jitter.

    Attributes:
        attempts: How often a request is sent at most, the first time included; 1 switches retries off.
        backoff: Seconds; the first delay is drawn from 0 up to this, each later range is twice the one
            before.
        max_backoff: Seconds; the largest delay drawn.
        max_retry_after: Seconds; a server that asks for more is not waited for: its error is raised at once.
        statuses: Answers after which an idempotent request is sent again.
        idempotent: Treat every method as safe to repeat, but for what would be there twice: an added file, a
            question, a thread.
        breaker_failures: After so many failures in a row over all requests of a client, with no success
            between them, requests are refused with `CircuitOpen` for a while; None never refuses any. They
            must have lasted as long as the back-offs of one request. The policy that the client was made
            with decides, not that of a view.
        breaker_pause: Seconds until an open circuit lets one request through, to see whether the instance
            works again.
    """

    attempts: int = field(default=4, validator=number(least=1, whole=True))
    backoff: float = field(default=0.5, validator=number(least=0))
    max_backoff: float = field(default=20.0, validator=number(least=0))
    max_retry_after: float = field(default=120.0, validator=number(least=0))
    statuses: frozenset[int] = field(default=RETRIED_STATUSES, converter=frozenset)
    idempotent: bool = False
    breaker_failures: int | None = field(default=5, validator=number(least=1, whole=True, none="no breaker"))
    breaker_pause: float = field(default=30.0, validator=number(least=0))

    @property
    def longest_backoff(self) -> float:
        """Seconds that the back-offs of one request take together at most, without what a server asks for."""
        doublings = range(min(self.attempts - 1, MAX_DOUBLINGS))
        return sum(min(self.max_backoff, self.backoff * 2.0**doubling) for doubling in doublings)

    def delay(
        self,
        *,
        method: str,
        attempt: int,
        failure: Failure,
        retry_after: float | None,
        replayable: bool,
        jitter: float,
        repeatable: bool = True,
    ) -> float | None:
        """Return the seconds to wait before the next attempt, or None when it must not be made.

        Args:
            method: HTTP method, upper case.
            attempt: Attempts made so far, 1 after the first.
            failure: What happened to the last one.
            retry_after: Seconds that the server asked for, if it did.
            replayable: Whether the body can be sent from its beginning again.
            jitter: A random number in [0, 1).
            repeatable: Whether `idempotent` may speak for this request; False for one that adds something.
        """
        if attempt >= self.attempts or not replayable or not self._may_repeat(method, failure, repeatable):
            return None
        if retry_after is not None:
            return None if retry_after > self.max_retry_after else retry_after + jitter * self.backoff
        return jitter * min(self.max_backoff, self.backoff * 2.0 ** min(attempt - 1, MAX_DOUBLINGS))

    def _may_repeat(self, method: str, failure: Failure, repeatable: bool) -> bool:
        if failure in ("connect", 429):
            return True
        if failure == "local":
            return False
        if not ((self.idempotent and repeatable) or method in IDEMPOTENT_METHODS):
            return False
        return failure == "transport" or failure in self.statuses


NO_RETRIES = RetryPolicy(attempts=1)


class RetryBudget:
    """How many retries one client may still afford, so that they cannot multiply an outage.

    Each retry takes one token, each answer but a failure gives `refill` back, up to `capacity`. While a
    fifth of all requests fail the budget stays full; when all of them fail, retries stop after `capacity` and
    errors pass straight through. Safe to share between threads.
    """

    def __init__(self, *, capacity: float = 100.0, refill: float = 0.5) -> None:
        check_number("capacity", capacity, least=0)
        check_number("refill", refill, least=0)
        self._capacity = capacity
        self._refill = refill
        self._tokens = capacity
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Let no lock of the parent's threads hold a child up."""
        self._lock = threading.Lock()

    def spend(self) -> bool:
        """Take a token for one retry; False when all are spent."""
        with self._lock:
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True

    def earn(self) -> None:
        """Give back what a successful answer is worth."""
        with self._lock:
            self._tokens = min(self._capacity, self._tokens + self._refill)


def parse_retry_after(value: str | None, *, now: float, date: str | None = None) -> float | None:
    """Return the seconds a `Retry-After` header asks for, or None where it says nothing usable.

    Args:
        value: The header: seconds, whole or not, or an HTTP date. Negative, `nan`, infinite or unreadable
            values count as absent, since sleeping for them would fail or never end.
        now: Seconds since 1970 by the machine's clock, to turn a date into a wait.
        date: The answer's `Date` header. A date is counted from there: the machine's clock may be wrong.
    """
    if value is None or not value.strip():
        return None
    try:
        seconds = float(value)
    except ValueError:
        until, sent = parse_http_date(value), parse_http_date(date or "")
        return None if until is None else max(0.0, until - (now if sent is None else sent))
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def parse_http_date(value: str) -> float | None:
    """Return an HTTP date as seconds since 1970, or None; all three formats of RFC 9110 are in UTC."""
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
