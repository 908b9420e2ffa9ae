"""The looks of a watch: when to look, and what to do once Airflow has stored what a look found."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable


@define(eq=False)
class Look:
    """One occasion to look; collects what is to be noted when its events are in Airflow's database."""

    _notes: list[Callable[[], Awaitable[None]]] = field(factory=list)

    def when_stored(self, note: Callable[[], Awaitable[None]]) -> None:
        """Ask for a note; it is not made if the events of this look are never stored."""
        self._notes.append(note)

    async def stored(self) -> None:
        """Make the notes: the events of this look are stored."""
        for note in self._notes:
            await note()


async def unconfirmed_looks(pause: float) -> AsyncIterator[Look]:
    """Yield looks for an Airflow that does not say when an event is stored (before 3.3).

    Args:
        pause: Seconds between two looks; after so long an event is taken for stored.
    """
    while True:
        look = Look()
        yield look
        await asyncio.sleep(pause)
        await look.stored()
