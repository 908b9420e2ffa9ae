"""The polls of a watch: when to poll, and what to do once Airflow has stored what a poll found."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable


@define(eq=False)
class Poll:
    """One poll; collects what is to be done when its events are in Airflow's database."""

    _callbacks: list[Callable[[], Awaitable[None]]] = field(factory=list)

    def on_commit(self, callback: Callable[[], Awaitable[None]]) -> None:
        """Call back once the events of this poll are in Airflow's database; never, if they are not stored."""
        self._callbacks.append(callback)

    async def committed(self) -> None:
        """Call back: the events of this poll are stored."""
        for callback in self._callbacks:
            await callback()


async def timed_polls(pause: float) -> AsyncIterator[Poll]:
    """Yield polls for an Airflow that does not say when an event is stored (before 3.3).

    Args:
        pause: Seconds between two polls; after so long an event is taken for stored.
    """
    while True:
        poll = Poll()
        yield poll
        await asyncio.sleep(pause)
        await poll.committed()
