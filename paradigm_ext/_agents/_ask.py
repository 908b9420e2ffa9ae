"""Asking a question and waiting for the answer: a flow, and its sync and async drivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from attrs import evolve, frozen

from paradigm_ext._agents._answer import Answer, listed_sources
from paradigm_ext._agents._question import Question, cancelling
from paradigm_ext._agents._turn_wait import ANSWER_POLL, turn_machine, turn_read
from paradigm_ext._core._deadline import Deadline
from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._core._request import Request
from paradigm_ext._core._retry import NO_RETRIES
from paradigm_ext._errors import InvalidInput, ParadigmError, RequestTimeout
from paradigm_ext._errors._waits import TurnTimeout
from paradigm_ext._log import logger
from paradigm_ext._performing import AsyncPerformer, SyncPerformer, policy_of
from paradigm_ext._polling._machine import last_request
from paradigm_ext._polling._poll import polling
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Mapping
    from typing import TypeAlias
    from uuid import UUID

    from paradigm_ext._client._connection import Connection
    from paradigm_ext._clock import Clock
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._polling import PollPlan

    Effect: TypeAlias = "Request | Sleep | Cancel"

#: Seconds that cancelling may take: whoever interrupts does not want to wait.
CANCEL_SECONDS = 5.0
#: Of `api_v3_sources_retrieve`, with the most that its page allows in one answer.
SOURCES_PATH = "/api/v3/sources"
MAX_SOURCES = 100


@frozen
class Cancel:
    """Effect: cancel the running turn of a thread, quickly and once."""

    thread_id: str


@frozen(kw_only=True)
class Asking:
    """How one question is asked.

    Attributes:
        question: The question, checked.
        wait: Whether to wait for the answer; without, the turn runs in the background.
        timeout: Seconds until the answer must be there, every request included.
        poll: The pauses between polls.
        on_progress: Called with each poll of the turn.
        sources: Whether the sources are read from the turn's list of them.
    """

    question: Question
    poll: PollPlan
    wait: bool = True
    timeout: float | None = 300.0
    on_progress: Callable[[Answer], object] | None = None
    sources: bool = False

    def __attrs_post_init__(self) -> None:
        check_number("timeout", self.timeout, above=0, none="no limit")
        if self.sources and not self.wait:
            raise InvalidInput("sources=True and wait=False exclude each other: sources come with the answer")

    def ends(self, clock: Clock) -> Deadline:
        """Return when the answer must be there, of a question that is asked now."""
        return Deadline.after(self.timeout, clock.monotonic())

    def flow(self, ends: Deadline, clock: Clock, retry: RetryPolicy) -> Generator[Effect, Any, Answer]:
        """Yield what to send and how long to pause until the answer is there; return it.

        An interrupt cancels the turn, as soon as its thread is known, and goes on.

        Args:
            ends: When the answer must be there.
            clock: Where time and chance come from; it does not sleep here.
            retry: How many polls in a row may fail.
        """
        thread_id = self.question.thread_id
        try:
            answer = Answer.from_json((yield self.question.request(background=not self.wait)))
            if not self.wait:
                return answer
            thread_id = answer.thread_id
            wait = self.completion(ends, clock, retry, thread_id, answer.turn_id, seen=answer)
            return (yield from wait)
        except RequestTimeout as error:
            if not error.by_deadline:
                raise
            raise timed_out(error, thread_id=thread_id) from error
        except BaseException as error:
            if thread_id and not isinstance(error, (Exception, GeneratorExit)):
                yield from cancellation(thread_id, error)
            raise

    def completion(
        self,
        ends: Deadline,
        clock: Clock,
        retry: RetryPolicy,
        thread_id: str,
        turn_id: str,
        *,
        seen: Answer | None = None,
    ) -> Generator[Request | Sleep, Any, Answer]:
        """Wait until a turn is completed, and read its sources where that is asked.

        Args:
            ends: When the answer must be there; a turn that was not seen yet is polled once even after that.
            clock: Where time and chance come from.
            retry: How many polls in a row may fail.
            thread_id: The conversation.
            turn_id: The turn.
            seen: The turn as it was seen already.
        """
        read = turn_read(thread_id, turn_id)
        machine = turn_machine(thread_id, turn_id, ends=ends, poll=self.poll, retry=retry)
        answer = yield from polling(
            machine,
            read.observe,
            clock=clock,
            on_progress=self.on_progress,
            seen=None if seen is None else seen.observation,
        )
        return (yield from _with_sources(answer)) if self.sources else answer


def timed_out(error: RequestTimeout, *, thread_id: str, turn_id: str = "") -> TurnTimeout:
    """Return the error of a question whose answer the deadline cut off, with what is known of its turn."""
    return TurnTimeout(f"the deadline passed before an answer: {error}", thread_id=thread_id, turn_id=turn_id)


def _with_sources(answer: Answer) -> Generator[Request, Any, Answer]:
    """Return the answer with the sources of its turn; where they cannot be read, as it was."""
    try:
        body = yield Request("GET", SOURCES_PATH, params={"turn_id": answer.turn_id, "per_page": MAX_SOURCES})
    except ParadigmError as error:
        logger.warning("the sources of turn %s could not be read: %s", answer.turn_id, error)
        return answer
    return evolve(answer, sources=listed_sources(body))


def cancellation(thread_id: str, error: BaseException) -> Generator[Cancel, Any, None]:
    """Cancel a thread's turn because of `error`, and leave word on it of how that went."""
    try:
        yield Cancel(thread_id)
    except ParadigmError as failure:
        error.add_note(f"the running turn of thread {thread_id} could not be cancelled: {failure}")
    else:
        error.add_note(f"the running turn of thread {thread_id} was cancelled")


