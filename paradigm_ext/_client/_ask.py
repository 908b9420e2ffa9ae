"""Asking agents and finding passages, as methods of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self, Unpack, overload

from attrs import evolve

from paradigm_ext._client._connection import Connection

if TYPE_CHECKING:
    from collections.abc import Collection

    from paradigm_ext._agents import Answer, Chunk
    from paradigm_ext._agents._ask import AskOptions
    from paradigm_ext._agents._chunks import RetrieveMode
    from paradigm_ext._agents._stream import AnswerStream, AsyncAnswerStream


class Questions(Connection):
    """The part of the client that asks."""

    @overload
    def ask(
        self,
        agent_id: int | None,
        question: str,
        *,
        stream: Literal[False] = False,
        **options: Unpack[AskOptions],
    ) -> Answer: ...

    @overload
    def ask(
        self, agent_id: int | None, question: str, *, stream: Literal[True], **options: Unpack[AskOptions]
    ) -> AnswerStream: ...

    def ask(
        self, agent_id: int | None, question: str, *, stream: bool = False, **options: Unpack[AskOptions]
    ) -> Answer | AnswerStream:
        """Ask an agent a question and return its answer, or the answer as it is written.

        The question is sent once. An answer that takes longer than one request is waited for. An interrupt
        cancels the running turn, as soon as its thread is known.

        Args:
            agent_id: The agent; None is the company's default agent, or the thread's own.
            question: The question, at most 5,000 characters.
            stream: Return an `AnswerStream`: iterate it for the deltas (extra `sse`).
            options: `thread_id`: the conversation that this continues, from an earlier answer.
                `workspace_ids`, `file_ids`: what the agent may read; None leaves it to the agent.
                `max_steps`: steps of reasoning, 1 to 20.
                `wait`: False returns at once, the turn runs in the background; see
                `wait_until_turn_completed`.
                `timeout`: seconds until the answer must be complete, 300 by default, None for no limit; each
                single request keeps to the client's own time-outs.
                `poll`: the pauses between polls.
                `on_progress`: called with each poll of the turn.
                `sources`: read the sources from the turn's list of them, in one more request.
                `fields`: further fields of the request, such as `force_tool` or `response_format`.

        Returns:
            The completed answer; the running one with `wait=False`; a stream with `stream=True`.

        Raises:
            InvalidInput: A value is invalid; nothing was sent.
            TurnFailed: The turn failed or was cancelled.
            TurnTimeout: The deadline passed; the error has the ids to wait on with.
            APIError: The question was refused.
            TransportError: No answer came; where `sent` is true the question may have been asked.
        """
        from paradigm_ext._agents._ask import ask, asking_of

        asking = asking_of(agent_id, question, **options)
        if not stream:
            return ask(self, asking)
        from paradigm_ext._agents._stream import AnswerStream

        return AnswerStream(self, asking)

    @overload
    async def aask(
        self,
        agent_id: int | None,
        question: str,
        *,
        stream: Literal[False] = False,
        **options: Unpack[AskOptions],
    ) -> Answer: ...

    @overload
    async def aask(
        self, agent_id: int | None, question: str, *, stream: Literal[True], **options: Unpack[AskOptions]
    ) -> AsyncAnswerStream: ...

    async def aask(
        self, agent_id: int | None, question: str, *, stream: bool = False, **options: Unpack[AskOptions]
    ) -> Answer | AsyncAnswerStream:
        """Ask an agent a question; the async twin of `ask`. A cancelled task cancels the turn."""
        from paradigm_ext._agents._ask import aask, asking_of

        asking = asking_of(agent_id, question, **options)
        if not stream:
            return await aask(self, asking)
        from paradigm_ext._agents._stream import AsyncAnswerStream

        return AsyncAnswerStream(self, asking)

    def retrieve(
        self,
        query: str,
        *,
        top_k: int = 20,
        mode: RetrieveMode = "text",
        rerank: bool = True,
        workspace_ids: Collection[int] | None = None,
        file_ids: Collection[int] | None = None,
        tag_ids: Collection[int] | None = None,
    ) -> tuple[Chunk, ...]:
        """Return the passages of documents that match a query, best first as the server ranks them.

        Args:
            query: What the passages are to match.
            top_k: Passages at most, 1 to 100.
            mode: `text`, or `vision` for pages as images.
            rerank: Whether the server ranks its first findings a second time.
            workspace_ids: Only documents of these workspaces.
            file_ids: Only these documents.
            tag_ids: Only documents with these tags.

        Raises:
            InvalidInput: A value is invalid; nothing was sent.
            APIError: The request was refused.
        """
        from paradigm_ext._agents._chunks import retrieval, retrieve

        request = retrieval(
            query,
            top_k=top_k,
            mode=mode,
            rerank=rerank,
            workspace_ids=workspace_ids,
            file_ids=file_ids,
            tag_ids=tag_ids,
        )
        return retrieve(self._repeating(), request)

    async def aretrieve(
        self,
        query: str,
        *,
        top_k: int = 20,
        mode: RetrieveMode = "text",
        rerank: bool = True,
        workspace_ids: Collection[int] | None = None,
        file_ids: Collection[int] | None = None,
        tag_ids: Collection[int] | None = None,
    ) -> tuple[Chunk, ...]:
        """Return the passages of documents that match a query; the async twin of `retrieve`."""
        from paradigm_ext._agents._chunks import aretrieve, retrieval

        request = retrieval(
            query,
            top_k=top_k,
            mode=mode,
            rerank=rerank,
            workspace_ids=workspace_ids,
            file_ids=file_ids,
            tag_ids=tag_ids,
        )
        return await aretrieve(self._repeating(), request)

    def _repeating(self) -> Self:
        """Return a view that may send any request again, for a POST that changes nothing."""
        return self.with_options(retry=evolve(self._options.retry, idempotent=True))
