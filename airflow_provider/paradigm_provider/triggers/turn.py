"""Waits in the triggerer for an agent's answer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from paradigm_provider._polling.waits import ONE_POLL
from paradigm_provider._tasks.retries import is_permanent
from paradigm_provider._tasks.stopping import acancel_turn
from paradigm_provider.triggers._base import ParadigmTrigger

if TYPE_CHECKING:
    from paradigm_ext import Answer, Paradigm

#: Sources of an answer that go into the event and the XCom.
LISTED_SOURCES = 20


class ParadigmTurnTrigger(ParadigmTrigger):
    """Polls a turn until it has come to an end or the deadline passes; then sends one event.

    Args:
        thread_id: The conversation.
        turn_id: Its turn.
        paradigm_conn_id: Airflow connection id.
        deadline: When to stop, in seconds since 1970.
        poll_interval: Seconds, the longest pause between two polls.
        cancel_on_kill: Cancel the turn when a user marks or clears the waiting task (Airflow 3.3).
    """

    def __init__(
        self,
        *,
        thread_id: str,
        turn_id: str,
        paradigm_conn_id: str,
        deadline: float,
        poll_interval: float = 5.0,
        cancel_on_kill: bool = False,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow leaves it untyped
        self.thread_id = thread_id
        self.turn_id = turn_id
        self.paradigm_conn_id = paradigm_conn_id
        self.deadline = deadline
        self.poll_interval = poll_interval
        self.cancel_on_kill = cancel_on_kill

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class path and every argument, as JSON primitives."""
        return (
            "paradigm_provider.triggers.turn.ParadigmTurnTrigger",
            {
                "thread_id": self.thread_id,
                "turn_id": self.turn_id,
                "paradigm_conn_id": self.paradigm_conn_id,
                "deadline": self.deadline,
                "poll_interval": self.poll_interval,
                "cancel_on_kill": self.cancel_on_kill,
            },
        )

    async def event(self) -> Any:
        """Return `done` with the answer, or `error`."""
        from paradigm_ext import await_until_turn_completed
        from paradigm_provider.hooks.paradigm import ParadigmHook

        try:
            async with ParadigmHook(self.paradigm_conn_id).async_conn() as paradigm:
                answer = await await_until_turn_completed(
                    self.thread_id, self.turn_id, client=paradigm.v3, **self._arguments()
                )
        except Exception as error:  # noqa: BLE001 - a wait that cannot start must end its task, not vanish
            return _failed(error)
        return _done(answer)

    async def on_kill(self) -> None:
        """Cancel the turn if that was asked for: a user marked or cleared the waiting task."""
        if not self.cancel_on_kill:
            return
        from paradigm_provider.hooks.paradigm import ParadigmHook

        await acancel_turn(ParadigmHook(self.paradigm_conn_id), self.thread_id, self.log)

    def wait_on_worker(self, paradigm: Paradigm) -> dict[str, Any]:
        """Wait on this worker and return what `run` would have sent."""
        from paradigm_ext import ParadigmError, wait_until_turn_completed

        try:
            answer = wait_until_turn_completed(
                self.thread_id, self.turn_id, client=paradigm.v3, **self._arguments()
            )
        except ParadigmError as error:
            return _failed(error)
        return _done(answer)

    def _arguments(self) -> dict[str, Any]:
        from paradigm_ext import PollPlan

        return {
            "timeout": max(self.deadline - time.time(), ONE_POLL),
            "poll": PollPlan(initial=min(0.5, self.poll_interval), maximum=self.poll_interval),
        }


def _done(answer: Answer) -> dict[str, Any]:
    shown = answer.to_dict()
    return {"status": "done", "answer": {**shown, "sources": shown["sources"][:LISTED_SOURCES]}}


def _failed(error: Exception) -> dict[str, Any]:
    """Return the event of an error; `ended` says that the turn itself is over, and a retry must ask again."""
    from paradigm_ext import NotFoundError, TurnFailed

    ended = isinstance(error, TurnFailed | NotFoundError)
    permanent = is_permanent(error) and not ended
    return {"status": "error", "message": str(error), "permanent": permanent, "ended": ended}
