"""Waiting for one thing that has one status, a file or a turn: a session of one document to the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from attrs import define, evolve

from paradigm_ext._core._flow import Sleep
from paradigm_ext._errors import ParadigmError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from paradigm_ext._clock import Clock
    from paradigm_ext._polling._machine import Decision, SessionWait
    from paradigm_ext._polling._progress import SessionProgress
    from paradigm_ext._polling._request import Request

    Effects = Generator[Request | Sleep, Any, Any]


class Seen(Protocol):
    """What one look at the thing brings."""

    @property
    def standing(self) -> SessionProgress:
        """The thing as a session of one document: its status, and whether that is a success or a failure."""
        ...


S = TypeVar("S", bound=Seen)


@define(kw_only=True)
class SingleWait(Generic[S]):
    """One wait for one thing. The machine that judges sessions decides; here its ends get their own errors.

    Attributes:
        machine: Deadline, pauses and patience with errors.
        error: Makes the error of an end (`failed`, `timeout`, `stalled`) from the last look.
        seen: The last look, None before the first.
    """

    machine: SessionWait
    error: Callable[[str, S | None], ParadigmError]
    seen: S | None = None

    def observe(self, seen: S, *, now: float, jitter: float) -> Decision:
        """Take one look and return what to do; see `SessionWait.observe`."""
        self.seen = seen
        return self._own(self.machine.observe(seen.standing, now=now, jitter=jitter))

    def on_error(self, error: ParadigmError, *, now: float, jitter: float) -> Decision:
        """Take a look that failed; see `SessionWait.on_error`."""
        return self._own(self.machine.on_error(error, now=now, jitter=jitter))

    def _own(self, decision: Decision) -> Decision:
        if decision.error is None or decision.kind == "error":
            return decision
        error = self.error(decision.kind, self.seen)
        error.__cause__ = decision.error.__cause__
        return evolve(decision, error=error)


def single_flow(
    wait: SingleWait[S],
    look: Callable[[], Generator[Request | Sleep, Any, S]],
    *,
    on_progress: Callable[[S], object] | None,
    clock: Clock,
    seen: S | None = None,
) -> Generator[Request | Sleep, Any, S]:
    """Yield requests and pauses until the thing is done; return the last look, or raise the end.

    Args:
        wait: Who decides.
        look: The flow of one look.
        on_progress: Called with each look.
        clock: Where time and chance come from; it does not sleep here.
        seen: A look that was had already, such as the answer that began the turn.
    """
    try:
        return (yield from _until_done(wait, look, on_progress=on_progress, clock=clock, seen=seen))
    except BaseException as error:
        if not isinstance(error, ParadigmError | GeneratorExit) and wait.seen is not None:
            error.add_note(f"{wait.machine.uuid}, last seen: {', '.join(wait.seen.standing.counts)}")
        raise


def _until_done(
    wait: SingleWait[S],
    look: Callable[[], Generator[Request | Sleep, Any, S]],
    *,
    on_progress: Callable[[S], object] | None,
    clock: Clock,
    seen: S | None,
) -> Generator[Request | Sleep, Any, S]:
    while True:
        try:
            current = (yield from look()) if seen is None else seen
        except ParadigmError as error:
            decision = wait.on_error(error, now=clock.monotonic(), jitter=clock.random())
        else:
            decision = wait.observe(current, now=clock.monotonic(), jitter=clock.random())
            if on_progress is not None:
                on_progress(current)
        seen = None
        if decision.error is not None:
            raise decision.error
        if decision.final:
            assert wait.seen is not None
            return wait.seen
        yield Sleep(decision.delay)
