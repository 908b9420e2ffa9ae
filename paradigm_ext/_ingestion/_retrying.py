"""How an ingestion tries a harmless request again: by the client's retry policy, and by nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from paradigm_ext._core._breaker import PROBE_SECONDS
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._retrying import pause_before_retry, retry_after_of
from paradigm_ext._errors import CircuitOpen, ParadigmError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from paradigm_ext._core._request import Request
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._types import JSON

T = TypeVar("T")


def _never(_: float) -> bool:
    return False


@frozen
class Retrying:
    """The client's policy, for requests between whose attempts the ingestion reads something else.

    Attributes:
        policy: How often, and with which pauses.
        random: Returns a number in [0, 1).
        forbids: Returns whether a pause of so many seconds would reach the deadline.
    """

    policy: RetryPolicy
    random: Callable[[], float]
    forbids: Callable[[float], bool] = _never

    def pause(self, error: ParadigmError, *, attempt: int) -> float | None:
        """Return the seconds to wait before another attempt that does no harm; None for no further one.

        While the client's circuit breaker is open nothing is tried again: the instance fails for all files.
        While it lets a single request through to find out, the others try again as after any failure.
        """
        if isinstance(error, CircuitOpen) and error.retry_after > PROBE_SECONDS:
            return None
        pause = pause_before_retry(
            policy=self.policy,
            attempt=attempt,
            asked=retry_after_of(error),
            jitter=self.random(),
        )
        return None if pause is None or self.forbids(pause) else pause

    def read(self, request: Request, parse: Callable[[JSON], T]) -> Generator[Any, Any, T]:
        """Yield a request until it brings what `parse` can read, and return that.

        A body that `parse` does not take is an attempt like any other: a proxy's page, an answer cut short.
        """
        attempt = 0
        while True:
            attempt += 1
            try:
                return parse((yield request))
            except ParadigmError as error:
                pause = self.pause(error, attempt=attempt) if error.transient else None
                if pause is None:
                    raise
            yield Sleep(pause)
