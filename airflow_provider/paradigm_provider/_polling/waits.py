"""Waiting for upload sessions: what a worker and a trigger both need, so that they cannot drift."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from attrs import frozen

from paradigm_provider._polling.outcome import (
    SessionOutcome,
    SessionsEvent,
    outcome_of_error,
    outcome_of_progress,
    sessions_event,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import timedelta

    from paradigm_ext import Paradigm, ParadigmError, SessionProgress, WaitOutcome
    from paradigm_provider._polling.progress import WaitLog

NO_ERRORS: Mapping[str, ParadigmError] = {}
#: The share of `execution_timeout`, and the most seconds, that a wait leaves to what comes after it.
KEPT_BACK_SHARE, KEPT_BACK_SECONDS = 0.1, 30.0
#: Seconds; a wait this short ends after its first poll, with the status `timeout` when that was not the end.
ONE_POLL = 1e-6


@frozen(kw_only=True)
class SessionsWait:
    """One wait for some sessions, as JSON primitives: the arguments of a trigger.

    Attributes:
        sessions: Per session the documents that it must have: how many at least, which ids, or None.
        deadline: When to stop, in seconds since 1970.
        stall_timeout: Seconds without any change after which to stop; None for never.
        poll_interval: Seconds, the longest pause between two polls.
        success: Statuses that count as done.
        superseded: Ids of failed documents that have been sent again since, and no longer count.
    """

    sessions: Mapping[str, int | Sequence[int] | None]
    deadline: float
    stall_timeout: float | None = None
    poll_interval: float = 30.0
    success: Sequence[str] = ("embedded",)
    superseded: Sequence[int] = ()

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of the SDK's wait for many sessions, sync or async, that begins now."""
        from paradigm_ext import PollPlan

        return {
            "sessions": self.sessions,
            # A deadline that has passed still leaves one poll: what is done at the deadline is done.
            "timeout": max(self.deadline - time.time(), ONE_POLL),
            "stall_timeout": self.stall_timeout,
            "on_failure": "collect",
            "poll": PollPlan(initial=min(1.0, self.poll_interval), maximum=self.poll_interval),
            "success": self.success,
        }

    def event(
        self, progress: Mapping[str, SessionProgress], errors: Mapping[str, ParadigmError] = NO_ERRORS
    ) -> SessionsEvent:
        """Return the event of a wait that ended, in the order of its sessions.

        Args:
            progress: The last poll of each session that could be read.
            errors: What ended the waits that did not succeed.
        """
        return sessions_event(
            [
                outcome_of_error(uuid, errors[uuid])
                if uuid in errors
                else outcome_of_progress(progress[uuid], superseded=self.superseded)
                for uuid in self.sessions
            ]
        )

    def event_of_error(self, error: Exception) -> SessionsEvent:
        """Return the event of an error that ended the wait for all sessions."""
        from paradigm_ext import SessionsError

        if isinstance(error, SessionsError):
            return self.event(error.progress, error.errors)
        return sessions_event([outcome_of_error(uuid, error) for uuid in self.sessions])


def deadline_of(*, started: float, timeout: float, execution_timeout: timedelta | None) -> float:
    """Return when a wait that begins now must end: after `timeout`, or just before the task's own time is up.

    From 3.0 on Airflow does not enforce `execution_timeout` while a task is deferred, so the wait carries it.
    Elsewhere it does: what is kept back lets the task say what it has seen before Airflow ends it.

    Args:
        started: When the task began, in seconds since 1970.
        timeout: Seconds from now.
        execution_timeout: The task's, from `started` on.
    """
    ends = time.time() + timeout
    if execution_timeout is None:
        return ends
    limit = execution_timeout.total_seconds()
    return min(ends, started + limit - min(limit * KEPT_BACK_SHARE, KEPT_BACK_SECONDS))


def wait_on_worker(paradigm: Paradigm, wait: SessionsWait, *, log: WaitLog | None = None) -> SessionsEvent:
    """Wait for the sessions on this worker and return what a trigger would have sent."""
    from paradigm_ext import ParadigmError, wait_until_sessions_embedded

    try:
        seen = wait_until_sessions_embedded(client=paradigm.v2, on_progress=log, **wait.arguments())
    except ParadigmError as error:
        return wait.event_of_error(error)
    return wait.event(seen)


def poll_once(paradigm: Paradigm, wait: SessionsWait) -> SessionsEvent | None:
    """Poll each session once, and return what a trigger would send; None, while there is to be waited.

    A session that can never be done ends the wait for the others too.
    """
    polls = [_poll_session(paradigm, wait, uuid) for uuid in wait.sessions]
    seen = [outcome for outcome in polls if outcome is not None]
    hopeless = any(outcome["status"] not in ("done", "failed") for outcome in seen)
    return sessions_event(seen) if hopeless or len(seen) == len(polls) else None


def _poll_session(paradigm: Paradigm, wait: SessionsWait, uuid: str) -> SessionOutcome | None:
    """Judge one poll as the SDK's machine does; without a deadline a transient error is not the end."""
    from paradigm_ext import Observation, PollMachine, poll_once

    def read() -> Observation[SessionProgress]:
        return paradigm.session(uuid, expected=wait.sessions[uuid], success=wait.success).observation

    machine = PollMachine[Any].begin(f"upload session {uuid}", timeout=None, now=0.0, error=_invalid)
    decision = poll_once(machine, read)
    if decision.kind in ("done", "failed"):
        return outcome_of_progress(machine.value, superseded=wait.superseded)
    return None if decision.error is None else outcome_of_error(uuid, decision.error)


def _invalid(outcome: WaitOutcome, message: str, progress: SessionProgress | None) -> ParadigmError:  # noqa: ARG001
    from paradigm_ext import SessionError, SessionInvalid

    return SessionError(message) if progress is None else SessionInvalid(message, progress=progress)
