"""Counts in the triggerer what a mirror has in flight."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from paradigm_provider._mirror.in_flight import InFlight
from paradigm_provider._polling.waits import ONE_POLL
from paradigm_provider._tasks.retries import is_permanent
from paradigm_provider.triggers._base import ParadigmTrigger

if TYPE_CHECKING:
    from paradigm_ext import Observation, Paradigm, PollMachine


class ParadigmMirrorTrigger(ParadigmTrigger):
    """Counts a mirror's documents in flight until a worker has something to do; then sends one event.

    It only ever reads: one request a poll, however many documents. The event: `status` (`done`, `timeout`,
    `error`), `in_flight` and `deadline`, the one of the whole run.

    Args:
        workspace_id: The workspace.
        name: The mirror's name.
        paradigm_conn_id: Airflow connection id.
        deadline: When to stop, in seconds since 1970.
        run_deadline: When the whole run must end, in seconds since 1970; None: at `deadline`.
        in_flight: How many documents the worker knew to be in flight; None: wait until no document is.
        patience: Seconds without a change after which fewer than that are reported.
        poll_interval: Seconds, the longest pause between two polls.
    """

    def __init__(
        self,
        *,
        workspace_id: int,
        name: str,
        paradigm_conn_id: str,
        deadline: float,
        run_deadline: float | None = None,
        in_flight: int | None = None,
        patience: float = 300.0,
        poll_interval: float = 30.0,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow leaves it untyped
        self.workspace_id = workspace_id
        self.name = name
        self.paradigm_conn_id = paradigm_conn_id
        self.deadline = deadline
        self.run_deadline = run_deadline
        self.in_flight = in_flight
        self.patience = patience
        self.poll_interval = poll_interval

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class path and every argument, as JSON primitives."""
        return (
            "paradigm_provider.triggers.mirror.ParadigmMirrorTrigger",
            {
                "workspace_id": self.workspace_id,
                "name": self.name,
                "paradigm_conn_id": self.paradigm_conn_id,
                "deadline": self.deadline,
                "run_deadline": self.run_deadline,
                "in_flight": self.in_flight,
                "patience": self.patience,
                "poll_interval": self.poll_interval,
            },
        )

    async def event(self) -> Any:
        """Return `done` when a worker has something to do, `timeout`, or `error`."""
        from paradigm_provider.hooks.paradigm import ParadigmHook

        try:
            async with ParadigmHook(self.paradigm_conn_id).async_conn() as paradigm:
                event = await self._wait(paradigm)
        except Exception as error:  # noqa: BLE001 - a wait that cannot start must end its task, not vanish
            event = {"status": "error", "message": str(error), "permanent": is_permanent(error)}
        return {**event, "deadline": self.run_deadline or self.deadline}

    async def _wait(self, paradigm: Paradigm) -> dict[str, Any]:
        from paradigm_ext import WaitError, apoll

        watch = InFlight(self.in_flight, self.patience)
        machine = self._machine()

        async def read() -> Observation[int]:
            count = await paradigm.acount_mirror_in_flight(workspace_id=self.workspace_id, name=self.name)
            return self._observed(watch, count)

        try:
            count = await apoll(machine, read, on_progress=self._log_count)
        except WaitError as error:
            seen = machine.seen
            return {
                "status": error.outcome,
                "message": str(error),
                "in_flight": seen.value if seen else self.in_flight,
            }
        return {"status": "done", "in_flight": count}

    def _machine(self) -> PollMachine[int]:
        from paradigm_ext import PollMachine, PollPlan

        return PollMachine[int].begin(
            f"mirror {self.name!r}",
            timeout=max(self.deadline - time.time(), ONE_POLL),
            now=time.monotonic(),
            plan=PollPlan(initial=min(1.0, self.poll_interval), maximum=self.poll_interval),
        )

    def _observed(self, watch: InFlight, count: int) -> Observation[int]:
        from paradigm_ext import Observation

        ready = watch.is_worth_a_pass(count, now=time.monotonic())
        return Observation(
            value=count,
            state="done" if ready else "in_flight",
            fingerprint=count,
            summary=f"in flight: {count}",
        )

    def _log_count(self, count: int) -> None:
        if count != getattr(self, "_logged", None):
            self._logged = count
            self.log.info("Mirror %s: in flight: %d", self.name, count)
