"""Every public call with a `timeout=`, as far as it comes before an instance keeps it waiting."""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

import paradigm_ext
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create_2 as add_file
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as read_session
from paradigm_api.v2.models import FileCreateRequestSerializerV2
from paradigm_api.v2.types import File
from paradigm_api.v3.api.agents import api_v3_agents_list as list_agents
from paradigm_ext import (
    CountTimeout,
    Deadline,
    FileTimeout,
    IngestTimeout,
    MirrorOperation,
    MirrorOptions,
    MirrorPlan,
    MirrorSource,
    MirrorTimeout,
    Paradigm,
    RequestTimeout,
    ServerError,
    SessionsError,
    SessionTimeout,
    TurnTimeout,
    apaginate,
    paginate,
)
from tests.unit.agents_server import THREAD, TURN, turn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from paradigm_ext import ParadigmError

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
WORKSPACE = 3
FILE = ("a.txt", b"content")

SESSION_OPENED = {"POST /api/v2/upload-session": json.dumps({"uuid": UUID}).encode()}
SESSION = {
    f"GET /api/v2/upload-session/{UUID}": json.dumps(
        {"uuid": UUID, "is_valid": True, "documents": [{"id": 7, "title": "a", "status": "parsing"}]}
    ).encode()
}
FILE_ADDED = {**SESSION_OPENED, f"POST /api/v2/upload-session/{UUID}": b'{"message": "ok", "id": 7}'}
RUNNING = json.dumps(turn("running", None)).encode()
ASKED = {"POST /api/v3/threads/turns": RUNNING}
OPENED = {"POST /api/v3/threads": json.dumps({"id": THREAD}).encode()}
STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
EVENT = b'event: created\ndata: {"turn_id": "%b"}\n\n' % TURN.encode()
BEGUN = {
    **OPENED,
    f"POST /api/v3/threads/{THREAD}/turns": STREAM_HEAD + b"%x\r\n%b\r\n" % (len(EVENT), EVENT),
}
EMPTY = json.dumps({"count": 0, "next": None, "previous": None, "results": []}).encode()
LISTED = {f"GET /api/v3/workspaces/{WORKSPACE}": b"{}", "GET /api/v3/files": EMPTY}


@frozen(kw_only=True)
class Call:
    """One call, sync and async.

    Attributes:
        run: Makes the call with so many seconds.
        arun: Makes the async twin's.
        answers: What is answered before the fault, by a pattern of `METHOD /path`.
        error: What it raises at its deadline.
        names: What the error says was in flight; a further word for a fault before the first request.
        check: Looks closer at the error.
        covers: The public names that it calls.
        refused: What a 503 ends it with long before its deadline, where that is sent but once.
    """

    run: Callable[[Paradigm, float], Any]
    arun: Callable[[Paradigm, float], Any]
    error: type[ParadigmError]
    names: tuple[str, ...]
    answers: Mapping[str, bytes] = field(factory=dict)
    check: Callable[[Any], bool] = bool
    refused: type[ParadigmError] | None = None
    covers: tuple[str, ...] = ()


def wait(function: Any, subject: Any, version: str) -> Callable[[Paradigm, float], Any]:
    """Return a call of one of the functions that wait."""

    def run(client: Paradigm, seconds: float) -> Any:
        return function(*subject, client=getattr(client, version), timeout=seconds, clock=client.clock)

    return run


def method(name: str, /, *given: Any, **options: Any) -> Callable[[Paradigm, float], Any]:
    """Return a call of a method of the client."""

    def run(client: Paradigm, seconds: float) -> Any:
        return getattr(client, name)(*given, timeout=seconds, **options)

    return run


def streamed(client: Paradigm, seconds: float) -> Any:
    with client.ask(7, "Where?", stream=True, timeout=seconds) as deltas:
        return list(deltas)


async def astreamed(client: Paradigm, seconds: float) -> Any:
    async with await client.aask(7, "Where?", stream=True, timeout=seconds) as deltas:
        return [delta async for delta in deltas]


