"""The emulator's two clocks: one that its owner moves, and the machine's own."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

MANUAL_START: Final = 1_767_600_000.0
"""2026-01-05T08:00:00Z, in seconds since the epoch: a manual clock starts here, so recordings repeat."""


class EmulatorClock(Protocol):
    """What the emulator asks of a clock."""

    manual: ClassVar[bool]
    """Whether time stands still until `advance` is called."""

    def now(self) -> float:
        """Return the time in seconds since the epoch."""
        ...

    def advance(self, seconds: float) -> float:
        """Move time forward by so many seconds and return the new time."""
        ...


class ManualClock:
    """Time that stands still until `advance` is called.

    Args:
        start: The first time, in seconds since the epoch.
    """

    manual: ClassVar[bool] = True

    def __init__(self, start: float = MANUAL_START) -> None:
        self._start = self._now = start
        self._lock = threading.Lock()
        self.on_advance: Callable[[], None] | None = None

    def now(self) -> float:
        """Return the time in seconds since the epoch."""
        return self._now

    def advance(self, seconds: float) -> float:
        """Move time forward and let everything that falls due by then happen before returning.

        Args:
            seconds: How far; zero or more.

        Returns:
            The new time, in seconds since the epoch.

        Raises:
            ValueError: `seconds` is negative or not a number: time never goes back service.
        """
        if not seconds >= 0:
            raise ValueError(f"advance by {seconds!r} s: give zero or more seconds, time never goes back")
        with self._lock:
            self._now += seconds
        if self.on_advance is not None:
            self.on_advance()
        return self._now

    def restart(self) -> None:
        """Go back to the first time, for a state that holds nothing."""
        self._now = self._start

    def resume_at(self, moment: float) -> None:
        """Continue from a stored state: never start earlier than what the state has seen."""
        self._now = max(self._now, moment)


class RealClock:
    """The machine's time; it cannot be moved."""

    manual: ClassVar[bool] = False

    def now(self) -> float:
        """Return the time in seconds since the epoch."""
        return time.time()

    def advance(self, seconds: float) -> float:
        """Refuse: real time moves by itself.

        Raises:
            RuntimeError: always.
        """
        raise RuntimeError(f"cannot advance real time by {seconds} s: start the emulator with clock='manual'")


def iso(moment: float) -> str:
    """Return seconds since the epoch as the API writes times: UTC with microseconds and `Z`."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
