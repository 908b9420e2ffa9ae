"""How many requests a minute one client sends: a pure limiter that says how long to wait."""

from __future__ import annotations

import threading

from paradigm_ext._errors import InvalidInput

#: What the vendor's own SDK keeps to; the instance's real limit is not documented.
DEFAULT_REQUESTS_PER_MINUTE = 1_000


class Pacer:
    """A rate limiter for threads and tasks alike (the generic cell rate algorithm).

    A tenth of the allowance may go out as one burst; the rest is spread evenly, so that no 60 seconds ever
    see more than the allowance. Places are given in the order in which they are asked for.
    """

    def __init__(self, requests_per_minute: int) -> None:
        if requests_per_minute < 1:
            raise InvalidInput(
                f"max_requests_per_minute must be 1 or more (None: no limit), not {requests_per_minute!r}"
            )
        self._burst = max(1, requests_per_minute // 10)
        self._interval = 60.0 / max(1, requests_per_minute - self._burst)
        self._next_free = float("-inf")
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
