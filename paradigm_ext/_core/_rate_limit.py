"""How many requests a minute one client sends: a pure limiter that says how long to wait."""

from __future__ import annotations

import threading

from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._errors import ConfigurationError
from paradigm_ext._validation import check_number

#: What the vendor's own SDK keeps to; the instance's real limit is not documented.
DEFAULT_REQUESTS_PER_MINUTE = 1_000


class RateLimiter:
    """A rate limiter for threads and tasks alike (the generic cell rate algorithm).

    A tenth of the allowance may go out as one burst; the rest is spread evenly, so that no 60 seconds ever
    see more than the allowance. Places are given in the order in which they are asked for.
    """

    def __init__(self, requests_per_minute: int) -> None:
        check_number(
            "max_requests_per_minute",
            requests_per_minute,
            least=1,
            whole=True,
            none="no limit",
            error=ConfigurationError,
        )
        self._burst = max(1, requests_per_minute // 10)
        self._interval = 60.0 / max(1, requests_per_minute - self._burst)
        self._next_free = float("-inf")
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Let no lock of the parent's threads hold a child up; a child's allowance is its own."""
        self._lock = threading.Lock()

    def reserve(self, now: float) -> float:
        """Take the next place and return the seconds until it, 0 when it is now.

        Args:
            now: Seconds of a monotonic clock, the same one at every call.
        """
        with self._lock:
            start = max(self._next_free, now)
            self._next_free = start + self._interval
            return max(0.0, start - (self._burst - 1) * self._interval - now)
