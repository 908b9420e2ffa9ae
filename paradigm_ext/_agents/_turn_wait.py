"""Waiting for one turn of a conversation: the answer that an agent is working on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define

from paradigm_ext._agents._answer import Answer
from paradigm_ext._agents._question import turn_path, turns_path
from paradigm_ext._agents._reading import mapping, mappings
from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._deadline import Deadline
from paradigm_ext._core._doubt import SETTLING_PAUSES
from paradigm_ext._core._request import Request
from paradigm_ext._errors import APIError, InvalidInput, NotFoundError
from paradigm_ext._errors._waits import TurnError, TurnFailed, TurnTimeout
from paradigm_ext._performing import policy_of
from paradigm_ext._polling._machine import PollMachine
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._poll import await_on, wait_on
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from uuid import UUID

    from paradigm_api.v3 import AuthenticatedClient
    from paradigm_ext._clock import Clock
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._polling._machine import Observation
    from paradigm_ext._polling._outcome import WaitOutcome

#: An answer takes seconds where a document takes minutes.
ANSWER_POLL = PollPlan(initial=0.5, maximum=5.0)

#: Turns of one page of a thread, the most that the reference allows.
PAGE = 100

_ERRORS: dict[str, type[TurnError]] = {kind.outcome: kind for kind in (TurnFailed, TurnTimeout)}


@define
class TurnRead:
    """How a turn is read: at its own address, or, where the instance has none, in the list of its thread.

    That a turn has an address of its own is inferred; the list is documented. An instance that answers 404 or
    405 at the address is asked for the list from then on.
    """

    thread_id: str
    turn_id: str
    listed: bool = False

    def __call__(self) -> Generator[Request, Any, Answer]:
        """Read the turn once."""
        if self.listed:
            return (yield from self._in_list())
        try:
            return Answer.from_json(
                (yield Request("GET", turn_path(self.thread_id, self.turn_id), once=True))
            )
        except APIError as error:
            if error.status not in (404, 405):
                raise
            answer = yield from self._in_list(error)
            self.listed = True
            return answer

    def _in_list(self, missing: APIError | None = None) -> Generator[Request, Any, Answer]:
        body = yield Request("GET", turns_path(self.thread_id), params={"limit": PAGE}, once=True)
        for turn in mappings(mapping(body).get("results")):
            if turn.get("id") == self.turn_id:
                return Answer.from_json(turn)
        raise missing or NotFoundError(
            f"turn {self.turn_id} is no longer among the last {PAGE} of thread {self.thread_id}",
            status=404,
            method="GET",
            url=turns_path(self.thread_id),
        )

    def observe(self) -> Generator[Request, Any, Observation[Answer]]:
        """Read the turn once, and return it as a wait judges it."""
        return (yield from self()).observation


def turn_read(thread_id: str, turn_id: str) -> TurnRead:
    """Return how a turn is read.

    Raises:
        InvalidInput: An id is empty.
    """
    for name, value in (("thread_id", thread_id), ("turn_id", turn_id)):
        if not value.strip():
            raise InvalidInput(f"{name} is empty: pass the id that an Answer carries")
    return TurnRead(thread_id, turn_id)


def turn_machine(
    thread_id: str, turn_id: str, *, ends: Deadline, poll: PollPlan, retry: RetryPolicy
) -> PollMachine[Answer]:
    """Return the machine of a wait for one turn, which ends with a `TurnError`."""

    def error(outcome: WaitOutcome, message: str, answer: Answer | None) -> TurnError:
        more = (
            "; it goes on in Paradigm, wait_until_turn_completed() takes the wait up again"
            if outcome == "timeout"
            else ""
        )
        return _ERRORS[outcome](message + more, thread_id=thread_id, turn_id=turn_id, answer=answer)

    return PollMachine[Answer](
        subject=f"turn {turn_id} of thread {thread_id}",
        deadline=ends.at,
        plan=poll,
        retry=retry,
        error=error,
        # A question whose turn is gone is asked again.
        missing_polls=len(SETTLING_PAUSES),
    )


def _ends(timeout: float | None, clock: Clock) -> Deadline:
    check_number("timeout", timeout, above=0, none="no limit")
    return Deadline.after(timeout, clock.monotonic())


def wait_until_turn_completed(
    thread_id: str | UUID,
    turn_id: str | UUID,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 300.0,
    on_progress: Callable[[Answer], object] | None = None,
    poll: PollPlan = ANSWER_POLL,
    clock: Clock = SYSTEM_CLOCK,
) -> Answer:
    """Wait until an agent's answer is complete: for a question asked in the background, or one given up on.

    Unknown statuses count as running until the deadline. As many polls in a row
    may fail as the client's `retry` allows attempts.

    Args:
        thread_id: The conversation.
        turn_id: Its turn; both are on every `Answer` and on the errors of `ask`.
        client: `paradigm.v3`.
        timeout: Seconds for everything, requests included; None for no deadline. The turn
            goes on in Paradigm.
        on_progress: Called with each poll.
        poll: The pauses between polls.
        clock: Where time, sleep and chance come from.

    Returns:
        The completed answer.

    Raises:
        TurnFailed: The turn failed or was cancelled.
        TurnTimeout: The deadline passed.
        APIError: The turn cannot be read, or too many polls in a row failed.
    """
    read = turn_read(str(thread_id), str(turn_id))
    machine = turn_machine(
        read.thread_id,
        read.turn_id,
        ends=_ends(timeout, clock),
        poll=poll,
        retry=policy_of(client),
    )
    return wait_on(client, machine, read.observe, clock=clock, on_progress=on_progress)


async def await_until_turn_completed(
    thread_id: str | UUID,
    turn_id: str | UUID,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 300.0,
    on_progress: Callable[[Answer], object] | None = None,
    poll: PollPlan = ANSWER_POLL,
    clock: Clock = SYSTEM_CLOCK,
) -> Answer:
    """Wait until an agent's answer is complete; as `wait_until_turn_completed`."""
    read = turn_read(str(thread_id), str(turn_id))
    machine = turn_machine(
        read.thread_id,
        read.turn_id,
        ends=_ends(timeout, clock),
        poll=poll,
        retry=policy_of(client),
    )
    return await await_on(client, machine, read.observe, clock=clock, on_progress=on_progress)