class AskOptions(TypedDict, total=False):
    """What `Paradigm.ask` takes beside agent, question and `stream`; its docstring explains each."""

    thread_id: str | UUID | None
    workspace_ids: Collection[int] | None
    file_ids: Collection[int] | None
    max_steps: int | None
    wait: bool
    timeout: float | None
    poll: PollPlan
    on_progress: Callable[[Answer], object] | None
    sources: bool
    fields: Mapping[str, Any] | None


def asking_of(
    agent_id: int | None,
    question: str,
    *,
    thread_id: str | UUID | None = None,
    workspace_ids: Collection[int] | None = None,
    file_ids: Collection[int] | None = None,
    max_steps: int | None = None,
    wait: bool = True,
    timeout: float | None = 300.0,
    poll: PollPlan = ANSWER_POLL,
    on_progress: Callable[[Answer], object] | None = None,
    sources: bool = False,
    fields: Mapping[str, Any] | None = None,
) -> Asking:
    """Check what the caller gave and return it; nothing is sent.

    Raises:
        InvalidInput: A value is invalid.
    """
    checked = Question(
        text=question,
        agent_id=agent_id,
        thread_id=thread_id,
        workspace_ids=workspace_ids,
        file_ids=file_ids,
        max_steps=max_steps,
        fields=fields or {},
    )
    return Asking(
        question=checked, wait=wait, timeout=timeout, poll=poll, on_progress=on_progress, sources=sources
    )


def ask(paradigm: Connection, asking: Asking) -> Answer:
    """Ask and return the answer; see `Paradigm.ask`."""
    ends = asking.ends(paradigm.clock)
    return drive(asking.flow(ends, paradigm.clock, policy_of(paradigm.v3)), AskPerformer(paradigm, ends))


async def aask(paradigm: Connection, asking: Asking) -> Answer:
    """Ask and return the answer; see `Paradigm.aask`."""
    ends = asking.ends(paradigm.clock)
    flow = asking.flow(ends, paradigm.clock, policy_of(paradigm.v3))
    return await adrive(flow, AsyncAskPerformer(paradigm, ends))


class AskPerformer:
    """Carries out requests, pauses and cancellations in this thread."""

    def __init__(self, paradigm: Connection, ends: Deadline) -> None:
        self._paradigm = paradigm
        self._perform = SyncPerformer(paradigm.v3, paradigm.clock, deadline=last_request(ends))

    def __call__(self, effect: Effect) -> Any:
        """Carry out one effect; a cancellation has seconds of its own, whatever the deadline."""
        if not isinstance(effect, Cancel):
            return self._perform(effect)
        return SyncPerformer(_hasty(self._paradigm).v3, self._paradigm.clock)(cancelling(effect.thread_id))


class AsyncAskPerformer:
    """Carries out requests, pauses and cancellations in the running task."""

    def __init__(self, paradigm: Connection, ends: Deadline) -> None:
        self._paradigm = paradigm
        self._perform = AsyncPerformer(paradigm.v3, paradigm.clock, deadline=last_request(ends))

    async def __call__(self, effect: Effect) -> Any:
        """Carry out one effect; as `AskPerformer`."""
        if not isinstance(effect, Cancel):
            return await self._perform(effect)
        from anyio import CancelScope  # here, since sync code has no use for it

        # A scope of anyio, as web frameworks use them, cancels every further await of the task: not this one.
        with CancelScope(shield=True):
            perform = AsyncPerformer(_hasty(self._paradigm).v3, self._paradigm.clock)
            return await perform(cancelling(effect.thread_id))


def _hasty(paradigm: Connection) -> Connection:
    return paradigm.without_deadline().with_options(timeout=CANCEL_SECONDS, retry=NO_RETRIES)
