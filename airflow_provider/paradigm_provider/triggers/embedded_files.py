"""Starts DAG runs when files have become usable: the trigger of an `AssetWatcher`."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.triggers import BaseEventTrigger
from airflow.triggers.base import TriggerEvent

from paradigm_provider._connected import DEFAULT_CONN_ID
from paradigm_provider._sweep import Seen, Watermark

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from paradigm_ext import Paradigm

#: Looks in a row that may fail before the watch gives up and Airflow starts it again.
MAX_ERRORS_IN_A_ROW = 5
#: Files listed in one event; the rest comes with the next look.
LISTED_FILES = 500


class ParadigmEmbeddedFilesTrigger(BaseEventTrigger):
    """Watches the embedded files of an agent or a workspace and sends one event per look, with a list.

    Airflow may drop events that follow each other closely, so a look sends one event with everything that is
    new. How far the watch has come is kept in the asset's state store (Airflow 3.3) and a restarted triggerer
    goes on from there: no file is lost. A triggerer that dies between sending an event and noting it sends
    the event again, with the same `sweep`, by which a DAG can tell. Before 3.3 the watch lives in memory and
    begins anew with each start.

    An event's payload: `{"sweep": "...", "files": [{"id", "filename", "updated_at"}]}`.

    Args:
        agent_id: Watch what this agent can use.
        workspace_id: Watch this workspace; give one of the two.
        paradigm_conn_id: Airflow connection id.
        poll_interval: Seconds between two looks.
        from_beginning: Send what is there at the first look too; by default only what comes after it.
    """

    def __init__(
        self,
        *,
        agent_id: int | None = None,
        workspace_id: int | None = None,
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        poll_interval: float = 60.0,
        from_beginning: bool = False,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow leaves it untyped
        if (agent_id is None) == (workspace_id is None):
            raise ValueError("give agent_id or workspace_id: what is to be watched")
        if not poll_interval > 0:
            raise ValueError(f"poll_interval must be a number above 0, not {poll_interval!r}")
        self.agent_id = agent_id
        self.workspace_id = workspace_id
        self.paradigm_conn_id = paradigm_conn_id
        self.poll_interval = poll_interval
        self.from_beginning = from_beginning

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class path and every argument, as JSON primitives."""
        return (
            "paradigm_provider.triggers.embedded_files.ParadigmEmbeddedFilesTrigger",
            {
                "agent_id": self.agent_id,
                "workspace_id": self.workspace_id,
                "paradigm_conn_id": self.paradigm_conn_id,
                "poll_interval": self.poll_interval,
                "from_beginning": self.from_beginning,
            },
        )

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield an event for each look that finds something new, for ever.

        Raises:
            ParadigmError: The files could not be listed, five times in a row or for good. An event for it
                would start DAG runs; raised, it lets Airflow start the watch again.
        """
        from paradigm_provider.hooks.paradigm import ParadigmHook

        mark = await self._restore()
        async with ParadigmHook(self.paradigm_conn_id).async_conn() as paradigm:
            while True:
                fresh, advanced = await self._sweep(paradigm, mark)
                if mark is None and not self.from_beginning:
                    fresh = []
                for start in range(0, len(fresh), LISTED_FILES):
                    yield TriggerEvent(_payload(fresh[start : start + LISTED_FILES]))
                # Noted only now: when this runs, the event above has been taken over by the triggerer.
                if advanced != mark:
                    mark = advanced
                    await self._keep(mark)
                await asyncio.sleep(self.poll_interval)

    async def _sweep(self, paradigm: Paradigm, mark: Watermark | None) -> tuple[list[Seen], Watermark]:
        from paradigm_ext import ParadigmError

        for attempt in range(1, MAX_ERRORS_IN_A_ROW + 1):
            try:
                known = mark or Watermark()
                return known.advance([file async for file in self._files(paradigm, known)])
            except ParadigmError as error:
                if not error.transient or attempt == MAX_ERRORS_IN_A_ROW:
                    raise
                self.log.warning("Look %d failed and is repeated: %s", attempt, error)
                await asyncio.sleep(max(self.poll_interval, getattr(error, "retry_after", None) or 0.0))
        raise AssertionError("the loop returns or raises")

    async def _files(self, paradigm: Paradigm, mark: Watermark) -> AsyncIterator[Seen]:
        from paradigm_api.v3.api.agents import api_v3_agents_files_list
        from paradigm_api.v3.api.files import api_v3_files_list
        from paradigm_ext import apaginate

        filters: dict[str, Any] = {"status": ["embedded"]}
        if mark.since is not None:
            filters["updated_at_after"] = mark.since
        if self.agent_id is not None:
            listed = apaginate(
                api_v3_agents_files_list.asyncio, client=paradigm.v3, id=self.agent_id, **filters
            )
        else:
            filters["workspace_id"] = [self.workspace_id]
            listed = apaginate(api_v3_files_list.asyncio, client=paradigm.v3, **filters)
        async for file in listed.options(unique=True):
            yield Seen(file.id, file.filename, file.updated_at)

    @property
    def _key(self) -> str:
        """What the watch is kept under: another watch of the same asset must not find it."""
        watched = json.dumps([self.agent_id, self.workspace_id, self.paradigm_conn_id])
        return "paradigm." + hashlib.sha256(watched.encode()).hexdigest()[:16]

    async def _restore(self) -> Watermark | None:
        store = getattr(self, "asset_state_store", None)
        if store is None:
            return None
        kept = await (
            store.aget(self._key) if hasattr(store, "aget") else asyncio.to_thread(store.get, self._key)
        )
        return None if kept is None else Watermark.from_json(kept)

    async def _keep(self, mark: Watermark) -> None:
        store = getattr(self, "asset_state_store", None)
        if store is None:
            return
        if hasattr(store, "aset"):
            await store.aset(self._key, mark.to_json())
        else:
            await asyncio.to_thread(store.set, self._key, mark.to_json())


def _payload(files: list[Seen]) -> dict[str, Any]:
    shown = [
        {"id": file.id, "filename": file.filename, "updated_at": file.updated_at.isoformat()}
        for file in files
    ]
    sweep = hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]
    return {"sweep": sweep, "files": shown}
