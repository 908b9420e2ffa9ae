"""How many requests a minute one client sends: a pure limiter that says how long to wait."""

from __future__ import annotations

import heapq
import threading

from attrs import frozen

from paradigm_ext._core._deadline import NO_DEADLINE, Deadline
from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._errors import ConfigurationError
from paradigm_ext._validation import check_number

#: What the vendor's own SDK keeps to; the instance's real limit is not documented.
DEFAULT_REQUESTS_PER_MINUTE = 1_000


@frozen
class Place:
    """One request's place in the line.

    Attributes:
        slot: Where it stands on the limiter's own line of even intervals.
        delay: Seconds until the request may be sent, 0 for now.
    """

    slot: float
    delay: float


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
        self._free: list[float] = []
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Let no lock of the parent's threads hold a child up; a child's allowance is its own."""
        self._lock = threading.Lock()

    def reserve(self, now: float, deadline: Deadline = NO_DEADLINE) -> Place | None:
        """Take the next place; None where it would come after the deadline, and then no place is taken.

        Args:
            now: Seconds of a monotonic clock, the same one at every call.
            deadline: When the request must be over, by the same clock.
        """
        with self._lock:
            slot = self._next(now)
            delay = max(0.0, slot - (self._burst - 1) * self._interval - now)
            if delay > 0 and deadline.forbids(delay, now):
                return None
            self._take(slot)
            return Place(slot, delay)

    def give_back(self, place: Place) -> None:
        """Return the place of a request that was never sent; the next one gets it, while it lies ahead."""
        with self._lock:
            heapq.heappush(self._free, place.slot)

    def _next(self, now: float) -> float:
        """Return the first free slot that is not over yet."""
        while self._free and self._free[0] <= now:
            heapq.heappop(self._free)
        return self._free[0] if self._free else max(self._next_free, now)

    def _take(self, slot: float) -> None:
        if self._free and self._free[0] == slot:
            heapq.heappop(self._free)
        else:
            self._next_free = slot + self._interval
