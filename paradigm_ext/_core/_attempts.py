"""The attempts at a harmless request, counted by the client's retry policy and by nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, frozen

from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._retrying import awaits_probe, pause_before_retry, retry_after_of
from paradigm_ext._errors import CircuitOpen, ParadigmError, RequestTimeout
from paradigm_ext._errors._transport import ended_by_deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._types import JSON

T = TypeVar("T")


def _never(_: float) -> bool:
    return False


@frozen
class Retrying:
    """The client's policy, for requests between whose attempts the caller reads something else.

    Attributes:
        policy: How often, and with which pauses.
        random: Returns a number in [0, 1).
        forbids: Returns whether a pause of so many seconds would reach the deadline.
    """

    policy: RetryPolicy
    random: Callable[[], float]
    forbids: Callable[[float], bool] = _never

    def read(self, request: object, parse: Callable[[JSON], T]) -> Generator[Any, Any, T]:
        """Yield a request of the caller's flow until it brings what `parse` can read, and return that.

        A body that `parse` does not take is an attempt like any other: a proxy's page, an answer cut short.
        """
        attempts = Attempts(self)
        while True:
            try:
                return parse((yield request))
            except ParadigmError as error:
                if not error.transient:
                    raise
                pause = attempts.pause_after(error)
            yield Sleep(pause)


@define
class Attempts:
    """The attempts at one thing: those that were made, and whether another one follows."""

    retrying: Retrying
    made: int = 0

    def pause_after(self, error: ParadigmError) -> float:
        """Return the seconds to wait before another attempt that does no harm.

        While the client's circuit breaker is open nothing is tried again: the instance fails for all files.
        While it lets a single request through to find out, the others wait for that.

        Raises:
            ParadigmError: It is `error` itself: no further attempt may be made.
            RequestTimeout: The deadline leaves no time for one.
        """
        if ended_by_deadline(error):
            raise error
        pause = self._pause(error)
        if pause is None:
            raise error
        if self.retrying.forbids(pause):
            raise _too_late(error, pause, self.made) from error
        return pause

    def _pause(self, error: ParadigmError) -> float | None:
        asked, jitter = retry_after_of(error), self.retrying.random()
        if awaits_probe(error):
            return (asked or 0.0) + jitter * self.retrying.policy.backoff
        if isinstance(error, CircuitOpen):
            return None
        self.made += 1
        return pause_before_retry(policy=self.retrying.policy, attempt=self.made, asked=asked, jitter=jitter)


def _too_late(error: ParadigmError, pause: float, attempts: int) -> RequestTimeout:
    """Return the error of a request that failed and would be tried again, had it the time."""
    return RequestTimeout(
        f"{error}; the next attempt would come in {pause:.1f} s, after the deadline",
        method=getattr(error, "method", ""),
        url=getattr(error, "url", ""),
        sent=getattr(error, "sent", True),
        attempts=attempts,
        by_deadline=True,
    )
