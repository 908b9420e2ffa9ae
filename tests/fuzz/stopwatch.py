"""Seconds that the tested code took, without those in which the machine ran other processes.

A loaded machine ends a wait late, and lets a computation pause. Neither is a fault of the code. So two things
are measured: the processor time of this process, and the time that passed less what a thread that only sleeps
was woken too late. A computation shows in the first, also one that lets no thread run; a wait that
outlives its deadline shows in the second.
"""

from __future__ import annotations

import threading
import time
from functools import cache

from attrs import field, frozen

#: Seconds between two looks at the clock.
BEAT = 0.02


class Heartbeat:
    """A thread that sleeps in short pieces and adds up by how much it was woken too late."""

    def __init__(self) -> None:
        self._late = 0.0
        self._slept = time.monotonic()
        threading.Thread(target=self._beat, daemon=True).start()

    def late(self) -> float:
        """Return the seconds by which it was woken too late so far, the sleep under way included."""
        return self._late + max(0.0, time.monotonic() - self._slept - BEAT)

    def _beat(self) -> None:
        while True:
            self._slept = time.monotonic()
            time.sleep(BEAT)  # the beat itself: how late it wakes is what is measured
            self._late += max(0.0, time.monotonic() - self._slept - BEAT)


@cache
def heartbeat() -> Heartbeat:
    """Return the one of this process."""
    return Heartbeat()


@frozen
class Stopwatch:
    """Measures from when it is made."""

    _wall: float = field(factory=time.monotonic)
    _processor: float = field(factory=time.process_time)
    _late: float = field(factory=lambda: heartbeat().late())

    def seconds(self) -> float:
        """Return the seconds so far that are this process's own."""
        return own_seconds(
            time.monotonic() - self._wall,
            processor=time.process_time() - self._processor,
            late=heartbeat().late() - self._late,
        )


def own_seconds(passed: float, *, processor: float, late: float) -> float:
    """Return how many of the seconds that passed are a process's own.

    Args:
        passed: Seconds of real time.
        processor: Seconds in which it computed.
        late: Seconds by which a thread of it was woken too late.
    """
    return max(passed - late, processor)
