"""Polls whose events Airflow confirms (3.3): imported there only.

Airflow has shared event streams for watches that read one broker together. What this watch takes from them is
their acknowledgement: `advance` is called when the events of a poll are in the metadata database, and not
before. A plain `run` learns nothing of that: it goes on while its event is still in the memory of a process
that may be killed.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from airflow.triggers.shared_stream import SharedStreamProducer

from paradigm_provider._watch.polls import Poll

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from airflow.triggers.shared_stream import AdvanceItem


class PollStream(SharedStreamProducer):
    """Gives a poll when the one before is settled and the pause is over.

    Args:
        pause: Seconds between two polls.
    """

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._settled = asyncio.Event()

    async def open_stream(self) -> AsyncIterator[tuple[Poll, Poll]]:
        """Yield each poll twice: for the watch, and for `advance`."""
        while True:
            self._settled.clear()
            poll = Poll()
            yield poll, poll
            await self._settled.wait()
            await asyncio.sleep(self._pause)

    async def advance(self, batch: Sequence[AdvanceItem]) -> None:
        """Acknowledge the polls whose events are stored."""
        for poll, outcome in batch:
            if outcome.is_clean:
                await poll.committed()
        self._settled.set()
