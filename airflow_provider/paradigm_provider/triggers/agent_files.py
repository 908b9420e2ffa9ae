"""Waits in the triggerer until an agent can use enough files."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from paradigm_provider._polling.waits import ONE_POLL
from paradigm_provider._tasks.retries import is_permanent
from paradigm_provider.triggers._base import ParadigmTrigger

if TYPE_CHECKING:
    from paradigm_ext import Paradigm


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
        from paradigm_ext import CountTimeout, PollPlan, await_until_agent_files
        from paradigm_provider._tasks.filters import read_filters

        try:
            count = await await_until_agent_files(
                self.agent_id,
                client=paradigm.v3,
                at_least=self.at_least,
                filters=read_filters(self.filters),
                timeout=max(self.deadline - time.time(), ONE_POLL),
                poll=PollPlan(initial=min(1.0, self.poll_interval), maximum=self.poll_interval),
            )
        except CountTimeout as error:
            return {
                "status": error.outcome,
                "message": too_few(self.agent_id, error.count or 0, self.at_least),
            }
        return {"status": "done", "count": count}


def too_few(agent_id: int, count: int, at_least: int) -> str:
    """Return what a wait for files says when its time is up."""
    return f"agent {agent_id} can use {count} matching files, {at_least} are wanted, and the deadline passed"
