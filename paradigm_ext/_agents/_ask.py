"""Asking a question and waiting for the answer: a flow, and its sync and async drivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from attrs import evolve, frozen

from paradigm_ext._agents._answer import Answer, listed_sources
from paradigm_ext._agents._question import Question, cancelling
from paradigm_ext._agents._turn_wait import ANSWER_POLL, turn_flow
from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._core._retry import NO_RETRIES
from paradigm_ext._errors import InvalidInput, ParadigmError
from paradigm_ext._log import logger
from paradigm_ext._polling._request import Request, aperformer, performer
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Generator, Mapping
    from uuid import UUID

    from paradigm_ext._client._connection import Connection
    from paradigm_ext._clock import Clock
    from paradigm_ext._polling import PollPlan

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
        timeout: Seconds for the waiting.
        poll: The pauses between looks.
        on_progress: Called with each look at the turn.
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
            raise InvalidInput(
                "sources=True and wait=False exclude each other: there are none before the answer"
            )

    def remaining(self, clock: Clock, begun: float) -> float | None:
        """Return the seconds left of the time-out."""
        return None if self.timeout is None else max(0.001, self.timeout - (clock.monotonic() - begun))

    def flow(self, clock: Clock) -> Generator[Request | Sleep | Cancel, Any, Answer]:
        """Yield what to send and how long to pause until the answer is there; return it.

        An interrupt cancels the turn, as soon as its thread is known, and goes on.
        """
        thread_id, begun = self.question.thread_id, clock.monotonic()
        try:
            answer = Answer.from_json((yield self.question.request(background=not self.wait)))
            if not self.wait:
                return answer
            thread_id = answer.thread_id
            return (yield from self.completion(clock, begun, answer))
        except BaseException as error:
            if thread_id and not isinstance(error, (Exception, GeneratorExit)):
                yield from cancellation(thread_id, error)
            raise

    def completion(
        self, clock: Clock, begun: float, answer: Answer
    ) -> Generator[Request | Sleep, Any, Answer]:
        """Wait until a turn that was seen is completed, and read its sources where that is asked."""
        answer = yield from turn_flow(
            answer.thread_id,
            answer.turn_id,
            timeout=self.remaining(clock, begun),
            on_progress=self.on_progress,
            poll=self.poll,
            clock=clock,
            seen=answer,
        )
        return (yield from _with_sources(answer)) if self.sources else answer


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
        InvalidInput: A value is of no use.
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
    return drive(asking.flow(paradigm.clock), perform_on(paradigm))


async def aask(paradigm: Connection, asking: Asking) -> Answer:
    """Ask and return the answer; see `Paradigm.aask`."""
    return await adrive(asking.flow(paradigm.clock), aperform_on(paradigm))


def perform_on(paradigm: Connection) -> Callable[[Request | Sleep | Cancel], Any]:
    """Return what carries out requests, pauses and cancellations in this thread."""
    ordinary = performer(paradigm.v3, paradigm.clock)

    def perform(effect: Request | Sleep | Cancel) -> Any:
        if isinstance(effect, Cancel):
            request = cancelling(effect.thread_id)
            http = _hasty(paradigm).v3.get_httpx_client()
            return http.request(request.method, request.path, params=dict(request.params or {}))
        return ordinary(effect)

    return perform


def aperform_on(paradigm: Connection) -> Callable[[Request | Sleep | Cancel], Awaitable[Any]]:
    """Return what carries out requests, pauses and cancellations in the running task."""
    from anyio import CancelScope  # here, since sync code has no use for it

    ordinary = aperformer(paradigm.v3, paradigm.clock)

    async def perform(effect: Request | Sleep | Cancel) -> Any:
        if not isinstance(effect, Cancel):
            return await ordinary(effect)
        request = cancelling(effect.thread_id)
        http = _hasty(paradigm).v3.get_async_httpx_client()
        # A scope of anyio, as web frameworks use them, cancels every further await of the task: not this one.
        with CancelScope(shield=True):
            await http.request(request.method, request.path, params=dict(request.params or {}))
        return None

    return perform


def _hasty(paradigm: Connection) -> Connection:
    return paradigm.with_options(timeout=CANCEL_SECONDS, retry=NO_RETRIES)
