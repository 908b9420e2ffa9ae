"""`SessionWait`: the session's machine under the name and calls that the Airflow provider still uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._session import session_machine

if TYPE_CHECKING:
    from paradigm_ext._errors import ParadigmError
    from paradigm_ext._polling._machine import Decision
    from paradigm_ext._polling._progress import SessionProgress


class SessionWait:
    """One wait for one session; see `PollMachine`."""

    def __init__(self, *, uuid: str, deadline: float | None, plan: PollPlan | None = None) -> None:
        self._machine = session_machine(uuid, timeout=None, now=0.0, poll=plan or PollPlan())
        self._machine.deadline = deadline

    @property
    def progress(self) -> SessionProgress | None:
        """The last poll, None before the first."""
        return None if self._machine.seen is None else self._machine.seen.value

    def observe(self, progress: SessionProgress, *, now: float, jitter: float = 0.0) -> Decision:
        """Take one poll and return what to do."""
        return self._machine.observe(progress.observation, now=now, jitter=jitter)

    def on_error(self, error: ParadigmError, *, now: float, jitter: float = 0.0) -> Decision:
        """Take a poll that failed and return what to do."""
        return self._machine.on_error(error, now=now, jitter=jitter)