def views(run: Callable[[Paradigm], Any], arun: Callable[[Paradigm], Any]) -> dict[str, Any]:
    """Return two calls, each on a view with a deadline."""

    def soon(client: Paradigm, seconds: float) -> Paradigm:
        return client.with_options(deadline=Deadline.after(seconds, client.clock.monotonic()))

    return {
        "run": lambda client, seconds: run(soon(client, seconds)),
        "arun": lambda client, seconds: arun(soon(client, seconds)),
    }


def body() -> FileCreateRequestSerializerV2:
    """Return a file that fits into no buffer of the system."""
    return FileCreateRequestSerializerV2(file=File(io.BytesIO(bytes(5_000_000)), "a.txt"))


async def apages(client: Paradigm) -> list[Any]:
    return [item async for item in apaginate(list_agents.asyncio, client=client.v3)]


def read(client: Paradigm) -> bytes:
    with client.v3.get_httpx_client().stream("GET", "/x") as response:
        return response.read()


async def aread(client: Paradigm) -> bytes:
    async with client.v3.get_async_httpx_client().stream("GET", "/x") as response:
        return await response.aread()


def given() -> MirrorSource:
    return MirrorSource(path="a.txt", token="1", size=7, open=lambda: io.BytesIO(b"content"))


MIRROR = {"workspace_id": WORKSPACE, "name": "m"}


def mirrors(name: str) -> dict[str, Any]:
    """Return both twins of `mirror` or `plan_mirror`."""
    return methods(name, [given()], **MIRROR)


def apply_mirror(prefix: str) -> Callable[[Paradigm, float], Any]:
    """Return a call of `apply_mirror` with a plan to upload one file."""
    sha256 = hashlib.sha256(b"content").hexdigest()
    upload = MirrorOperation(
        kind="upload", path="a.txt", reason="it is new", sha256=sha256, size=7, token="1"
    )

    def run(client: Paradigm, seconds: float) -> Any:
        plan = MirrorPlan(
            base_url=client.base_url,
            options=MirrorOptions(**MIRROR),
            name="m",
            source="m",
            planned_at=0.0,
            operations=(upload,),
        )
        return getattr(client, f"{prefix}apply_mirror")(plan, source=[given()], timeout=seconds)

    return run


def waits(name: str, subject: tuple[Any, ...], version: str) -> dict[str, Any]:
    """Return both twins of a function that waits."""
    return {
        "run": wait(getattr(paradigm_ext, f"wait_{name}"), subject, version),
        "arun": wait(getattr(paradigm_ext, f"await_{name}"), subject, version),
        "covers": (f"wait_{name}", f"await_{name}"),
    }


def methods(name: str, /, *given: Any, **options: Any) -> dict[str, Any]:
    """Return both twins of a method."""
    return {
        "run": method(name, *given, **options),
        "arun": method(f"a{name}", *given, **options),
        "covers": (name, f"a{name}"),
    }


def asked(*, stream: bool = False) -> Callable[[TurnTimeout], bool]:
    return lambda error: error.thread_id == THREAD and (error.turn_id == TURN or stream)


def session_timed_out(error: SessionsError) -> bool:
    return isinstance(error.errors[UUID], SessionTimeout)


