"""Waits in the triggerer until a file is embedded."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from paradigm_provider._polling.waits import ONE_POLL
from paradigm_provider._tasks.retries import is_permanent
from paradigm_provider.triggers._base import ParadigmTrigger

if TYPE_CHECKING:
    from paradigm_ext import FileProgress, Paradigm


class ParadigmFileTrigger(ParadigmTrigger):
    """Polls a file until it is embedded, has failed or the deadline passes; then sends one event.

    Args:
        file_id: The file.
        paradigm_conn_id: Airflow connection id.
        deadline: When to stop, in seconds since 1970.
        poll_interval: Seconds, the longest pause between two polls.
    """

    def __init__(
        self, *, file_id: int, paradigm_conn_id: str, deadline: float, poll_interval: float = 30.0
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow leaves it untyped
        self.file_id = file_id
        self.paradigm_conn_id = paradigm_conn_id
        self.deadline = deadline
        self.poll_interval = poll_interval

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class path and every argument, as JSON primitives."""
        return (
            "paradigm_provider.triggers.file.ParadigmFileTrigger",
            {
                "file_id": self.file_id,
                "paradigm_conn_id": self.paradigm_conn_id,
                "deadline": self.deadline,
                "poll_interval": self.poll_interval,
            },
        )

    async def event(self) -> Any:
        """Return `done` with the file's status, `timeout`, or `error`."""
        from paradigm_ext import await_until_file_embedded
        from paradigm_provider.hooks.paradigm import ParadigmHook

        try:
            async with ParadigmHook(self.paradigm_conn_id).async_conn() as paradigm:
                seen = await await_until_file_embedded(self.file_id, client=paradigm.v3, **self._arguments())
        except Exception as error:  # noqa: BLE001 - a wait that cannot start must end its task, not vanish
            return _failed(error)
        return _done(seen)

    def poll_once(self, paradigm: Paradigm) -> dict[str, Any]:
        """Poll once from this worker; a file that is not at its end has the status `timeout`."""
        from paradigm_ext import NO_RETRIES, ParadigmError, wait_until_file_embedded

        # Without a deadline: the answer may take as long as the connection's own time-outs allow.
        client = paradigm.with_options(retry=NO_RETRIES).v3
        try:
            seen = wait_until_file_embedded(
                self.file_id, client=client, timeout=None, on_progress=_end_in_flight
            )
        except _InFlightError as error:
            return {"status": "timeout", "message": str(error), "permanent": False}
        except ParadigmError as error:
            return {**_failed(error), **({"status": "timeout"} if error.transient else {})}
        return _done(seen)

    def _arguments(self) -> dict[str, Any]:
        from paradigm_ext import PollPlan

        return {
            "timeout": max(self.deadline - time.time(), ONE_POLL),
            "poll": PollPlan(initial=min(1.0, self.poll_interval), maximum=self.poll_interval),
        }


class _InFlightError(Exception):
    """The one poll of a poke found the file under way."""


def _end_in_flight(seen: FileProgress) -> None:
    if seen.verdict == "in_flight":
        raise _InFlightError(seen.summary())


def _done(seen: FileProgress) -> dict[str, Any]:
    file = {"id": seen.id, "filename": seen.filename, "status": seen.status}
    return {"status": "done", "file": file}


def _failed(error: Exception) -> dict[str, Any]:
    from paradigm_ext import FileTimeout

    status = "timeout" if isinstance(error, FileTimeout) else "error"
    return {"status": status, "message": str(error), "permanent": is_permanent(error)}
