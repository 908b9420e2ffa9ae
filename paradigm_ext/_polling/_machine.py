"""What to do after each poll: one state machine for every kind of wait, for sync, async and Airflow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

from attrs import define, field, frozen

from paradigm_ext._core._deadline import Deadline
from paradigm_ext._core._doubt import SETTLING_PAUSES
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._core._retrying import awaits_probe, pause_before_retry, retry_after_of
from paradigm_ext._errors import MaintenanceError, NotFoundError, ParadigmError
from paradigm_ext._errors._transport import ended_by_deadline
from paradigm_ext._errors._waits import WaitError
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from paradigm_ext._polling._outcome import State, WaitOutcome

T = TypeVar("T")

#: Seconds; the longest pause that a server can ask for. One that asks for a year means something else, and
#: a wait without a deadline would sleep it.
MAX_ASKED_PAUSE = 3600.0

#: Seconds that the poll at the deadline may take: what is done at the deadline counts. With what a loaded
#: machine needs to notice its end, no wait ends later than a second after its deadline.
LAST_POLL_SECONDS = 0.5

#: What to do after a poll. `poll` is the only one that goes on.
Kind: TypeAlias = 'Literal["poll"] | WaitOutcome'


@frozen(kw_only=True)
class Observation(Generic[T]):
    """What one poll saw.

    Attributes:
        value: The thing itself, which the wait returns.
        state: How it stands.
        fingerprint: What counts as a change: while it stays equal, pauses grow and the stall time runs.
        summary: One line for people, for errors and notes.
        reason: Why it `failed` or is `invalid`.
    """

    value: T
    state: State
    fingerprint: Hashable
    summary: str = ""
    reason: str = ""


@frozen
class Decision:
    """What to do now.

    Attributes:
        kind: `poll`: poll again after `delay`; anything else is how the wait ended.
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


def _wait_error(outcome: WaitOutcome, message: str, value: object) -> ParadigmError:  # noqa: ARG001
    error = WaitError(message)
    error.outcome = outcome
    return error