STREAM = {"run": streamed, "arun": astreamed, "covers": ("ask", "aask")}
CALLS = {
    "session": Call(**waits("until_session_embedded", (UUID,), "v2"), error=SessionTimeout, names=(UUID,)),
    "sessions": Call(
        **waits("until_sessions_embedded", ([UUID],), "v2"),
        error=SessionsError,
        names=(UUID,),
        check=session_timed_out,
    ),
    "file": Call(**waits("until_file_embedded", (7,), "v3"), error=FileTimeout, names=("file 7",)),
    "turn": Call(
        **waits("until_turn_completed", (THREAD, TURN), "v3"),
        error=TurnTimeout,
        names=(THREAD, TURN),
        check=asked(),
    ),
    "agent files": Call(**waits("until_agent_files", (7,), "v3"), error=CountTimeout, names=("agent 7",)),
    "ask": Call(
        **methods("ask", 7, "Where?"),
        error=TurnTimeout,
        names=("POST", "/threads/turns"),
        refused=ServerError,
    ),
    "ask, asked": Call(
        **methods("ask", 7, "Where?"), error=TurnTimeout, names=(THREAD, TURN), answers=ASKED, check=asked()
    ),
    "ask in the background": Call(
        **methods("ask", 7, "Where?", wait=False),
        error=TurnTimeout,
        names=("POST", "/threads/turns"),
        refused=ServerError,
    ),
    "stream": Call(**STREAM, error=TurnTimeout, names=("POST", "/threads"), refused=ServerError),
    "stream, opened": Call(
        **STREAM,
        error=TurnTimeout,
        names=(THREAD,),
        answers=OPENED,
        check=asked(stream=True),
        refused=ServerError,
    ),
    "stream, begun": Call(**STREAM, error=TurnTimeout, names=(THREAD, TURN), answers=BEGUN, check=asked()),
    "ingest": Call(**methods("ingest", [FILE]), error=IngestTimeout, names=("POST", "/upload-session")),
    "ingest, opened": Call(
        **methods("ingest", [FILE]),
        error=IngestTimeout,
        names=("a.txt",),
        answers=SESSION_OPENED,
        check=lambda error: error.report.session_uuids == (UUID,),
    ),
    "ingest into a session": Call(
        **methods("ingest", [FILE], session_uuid=UUID), error=IngestTimeout, names=("GET", UUID)
    ),
    "ingest, sent": Call(
        **methods("ingest", [FILE], wait=True),
        error=SessionTimeout,
        names=(UUID,),
        answers=FILE_ADDED,
        check=lambda error: error.report.document_ids == (7,),
    ),
    "mirror": Call(**mirrors("mirror"), error=MirrorTimeout, names=("GET", "/workspaces/3")),
    "mirror, planned": Call(**mirrors("mirror"), error=MirrorTimeout, names=("a.txt",), answers=LISTED),
    "plan_mirror": Call(**mirrors("plan_mirror"), error=MirrorTimeout, names=("GET", "/workspaces/3")),
    "apply_mirror": Call(
        run=apply_mirror(""),
        arun=apply_mirror("a"),
        error=MirrorTimeout,
        names=("a.txt",),
        covers=("apply_mirror", "aapply_mirror"),
    ),
    # What has no `timeout=` is bounded by a view's deadline.
    "count_mirror_in_flight": Call(
        **views(
            lambda client: client.count_mirror_in_flight(**MIRROR),
            lambda client: client.acount_mirror_in_flight(**MIRROR),
        ),
        error=RequestTimeout,
        names=("GET", "/api/v3/files"),
    ),
    "one poll of a session": Call(
        **views(lambda client: client.session(UUID), lambda client: client.asession(UUID)),
        error=RequestTimeout,
        names=("GET", UUID),
    ),
    "retrieve": Call(
        **views(lambda client: client.retrieve("Where?"), lambda client: client.aretrieve("Where?")),
        error=RequestTimeout,
        names=("POST", "/retrieve"),
    ),
    "a generated function": Call(
        **views(
            lambda client: read_session.sync(UUID, client=client.v2),
            lambda client: read_session.asyncio(UUID, client=client.v2),
        ),
        error=RequestTimeout,
        names=("GET", UUID),
    ),
    "a generated upload": Call(
        **views(
            lambda client: add_file.sync(UUID, client=client.v2, body=body()),
            lambda client: add_file.asyncio(UUID, client=client.v2, body=body()),
        ),
        error=RequestTimeout,
        names=("POST", UUID),
        refused=ServerError,
    ),
    "pages": Call(
        **views(lambda client: list(paginate(list_agents.sync, client=client.v3)), apages),
        error=RequestTimeout,
        names=("GET", "/agents"),
    ),
    "a body as a stream": Call(**views(read, aread), error=RequestTimeout, names=("GET", "/x")),
}
