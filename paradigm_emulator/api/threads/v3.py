"""v3 threads and turns: questions answered at once, in the background, or as server-sent events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.threads.rows import get_thread_or_404, new_thread, serialize_thread
from paradigm_emulator.api.threads.turns import serialize_turn, start_turn, stop_turns, streamed
from paradigm_emulator.http.body import Body, json_body
from paradigm_emulator.http.context import get_caller, get_service, require_writer
from paradigm_emulator.http.cursors import Rows, cursor_page
from paradigm_emulator.http.errors import invalid, not_found
from paradigm_emulator.http.params import Params, canonical_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from starlette.requests import Request

ACTIONS: Final = ("copied", "flag", "like_dislike")


# ------------------------------------------------------------------------------------------ threads


async def listing(request: Request) -> Response:
    """List the caller's threads, newest first, by cursor."""
    service = get_service(request)
    params = Params(request)
    searched = params.text("search")
    source = params.text("creation_source")
    terms: list[str] = ["user_id=?"]
    values: list[Any] = [get_caller(request).id]
    if searched:
        terms.append("instr(lower(json_extract(data, '$.name')), lower(?)) > 0")
        values.append(searched)
    if source:
        terms.append("json_extract(data, '$.creation_source')=?")
        values.append(source)
    rows = Rows("threads", " AND ".join(terms), values, newest_first=True)
    return JSONResponse(cursor_page(request, params, rows, lambda row: serialize_thread(service, row)))


async def create(request: Request) -> Response:
    """Open a thread with an agent."""
    require_writer(request)
    body = await json_body(request)
    thread = new_thread(request, body)
    return JSONResponse(serialize_thread(get_service(request), thread), status_code=201)


async def retrieve(request: Request) -> Response:
    """Show one thread."""
    return JSONResponse(serialize_thread(get_service(request), get_thread_or_404(request)))


async def update(request: Request) -> Response:
    """Change a thread; `?cancel=true` stops what it is answering, `?anonymize=true` forgets its name."""
    require_writer(request)
    service, thread = get_service(request), get_thread_or_404(request)
    params = Params(request)
    cancel, anonymize = params.boolean("cancel"), params.boolean("anonymize")
    params.check()
    body = await json_body(request)
    data = json.loads(thread["data"])
    if "name" in body:
        data["name"] = body.text("name", limit=255, blank=True)
    if "ml_model" in body:
        data["ml_model"] = data["ml_model_name"] = body.text("ml_model")
    if "is_archived" in body:
        data["is_archived"] = body.boolean("is_archived")
    body.check()
    if anonymize:
        data["name"] = "Anonymous conversation"
    data["updated_at"] = service.clock.now()
    service.store.execute("UPDATE threads SET data=? WHERE id=?", (json.dumps(data), thread["id"]))
    if cancel:
        stop_turns(service, thread["id"])
    return JSONResponse(serialize_thread(service, get_thread_or_404(request)))


# ------------------------------------------------------------------------------------------ turns


async def turn_listing(request: Request) -> Response:
    """List a thread's turns in the order they were asked, by cursor."""
    service, thread = get_service(request), get_thread_or_404(request)
    params = Params(request)
    rows = Rows("turns", "thread_id=?", [thread["id"]])
    return JSONResponse(cursor_page(request, params, rows, lambda row: serialize_turn(service, row)))


async def create_turn(request: Request) -> Response:
    """Ask a question in a thread: 200 with the answer, 202 in the background, or a stream of events."""
    require_writer(request)
    thread = get_thread_or_404(request)
    return await _asked(request, await json_body(request), lambda: thread, may_stream=True)


async def create_thread_and_turn(request: Request) -> Response:
    """Open a thread with its first question; it never streams."""
    require_writer(request)
    body = await json_body(request)
    return await _asked(request, body, lambda: new_thread(request, body), may_stream=False)


async def _asked(
    request: Request, body: Body, thread: Callable[[], sqlite3.Row], *, may_stream: bool
) -> Response:
    service = get_service(request)
    query = body.text("query", required=True, limit=5000) or ""
    for name in ("ml_model", "force_tool", "force_mcp_server", "system_prompt_suffix"):
        body.text(name, nullable=name != "ml_model", blank=True)
    body.integer("max_steps", low=1, high=20)
    body.integer("suggested_query_id", nullable=True)
    for name in ("immediate_final_answer", "private_scope", "company_scope"):
        body.boolean(name)
    background = body.boolean("background")
    stream = may_stream and body.boolean("stream")
    files, workspaces = body.integers("file_ids"), body.integers("workspace_ids")
    body.check()
    row = thread()
    turn = start_turn(
        service, get_caller(request), row, query, files=files, workspaces=workspaces, background=background
    )
    if stream and not background:
        return streamed(service, turn)
    return JSONResponse(serialize_turn(service, turn), status_code=202 if background else 200)


async def retrieve_turn(request: Request) -> Response:
    """Show one turn."""
    return JSONResponse(serialize_turn(get_service(request), _get_turn_or_404(request)))


async def act_on_turn(request: Request) -> Response:
    """Note that a person copied, flagged or rated an answer."""
    require_writer(request)
    service, turn = get_service(request), _get_turn_or_404(request)
    action = request.query_params.get("action")
    if action not in ACTIONS:
        sentence = f"Select a valid choice. {action} is not one of the available choices."
        raise invalid("action", "invalid_choice", sentence, query=True)
    if action == "like_dislike":
        data = json.loads(turn["data"])
        data["liked"] = not data["liked"]
        service.store.execute("UPDATE turns SET data=? WHERE id=?", (json.dumps(data), turn["id"]))
    return Response(status_code=200)


def _get_turn_or_404(request: Request) -> sqlite3.Row:
    thread = get_thread_or_404(request)
    identifier = canonical_uuid(request.path_params["turn_id"])
    sql = "SELECT * FROM turns WHERE id=? AND thread_id=?"
    row = get_service(request).store.row(sql, (identifier, thread["id"]))
    if row is None:
        raise not_found()
    return row


routes: Final = [
    Route("/api/v3/threads", listing, methods=["GET"]),
    Route("/api/v3/threads", create, methods=["POST"]),
    Route("/api/v3/threads/turns", create_thread_and_turn, methods=["POST"]),
    Route("/api/v3/threads/{id}", retrieve, methods=["GET"]),
    Route("/api/v3/threads/{id}", update, methods=["PATCH"]),
    Route("/api/v3/threads/{id}/turns", turn_listing, methods=["GET"]),
    Route("/api/v3/threads/{id}/turns", create_turn, methods=["POST"]),
    Route("/api/v3/threads/{id}/turns/{turn_id}", retrieve_turn, methods=["GET"]),
    Route("/api/v3/threads/{id}/turns/{turn_id}", act_on_turn, methods=["PATCH"]),
]
