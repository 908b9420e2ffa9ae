"""What to do after each look at an upload session: one state machine for sync, async and Airflow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define, field, frozen

from paradigm_ext._errors import (
    MaintenanceError,
    ParadigmError,
    SessionError,
    SessionFailed,
    SessionInvalid,
    SessionStalled,
    SessionTimeout,
)
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from paradigm_ext._polling._progress import SessionProgress

#: Looks in a row that may fail before a wait gives up. Announced maintenance does not count: it ends.
MAX_ERRORS_IN_A_ROW = 5

#: Seconds; the longest pause that a server can ask for. One that asks for a year means something else, and
#: a wait without a deadline would sleep it.
MAX_ASKED_PAUSE = 3600.0

#: What a wait comes to. `poll` is the only one that goes on.
Kind = Literal["poll", "done", "failed", "timeout", "stalled", "invalid", "error"]

_ERRORS: dict[str, type[SessionError]] = {
    kind.outcome: kind for kind in (SessionFailed, SessionTimeout, SessionStalled, SessionInvalid)
}


@frozen
class Decision:
    """What to do now.

    Attributes:
        kind: `poll`: look again after `delay`; anything else is the end.
        delay: Seconds; 0 unless `poll`.
        error: What to raise, for every end but `done`.
    """

    kind: Kind
    delay: float = 0.0
    error: ParadigmError | None = None

    @property
    def final(self) -> bool:
        """Whether the wait is over."""
        return self.kind != "poll"


@define(kw_only=True)
class SessionWait:
    """One wait for one session: give it each look (`observe`, `on_error`) and it says what to do.

    Attributes:
        uuid: The session.
        deadline: When to stop, in the seconds of the caller's clock; None for never.
        stall_timeout: Seconds without any change after which to stop; None for never.
        plan: Pauses between looks.
        progress: The last look, None before the first.
    """

    uuid: str
    deadline: float | None
    stall_timeout: float | None = None
    plan: PollPlan = field(factory=PollPlan)
    progress: SessionProgress | None = None
    _changed_at: float | None = None
    _pause: float | None = None
    _errors: int = 0

    @classmethod
    def begin(
        cls, uuid: str, *, timeout: float | None, stall_timeout: float | None, plan: PollPlan, now: float
    ) -> SessionWait:
        """Return a wait that begins now.

        Args:
            uuid: The session, or what else errors shall call the thing that is awaited.
            timeout: Seconds until the deadline; None for none.
            stall_timeout: Seconds without any change after which to stop; None for never.
            plan: Pauses between looks.
            now: Seconds of the clock that all looks will be timed by.

        Raises:
            InvalidInput: A number of seconds is not above 0.
        """
        check_number("timeout", timeout, above=0, none="no limit")
        check_number("stall_timeout", stall_timeout, above=0, none="no limit")
        deadline = None if timeout is None else now + timeout
        return cls(uuid=uuid, deadline=deadline, stall_timeout=stall_timeout, plan=plan)

    def observe(self, progress: SessionProgress, *, now: float, jitter: float = 0.0) -> Decision:
        """Take one look at the session and return what to do.

        The status is judged before the deadline: a session that is done at the deadline is done.

        Args:
            progress: What was seen.
            now: Seconds of the clock that `deadline` is in.
            jitter: A random number in [0, 1) for the pause's jitter.
        """
        changed = self.progress is None or progress.counts != self.progress.counts
        self.progress, self._errors = progress, 0
        if changed or self._changed_at is None:
            self._changed_at = now
        match progress.verdict:
            case "embedded":
                return Decision("done")
            case "failed":
                return self._stop("failed", f"{len(progress.failed)} failed: {progress.failures()}")
            case "invalid":
                return self._stop("invalid", _why_invalid(progress))
            case _:
                return self._go_on(now, jitter, changed=changed)

    def on_error(self, error: ParadigmError, *, now: float, jitter: float = 0.0) -> Decision:
        """Take a look that failed; a few transient errors in a row do not end a wait."""
        maintenance = isinstance(error, MaintenanceError)
        self._errors += 0 if maintenance else 1
        if not error.transient or self._errors >= MAX_ERRORS_IN_A_ROW:
            return Decision("error", error=error)
        asked = min(MAX_ASKED_PAUSE, getattr(error, "retry_after", None) or 0.0)
        decision = self._go_on(now, jitter, changed=False, at_least=asked)
        if decision.error is not None:
            decision.error.__cause__ = error
        return decision

    def _go_on(self, now: float, jitter: float, *, changed: bool, at_least: float = 0.0) -> Decision:
        if self.deadline is not None and now >= self.deadline:
            return self._stop("timeout", "the deadline passed")
        stalled_at = self._stalled_at()
        if stalled_at is not None and now >= stalled_at:
            return self._stop("stalled", f"nothing changed for {self.stall_timeout:g} s")
        self._pause = self.plan.following(self._pause, changed=changed and self._pause is not None)
        delay = max(self.plan.spread(self._pause, jitter), at_least)
        ends = [end for end in (self.deadline, stalled_at) if end is not None]
        return Decision("poll", delay=max(0.0, min([delay, *(end - now for end in ends)])))

    def _stalled_at(self) -> float | None:
        if self.stall_timeout is None or self._changed_at is None:
            return None
        return self._changed_at + self.stall_timeout

    def _stop(self, outcome: Literal["failed", "timeout", "stalled", "invalid"], why: str) -> Decision:
        seen = f" ({self.progress.summary()})" if self.progress is not None else ", it could not be read once"
        error = _ERRORS[outcome](f"upload session {self.uuid}: {why}{seen}", progress=self.progress)
        return Decision(outcome, error=error)


def _why_invalid(progress: SessionProgress) -> str:
    if not progress.total:
        return "it takes no more files and has none"
    missing = f" (missing ids {list(progress.missing[:5])})" if progress.missing else ""
    return f"it takes no more files and lacks documents that were expected{missing}"
