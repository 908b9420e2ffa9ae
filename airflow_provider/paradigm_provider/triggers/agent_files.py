"""Waits in the triggerer until an agent can use enough files."""

from __future__ import annotations

import asyncio
import random
import time
from typing import TYPE_CHECKING, Any

from paradigm_provider._tasks.retries import is_permanent
from paradigm_provider.triggers._base import ParadigmTrigger

if TYPE_CHECKING:
    from paradigm_ext import Paradigm, SessionProgress

#: What a matching file is counted under, for the machine that judges waits.
MATCHING = "matching"


class ParadigmAgentFilesTrigger(ParadigmTrigger):
    """Counts the files of an agent that match filters until there are enough or the deadline passes.

    One request per poll: the count is in the first page.

    Args:
        agent_id: The agent.
        at_least: How many files there must be.
        filters: Filters of `GET /api/v3/agents/{id}/files`, as JSON values (datetimes in ISO 8601).
        paradigm_conn_id: Airflow connection id.
        deadline: When to stop, in seconds since 1970.
        poll_interval: Seconds, the longest pause between two polls.
    """

    def __init__(
        self,
        *,
        agent_id: int,
        at_least: int,
        filters: dict[str, Any],
        paradigm_conn_id: str,
        deadline: float,
        poll_interval: float = 60.0,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow leaves it untyped
        self.agent_id = agent_id
        self.at_least = at_least
        self.filters = filters
        self.paradigm_conn_id = paradigm_conn_id
        self.deadline = deadline
        self.poll_interval = poll_interval

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class path and every argument, as JSON primitives."""
        return (
            "paradigm_provider.triggers.agent_files.ParadigmAgentFilesTrigger",
            {
                "agent_id": self.agent_id,
                "at_least": self.at_least,
                "filters": self.filters,
                "paradigm_conn_id": self.paradigm_conn_id,
                "deadline": self.deadline,
                "poll_interval": self.poll_interval,
            },
        )

    async def event(self) -> Any:
        """Return `done` with the count, `timeout`, or `error`."""
        from paradigm_provider.hooks.paradigm import ParadigmHook

        try:
            async with ParadigmHook(self.paradigm_conn_id).async_conn() as paradigm:
                return await self._wait(paradigm)
        except Exception as error:  # noqa: BLE001 - a wait that cannot start must end its task, not vanish
            return {"status": "error", "message": str(error), "permanent": is_permanent(error)}

    async def _wait(self, paradigm: Paradigm) -> dict[str, Any]:
        from paradigm_ext import ParadigmError, PollPlan, SessionWait

        plan = PollPlan(initial=min(1.0, self.poll_interval), maximum=self.poll_interval)
        wait = SessionWait(uuid=f"agent {self.agent_id}", deadline=self.deadline, plan=plan)
        while True:
            try:
                seen = self._progress(await self._count(paradigm))
            except ParadigmError as error:
                decision = wait.on_error(error, now=time.time(), jitter=_jitter())
            else:
                decision = wait.observe(seen, now=time.time(), jitter=_jitter())
            if decision.kind == "poll":
                await asyncio.sleep(decision.delay)
            elif decision.kind == "done":
                return {"status": "done", "count": 0 if wait.progress is None else wait.progress.total}
            elif decision.kind == "timeout":
                count = 0 if wait.progress is None else wait.progress.total
                return {"status": "timeout", "message": too_few(self.agent_id, count, self.at_least)}
            else:
                raise decision.error or AssertionError(decision.kind)

    def _progress(self, count: int) -> SessionProgress:
        """Return the count as a session that wants so many documents: so a wait for it is judged."""
        from paradigm_ext import SessionProgress

        return SessionProgress(
            uuid=f"agent {self.agent_id}",
            counts={MATCHING: count} if count else {},
            expected=self.at_least,
            success=frozenset({MATCHING}),
        )

    async def _count(self, paradigm: Paradigm) -> int:
        from paradigm_api.v3.api.agents import api_v3_agents_files_list
        from paradigm_ext import acall
        from paradigm_provider._tasks.filters import read_filters

        filters = {**read_filters(self.filters), "page_size": 1}
        page = await acall(api_v3_agents_files_list.asyncio, client=paradigm.v3, id=self.agent_id, **filters)
        return page.count


def _jitter() -> float:
    return random.random()  # noqa: S311 - it spreads polls, nothing secret depends on it


def too_few(agent_id: int, count: int, at_least: int) -> str:
    """Return what a wait for files says when its time is up."""
    return f"agent {agent_id} can use {count} matching files, {at_least} are wanted, and the deadline passed"
