"""How many requests a minute one client sends: a pure limiter that says how long to wait."""

from __future__ import annotations

import heapq
import threading
from typing import Self

from attrs import frozen

from paradigm_ext._core._deadline import NO_DEADLINE, Deadline
from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._errors import ConfigurationError
from paradigm_ext._validation import check_number

#: What the vendor's own SDK keeps to; the instance's real limit is not documented.
DEFAULT_REQUESTS_PER_MINUTE = 1_000
#: The part of an allowance that time without requests saves up: 1 in so many.
SAVED_SHARE = 50


@frozen
class Pace:
    """An allowance of requests a minute, as a burst and an interval (the generic cell rate algorithm).

    The two together never let more than the allowance out in any 60 seconds.

    Attributes:
        burst: How many may go out at once, after a time without requests.
        interval: Seconds between two others.
    """

    burst: int
    interval: float

    @classmethod
    def of(cls, requests_per_minute: int) -> Self:
        """Return the pace of an allowance.

        Raises:
            ConfigurationError: It is not a whole number of at least 1.
        """
        check_number(
            "max_requests_per_minute",
            requests_per_minute,
            least=1,
            whole=True,
            none="no limit",
            error=ConfigurationError,
        )
        burst = max(1, requests_per_minute // SAVED_SHARE)
        return cls(burst, 60.0 / max(1, requests_per_minute - burst))

    @property
    def ahead(self) -> float:
        """Seconds that a request may go out before its slot."""
        return (self.burst - 1) * self.interval

    @property
    def empty(self) -> float:
        """Seconds from the first moment of a line to its first slot, with nothing saved up."""
        return self.burst * self.interval


@frozen
class Place:
    """One request's place in the line.

    Attributes:
        slot: Where it stands on the limiter's own line of even intervals.
        delay: Seconds until the request may be sent, 0 for now.
        shared: Whether it is a place in the line that several processes share.
    """

    slot: float
    delay: float
    shared: bool = False


class RateLimiter:
    """A rate limiter for threads and tasks alike.

    The line begins with nothing saved up: its first request goes out one interval after `opened`, so that
    processes of a few requests each, one after the other, send no more than one that lives on. Places are
    given in the order in which they are asked for.

    Args:
        requests_per_minute: The allowance.
        opened: When the line began, by the clock of `reserve`.
    """

    #: A place is decided here, without waiting for another machine.
    remote = False

    def __init__(self, requests_per_minute: int, *, opened: float = float("-inf")) -> None:
        self.pace = Pace.of(requests_per_minute)
        self._next_free: float | None = opened + self.pace.empty
        self._free: list[float] = []
        self._lock = threading.Lock()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Begin a line of the child's own; no lock of the parent's threads holds it up."""
        self._lock = threading.Lock()
        self._next_free = None
        self._free = []

    def reserve(self, now: float, deadline: Deadline = NO_DEADLINE) -> Place | None:
        """Take the next place; None where it would come after the deadline, and then no place is taken.

        Args:
            now: Seconds of a monotonic clock, the same one at every call.
            deadline: When the request must be over, by the same clock.
        """
        with self._lock:
            slot = self._next(now)
            delay = max(0.0, slot - self.pace.ahead - now)
            if delay > 0 and deadline.forbids(delay, now):
                return None
            self._take(slot)
            return Place(slot, delay)

    def give_back(self, place: Place) -> None:
        """Return the place of a request that was never sent; the next one gets it, while it lies ahead."""
        with self._lock:
            heapq.heappush(self._free, place.slot)

    def close(self) -> None:
        """Do nothing: there is no connection to close."""

    def _next(self, now: float) -> float:
        """Return the first free slot that is not over yet."""
        if self._next_free is None:
            self._next_free = now + self.pace.empty
        while self._free and self._free[0] <= now:
            heapq.heappop(self._free)
        return self._free[0] if self._free else max(self._next_free, now)

    def _take(self, slot: float) -> None:
        if self._free and self._free[0] == slot:
            heapq.heappop(self._free)
        else:
            self._next_free = slot + self.pace.interval
