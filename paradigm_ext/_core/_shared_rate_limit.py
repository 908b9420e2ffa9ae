"""One line of requests for several processes, kept in a storage that all of them reach."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from paradigm_ext._core._deadline import NO_DEADLINE, Deadline
from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._log import logger

if TYPE_CHECKING:
    from paradigm_ext._core._rate_limit import Pace, Place, RateLimiter

#: Seconds without asking a storage that did not answer.
STORAGE_PAUSE = 10.0


class StorageUnavailable(Exception):
    """The storage did not answer; the words say why, without its password."""


class LineStorage(Protocol):
    """Where the line stands; each method blocks, and raises `StorageUnavailable`."""

    def reserve(self, pace: Pace, seconds: float | None) -> Place | None:
        """Take the next place; None, and no place taken, where its delay is not below `seconds`."""
        ...

    def give_back(self, place: Place) -> None:
        """Return a place that was not used."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class SharedRateLimiter:
    """A rate limiter whose line several processes share.

    A storage that does not answer stops no work: until it does, the process keeps to the allowance by itself,
    so that n processes may send n times as much. The instance answers the surplus with 429, which is
    waited for and tried again.

    Args:
        own: The process's own line, for the time without the storage.
        storage: The shared line.
    """

    #: A place is asked for over the network: no event loop may wait for it.
    remote = True

    def __init__(self, own: RateLimiter, storage: LineStorage) -> None:
        self._own = own
        self._storage = storage
        self._ask_again = float("-inf")
        self._lock = threading.Lock()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Let no lock of the parent's threads hold a child up."""
        self._lock = threading.Lock()

    def reserve(self, now: float, deadline: Deadline = NO_DEADLINE) -> Place | None:
        """Take the next place; None where it would come after the deadline, and then no place is taken."""
        if now < self._ask_again:
            return self._own.reserve(now, deadline)
        try:
            place = self._storage.reserve(self._own.pace, deadline.remaining(now))
        except StorageUnavailable as error:
            self._lost(now, str(error))
            return self._own.reserve(now, deadline)
        self._found()
        return place and evolve(place, shared=True)

    def give_back(self, place: Place) -> None:
        """Return the place of a request that was never sent to the line that it is from."""
        if not place.shared:
            self._own.give_back(place)
            return
        try:
            self._storage.give_back(place)
        except StorageUnavailable as error:
            logger.debug("a place of the shared rate limit was not returned: %s", error)

    def close(self) -> None:
        """Close the storage's connections."""
        self._storage.close()

    def _lost(self, now: float, reason: str) -> None:
        with self._lock:
            known, self._ask_again = self._ask_again > float("-inf"), now + STORAGE_PAUSE
        logger.log(
            10 if known else 30,
            "the storage of the shared rate limit does not answer (%s); until it does, this process keeps to "
            "max_requests_per_minute by itself, and asks again every %.0f s",
            reason,
            STORAGE_PAUSE,
        )

    def _found(self) -> None:
        with self._lock:
            known, self._ask_again = self._ask_again > float("-inf"), float("-inf")
        if known:
            logger.info("the storage of the shared rate limit answers again")
