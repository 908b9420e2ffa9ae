"""Time and chance as a parameter, so that no test ever sleeps."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import threading


class Clock(Protocol):
    """Where drivers take time, sleep and chance from."""

    def monotonic(self) -> float:
        """Return seconds of a clock that never goes back."""
        ...

    def time(self) -> float:
        """Return seconds since 1970, for dates in headers."""
        ...

    def sleep(self, seconds: float, /) -> None:
        """Block this thread."""
        ...

    async def asleep(self, seconds: float, /) -> None:
        """Suspend this task."""
        ...

    def random(self) -> float:
        """Return a number in [0, 1)."""
        ...


class SystemClock:
    """The machine's own clock and randomness."""

    def monotonic(self) -> float:
        """Return seconds of a clock that never goes back."""
        return time.monotonic()

    def time(self) -> float:
        """Return seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float, /) -> None:
        """Block this thread."""
        time.sleep(seconds)

    def wait(self, seconds: float, stop: threading.Event, /) -> None:
        """Block this thread, and no longer than until `stop` is set."""
        stop.wait(seconds)

    async def asleep(self, seconds: float, /) -> None:
        """Suspend this task."""
        import asyncio

        await asyncio.sleep(seconds)

    def random(self) -> float:
        """Return a number in [0, 1); it spreads retries, nothing secret depends on it."""
        return random.random()  # noqa: S311


SYSTEM_CLOCK: Clock = SystemClock()
