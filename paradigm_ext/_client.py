"""`Paradigm`: one object that holds the connection and hands out the generated clients and the helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self, Unpack, overload

from attrs import evolve

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._config import DEFAULT_BASE_URL, DEFAULT_MAX_FILE_BYTES, Config, Timeouts, from_environment
from paradigm_ext._pacing import DEFAULT_REQUESTS_PER_MINUTE, Pacer
from paradigm_ext._retry import RetryBudget, RetryPolicy

if TYPE_CHECKING:
    import os
    import ssl
    from collections.abc import Callable, Collection, Iterable, Mapping
    from types import TracebackType
    from uuid import UUID

    from paradigm_api import v2, v3
    from paradigm_ext._agents import Answer, Chunk
    from paradigm_ext._agents._ask import AskOptions
    from paradigm_ext._agents._chunks import RetrieveMode
    from paradigm_ext._agents._stream import AnswerStream, AsyncAnswerStream
    from paradigm_ext._clock import Clock
    from paradigm_ext._config import HasPath, Secret
    from paradigm_ext._ingestion import IngestProgress, IngestReport, Ledger
    from paradigm_ext._ingestion._plan import OnError
    from paradigm_ext._ingestion._sources import Duplicates, Given
    from paradigm_ext._transport import Options, Wire
    from paradigm_ext._waiting import SessionProgress

#: What a wait counts as done, named anew: its module costs an import of the class 15 ms.
_EMBEDDED = ("embedded",)


class Paradigm:
    """A connection to one Paradigm instance, for sync and async code, threads and event loops.

    `paradigm.v2` and `paradigm.v3` are the generated clients; whatever generated function is called with them
    gets pacing, retries, time-outs and typed errors. The API key goes to `base_url`'s origin only.

    Args:
        api_key: Bearer token of the instance.
        base_url: The instance's root address, with an optional path prefix.
        timeout: Seconds that reading and writing may pause, or `Timeouts(...)`.
        retry: Which failed requests are sent again.
        max_requests_per_minute: Allowance shared by all threads and tasks of this object; None for no limit.
        verify: True, False, a file or folder of certificate authorities, or an `ssl.SSLContext`.
        cert: A client certificate: a file, or `(certificate, key[, password])`.
        proxy: Address of a proxy; None takes the environment's.
        http2: Speak HTTP/2 where the server does (extra `http2`).
        max_connections: Size of the connection pool.
        user_agent: Words put before the package's own in the User-Agent header.
        clock: Where time, sleep and chance come from; tests pass their own.

    Raises:
        ConfigurationError: A value cannot be used; the message names it.
    """

    def __init__(
        self,
        api_key: str | Secret | None = None,
        base_url: str = DEFAULT_BASE_URL,
        *,
        timeout: float | Timeouts = Timeouts(),  # noqa: B008 - frozen
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008 - frozen
        max_requests_per_minute: int | None = DEFAULT_REQUESTS_PER_MINUTE,
        verify: bool | str | HasPath | ssl.SSLContext = True,
        cert: str | tuple[str, str] | tuple[str, str, str] | None = None,
        proxy: str | None = None,
        http2: bool = False,
        max_connections: int = 100,
        user_agent: str = "",
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        config = Config(
            api_key=api_key,
            base_url=base_url,
            max_requests_per_minute=max_requests_per_minute,
            verify=verify,
            cert=cert,
            proxy=proxy,
            http2=http2,
            max_connections=max_connections,
            user_agent=user_agent,
        )
        pacer = None if max_requests_per_minute is None else Pacer(max_requests_per_minute)
        from paradigm_ext._transport import Options, Wire  # brings httpx, which a DAG file need not wait for

        wire = Wire(config, pacer=pacer, budget=RetryBudget(), clock=clock)
        self._bind(wire, Options(timeouts=Timeouts.of(timeout), retry=retry))

    def _bind(self, wire: Wire, options: Options) -> None:
        self._wire = wire
        self._options = options
        self._clients: dict[str, Any] = {}

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """Return a client for PARADIGM_API_KEY at PARADIGM_BASE_URL (default: the public instance).

        Args:
            overrides: Any parameter of the class; these win over the environment.

        Raises:
            ConfigurationError: PARADIGM_API_KEY is missing or empty.
        """
        if overrides.get("api_key"):
            return cls(**overrides)
        settings: dict[str, Any] = {**from_environment(), **overrides}
        return cls(**settings)

    @property
    def base_url(self) -> str:
        """The instance's root address, without a trailing slash."""
        return self._wire.config.base_url

    @property
    def v2(self) -> v2.AuthenticatedClient:
        """The generated client of the v2 API: the `client=` of any function of `paradigm_api.v2.api`."""
        from paradigm_api.v2 import AuthenticatedClient

        client: AuthenticatedClient = self._generated("v2", AuthenticatedClient)
        return client

    @property
    def v3(self) -> v3.AuthenticatedClient:
        """The generated client of the v3 API: the `client=` of any function of `paradigm_api.v3.api`."""
        from paradigm_api.v3 import AuthenticatedClient

        client: AuthenticatedClient = self._generated("v3", AuthenticatedClient)
        return client

    def _generated(self, name: str, kind: Any) -> Any:
        from paradigm_ext._transport import AsyncClient, Client

        if name not in self._clients:
            # The generated client shows its token in repr; it is given none, since ours go on the wire below
            # it.
            client = kind(base_url=self.base_url, token="")
            client.set_httpx_client(Client(self._wire, self._options))
            client.set_async_httpx_client(AsyncClient(self._wire, self._options))
            self._clients[name] = client
        return self._clients[name]

    def with_options(
        self, *, timeout: float | Timeouts | None = None, retry: RetryPolicy | None = None
    ) -> Paradigm:
        """Return a view with other time-outs or retries; pool, pacing and budget stay shared."""
        options = self._options
        if timeout is not None:
            options = evolve(options, timeouts=Timeouts.of(timeout))
        if retry is not None:
            options = evolve(options, retry=retry)
        view = Paradigm.__new__(type(self))
        view._bind(self._wire, options)
        return view

    @property
    def clock(self) -> Clock:
        """Where time, sleep and chance come from."""
        return self._wire.clock

    def ingest(
        self,
        sources: Given | Iterable[Given],
        *,
        workspace_id: int | None = None,
        session_uuid: str | UUID | None = None,
        pipeline: str | None = None,
        wait: bool = False,
        timeout: float | None = 1800.0,
        concurrency: int = 8,
        ledger: str | os.PathLike[str] | Ledger | None = None,
        max_file_bytes: int | None = DEFAULT_MAX_FILE_BYTES,
        max_documents_per_session: int | None = None,
        on_error: OnError = "raise",
        on_progress: Callable[[IngestProgress], object] | None = None,
        duplicates: Duplicates = "send",
        fields: Mapping[str, Any] | None = None,
    ) -> IngestReport:
        """Upload files into an upload session, each exactly once, and wait for them where asked.

        All sources are checked before the first byte is sent. Files are streamed from disk. After an answer
        was lost the session is read, and the file is sent again only if it is not there. With a ledger, a run
        that was killed at any point can be repeated: only what is missing is sent.

        Args:
            sources: A path, folder, glob, `(name, bytes)`, open binary file or `Source`, or several of them.
            workspace_id: The workspace that the documents go to; None leaves it to the server.
            session_uuid: A session to add to; None opens one when there is something to send.
            pipeline: The ingestion pipeline's version; None is the instance's default.
            wait: Wait until every document is embedded.
            timeout: Seconds for the waiting, None for no limit.
            concurrency: Files sent at the same time.
            ledger: A file, or any `Ledger`, that remembers what was sent.
            max_file_bytes: The largest file accepted; None for no limit.
            max_documents_per_session: Files after which a new session is opened; None for one session.
            on_error: `raise` raises when a file failed, after the others were sent; `collect` puts it into
                the report.
            on_progress: Called after each file and each look at a session, one call at a time, from any
                thread.
            duplicates: What to do with equal content under other names: `send`, `skip` or `error`.
            fields: Further fields of the add-file request, such as `collection`.

        Returns:
            What became of each source.

        Raises:
            InvalidInput: A parameter or a source is of no use; nothing was sent.
            IngestError: Some files were not uploaded (`on_error="raise"`); it carries the report.
            SessionError: The wait ended without success; it carries `progress` and `report`.
            APIError: The key was refused, or the session is gone: nothing could succeed after that.
        """
        from paradigm_ext._ingestion._ingest import ingest
        from paradigm_ext._ingestion._plan import Plan

        plan = Plan(
            workspace_id=workspace_id,
            session_uuid=session_uuid,
            pipeline=pipeline,
            wait=wait,
            timeout=timeout,
            concurrency=concurrency,
            ledger=ledger,
            max_file_bytes=max_file_bytes,
            max_documents_per_session=max_documents_per_session,
            on_error=on_error,
            on_progress=on_progress,
            duplicates=duplicates,
            fields=fields or {},
        )
        return ingest(self, sources, plan)

    async def aingest(
        self,
        sources: Given | Iterable[Given],
        *,
        workspace_id: int | None = None,
        session_uuid: str | UUID | None = None,
        pipeline: str | None = None,
        wait: bool = False,
        timeout: float | None = 1800.0,
        concurrency: int = 8,
        ledger: str | os.PathLike[str] | Ledger | None = None,
        max_file_bytes: int | None = DEFAULT_MAX_FILE_BYTES,
        max_documents_per_session: int | None = None,
        on_error: OnError = "raise",
        on_progress: Callable[[IngestProgress], object] | None = None,
        duplicates: Duplicates = "send",
        fields: Mapping[str, Any] | None = None,
    ) -> IngestReport:
        """Upload files into an upload session; the async twin of `ingest`. Files are read in threads."""
        from paradigm_ext._ingestion._ingest import aingest
        from paradigm_ext._ingestion._plan import Plan

        plan = Plan(
            workspace_id=workspace_id,
            session_uuid=session_uuid,
            pipeline=pipeline,
            wait=wait,
            timeout=timeout,
            concurrency=concurrency,
            ledger=ledger,
            max_file_bytes=max_file_bytes,
            max_documents_per_session=max_documents_per_session,
            on_error=on_error,
            on_progress=on_progress,
            duplicates=duplicates,
            fields=fields or {},
        )
        return await aingest(self, sources, plan)

    def session(
        self,
        uuid: str | UUID,
        *,
        expected: int | Collection[int] | None = None,
        success: Collection[str] = _EMBEDDED,
    ) -> SessionProgress:
        """Look at an upload session once, in one request, and return how it stands.

        Nothing is raised for documents that failed or are still under way: `verdict` says so. To wait for
        them there is `wait_until_session_embedded`.

        Args:
            uuid: The session.
            expected: How many documents there must be at least, or the ids of those that must be there.
            success: Statuses that count as done; add `parsed` for a pipeline that stops there.

        Raises:
            InvalidInput: A value is of no use; nothing was sent.
            InvalidResponse: What came is no session.
            APIError: The session cannot be read.
            TransportError: No answer came.
        """
        from paradigm_ext._waiting._session import look_at_session

        return look_at_session(uuid, client=self.v2, expected=expected, success=success)

    async def asession(
        self,
        uuid: str | UUID,
        *,
        expected: int | Collection[int] | None = None,
        success: Collection[str] = _EMBEDDED,
    ) -> SessionProgress:
        """Look at an upload session once, in one request; the async twin of `session`."""
        from paradigm_ext._waiting._session import alook_at_session

        return await alook_at_session(uuid, client=self.v2, expected=expected, success=success)

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
                `poll`: the pauses between looks.
                `on_progress`: called with each look at the turn.
                `sources`: read the sources from the turn's list of them, in one more request.
                `fields`: further fields of the request, such as `force_tool` or `response_format`.

        Returns:
            The completed answer; the running one with `wait=False`; a stream with `stream=True`.

        Raises:
            InvalidInput: A value is of no use; nothing was sent.
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
            InvalidInput: A value is of no use; nothing was sent.
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

    def _repeating(self) -> Paradigm:
        """Return a view that may send any request again, for a POST that changes nothing."""
        return self.with_options(retry=evolve(self._options.retry, idempotent=True))

    def close(self) -> None:
        """Close the connections; requests after this are refused."""
        self._wire.close()

    async def aclose(self) -> None:
        """Close the connections of the running event loop and the sync ones."""
        await self._wire.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"Paradigm(base_url={self.base_url!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the configuration without the key, which the other side takes from its environment."""
        config = self._wire.config
        if (config.proxy and "@" in config.proxy) or (
            isinstance(config.cert, tuple) and len(config.cert) == 3
        ):
            raise TypeError("a proxy's or certificate's password is not pickled; make the client over there")
        settings = {
            "base_url": config.base_url,
            "timeout": self._options.timeouts,
            "retry": self._options.retry,
            "max_requests_per_minute": config.max_requests_per_minute,
            "verify": config.verify,
            "cert": config.cert,
            "proxy": config.proxy,
            "http2": config.http2,
            "max_connections": config.max_connections,
            "user_agent": config.user_agent,
        }
        return _from_env, (type(self), settings)


def _from_env(cls: type[Paradigm], settings: dict[str, Any]) -> Paradigm:
    return cls.from_env(**settings)
