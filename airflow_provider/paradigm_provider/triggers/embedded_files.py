"""Starts DAG runs when files have become usable: the trigger of an `AssetWatcher`."""

from __future__ import annotations

import asyncio
import hashlib
import json
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from airflow.triggers.base import TriggerEvent

from paradigm_provider._compat.event_triggers import BaseEventTrigger
from paradigm_provider._watch.polls import Poll, timed_polls
from paradigm_provider._watch.watermark import Seen, WatchState, Watermark, payload
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Hashable

    from airflow.triggers.shared_stream import SharedStreamProducer

    from paradigm_ext import Observation, Paradigm, PollMachine

#: Seconds; the longest pause before giving up. Airflow starts a watch again at once: without a pause, a
#: revoked key would be tried every second.
PAUSE_BEFORE_RESTART = 60.0


class ParadigmEmbeddedFilesTrigger(BaseEventTrigger):
    """Watches the embedded files of an agent or a workspace and sends one event for each poll, with a list.

    Airflow may hold back events that follow each other closely, so a poll sends one event with everything
    that is new. On Airflow 3.3 no file is lost when a triggerer is killed: how far the watch has come is kept
    in the asset's state store, and only after Airflow has stored the event. One that may not have been stored
    is sent again, unchanged and with the same `event_id`. Before 3.3 the watch lives in memory and begins
    anew with each start.

    An event's payload: `event_id`, `count`, `files` (the first 200, each with `id`, `filename` and
    `updated_at`), and `updated_at_after`, `updated_at_before`: filters that list all of them.

    Args:
        agent_id: Watch what this agent can use.
        workspace_id: Watch this workspace; give one of the two.
        paradigm_conn_id: Airflow connection id.
        poll_interval: Seconds between two polls.
        from_beginning: Send what is there at the first poll too; by default only what comes after it.
        name: Tells this watch from another one with the same arguments. Airflow makes one watch of equal
            triggers, and a watch of several assets has no state of its own.
    """

    def __init__(
        self,
        *,
        agent_id: int | None = None,
        workspace_id: int | None = None,
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        poll_interval: float = 60.0,
        from_beginning: bool = False,
        name: str | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow leaves it untyped
        if (agent_id is None) == (workspace_id is None):
            raise ValueError("give agent_id or workspace_id: what is to be watched")
        if type(from_beginning) is not bool:  # any text is true, "False", too
            raise ValueError(f"from_beginning must be True or False, not {from_beginning!r}")
        if type(poll_interval) not in (int, float) or not 0 < poll_interval < float("inf"):
            raise ValueError(f"poll_interval must be a number above 0, not {poll_interval!r}")
        self.agent_id = agent_id
        self.workspace_id = workspace_id
        self.paradigm_conn_id = paradigm_conn_id
        self.poll_interval = poll_interval
        self.from_beginning = from_beginning
        self.name = name

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
                "name": self.name,
            },
        )

    def shared_stream_key(self) -> Hashable:
        """Ask Airflow 3.3 for a stream of polls that it confirms; nobody else has the key."""
        path, arguments = self.serialize()
        return path, json.dumps(arguments)

    @classmethod
    def create_shared_stream_producer(cls, kwargs: dict[str, Any]) -> SharedStreamProducer:
        """Return what times the polls and learns that their events are stored; called by Airflow 3.3."""
        from paradigm_provider._watch.shared_stream import PollStream

        return PollStream(kwargs["poll_interval"])

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield events as `filter_shared_stream` does, on an Airflow that confirms nothing (before 3.3)."""
        async for event in self.filter_shared_stream(timed_polls(self.poll_interval)):
            yield event

    async def filter_shared_stream(self, shared_stream: AsyncIterator[Poll]) -> AsyncIterator[TriggerEvent]:
        """Yield an event for each poll that finds something new, without end.

        Raises:
            ParadigmError: The files could not be listed, for good or as many times in a row as a request has
                attempts. An event for it would start DAG runs; raised, it lets Airflow start the watch again.
        """
        try:
            async for event in self._watch(shared_stream):
                yield event
        except Exception as error:
            self.log.error("The watch ends and Airflow starts it again: %s", error)  # noqa: TRY400 - raised below
            await asyncio.sleep(min(self.poll_interval, PAUSE_BEFORE_RESTART))
            raise

    async def _watch(self, polls: AsyncIterator[Poll]) -> AsyncIterator[TriggerEvent]:
        from paradigm_ext import PollMachine
        from paradigm_provider.hooks.paradigm import ParadigmHook

        state = await self._restore()
        machine = PollMachine[Any].begin("watch", timeout=None, now=0.0)
        async with ParadigmHook(self.paradigm_conn_id).async_conn() as paradigm:
            async for poll in polls:
                found = state if state.pending else await self._poll(paradigm, state, machine)
                if found.pending and not state.pending:
                    await self._keep(found)
                settled = WatchState(found.mark)
                if settled != state:
                    poll.on_commit(partial(self._keep, settled))
                state = settled
                if found.pending:
                    yield TriggerEvent(found.pending)

    async def _poll(self, paradigm: Paradigm, state: WatchState, machine: PollMachine[Any]) -> WatchState:
        """Return the state after a poll; the same one, if the poll failed and the next may not.

        How many may fail in a row is decided where it is for every wait; when to poll is the stream's matter.
        """
        from paradigm_ext import Observation, ParadigmError, apoll_once

        polled = state

        async def read() -> Observation[WatchState]:
            nonlocal polled
            try:
                polled = await self._advanced(paradigm, state)
            except ParadigmError as error:
                self.log.warning("A poll of the watch failed: %s", error)
                raise
            newest = polled.mark and polled.mark.newest
            return Observation(value=polled, state="in_flight", fingerprint=newest)

        decision = await apoll_once(machine, read)
        if decision.error is not None:
            raise decision.error
        return polled

    async def _advanced(self, paradigm: Paradigm, state: WatchState) -> WatchState:
        mark = state.mark or Watermark()
        fresh, advanced = mark.advance([file async for file in self._files(paradigm, mark)])
        wanted = fresh if state.mark or self.from_beginning else []
        return WatchState(advanced, payload(wanted) if wanted else None)

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
            if isinstance(file.updated_at, datetime):
                yield Seen(file.id, file.filename or "", file.updated_at)
            else:
                self.log.warning("File %s came without updated_at: it is passed over", file.id)

    @property
    def _key(self) -> str:
        """What the watch is kept under: another watch of the same asset must not find it."""
        watched = json.dumps([self.agent_id, self.workspace_id, self.paradigm_conn_id, self.name])
        return "paradigm." + hashlib.sha256(watched.encode()).hexdigest()[:16]

    async def _restore(self) -> WatchState:
        store = getattr(self, "asset_state_store", None)
        if store is None:
            return WatchState()
        try:
            kept = await (
                store.aget(self._key) if hasattr(store, "aget") else asyncio.to_thread(store.get, self._key)
            )
        except ValueError as error:
            raise ValueError(
                "this watch serves several assets and has no state of its own: "
                "give the trigger of each AssetWatcher a `name`"
            ) from error
        try:
            return WatchState() if kept is None else WatchState.from_json(kept)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise ValueError(
                f"what the asset's state store keeps of this watch ({self._key!r}) was changed or cut short: "
                "restore it, or give the trigger another `name`, with which it begins anew"
            ) from None

    async def _keep(self, state: WatchState) -> None:
        store = getattr(self, "asset_state_store", None)
        if store is None:
            return
        if hasattr(store, "aset"):
            await store.aset(self._key, state.to_json())
        else:
            await asyncio.to_thread(store.set, self._key, state.to_json())
