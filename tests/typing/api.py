"""The public types, pinned: never run, only checked by `nox -s types`, with mypy and with pyright.

`assert_type` pins what comes out. Each wrong use stands with an ignore of its own error: mypy
(`warn_unused_ignores`) and pyright (`reportUnnecessaryTypeIgnoreComment`) fail where the ignore is no longer
needed, that is where a wrong use would pass unnoticed.
"""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import assert_type
from uuid import UUID

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create as create_session
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as read_session
from paradigm_api.v2.models import FileListItem, UploadSessionResponse
from paradigm_api.v3 import AuthenticatedClient as ClientOfV3
from paradigm_api.v3.api.agents import api_v3_agents_files_list as agent_files
from paradigm_api.v3.api.agents import api_v3_agents_list as list_agents
from paradigm_api.v3.api.files import api_v3_files_list as list_files
from paradigm_api.v3.models import (
    AgentResponse,
    FileListResponseSerializerV3,
    PaginatedFileListResponseSerializerV3List,
)
from paradigm_ext import (
    Answer,
    AnswerDelta,
    AnswerStream,
    APIError,
    AsyncAnswerStream,
    AsyncPaginator,
    Cursor,
    FileFailed,
    FileProgress,
    FileStalled,
    IngestReport,
    Page,
    Paginator,
    Paradigm,
    ParadigmError,
    PollPlan,
    SessionError,
    SessionFailed,
    SessionInvalid,
    SessionProgress,
    SessionsError,
    SessionStalled,
    TurnFailed,
    Unset,
    UploadedDocument,
    acall,
    apaginate,
    await_until_session_embedded,
    await_until_sessions_embedded,
    call,
    paginate,
    wait_until_session_embedded,
    wait_until_sessions_embedded,
)


def pages(paradigm: Paradigm) -> None:
    """An operation's own parameters are checked, and its items keep their type."""
    files = paginate(agent_files.sync, 7, client=paradigm.v3, status=["embedded"], extension=["pdf"])
    assert_type(files, Paginator[FileListResponseSerializerV3])
    for file in files:
        assert_type(file, FileListResponseSerializerV3)
        assert_type(file.id, int)
    for page in files.pages():
        assert_type(page, Page[FileListResponseSerializerV3])
        assert_type(page.next_cursor, Cursor | None)
    assert_type(paginate(list_agents.sync, client=paradigm.v3), Paginator[AgentResponse])
    assert_type(
        paginate(list_files.sync_detailed, client=paradigm.v3), Paginator[FileListResponseSerializerV3]
    )


def wrong_pages(paradigm: Paradigm) -> None:
    """A filter that does not exist, a filter's wrong type, another API's client, a missing one."""
    paginate(list_files.sync, client=paradigm.v3, state=["embedded"])  # type: ignore[call-overload]
    paginate(list_files.sync, client=paradigm.v3, status="embedded")  # type: ignore[call-overload]
    paginate(list_files.sync, client=paradigm.v2)  # type: ignore[call-overload]
    paginate(list_files.sync)  # type: ignore[call-overload]
    paginate(agent_files.sync, client=paradigm.v3)  # type: ignore[call-overload]
    paginate(list_files.sync, client=paradigm.v3).options(limit="10")  # type: ignore[arg-type]


async def async_pages(paradigm: Paradigm) -> None:
    """The async twins are as strict."""
    files = apaginate(list_files.asyncio, client=paradigm.v3, status=["embedded"])
    assert_type(files, AsyncPaginator[FileListResponseSerializerV3])
    async for file in files:
        assert_type(file, FileListResponseSerializerV3)
    apaginate(list_files.asyncio, client=paradigm.v2)  # type: ignore[call-overload]
    apaginate(list_files.asyncio, client=paradigm.v3, state=["embedded"])  # type: ignore[call-overload]


async def calls(paradigm: Paradigm) -> None:
    """`call` takes None out of a generated function's result, and leaves its parameters as they are."""
    assert_type(create_session.sync(client=paradigm.v2), UploadSessionResponse | None)
    session = call(create_session.sync, client=paradigm.v2)
    assert_type(session, UploadSessionResponse)
    assert_type(
        await acall(read_session.asyncio, str(session.uuid), client=paradigm.v2), UploadSessionResponse
    )
    assert_type(call(list_files.sync, client=paradigm.v3), PaginatedFileListResponseSerializerV3List)
    call(read_session.sync, client=paradigm.v2)  # type: ignore[call-arg]
    call(read_session.sync, "uuid", client=paradigm.v3)  # type: ignore[arg-type]
    await acall(read_session.sync, "uuid", client=paradigm.v2)  # type: ignore[arg-type]


async def waits(paradigm: Paradigm) -> None:
    """Waiting takes the client of v2 and gives the last progress."""
    progress = wait_until_session_embedded(
        "uuid", client=paradigm.v2, expected=[1, 2], poll=PollPlan(initial=2)
    )
    assert_type(progress, SessionProgress)
    assert_type(progress.counts, Mapping[str, int])
    assert_type(progress.fraction, float)
    assert_type(await await_until_session_embedded("uuid", client=paradigm.v2), SessionProgress)
    wait_until_session_embedded("uuid", client=paradigm.v3)  # type: ignore[arg-type]
    wait_until_session_embedded("uuid", paradigm.v2)  # type: ignore[call-arg]
    wait_until_session_embedded("uuid", client=paradigm.v2, on_failure="ignore")  # type: ignore[arg-type]


