"""Looks whose events Airflow confirms (3.3): imported there only.

Airflow has shared event streams for watches that read one broker together. What this watch takes from them is
their acknowledgement: `advance` is called when the events of a look are in the metadata database, and not
before. A plain `run` learns nothing of that: it goes on while its event is still in the memory of a process
that may be killed.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from airflow.triggers.shared_stream import SharedStreamProducer

from paradigm_provider._watch.polls import Look

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from airflow.triggers.shared_stream import AdvanceItem


class ConfirmedLooks(SharedStreamProducer):
    """Gives a look when the one before is settled and the pause is over.

    Args:
        pause: Seconds between two looks.
    """

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._settled = asyncio.Event()

    async def open_stream(self) -> AsyncIterator[tuple[Look, Look]]:
        """Yield each look twice: for the watch, and for `advance`."""
        while True:
            self._settled.clear()
            look = Look()
            yield look, look
            await self._settled.wait()
            await asyncio.sleep(self._pause)

    async def advance(self, batch: Sequence[AdvanceItem]) -> None:
        """Make the notes of the looks whose events are stored."""
        for look, outcome in batch:
            if outcome.is_clean:
                await look.stored()
        self._settled.set()
