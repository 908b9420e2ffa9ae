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

    from paradigm_ext import Paradigm
    from paradigm_provider._polling.progress import WaitLog

#: Seconds; a wait this short ends after its first poll, with the status `timeout` when that was not the end.
ONE_POLL = 1e-6
#: Seconds by which Airflow's own deferral time-out lies behind the trigger's deadline: it only counts when no
#: trigger answers.
BACKSTOP = 120.0


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

    def arguments(self, uuid: str) -> dict[str, Any]:
        """Return the arguments of the SDK's wait for one session, sync or async, that begins now."""
        from paradigm_ext import PollPlan

        return {
            # A deadline that has passed still leaves one poll: what is done at the deadline is done.
            "timeout": max(self.deadline - time.time(), ONE_POLL),
            "expected": self.sessions[uuid],
            "stall_timeout": self.stall_timeout,
            "on_failure": "collect",
            "poll": PollPlan(initial=min(1.0, self.poll_interval), maximum=self.poll_interval),
            "success": self.success,
        }


def deadline_of(*, started: float, timeout: float, execution_timeout: timedelta | None) -> float:
    """Return when a wait that begins now must end: after `timeout`, or when the task's own time is up.

    Airflow does not enforce `execution_timeout` while a task is deferred, so the wait carries it.

    Args:
        started: When the task began, in seconds since 1970.
        timeout: Seconds from now.
        execution_timeout: The task's, from `started` on.
    """
    ends = time.time() + timeout
    return ends if execution_timeout is None else min(ends, started + execution_timeout.total_seconds())


def wait_on_worker(paradigm: Paradigm, wait: SessionsWait, *, log: WaitLog | None = None) -> SessionsEvent:
    """Wait for the sessions on this worker and return what a trigger would have sent."""
    return sessions_event([_wait_for(paradigm, wait, uuid, log) for uuid in wait.sessions])


def _wait_for(paradigm: Paradigm, wait: SessionsWait, uuid: str, log: WaitLog | None) -> SessionOutcome:
    from paradigm_ext import ParadigmError, wait_until_session_embedded

    try:
        progress = wait_until_session_embedded(
            uuid, client=paradigm.v2, on_progress=log, **wait.arguments(uuid)
        )
    except ParadigmError as error:
        return outcome_of_error(uuid, error)
    return outcome_of_progress(progress, superseded=wait.superseded)


def poll_once(paradigm: Paradigm, wait: SessionsWait) -> SessionsEvent | None:
    """Poll each session once, and return what a trigger would send; None, while there is to be waited.

    A session that can never be done ends the wait for the others too.
    """
    polls = [_poll_session(paradigm, wait, uuid) for uuid in wait.sessions]
    seen = [outcome for outcome in polls if outcome is not None]
    hopeless = any(outcome["status"] not in ("done", "failed") for outcome in seen)
    return sessions_event(seen) if hopeless or len(seen) == len(polls) else None


def _poll_session(paradigm: Paradigm, wait: SessionsWait, uuid: str) -> SessionOutcome | None:
    from paradigm_ext import ParadigmError, SessionWait

    judge = SessionWait(uuid=uuid, deadline=None)
    try:
        progress = paradigm.session(uuid, expected=wait.sessions[uuid], success=wait.success)
    except ParadigmError as error:
        decision = judge.on_error(error, now=0.0)
    else:
        decision = judge.observe(progress, now=0.0)
        if decision.kind in ("done", "failed"):
            return outcome_of_progress(progress, superseded=wait.superseded)
    return None if decision.error is None else outcome_of_error(uuid, decision.error)
