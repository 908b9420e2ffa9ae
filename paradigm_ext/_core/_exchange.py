"""How a request is exchanged for an answer: pacing, retries, redirects, deadline, and no HTTP library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define, frozen

from paradigm_ext._core._breaker import says_alive, says_broken
from paradigm_ext._core._deadline import NO_DEADLINE, Deadline
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._messages import (
    Ask,
    CircuitRefused,
    Effect,
    IncomingResponse,
    NoResponse,
    Outcome,
    OutgoingRequest,
    OutOfTime,
    Send,
)
from paradigm_ext._core._retry import parse_retry_after
from paradigm_ext._log import logger

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from paradigm_ext._clock import Clock
    from paradigm_ext._core._breaker import CircuitBreaker
    from paradigm_ext._core._rate_limit import Place, RateLimiter
    from paradigm_ext._core._retry import Failure, RetryBudget, RetryPolicy
    from paradigm_ext._core._shared_rate_limit import SharedRateLimiter

MAX_REDIRECTS = 5
T = TypeVar("T")

#: Failures after which the server cannot have acted on the request.
_NOT_ACTED = ("connect", 429)


@frozen(kw_only=True)
class Rules:
    """What governs an exchange: the policy of one view, and what all requests of a client share."""

    policy: RetryPolicy
    rate_limiter: RateLimiter | SharedRateLimiter | None
    budget: RetryBudget
    breaker: CircuitBreaker
    clock: Clock
    deadline: Deadline = NO_DEADLINE


def exchange(request: OutgoingRequest, rules: Rules) -> Generator[Effect, Any, Outcome]:
    """Yield what to send and how long to sleep until an answer stands; return it, error statuses included.

    A pause that would reach the deadline is not begun: nothing could follow it, so the exchange ends at once.

    Raises:
        NoResponse: No attempt brought an answer and no further one may be made.
        OutOfTime: The deadline passed, or leaves no time for the next attempt.
        CircuitRefused: The circuit is open, and the request was never sent.
    """
    return (yield from _Exchange(request, rules).run())


@define
class _Exchange:
    """One request on its way, and what became of it so far."""

    request: OutgoingRequest
    rules: Rules
    attempts: int = 0
    redirects: int = 0
    sent: bool = False
    last: NoResponse | Outcome | None = None
    place: Place | None = None

    def run(self) -> Generator[Effect, Any, Outcome]:
        while True:
            if (yield from self._refused()):
                return self._end()
            self.attempts += 1
            try:
                answer = yield Send(self.request, self.attempts)
            except NoResponse as error:
                self._no_response(error)
                failure, asked = error.failure, None
                if failure == "connect":
                    yield from self._give_back()
            except BaseException:  # cancelled, which says nothing about the instance
                self.rules.breaker.ended()
                raise
            else:
                if self._redirected(answer):
                    continue
                outcome = self._outcome(answer)
                if answer.status < 400:
                    return outcome
                failure, asked = answer.status, outcome.retry_after
            delay = self._delay(failure, asked)
            if delay is None:
                return self._end()
            yield from self._back_off(delay, failure)

    def _refused(self) -> Generator[Effect, Any, bool]:
        """Ask the circuit breaker, and wait for a place in the line in between."""
        breaker, clock = self.rules.breaker, self.rules.clock
        if self._barred(breaker.closed_for(clock.monotonic())):
            return True  # it takes no place in the line
        yield from self._line_up()
        wait = breaker.admit(clock.monotonic())
        if wait is not None:
            yield from self._give_back()
        return self._barred(wait)

    def _line_up(self) -> Generator[Effect, Any, None]:
        """Wait for a place in the rate limiter's line; one that is not used is given back."""
        limiter, clock, deadline = self.rules.rate_limiter, self.rules.clock, self.rules.deadline
        now = clock.monotonic()
        if deadline.passed(now):
            raise self._out_of_time("the deadline has passed")
        if limiter is None:
            return
        self.place = yield from self._ask(lambda: limiter.reserve(now, deadline))
        if self.place is None:
            raise self._out_of_time("the rate limiter lets it pass only after the deadline")
        try:
            if self.place.delay > 0:
                yield Sleep(self.place.delay)
        except GeneratorExit:  # nobody performs anything any more
            raise
        except BaseException:
            yield from self._give_back()
            raise

    def _ask(self, call: Callable[[], T]) -> Generator[Effect, Any, T]:
        """Return what the rate limiter says; the driver asks one that is not in this process."""
        limiter = self.rules.rate_limiter
        if limiter is not None and limiter.remote:
            return cast("T", (yield Ask(call)))
        return call()

    def _give_back(self) -> Generator[Effect, Any, None]:
        """Return the place of a request that was never sent."""
        limiter, place = self.rules.rate_limiter, self.place
        self.place = None
        if place is not None and limiter is not None:
            yield from self._ask(lambda: limiter.give_back(place))

    def _barred(self, wait: float | None) -> bool:
        """Tell whether the circuit breaker refuses; after an attempt, the end is that attempt's error."""
        if wait is None:
            return False
        if self.last is None:
            raise CircuitRefused(wait, self.rules.breaker.last_failure)
        return True

    def _note(self, failure: Failure, reason: str) -> None:
        """Record with the circuit breaker how an attempt failed."""
        breaker, now = self.rules.breaker, self.rules.clock.monotonic()
        if says_alive(failure):
            breaker.succeeded()
        elif says_broken(failure) and not self.rules.deadline.passed(now):
            breaker.failed(now, subject=self.request.subject, every=failure == "connect", reason=reason)
        else:  # a time-out at the caller's own deadline, or a request that could never be sent
            breaker.ended()

    def _outcome(self, answer: IncomingResponse) -> Outcome:
        asked = parse_retry_after(
            answer.headers.get("retry-after"),
            now=self.rules.clock.time(),
            date=answer.headers.get("date"),
        )
        self.last = outcome = Outcome(answer, self.attempts, asked, acted=self.sent)
        if answer.status < 400:
            self.rules.budget.earn()
            self.rules.breaker.succeeded()
        else:
            self.sent |= answer.status not in _NOT_ACTED
            self._note(answer.status, f"answered {answer.status}")
        return outcome

    def _no_response(self, error: NoResponse) -> None:
        self.last = error
        self.sent |= error.failure not in _NOT_ACTED
        error.attempts, error.sent = self.attempts, self.sent
        if error.congested:
            self.rules.breaker.ended()
        else:
            self._note(error.failure, str(error))

    def _redirected(self, answer: IncomingResponse) -> bool:
        """Take the request that a redirect asks for; it does not count as an attempt."""
        if answer.redirected is None or self.redirects >= MAX_REDIRECTS:
            return False
        self.request = answer.redirected
        self.redirects += 1
        self.attempts -= 1
        return True

    def _delay(self, failure: Failure, asked: float | None) -> float | None:
        """Return the seconds until the next attempt, or None when policy or budget allow none."""
        delay = self.rules.policy.delay(
            method=self.request.method,
            attempt=self.attempts,
            failure=failure,
            retry_after=asked,
            replayable=self.request.replayable,
            jitter=self.rules.clock.random(),
            repeatable=self.request.repeatable,
        )
        if delay is None or self.rules.breaker.is_open:
            return None
        if self.rules.deadline.forbids(delay, self.rules.clock.monotonic()):
            raise self._out_of_time(f"the next attempt would come in {delay:.1f} s, after the deadline")
        if self.rules.budget.spend():
            return delay
        logger.warning(
            "%s %s is not tried again: too many requests fail", self.request.method, self.request.safe_url
        )
        return None

    def _back_off(self, delay: float, failure: Failure) -> Generator[Effect, Any, None]:
        reason = str(self.last) if isinstance(self.last, NoResponse) else f"answered {failure}"
        logger.warning(
            "%s %s %s; trying again in %.1f s", self.request.method, self.request.safe_url, reason, delay
        )
        yield Sleep(delay)

    def _end(self) -> Outcome:
        if isinstance(self.last, Outcome):
            return self.last
        assert self.last is not None
        raise self.last

    def _out_of_time(self, reason: str) -> OutOfTime:
        return OutOfTime(reason, attempts=self.attempts, sent=self.sent, last=self.last)
