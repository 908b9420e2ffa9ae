"""How a request is exchanged for an answer: pacing, retries, redirects, without any HTTP library.

The flow is given requests and answers as the two protocols below describe them, so that the transport stays a
thin shell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from attrs import frozen

from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._retry import parse_retry_after
from paradigm_ext._log import logger

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from paradigm_ext._clock import Clock
    from paradigm_ext._core._rate_limit import RateLimiter
    from paradigm_ext._core._retry import Failure, RetryBudget, RetryPolicy

MAX_REDIRECTS = 5


@frozen
class Send:
    """Effect: put this request on the wire and bring its answer."""

    request: OutgoingRequest
    attempt: int


class OutgoingRequest(Protocol):
    """A request that is ready to be sent."""

    @property
    def method(self) -> str:
        """HTTP method, upper case."""
        ...

    @property
    def shown_url(self) -> str:
        """Address without secrets, for logs and errors."""
        ...

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent from its beginning again."""
        ...


class IncomingResponse(Protocol):
    """An answer, read to its end where its status is none of success."""

    @property
    def status(self) -> int:
        """HTTP status code."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The answer's headers; look-up ignores case."""
        ...

    @property
    def redirected(self) -> OutgoingRequest | None:
        """The request that a redirect within the same origin asks for; None for anything else."""
        ...


class NoResponse(Exception):
    """No answer came; `failure` is the kind."""

    def __init__(self, failure: Failure, reason: str) -> None:
        super().__init__(reason)
        self.failure: Failure = failure
        self.attempts = 1


Effect: TypeAlias = "Send | Sleep"
Answer = TypeVar("Answer", bound=IncomingResponse)


@frozen
class Outcome:
    """The last answer of an exchange and how many attempts it took."""

    answer: IncomingResponse
    attempts: int
    retry_after: float | None


def exchange(
    request: OutgoingRequest,
    *,
    policy: RetryPolicy,
    rate_limiter: RateLimiter | None,
    budget: RetryBudget,
    clock: Clock,
) -> Generator[Effect, IncomingResponse, Outcome]:
    """Yield what to send and how long to sleep until an answer stands; return it, error statuses included.

    Raises:
        NoResponse: No attempt brought an answer and no further one may be made.
    """
    attempt = redirects = 0
    while True:
        if rate_limiter is not None and (delay := rate_limiter.reserve(clock.monotonic())) > 0:
            yield Sleep(delay)
        attempt += 1
        broken: NoResponse | None = None
        answer: IncomingResponse | None = None
        failure: Failure
        try:
            answer = yield Send(request, attempt)
        except NoResponse as error:
            broken, failure, asked = error, error.failure, None
        else:
            failure = answer.status
            asked = parse_retry_after(answer.headers.get("retry-after"), now=clock.time())
            if answer.redirected is not None and redirects < MAX_REDIRECTS:
                request, redirects, attempt = answer.redirected, redirects + 1, attempt - 1
                continue
            if answer.status < 400:
                budget.earn()
                return Outcome(answer, attempt, asked)
        pause = _delay(
            request, policy, budget, attempt=attempt, failure=failure, asked=asked, jitter=clock.random()
        )
        if pause is None:
            if broken is not None:
                broken.attempts = attempt
                raise broken
            assert answer is not None
            return Outcome(answer, attempt, asked)
        reason = str(broken) if broken is not None else f"answered {failure}"
        logger.warning("%s %s %s; trying again in %.1f s", request.method, request.shown_url, reason, pause)
        yield Sleep(pause)


def _delay(
    request: OutgoingRequest,
    policy: RetryPolicy,
    budget: RetryBudget,
    *,
    attempt: int,
    failure: Failure,
    asked: float | None,
    jitter: float,
) -> float | None:
    """Return the seconds until the next attempt, or None when policy or budget allow none."""
    delay = policy.delay(
        method=request.method,
        attempt=attempt,
        failure=failure,
        retry_after=asked,
        replayable=request.replayable,
        jitter=jitter,
    )
    if delay is None or budget.spend():
        return delay
    logger.warning("%s %s is not tried again: too many requests fail", request.method, request.shown_url)
    return None
