"""Waiting for one turn of a conversation: the answer that an agent is working on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define

from paradigm_ext._agents._answer import Answer
from paradigm_ext._agents._question import turn_path, turns_path
from paradigm_ext._agents._reading import mapping, mappings
from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._errors import APIError, InvalidInput, NotFoundError
from paradigm_ext._errors._waits import TurnError, TurnFailed, TurnTimeout
from paradigm_ext._polling._machine import SessionWait
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._request import Request, aperformer, performer
from paradigm_ext._polling._single import SingleWait, single_flow

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from uuid import UUID

    from paradigm_api.v3 import AuthenticatedClient
    from paradigm_ext._clock import Clock

#: An answer takes seconds where a document takes minutes.
ANSWER_POLL = PollPlan(initial=0.5, maximum=5.0)

#: Turns of one page of a thread, the most that the reference allows.
PAGE = 100

_ERRORS: Mapping[str, type[TurnError]] = {"failed": TurnFailed, "timeout": TurnTimeout}


@define
class TurnLook:
    """How a turn is read: at its own address, or, where the instance has none, in the list of its thread.

    That a turn has an address of its own is inferred; the list is documented. An instance that answers 404 or
    405 at the address is asked for the list from then on.
    """

    thread_id: str
    turn_id: str
    listed: bool = False

    def __call__(self) -> Generator[Request, Any, Answer]:
        """Look once."""
        if self.listed:
            return (yield from self._in_list())
        try:
            return Answer.from_json((yield Request("GET", turn_path(self.thread_id, self.turn_id))))
        except APIError as error:
            if error.status not in (404, 405):
                raise
            answer = yield from self._in_list(error)
            self.listed = True
            return answer

    def _in_list(self, missing: APIError | None = None) -> Generator[Request, Any, Answer]:
        body = yield Request("GET", turns_path(self.thread_id), params={"limit": PAGE})
        for turn in mappings(mapping(body).get("results")):
            if turn.get("id") == self.turn_id:
                return Answer.from_json(turn)
        raise missing or NotFoundError(
            f"turn {self.turn_id} is no longer among the last {PAGE} of thread {self.thread_id}",
            status=404,
            method="GET",
            url=turns_path(self.thread_id),
        )


def turn_flow(
    thread_id: str,
    turn_id: str,
    *,
    timeout: float | None,
    on_progress: Callable[[Answer], object] | None,
    poll: PollPlan,
    clock: Clock,
    seen: Answer | None = None,
) -> Generator[Request | Sleep, Any, Answer]:
    """Yield requests and pauses until the turn is completed; return the answer, or raise the end.

    Raises:
        InvalidInput: `timeout` is not above 0, or an id is empty.
    """
    for name, value in (("thread_id", thread_id), ("turn_id", turn_id)):
        if not value.strip():
            raise InvalidInput(f"{name} is empty: pass the id that an Answer carries")

    def error(kind: str, last: Answer | None) -> TurnError:
        why = (
            "the deadline passed; it goes on in Paradigm, wait_until_turn_completed() takes the wait up again"
            if kind == "timeout"
            else (last.failure if last is not None else "") or "the server gave no reason"
        )
        status = last.status if last is not None else "it could not be read once"
        return _ERRORS[kind](
            f"turn {turn_id} of thread {thread_id} ({status}): {why}",
            thread_id=thread_id,
            turn_id=turn_id,
            answer=last,
        )

    judge = SessionWait.begin(
        f"turn {turn_id}", timeout=timeout, stall_timeout=None, plan=poll, now=clock.monotonic()
    )
    return single_flow(
        SingleWait(machine=judge, error=error),
        TurnLook(thread_id, turn_id),
        on_progress=on_progress,
        clock=clock,
        seen=seen,
    )


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

    Unknown statuses count as running until the deadline. A few transient errors in a row do not end the wait.

    Args:
        thread_id: The conversation.
        turn_id: Its turn; both are on every `Answer` and on the errors of `ask`.
        client: `paradigm.v3`.
        timeout: Seconds; None for no deadline. At the deadline the turn goes on in Paradigm.
        on_progress: Called with each look.
        poll: The pauses between looks.
        clock: Where time, sleep and chance come from.

    Returns:
        The completed answer.

    Raises:
        TurnFailed: The turn failed or was cancelled.
        TurnTimeout: The deadline passed.
        APIError: The turn cannot be read, or not for five times in a row.
    """
    flow = turn_flow(
        str(thread_id), str(turn_id), timeout=timeout, on_progress=on_progress, poll=poll, clock=clock
    )
    return drive(flow, performer(client, clock))


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
    flow = turn_flow(
        str(thread_id), str(turn_id), timeout=timeout, on_progress=on_progress, poll=poll, clock=clock
    )
    return await adrive(flow, aperformer(client, clock))
