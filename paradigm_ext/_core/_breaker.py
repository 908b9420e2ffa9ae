"""A circuit breaker: an instance that fails for everybody is not asked again by each one in turn."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from paradigm_ext._core._fork import renew_after_fork

if TYPE_CHECKING:
    from collections.abc import Hashable

    from paradigm_ext._core._retry import Failure

#: Statuses of a server error that are about the request and not about the instance.
_OF_THE_REQUEST = frozenset({501, 505})
#: Statuses of a client error that say nothing about how the instance is.
_SAYS_NOTHING = frozenset({408, 425, 429})
#: Seconds until those that wait for a probe under way should ask again.
PROBE_SECONDS = 1.0


class CircuitBreaker:
    """Counts failures in a row over all requests of a client, and refuses further ones when there are many.

    Closed, it lets everything pass. After `failures` in a row, with no success for `seconds`, it opens:
    nothing passes for `pause` seconds. Then one request is let through as a probe. Its success closes the
    circuit, and its failure opens it again. Safe to share between threads.

    A connection that is not made counts each time. Any other failure counts once for each subject, so that
    one file which a server cannot digest does not stop the others.

    Args:
        failures: How many in a row open the circuit; None never opens it.
        pause: Seconds from opening to the probe.
        seconds: How long the failures must have lasted, so that a short restart opens nothing.
    """

    def __init__(self, *, failures: int | None, pause: float, seconds: float = 0.0) -> None:
        self._limit = failures
        self._pause = pause
        self._seconds = seconds
        self._opened: float | None
        self._begun: float | None
        self._probing: bool
        self.last_failure: str
        self._failed: set[Hashable] = set()
        self.after_fork()  # which sets all of these
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Begin closed, and let no lock of the parent's threads hold a child up."""
        self._lock = threading.Lock()
        self._close()

    def admit(self, now: float) -> float | None:
        """Return None when a request may be sent, else the seconds until one may be tried.

        A request that is admitted must be followed by `succeeded`, `failed` or `ended`.
        """
        with self._lock:
            wait = self._wait(now)
            if wait is None and self._opened is not None:
                self._probing = True
            return wait

    def closed_for(self, now: float) -> float | None:
        """Return what `admit` would, without letting anything through."""
        with self._lock:
            return self._wait(now)

    def succeeded(self) -> None:
        """Take note that the instance works."""
        with self._lock:
            self._close()

    def failed(self, now: float, *, subject: Hashable, every: bool, reason: str) -> None:
        """Take note of a failure.

        Args:
            now: Seconds of a monotonic clock, the same one at every call.
            subject: What the request was about.
            every: Count it although the subject failed before.
            reason: How it failed, for those that are refused.
        """
        with self._lock:
            self.last_failure = reason
            if self._opened is not None:
                if self._probing:
                    self._opened, self._probing = now, False
                return
            self._begun = now if self._begun is None else self._begun
            if self._limit is None:
                return
            if len(self._failed) < self._limit:  # it grows no further
                self._failed.add(object() if every else subject)
            if len(self._failed) >= self._limit and self._lasted(now):
                self._opened = now

    def ended(self) -> None:
        """Take note that a request ended without saying anything about the instance, as when cancelled."""
        with self._lock:
            self._probing = False

    @property
    def is_open(self) -> bool:
        """Return whether requests are refused at the moment."""
        with self._lock:
            return self._opened is not None

    def _wait(self, now: float) -> float | None:
        if self._opened is None:
            return None
        wait = self._opened + self._pause - now
        if wait > 0:
            return wait
        return PROBE_SECONDS if self._probing else None

    def _lasted(self, now: float) -> bool:
        return self._begun is not None and now - self._begun >= self._seconds

    def _close(self) -> None:
        self._opened = self._begun = None
        self._probing = False
        self._failed.clear()
        self.last_failure = ""


def says_alive(failure: Failure) -> bool:
    """Return whether a failure shows that the instance works: it refused this one request."""
    return isinstance(failure, int) and failure < 500 and failure not in _SAYS_NOTHING


def says_broken(failure: Failure) -> bool:
    """Return whether a failure may be one of the whole instance."""
    if isinstance(failure, int):
        return failure >= 500 and failure not in _OF_THE_REQUEST
    return failure in ("connect", "transport")
