"""The process that gets killed: `python -m tests.chaos.child BASE_URL KEY FOLDER LEDGER sync|async`."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from paradigm_ext import Paradigm, RetryPolicy
from paradigm_ext._clock import SystemClock

if TYPE_CHECKING:
    import threading

#: A storm refuses one file more often in a row than an ordinary night does.
PATIENT = RetryPolicy(attempts=8)


class HurriedClock(SystemClock):
    """Real chance, but nobody sleeps: time goes on by itself and by what would have been slept."""

    skipped = 0.0

    def time(self) -> float:
        """Return the time that it would be by now."""
        return super().time() + self.skipped

    def sleep(self, seconds: float, /) -> None:
        """Return at once."""
        self.skipped += seconds

    def wait(self, seconds: float, stop: threading.Event, /) -> None:
        """Return at once; nobody sets the event here."""
        self.skipped += seconds

    async def asleep(self, seconds: float, /) -> None:
        """Let other tasks run."""
        self.skipped += seconds
        await asyncio.sleep(0)


def main(base_url: str, key: str, folder: str, ledger: str, mode: str) -> None:
    """Ingest the folder; the ledger takes up what an earlier process left."""
    client = Paradigm(key, base_url, clock=HurriedClock(), retry=PATIENT, max_requests_per_minute=None)
    if mode == "sync":
        with client:
            client.ingest(folder, ledger=ledger, concurrency=8)
        return

    async def run() -> None:
        async with client:
            await client.aingest(folder, ledger=ledger, concurrency=8)

    asyncio.run(run())


if __name__ == "__main__":
    main(*sys.argv[1:])
