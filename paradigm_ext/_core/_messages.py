"""What an exchange sends, what comes back, and how it may end without an answer.

Requests and answers are described as protocols, so that the exchange knows no HTTP library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from paradigm_ext._core._flow import Sleep
    from paradigm_ext._core._retry import Failure


@frozen
class Send:
    """Effect: put this request on the wire and bring its answer."""

    request: OutgoingRequest
    attempt: int


@frozen
class Ask:
    """Effect: call this, which blocks for a round trip; an event loop calls it in a thread."""

    call: Callable[[], object]


class OutgoingRequest(Protocol):
    """A request that is ready to be sent."""

    @property
    def method(self) -> str:
        """HTTP method, upper case."""
        ...

    @property
    def safe_url(self) -> str:
        """Address without secrets, for logs and errors."""
        ...

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent from its beginning again."""
        ...

    @property
    def repeatable(self) -> bool:
        """Whether a policy may call it idempotent; not where something would be added twice."""
        ...

    @property
    def subject(self) -> Hashable:
        """What it is about: a further attempt at the same thing has the same subject."""
        ...


class IncomingResponse(Protocol):
    """An answer, read to its end unless its status is a success."""

    @property
    def status(self) -> int:
        """HTTP status code."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The answer's headers; lookup ignores case."""
        ...

    @property
    def redirected(self) -> OutgoingRequest | None:
        """The request that a redirect within the same origin asks for; None for anything else."""
        ...


class NoResponse(Exception):
    """No answer came; `failure` is the kind, `sent` whether the server may have acted on any attempt."""

    def __init__(self, failure: Failure, reason: str) -> None:
        super().__init__(reason)
        self.failure: Failure = failure
        self.attempts = 1
        self.sent = failure != "connect"
        #: It waited in vain for a connection of its own pool, which says nothing about the instance.
        self.congested = False


class CircuitRefused(Exception):
    """The circuit is open, and the request was not sent; `retry_after` is the time until a probe."""

    def __init__(self, retry_after: float, last_failure: str) -> None:
        super().__init__(last_failure)
        self.retry_after = retry_after
        self.last_failure = last_failure


class OutOfTime(Exception):
    """The deadline leaves no time for what would come next; `last` is how the last attempt failed."""

    def __init__(self, reason: str, *, attempts: int, sent: bool, last: NoResponse | Outcome | None) -> None:
        super().__init__(reason)
        self.attempts = attempts
        self.sent = sent
        self.last = last


Effect: TypeAlias = "Send | Sleep | Ask"
Answer = TypeVar("Answer", bound=IncomingResponse)


@frozen
class Outcome:
    """The last answer of an exchange, how many attempts it took, and whether one before it may have acted."""

    answer: IncomingResponse
    attempts: int
    retry_after: float | None
    acted: bool = False
