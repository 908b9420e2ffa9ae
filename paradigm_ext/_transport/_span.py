"""How long one request may take as a whole, carried by the time-outs that are handed down to its sockets.

httpx knows a time-out for each step: each read, each write. A server that sends a byte now and then never
exceeds one. The time-outs that we hand down are numbers that know their request's end as well.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import httpx

    from paradigm_ext._clock import Clock
    from paradigm_ext._core._deadline import Deadline

#: The shortest time-out that is handed to a socket: 0 means that it does not block at all.
MIN_SECONDS = 0.001
STEPS = ("connect", "read", "write")


class Span:
    """When one request must be over, by the machine's own clock: sockets know no other."""

    __slots__ = ("at",)

    def __init__(self, seconds: float | None) -> None:
        self.renew(seconds)

    def renew(self, seconds: float | None) -> None:
        """Let it last so many seconds from now; None removes the limit."""
        self.at = None if seconds is None else time.monotonic() + seconds

    def left(self) -> float | None:
        """Return the seconds left, None for no limit."""
        return None if self.at is None else max(0.0, self.at - time.monotonic())


class StepTimeout(float):
    """Seconds of one step, which ends with its request's span at the latest."""

    __slots__ = ("span",)
    span: Span

    @classmethod
    def of(cls, seconds: float | None, span: Span) -> StepTimeout:
        """Return the time-out of one step; None is bounded by the span alone."""
        timeout = cls(math.inf if seconds is None else seconds)
        timeout.span = span
        return timeout


def seconds_left(timeout: float | None) -> float | None:
    """Return what a socket may take now; None is without limit.

    Raises:
        TimeoutError: The request's whole time is over.
    """
    left = timeout.span.left() if isinstance(timeout, StepTimeout) else None
    if left is not None and left <= 0:
        raise TimeoutError("the time for the whole request is over")
    if timeout is None or math.isinf(timeout):
        return None if left is None else max(MIN_SECONDS, left)
    return float(timeout) if left is None else max(MIN_SECONDS, min(float(timeout), left))


def is_over(request: httpx.Request) -> bool:
    """Tell whether a request's whole time is over; that of a stream is its deadline."""
    steps = cast("dict[str, object]", request.extensions.get("timeout") or {})
    step = steps.get("read")
    return isinstance(step, StepTimeout) and step.span.left() == 0


def bound_request(request: httpx.Request, total: float | None, deadline: Deadline, clock: Clock) -> Span:
    """Give a request the time-outs of one attempt, and return its span."""
    limits = [limit for limit in (total, deadline.remaining(clock.monotonic())) if limit is not None]
    span = Span(min(limits, default=None))
    steps = cast("dict[str, float | None]", request.extensions.get("timeout") or {})
    pool = [limit for limit in (steps.get("pool"), span.left()) if limit is not None]
    request.extensions["timeout"] = {
        **{step: StepTimeout.of(steps.get(step), span) for step in STEPS},
        "pool": max(MIN_SECONDS, min(pool)) if pool else None,  # a lock waits for it, which knows no span
    }
    return span


def clamp_timeouts(request: httpx.Request, deadline: Deadline, clock: Clock) -> None:
    """Cut each time-out of a foreign client's request to what the deadline leaves."""
    left = deadline.remaining(clock.monotonic())
    if left is None:
        return
    steps = cast("dict[str, float | None]", request.extensions.get("timeout") or {})
    request.extensions["timeout"] = {
        step: max(MIN_SECONDS, min(left, value) if (value := steps.get(step)) is not None else left)
        for step in (*STEPS, "pool")
    }
