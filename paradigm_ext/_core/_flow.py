"""One flow, two drivers: what is done is written once as a generator, who waits for it is sync or async.

A flow yields what it needs (an effect: send this request, sleep so long) and is resumed with the result, or
with the error that came of it. It knows no clock, no socket and no event loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

E = TypeVar("E")
R = TypeVar("R")

Flow: TypeAlias = "Generator[E, Any, R]"


@frozen
class Sleep:
    """Effect: wait for so many seconds."""

    seconds: float


def drive(flow: Flow[E, R], perform: Callable[[E], Any]) -> R:
    """Run a flow to its end in this thread, and return its result."""
    try:
        effect = next(flow)
        while True:
            try:
                result = perform(effect)
            except BaseException as error:  # noqa: BLE001 - the flow decides, interrupts included
                effect = flow.throw(error)
            else:
                effect = flow.send(result)
    except StopIteration as stop:
        outcome: R = stop.value
        return outcome
    finally:
        flow.close()


async def adrive(flow: Flow[E, R], perform: Callable[[E], Awaitable[Any]]) -> R:
    """Run a flow to its end in this task, and return its result."""
    try:
        effect = next(flow)
        while True:
            try:
                result = await perform(effect)
            except BaseException as error:  # noqa: BLE001 - the flow decides, cancellation included
                effect = flow.throw(error)
            else:
                effect = flow.send(result)
    except StopIteration as stop:
        outcome: R = stop.value
        return outcome
    finally:
        flow.close()
