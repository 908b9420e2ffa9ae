"""The emulator's two clocks: one that its owner moves, and the machine's own."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

MANUAL_START: Final = 1_767_600_000.0
"""2026-01-05T08:00:00Z, in seconds since the epoch: a manual clock starts here, so recordings repeat."""


END: Final = 221_845_392_000.0
"""9000-01-01T00:00:00Z: no clock is advanced past it. Dates have an end, and documents move on after it."""


class EmulatorClock(Protocol):
    """What the emulator asks of a clock."""

    manual: ClassVar[bool]
    """Whether time stands still until `advance` is called."""

    on_advance: Callable[[], None] | None
    """Lets everything that fell due happen."""

    def now(self) -> float:
        """Return the time in seconds since the epoch."""
        ...

    def advance(self, seconds: float) -> float:
        """Move time forward by so many seconds and return the new time."""
        ...

    def restart(self) -> None:
        """Go back to the first time, for a state that holds nothing."""
        ...

    def resume_at(self, moment: float) -> None:
        """Continue from a stored state: never start earlier than what the state has seen."""
        ...


class _Advanced(ABC):
    """Time that is set forward by hand, beside whatever else it does."""

    on_advance: Callable[[], None] | None = None

    def __init__(self) -> None:
        self._ahead = 0.0
        self._lock = threading.Lock()

    @abstractmethod
    def _unmoved(self) -> float:
        """Return the time as it would be without `advance`."""

    def now(self) -> float:
        """Return the time in seconds since the epoch."""
        return self._unmoved() + self._ahead

    def advance(self, seconds: float) -> float:
        """Move time forward and let everything that falls due by then happen before returning.

        Args:
            seconds: How far; zero or more.

        Returns:
            The new time, in seconds since the epoch.

        Raises:
            ValueError: `seconds` is negative or not a number, since time never goes back here, or leads past
                `END`.
        """
        if not seconds >= 0:
            raise ValueError(f"advance by {seconds!r} s: give zero or more seconds, time never goes back")
        with self._lock:
            if not self.now() + seconds <= END:
                raise ValueError(f"advance by {seconds!r} s: the clock ends with the year 8999")
            self._ahead += seconds
        if self.on_advance is not None:
            self.on_advance()
        return self.now()

    def restart(self) -> None:
        """Go back to the first time, for a state that holds nothing."""
        self._ahead = 0.0

    def resume_at(self, moment: float) -> None:
        """Continue from a stored state: never start earlier than what the state has seen."""
        self._ahead = max(self._ahead, moment - self._unmoved())


class ManualClock(_Advanced):
    """Time that stands still until `advance` is called.

    Args:
        start: The first time, in seconds since the epoch.
    """

    manual: ClassVar[bool] = True

    def __init__(self, start: float = MANUAL_START) -> None:
        super().__init__()
        self._start = start

    def _unmoved(self) -> float:
        return self._start


class RealClock(_Advanced):
    """The machine's time, plus what it was advanced by."""

    manual: ClassVar[bool] = False

    def _unmoved(self) -> float:
        return time.time()


def iso(moment: float) -> str:
    """Return seconds since the epoch as the API writes times: UTC with microseconds and `Z`."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
