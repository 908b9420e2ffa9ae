"""An answer as it is written: what both drivers share, and the two of them."""

from __future__ import annotations

import sys
from contextlib import aclosing, closing, contextmanager
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from paradigm_ext._agents._answer import Answer
from paradigm_ext._agents._ask import AskPerformer, AsyncAskPerformer, cancellation, timed_out
from paradigm_ext._agents._events import AnswerDelta, EventReader
from paradigm_ext._agents._question import turns_path
from paradigm_ext._agents._reading import mapping, mappings, text
from paradigm_ext._agents._turn_wait import PAGE
from paradigm_ext._core._deadline import NO_DEADLINE
from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._core._request import Request
from paradigm_ext._errors import InvalidInput, InvalidResponse, RequestTimeout, TransportError
from paradigm_ext._errors._waits import TurnTimeout
from paradigm_ext._performing import policy_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Iterator
    from types import TracebackType

    from paradigm_ext._agents._ask import Asking, Cancel
    from paradigm_ext._client._connection import Connection
    from paradigm_ext._clock import Clock
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._transport._sse import AsyncEvents, Events
    from paradigm_ext._transport._views import Generated


@define
class Streaming:
    """One streamed answer, without a connection.

    Attributes:
        asking: What is asked, and how long to wait.
        clock: Where time comes from.
        retry: How many polls in a row may fail.
        ends: When the answer must be there.
        reader: What the events said so far.
        thread_id: The conversation, once it is known.
        answer: The answer, once it is complete.
    """

    asking: Asking
    clock: Clock
    retry: RetryPolicy
    ends: Deadline = NO_DEADLINE
    reader: EventReader = field(factory=EventReader)
    thread_id: str = ""
    answer: Answer | None = None

    def __attrs_post_init__(self) -> None:
        if not self.asking.wait:
            raise InvalidInput("stream=True and wait=False exclude each other: a stream is waited for")
        self.thread_id, self.ends = self.asking.question.thread_id, self.asking.ends(self.clock)

    def begin(self) -> Generator[Request | Sleep, Any, Request]:
        """Open a thread unless one is given, and return the request that asks in it."""
        question = self.asking.question
        if not self.thread_id:
            self.thread_id = text(mapping((yield question.opening())).get("id"))
            if not self.thread_id:
                raise InvalidResponse("the new thread came without its id", operation="thread", field="id")
        return question.streaming(self.thread_id)

    @property
    def over(self) -> bool:
        """Whether to read no further event: the last one came, or the deadline passed."""
        return self.reader.ended or self.ends.passed(self.clock.monotonic())

    def finish(self) -> Generator[Request | Sleep, Any, AnswerDelta | None]:
        """Take the answer from the turn, and return what the events did not bring of it.

        The stream is done or broke: either way the turn has the answer, or will have it.
        """
        turn, turn_id = self.reader.turn, self.reader.turn_id
        if not turn_id:
            turn = yield from self._find()
            turn_id = self.reader.turn_id = turn.turn_id
        self.answer = yield from self.asking.completion(
            self.ends, self.clock, self.retry, self.thread_id, turn_id, seen=turn
        )
        return self.reader.rest(self.answer)

    def _find(self) -> Generator[Request, Any, Answer]:
        """Read the turn that was asked for: the newest with this question."""
        body = yield Request("GET", turns_path(self.thread_id), params={"limit": PAGE})
        turns = [turn for turn in mappings(mapping(body).get("results")) if self._asks_this(turn)]
        if turns:
            return Answer.from_json(max(turns, key=lambda turn: text(turn.get("created_at"))))
        without = f"thread {self.thread_id} has no turn with the question"
        if self.ends.passed(self.clock.monotonic()):
            raise TurnTimeout(f"the deadline passed, and {without}", thread_id=self.thread_id)
        raise InvalidResponse(f"the stream ended, and {without}", operation="turns")

    def _asks_this(self, turn: dict[str, Any]) -> bool:
        wanted = self.asking.question.text.strip()
        parts = [
            part for message in mappings(turn.get("messages")) for part in mappings(message.get("parts"))
        ]
        return any(text(part.get("text")).strip() == wanted for part in parts)

    @contextmanager
    def in_time(self) -> Generator[None]:
        """Raise what the deadline ended as the error that says which turn it was.

        Raises:
            TurnTimeout: The deadline passed; the turn goes on in Paradigm, as after any question.
        """
        try:
            yield
        except RequestTimeout as error:
            if not error.by_deadline:
                raise
            raise timed_out(error, thread_id=self.thread_id, turn_id=self.reader.turn_id) from error

    def abandon(self, error: BaseException) -> Generator[Cancel, Any, None]:
        """Cancel the turn when the caller left before its end; an error of the stream itself does not."""
        left = isinstance(error, GeneratorExit) or not isinstance(error, Exception)
        # At the end of the process nothing can be sent any more.
        if left and self.thread_id and self.answer is None and not sys.is_finalizing():
            yield from cancellation(self.thread_id, error)

    def completed(self) -> Answer:
        """Return the answer.

        Raises:
            InvalidInput: The stream was not read to its end.
        """
        if self.answer is None:
            raise InvalidInput("the answer is not complete: read the stream to its end first")
        return self.answer


