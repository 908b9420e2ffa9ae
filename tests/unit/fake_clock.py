"""A clock that nobody waits for."""

from __future__ import annotations

import asyncio
import threading


class FakeClock:
    """Time that passes only by sleeping; chance is always the same draw."""

    def __init__(self, draw: float = 0.5) -> None:
        self.now = 1_000.0
        self.draw = draw
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_800_000_000.0 + self.now

    def sleep(self, seconds: float, /) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.now += seconds

    async def asleep(self, seconds: float, /) -> None:
        self.sleep(seconds)
        await asyncio.sleep(0)  # as a real pause does, it lets the others have a turn

    def random(self) -> float:
        return self.draw