async def many_waits(paradigm: Paradigm) -> None:
    """Many sessions: ids, or what is expected of each; the last poll of each by its id."""
    done = wait_until_sessions_embedded(["uuid", UUID(int=1)], client=paradigm.v2, timeout=None)
    assert_type(done, dict[str, SessionProgress])
    expected = {"uuid": [1, 2], "other": 3, "any": None}
    assert_type(await await_until_sessions_embedded(expected, client=paradigm.v2), dict[str, SessionProgress])
    wait_until_sessions_embedded({UUID(int=1): None}, client=paradigm.v2, on_failure="collect")
    wait_until_sessions_embedded(["uuid"], client=paradigm.v3)  # type: ignore[arg-type]
    wait_until_sessions_embedded([7], client=paradigm.v2)  # type: ignore[list-item]
    wait_until_sessions_embedded(["uuid"], client=paradigm.v2, expected=3)  # type: ignore[call-arg]
    await await_until_sessions_embedded(["uuid"], client=paradigm.v2, timeout="5")  # type: ignore[arg-type]


async def polls(paradigm: Paradigm) -> None:
    """One poll is a progress, and nothing that waits."""
    assert_type(paradigm.session(UUID(int=1), expected=[1, 2]), SessionProgress)
    assert_type(await paradigm.asession("uuid", expected=2, success=("embedded", "parsed")), SessionProgress)
    paradigm.session("uuid", 2)  # type: ignore[call-arg]
    paradigm.session(7)  # type: ignore[arg-type]
    await paradigm.asession("uuid", timeout=5)  # type: ignore[call-arg]


async def questions(paradigm: Paradigm, running: bool) -> None:
    """`stream` decides between an answer and a stream; the options are checked by name and type."""
    assert_type(paradigm.ask(7, "Who?"), Answer)
    assert_type(paradigm.ask(None, "Who?", stream=False, thread_id="t", file_ids=[1], wait=running), Answer)
    stream = paradigm.ask(7, "Who?", stream=True, timeout=None)
    assert_type(stream, AnswerStream)
    for delta in stream:
        assert_type(delta, AnswerDelta)
    assert_type(await paradigm.aask(7, "Who?"), Answer)
    astream = await paradigm.aask(7, "Who?", stream=True, max_steps=3)
    assert_type(astream, AsyncAnswerStream)
    async for delta in astream:
        assert_type(delta, AnswerDelta)
    paradigm.ask("7", "Who?")  # type: ignore[call-overload]
    paradigm.ask(7, "Who?", thread="t")  # type: ignore[call-overload]
    paradigm.ask(7, "Who?", file_ids="1")  # type: ignore[arg-type]
    await paradigm.aask(7, "Who?", max_steps="3")  # type: ignore[call-overload]
    await paradigm.aask(7)  # type: ignore[call-overload]


async def ingestion(paradigm: Paradigm) -> None:
    """Sources of every kind; the report's parts."""
    report = paradigm.ingest([Path("a.pdf"), "b/**/*.txt", ("c.txt", b"content")], workspace_id=3, wait=True)
    assert_type(report, IngestReport)
    assert_type(report.documents, tuple[UploadedDocument, ...])
    assert_type(report.document_ids, tuple[int, ...])
    assert_type(await paradigm.aingest("folder", on_error="collect"), IngestReport)
    paradigm.ingest([("c.txt", "text, not bytes")])  # type: ignore[list-item]
    paradigm.ingest("folder", on_error="ignore")  # type: ignore[arg-type]
    paradigm.ingest("folder", in_doubt="leave")
    paradigm.ingest("folder", in_doubt="guess")  # type: ignore[arg-type]
    paradigm.ingest("folder", 3)  # type: ignore[call-arg]


def clients(paradigm: Paradigm) -> None:
    """A view is a client; contexts give the client itself."""
    assert_type(paradigm.v3, ClientOfV3)
    assert_type(paradigm.with_options(timeout=5), Paradigm)
    with Paradigm("key") as opened:
        assert_type(opened, Paradigm)
    Paradigm("key", timeout="5")  # type: ignore[arg-type]
    assert_type(Paradigm.from_env(timeout=5, headers={"X-Gate": "key"}), Paradigm)
    Paradigm.from_env(time_out=5)  # type: ignore[call-arg]
    Paradigm.from_env(http2="yes")  # type: ignore[arg-type]


def absent(file: FileListItem) -> str:
    """One `Unset` for the models of both versions, and the two ways to get rid of it."""
    assert_type(file.filename or "unnamed", str)
    return "unnamed" if isinstance(file.filename, Unset) else file.filename


def errors(error: ParadigmError) -> None:
    """What a handler may rely on."""
    if isinstance(error, APIError):
        assert_type(error.status, int)
        assert_type(error.retry_after, float | None)
    if isinstance(error, SessionError):
        assert_type(error.progress, SessionProgress | None)
    if isinstance(error, SessionFailed | SessionStalled | SessionInvalid):
        assert_type(error.progress, SessionProgress)
    if isinstance(error, FileFailed | FileStalled):
        assert_type(error.file, FileProgress)
    if isinstance(error, TurnFailed):
        assert_type(error.answer, Answer)
    SessionFailed("without what was seen")  # type: ignore[call-arg]
    if isinstance(error, SessionsError):
        assert_type(error.progress, Mapping[str, SessionProgress])
        assert_type(error.errors, Mapping[str, ParadigmError])
    assert_type(error.report, IngestReport | None)