class AnswerStream:
    """An answer's deltas as they come; iterate it once. Leaving it early cancels the turn.

    A stream that breaks loses nothing: the rest is read from the turn. `answer` is set after the last delta.
    """

    def __init__(self, paradigm: Connection, asking: Asking) -> None:
        # Imported here so that a missing parser is reported before anything is sent.
        from paradigm_ext._transport import _sse

        self._stream = Streaming(asking, paradigm.clock, policy_of(paradigm.v3))
        # No method: its frame would hold this object, which holds it, and whoever drops a stream cancels it.
        self._deltas = _deltas(paradigm, self._stream, _sse.events)

    @property
    def answer(self) -> Answer:
        """The whole answer, once the stream was read to its end.

        Raises:
            InvalidInput: It was not.
        """
        return self._stream.completed()

    def __iter__(self) -> Iterator[AnswerDelta]:
        return self._deltas

    def close(self) -> None:
        """Cancel the turn unless it is complete; what was not read yet is given up."""
        self._deltas.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncAnswerStream:
    """An answer's deltas as they come; `async for` it once. As `AnswerStream`."""

    def __init__(self, paradigm: Connection, asking: Asking) -> None:
        from paradigm_ext._transport import _sse

        self._stream = Streaming(asking, paradigm.clock, policy_of(paradigm.v3))
        self._deltas = _adeltas(paradigm, self._stream, _sse.aevents)

    @property
    def answer(self) -> Answer:
        """The whole answer, once the stream was read to its end; as `AnswerStream.answer`."""
        return self._stream.completed()

    def __aiter__(self) -> AsyncIterator[AnswerDelta]:
        return self._deltas

    async def aclose(self) -> None:
        """Cancel the turn unless it is complete; what was not read yet is given up."""
        await self._deltas.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def _bounded(paradigm: Connection, stream: Streaming) -> Any:
    """Return a client whose events end at the deadline: what is left after it is for reading the turn."""
    return paradigm.with_options(deadline=stream.ends).v3


def _deltas(
    paradigm: Connection, stream: Streaming, open_events: Callable[[Generated, Request], Events]
) -> Generator[AnswerDelta, None, None]:
    perform = AskPerformer(paradigm, stream.ends)
    try:
        with stream.in_time():
            request = drive(stream.begin(), perform)
            try:
                with closing(open_events(_bounded(paradigm, stream), request)) as events:
                    for name, data in events:
                        yield stream.reader.read(name, data)
                        if stream.over:
                            break
            except TransportError as error:
                if not error.sent:
                    raise
            rest = drive(stream.finish(), perform)
        if rest is not None:
            yield rest
    except BaseException as error:
        drive(stream.abandon(error), perform)
        raise


async def _adeltas(
    paradigm: Connection,
    stream: Streaming,
    open_events: Callable[[Generated, Request], Awaitable[AsyncEvents]],
) -> AsyncGenerator[AnswerDelta, None]:
    perform = AsyncAskPerformer(paradigm, stream.ends)
    try:
        with stream.in_time():
            request = await adrive(stream.begin(), perform)
            try:
                async with aclosing(await open_events(_bounded(paradigm, stream), request)) as events:
                    async for name, data in events:
                        yield stream.reader.read(name, data)
                        if stream.over:
                            break
            except TransportError as error:
                if not error.sent:
                    raise
            rest = await adrive(stream.finish(), perform)
        if rest is not None:
            yield rest
    except BaseException as error:
        await adrive(stream.abandon(error), perform)
        raise