@define(kw_only=True)
class PollMachine(Generic[T]):
    """One wait for one thing: give it each poll (`observe`, `on_error`) and it says what to do.

    Attributes:
        subject: What is awaited, as errors call it.
        deadline: When to stop, in the seconds of the caller's clock; None for never.
        stall_timeout: Seconds without any change after which to stop; None for never.
        plan: Pauses between polls.
        retry: How many polls in a row may fail, and the least pause after one that did. Announced
            maintenance does not count, since it ends, nor does the time in which the circuit breaker finds
            out whether the instance works again.
        error: Makes the error of an end from its outcome, a sentence, and the last value seen.
        missing_polls: Polls in a row that must be answered with 404 before the thing counts as gone. More
            than one where somebody would make it anew then: what is new may be seen late. Three at least for
            what was seen before: one 404 may be a proxy's.
        seen: The last poll that succeeded, None before the first.
    """

    subject: str
    deadline: float | None = None
    stall_timeout: float | None = None
    plan: PollPlan = field(factory=PollPlan)
    retry: RetryPolicy = field(factory=RetryPolicy)
    error: Callable[[WaitOutcome, str, T | None], ParadigmError] = _wait_error
    missing_polls: int = 1
    seen: Observation[T] | None = None
    _changed_at: float | None = None
    _pause: float | None = None
    _errors: int = 0
    _missed: int = 0

    @classmethod
    def begin(
        cls,
        subject: str,
        *,
        timeout: float | None,
        now: float,
        stall_timeout: float | None = None,
        plan: PollPlan = PollPlan(),  # noqa: B008 - frozen
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008 - frozen
        error: Callable[[WaitOutcome, str, T | None], ParadigmError] = _wait_error,
    ) -> PollMachine[T]:
        """Return a wait that begins now.

        Args:
            subject: What is awaited, as errors shall call it.
            timeout: Seconds until the deadline; None for none.
            now: Seconds of the clock that all polls will be timed by.
            stall_timeout: Seconds without any change after which to stop; None for never.
            plan: Pauses between polls.
            retry: How many polls in a row may fail.
            error: Makes the error of an end; by default a `WaitError`.

        Raises:
            InvalidInput: A number of seconds is not above 0.
        """
        check_number("timeout", timeout, above=0, none="no limit")
        check_number("stall_timeout", stall_timeout, above=0, none="no limit")
        return cls(
            subject=subject,
            deadline=None if timeout is None else now + timeout,
            stall_timeout=stall_timeout,
            plan=plan,
            retry=retry,
            error=error,
        )

    @property
    def last_request(self) -> Deadline:
        """When each request of a poll must be over: the last one begins at the deadline."""
        return last_request(Deadline(self.deadline))

    @property
    def value(self) -> T:
        """What the last poll saw; there must have been one that succeeded."""
        assert self.seen is not None
        return self.seen.value

    def observe(self, seen: Observation[T], *, now: float, jitter: float = 0.0) -> Decision:
        """Take one poll and return what to do.

        The state counts before the deadline: what is done at the deadline is done.

        Args:
            seen: What was seen.
            now: Seconds of the clock that `deadline` is in.
            jitter: A random number in [0, 1) for the pause's jitter.
        """
        changed = self.seen is None or seen.fingerprint != self.seen.fingerprint
        self.seen, self._errors, self._missed = seen, 0, 0
        if changed or self._changed_at is None:
            self._changed_at = now
        match seen.state:
            case "done":
                return Decision("done")
            case "in_flight":
                return self._go_on(now, jitter, changed=changed)
            case ending:
                return self._stop(ending, seen.reason)

    def on_error(self, error: ParadigmError, *, now: float, jitter: float = 0.0) -> Decision:
        """Take a poll that failed; a few transient errors in a row do not end a wait."""
        if ended_by_deadline(error):
            return self._stop("timeout", self._too_late(now), error)
        asked = min(MAX_ASKED_PAUSE, retry_after_of(error) or 0.0)
        pause = self._pause_after(error, jitter)
        at_deadline = error.transient and self.deadline is not None and now >= self.deadline
        if pause is None and not at_deadline:
            return Decision("error", error=error)
        return self._go_on(now, jitter, changed=False, at_least=max(pause or 0.0, asked), cause=error)

    def _pause_after(self, error: ParadigmError, jitter: float) -> float | None:
        """Return the least pause after an error, None when it ends the wait.

        A server that asks for a long pause does not end the wait, as it ends a request: a wait has time.
        """
        if isinstance(error, MaintenanceError) or awaits_probe(error):
            return 0.0
        self._errors += 1
        self._missed = self._missed + 1 if isinstance(error, NotFoundError) else 0
        if 0 < self._missed < self._missing_polls():
            return SETTLING_PAUSES[min(self._missed, len(SETTLING_PAUSES) - 1)]
        if not error.transient:
            return None
        return pause_before_retry(policy=self.retry, attempt=self._errors, asked=None, jitter=jitter)

    def _missing_polls(self) -> int:
        """Return how many 404s in a row end the wait; one for what was there before may be a proxy's."""
        return self.missing_polls if self.seen is None else max(self.missing_polls, len(SETTLING_PAUSES))

    def _go_on(
        self,
        now: float,
        jitter: float,
        *,
        changed: bool,
        at_least: float = 0.0,
        cause: ParadigmError | None = None,
    ) -> Decision:
        if self.deadline is not None and now >= self.deadline:
            return self._stop("timeout", self._too_late(now), cause)
        stalled_at = self._stalled_at()
        if stalled_at is not None and now >= stalled_at:
            return self._stop("stalled", f"nothing changed for {self.stall_timeout:g} s", cause)
        self._pause = self.plan.following(self._pause, changed=changed)
        delay = max(self.plan.spread(self._pause, jitter), at_least)
        ends = [end for end in (self.deadline, stalled_at) if end is not None]
        return Decision("poll", delay=max(0.0, min([delay, *(end - now for end in ends)])))

    def _too_late(self, now: float) -> str:
        passed = self.deadline is not None and now >= self.deadline
        return "the deadline passed" if passed else "the deadline leaves no time for another poll"

    def _stalled_at(self) -> float | None:
        if self.stall_timeout is None or self._changed_at is None:
            return None
        return self._changed_at + self.stall_timeout

    def _stop(self, outcome: WaitOutcome, why: str, cause: ParadigmError | None = None) -> Decision:
        seen = ", no poll succeeded"
        if self.seen is not None:
            seen = f" ({self.seen.summary})" if self.seen.summary else ""
        last = "" if cause is None else f"; the last poll failed: {cause}"
        value = None if self.seen is None else self.seen.value
        error = self.error(outcome, f"{self.subject}: {why}{seen}{last}", value)
        error.__cause__ = cause
        return Decision(outcome, error=error)


def last_request(ends: Deadline) -> Deadline:
    """Return when the requests of a wait must be over that ends then: its last poll begins at the end."""
    return Deadline(None if ends.at is None else ends.at + LAST_POLL_SECONDS)
