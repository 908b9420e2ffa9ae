"""The loop of every wait: poll, decide, pause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from attrs import frozen

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._errors import ParadigmError
from paradigm_ext._performing import AsyncPerformer, SyncPerformer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

    from paradigm_ext._clock import Clock
    from paradigm_ext._polling._machine import Decision, Observation, PollMachine
    from paradigm_ext._transport._views import Generated

    Effects: TypeAlias = Generator[Any, Any, Any]

T = TypeVar("T")


@frozen
class Read:
    """Effect: read the thing once, in the caller's own way."""


def step(
    machine: PollMachine[T],
    read: Callable[[], Generator[Any, Any, Observation[T]]],
    *,
    clock: Clock,
    on_progress: Callable[[T], object] | None = None,
) -> Generator[Any, Any, Decision]:
    """Poll once and return what to do; the effects are those of `read`."""
    try:
        seen = yield from read()
    except ParadigmError as error:
        return machine.on_error(error, now=clock.monotonic(), jitter=clock.random())
    decision = machine.observe(seen, now=clock.monotonic(), jitter=clock.random())
    if on_progress is not None:
        on_progress(seen.value)
    return decision


def polling(
    machine: PollMachine[T],
    read: Callable[[], Generator[Any, Any, Observation[T]]],
    *,
    clock: Clock,
    on_progress: Callable[[T], object] | None = None,
    seen: Observation[T] | None = None,
) -> Generator[Any, Any, T]:
    """Yield the effects of `read` and pauses until the wait is over; return the value, or raise the end.

    Args:
        machine: Who decides.
        read: The flow of one poll.
        clock: Where time and chance come from; it does not sleep here.
        on_progress: Called with the value of each poll.
        seen: A poll that was made already, such as the answer that began the turn.
    """
    first = None if seen is None else _known(seen)
    try:
        while True:
            decision = yield from step(machine, first or read, clock=clock, on_progress=on_progress)
            first = None
            if decision.error is not None:
                raise decision.error  # noqa: TRY301 - the note below is for this error too
            if decision.final:
                return machine.value
            yield Sleep(decision.delay)
    except BaseException as error:
        explain(error, machine)
        raise


def explain(error: BaseException, machine: PollMachine[Any]) -> None:
    """Leave word of what was last seen on an error that is not ours, such as an interrupt."""
    if not isinstance(error, ParadigmError | GeneratorExit) and machine.seen is not None:
        error.add_note(f"{machine.subject}, last seen: {machine.seen.summary}")


def wait_on(
    client: Generated,
    machine: PollMachine[T],
    read: Callable[[], Generator[Any, Any, Observation[T]]],
    *,
    clock: Clock,
    on_progress: Callable[[T], object] | None,
) -> T:
    """Wait in this thread with requests that are over soon after the machine's deadline."""
    perform = SyncPerformer(client, clock, deadline=machine.last_request)
    return drive(polling(machine, read, clock=clock, on_progress=on_progress), perform)


async def await_on(
    client: Generated,
    machine: PollMachine[T],
    read: Callable[[], Generator[Any, Any, Observation[T]]],
    *,
    clock: Clock,
    on_progress: Callable[[T], object] | None,
) -> T:
    """Wait in this task; as `wait_on`."""
    perform = AsyncPerformer(client, clock, deadline=machine.last_request)
    return await adrive(polling(machine, read, clock=clock, on_progress=on_progress), perform)


def poll(
    machine: PollMachine[T],
    read: Callable[[], Observation[T]],
    *,
    on_progress: Callable[[T], object] | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> T:
    """Poll until the machine says that the wait is over; return the last value.

    Args:
        machine: One wait, as `PollMachine.begin` makes it.
        read: Polls once. A `ParadigmError` is a poll that failed; any other error ends the wait.
        on_progress: Called with the value of each poll.
        clock: Where time, sleep and chance come from; the one that the machine's deadline is in.

    Raises:
        ParadigmError: The machine's own error of the end, or one of `read` that will not pass.
    """
    flow = polling(machine, _read, clock=clock, on_progress=on_progress)
    return drive(flow, lambda effect: _performed(effect, read, clock))


async def apoll(
    machine: PollMachine[T],
    read: Callable[[], Awaitable[Observation[T]]],
    *,
    on_progress: Callable[[T], object] | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> T:
    """Poll until the machine says that the wait is over; the async twin of `poll`."""

    async def perform(effect: Read | Sleep) -> Any:
        return await (clock.asleep(effect.seconds) if isinstance(effect, Sleep) else read())

    return await adrive(polling(machine, _read, clock=clock, on_progress=on_progress), perform)


def poll_once(
    machine: PollMachine[T], read: Callable[[], Observation[T]], *, clock: Clock = SYSTEM_CLOCK
) -> Decision:
    """Poll once and return what to do, for a caller that pauses in its own way, such as a sensor.

    Args:
        machine: The wait; it remembers the polls before.
        read: Polls once; as for `poll`.
        clock: Where time and chance come from.
    """
    return drive(step(machine, _read, clock=clock), lambda _: read())


async def apoll_once(
    machine: PollMachine[T], read: Callable[[], Awaitable[Observation[T]]], *, clock: Clock = SYSTEM_CLOCK
) -> Decision:
    """Poll once and return what to do; the async twin of `poll_once`."""

    async def perform(_: Read) -> Any:
        return await read()

    return await adrive(step(machine, _read, clock=clock), perform)


def _read() -> Generator[Read, Any, Any]:
    return (yield Read())


def _performed(effect: Read | Sleep, read: Callable[[], Any], clock: Clock) -> Any:
    return clock.sleep(effect.seconds) if isinstance(effect, Sleep) else read()


def _known(seen: Observation[T]) -> Callable[[], Generator[Any, Any, Observation[T]]]:
    def read() -> Generator[Any, Any, Observation[T]]:
        yield from ()
        return seen

    return read
