"""Waits in the triggerer until upload sessions are embedded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

from paradigm_provider._polling.progress import WaitLog
from paradigm_provider._polling.waits import SessionsWait
from paradigm_provider._tasks.stopping import adelete_sessions
from paradigm_provider.triggers._base import ParadigmTrigger

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _primitive(expected: int | Sequence[int] | None) -> int | list[int] | None:
    return expected if expected is None or isinstance(expected, int) else list(expected)


class ParadigmUploadSessionTrigger(ParadigmTrigger):
    """Polls upload sessions until all have come to an end or the deadline passes; then sends one event.

    It only ever reads. All triggers of one connection in a triggerer share one client, and so one connection
    pool and one pacing budget.

    Args:
        sessions: Sessions to wait for, each with the number of documents that it must have at least, or the
            ids that must be in it, or None for no such demand.
        paradigm_conn_id: Airflow connection id; the API key is looked up where the trigger runs and never
            stored with it.
        deadline: When to stop, in seconds since 1970, so that a restart of the triggerer does not extend it.
        stall_timeout: Seconds without any change after which to stop; None for never.
        poll_interval: Seconds, the longest pause between two polls of a session; the first are shorter.
        success: Statuses that count as done.
        superseded: Ids of failed documents that have been sent again since, and no longer count.
        cancel_on_kill: Delete the sessions, with their documents, when a user marks or clears the waiting
            task (Airflow 3.3).
    """

    def __init__(
        self,
        *,
        sessions: Mapping[str, int | Sequence[int] | None],
        paradigm_conn_id: str,
        deadline: float,
        stall_timeout: float | None = None,
        poll_interval: float = 30.0,
        success: Sequence[str] = ("embedded",),
        superseded: Sequence[int] = (),
        cancel_on_kill: bool = False,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow leaves it untyped
        self.wait = SessionsWait(
            sessions={uuid: _primitive(expected) for uuid, expected in sessions.items()},
            deadline=deadline,
            stall_timeout=stall_timeout,
            poll_interval=poll_interval,
            success=list(success),
            superseded=list(superseded),
        )
        self.paradigm_conn_id = paradigm_conn_id
        self.cancel_on_kill = cancel_on_kill

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class path and every argument, as JSON primitives."""
        arguments = {"paradigm_conn_id": self.paradigm_conn_id, "cancel_on_kill": self.cancel_on_kill}
        return (
            "paradigm_provider.triggers.upload_session.ParadigmUploadSessionTrigger",
            {**asdict(self.wait), **arguments},
        )

    async def event(self) -> Any:
        """Return the `SessionsEvent` when all sessions have come to an end."""
        from paradigm_ext import await_until_sessions_embedded
        from paradigm_provider.hooks.paradigm import ParadigmHook

        log = WaitLog(self.log.info)
        try:
            async with ParadigmHook(self.paradigm_conn_id).async_conn() as paradigm:
                seen = await await_until_sessions_embedded(
                    client=paradigm.v2, on_progress=log, **self.wait.arguments()
                )
        except Exception as error:  # noqa: BLE001 - a wait that cannot start must end its task, not vanish
            return self.wait.event_of_error(error)
        return self.wait.event(seen)

    async def on_kill(self) -> None:
        """Delete the sessions if that was asked for: a user marked or cleared the waiting task."""
        if not self.cancel_on_kill:
            return
        from paradigm_provider.hooks.paradigm import ParadigmHook

        await adelete_sessions(ParadigmHook(self.paradigm_conn_id), self.wait.sessions, self.log)
