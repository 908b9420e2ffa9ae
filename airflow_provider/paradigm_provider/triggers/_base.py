"""What every trigger that ends a deferral does: one event, not before Airflow can take it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from airflow.triggers.base import BaseTrigger, TriggerEvent

from paradigm_provider._compat.handover import handover_seconds

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class ParadigmTrigger(BaseTrigger):
    """A trigger that sends one event; a subclass has `event` and `serialize`."""

    async def event(self) -> Any:
        """Wait, and return the payload of the one event; it never raises an `Exception`."""
        raise NotImplementedError

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield the one event, held until Airflow has let go of the process that deferred the task."""
        earliest = time.monotonic() + handover_seconds()
        payload = await self.event()
        await self.pause(max(0.0, earliest - time.monotonic()))
        yield TriggerEvent(payload)

    async def pause(self, seconds: float) -> None:
        """Sleep; a method of its own for tests that must not."""
        await asyncio.sleep(seconds)
