"""Pauses that end when their caller gives up, whatever they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import threading

    from paradigm_ext._clock import Clock


class Interrupted(BaseException):
    """The caller gave up while this thread only waited; it is never an error of the request."""


def pause(clock: Clock, seconds: float, stop: threading.Event | None = None) -> None:
    """Sleep, and no longer than until `stop` is set.

    Only the main thread receives Ctrl-C. A worker's pause ends by the event that the main thread sets then.

    Args:
        clock: Whose seconds they are. One with a method `wait(seconds, event)` ends the pause at once, as
            the system's clock does; any other is asked for the event after its sleep.
        seconds: How long.
        stop: Set when the caller gives up; None for a pause that only an exception of its own thread ends.

    Raises:
        Interrupted: `stop` was set, before or meanwhile.
    """
    if stop is None:
        clock.sleep(seconds)
        return
    wait = getattr(cast("Any", clock), "wait", None)
    if not stop.is_set():
        clock.sleep(seconds) if wait is None else wait(seconds, stop)
    if stop.is_set():
        raise Interrupted
