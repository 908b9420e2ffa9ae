"""How a request is exchanged for an answer: pacing, retries, redirects, without any HTTP library.

The flow is given requests and answers as the two protocols below describe them, so that the transport stays a
thin shell.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from attrs import frozen

from paradigm_ext._flow import Sleep
from paradigm_ext._retry import parse_retry_after

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from paradigm_ext._clock import Clock
    from paradigm_ext._pacing import Pacer
    from paradigm_ext._retry import Failure, RetryBudget, RetryPolicy

logger = logging.getLogger("paradigm_ext")

MAX_REDIRECTS = 5


@frozen
class Send:
    """Effect: put this request on the wire and bring its answer."""

    request: Outgoing
    attempt: int


class Outgoing(Protocol):
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


class Incoming(Protocol):
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
    def redirected(self) -> Outgoing | None:
        """The request that a redirect within the same origin asks for; None for anything else."""
        ...


class Broken(Exception):
    """No answer came; `failure` is the kind."""

    def __init__(self, failure: Failure, reason: str) -> None:
        super().__init__(reason)
        self.failure: Failure = failure
        self.attempts = 1


Effect: TypeAlias = "Send | Sleep"
Answer = TypeVar("Answer", bound=Incoming)


@frozen
class Outcome:
    """The last answer of an exchange and how many attempts it took."""

    answer: Incoming
    attempts: int
    retry_after: float | None


def exchange(
    request: Outgoing, *, policy: RetryPolicy, pacer: Pacer | None, budget: RetryBudget, clock: Clock
) -> Generator[Effect, Incoming, Outcome]:
    """Yield what to send and how long to sleep until an answer stands; return it, error statuses included.

    Raises:
        Broken: No attempt brought an answer and no further one may be made.
    """
    attempt = redirects = 0
    while True:
        if pacer is not None and (delay := pacer.reserve(clock.monotonic())) > 0:
            yield Sleep(delay)
        attempt += 1
        broken: Broken | None = None
        answer: Incoming | None = None
        failure: Failure
        try:
            answer = yield Send(request, attempt)
        except Broken as error:
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
            request, policy, budget, attempt=attempt, failure=failure, asked=asked, draw=clock.random()
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
    request: Outgoing,
    policy: RetryPolicy,
    budget: RetryBudget,
    *,
    attempt: int,
    failure: Failure,
    asked: float | None,
    draw: float,
) -> float | None:
    """Return the seconds until the next attempt, or None when policy or budget allow none."""
    delay = policy.delay(
        method=request.method,
        attempt=attempt,
        failure=failure,
        retry_after=asked,
        replayable=request.replayable,
        draw=draw,
    )
    if delay is None or budget.spend():
        return delay
    logger.warning("%s %s is not tried again: too many requests fail", request.method, request.shown_url)
    return None
