"""The life of a turn: asked, answered from the documents in the agent's scope, or stopped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import StreamingResponse

from paradigm_emulator.api.tools.rows import TOOL
from paradigm_emulator.http.errors import not_found
from paradigm_emulator.ingest.search import Hit, answer, scope, search
from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from paradigm_emulator.http.context import Caller
    from paradigm_emulator.state.service import Service

PASSAGES: Final = 5


def start_turn(
    service: Service,
    user: Caller,
    thread: sqlite3.Row,
    query: str,
    *,
    files: Sequence[int] | None,
    workspaces: Sequence[int] | None,
    background: bool,
) -> sqlite3.Row:
    """Store a question, answered already unless it is to run in the background, and return its row."""
    identifier, now = service.store.new_uuid("turn"), service.clock.now()
    agent = json.loads(thread["data"])["agent_id"]
    data = {
        "query": query,
        "user_id": user.id,
        "files": files,
        "workspaces": _scope(service, agent, workspaces),
        "liked": None,
        "text": None,
    }
    due = now + service.timing.answering / service.timing.speed if background else now
    service.store.execute(
        "INSERT INTO turns (id, thread_id, status, data, created_at, next_at) VALUES (?,?,'running',?,?,?)",
        (identifier, thread["id"], json.dumps(data), now, due),
    )
    return settled(service, _turn(service, identifier))


def _scope(service: Service, agent_id: int, asked: Sequence[int] | None) -> list[int] | None:
    """Return the workspaces of a question: those asked for, within the agent's; None for every one."""
    if service.store.scalar("SELECT all_workspaces FROM agents WHERE id=?", (agent_id,)):
        return list(asked) if asked is not None else None
    rows = service.store.rows("SELECT workspace_id FROM agent_workspaces WHERE agent_id=?", (agent_id,))
    own = [row[0] for row in rows]
    return own if asked is None else [identifier for identifier in own if identifier in set(asked)]


def settled(service: Service, turn: sqlite3.Row) -> sqlite3.Row:
    """Return the turn as it is by now: what fell due is done when it is read."""
    if turn["next_at"] is None or turn["next_at"] > service.clock.now():
        return turn
    with service.store.transaction():
        data = json.loads(turn["data"])
        if turn["status"] == "cancelling":
            status = "cancelled"
        else:
            status = "completed"
            where = scope(service, data["user_id"], documents=data["files"], workspaces=data["workspaces"])
            hits = search(service, data["query"], where, limit=PASSAGES)
            data["text"] = answer(data["query"], hits)
            _store_sources(service, turn, hits)
        sql = "UPDATE turns SET status=?, data=?, next_at=NULL WHERE id=?"
        service.store.execute(sql, (status, json.dumps(data), turn["id"]))
    return _turn(service, turn["id"])


def _store_sources(service: Service, turn: sqlite3.Row, hits: Sequence[Hit]) -> None:
    for hit in hits:
        service.store.execute(
            "INSERT INTO sources (id, turn_id, thread_id, tool_call_id, chunk_id, certainty, page_start,"
            " page_end, created_at) VALUES (?,?,?,?,?,?,?,?,?)",
            (
                service.store.new_uuid("source"),
                turn["id"],
                turn["thread_id"],
                _tool_call_id(turn),
                hit.chunk_id,
                hit.score,
                hit.page_start,
                hit.page_end,
                turn["next_at"],
            ),
        )


def stop_turns(service: Service, thread_id: str) -> None:
    """Ask the running turns of a thread to stop; they are `cancelling` until a little later."""
    rows = service.store.rows("SELECT * FROM turns WHERE thread_id=? AND status='running'", (thread_id,))
    for row in rows:
        if settled(service, row)["status"] == "running":
            due = service.clock.now() + service.timing.cancelling / service.timing.speed
            service.store.execute(
                "UPDATE turns SET status='cancelling', next_at=? WHERE id=?", (due, row["id"])
            )


def _turn(service: Service, identifier: str) -> sqlite3.Row:
    row = service.store.row("SELECT * FROM turns WHERE id=?", (identifier,))
    if row is None:
        raise not_found()
    return row


def _tool_call_id(turn: sqlite3.Row) -> str:
    return f"call-{turn['id']}"


def serialize_turn(service: Service, turn: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a turn: the question, and the answer with its search once it is there."""
    turn = settled(service, turn)
    data = json.loads(turn["data"])
    messages = [_message(turn, "user", [{"type": "text", "text": data["query"]}])]
    if data["text"] is not None:
        messages.append(_message(turn, "assistant", _parts(turn, data)))
    return {
        "id": turn["id"],
        "thread": turn["thread_id"],
        "status": turn["status"],
        "messages": messages,
        "created_at": iso(turn["created_at"]),
        "object": "turn",
        "error": None,
        "liked": data["liked"],
    }


def _message(turn: sqlite3.Row, role: str, parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"{turn['id']}-{role}",
        "role": role,
        "parts": parts,
        "created_at": iso(turn["created_at"]),
        "object": "message",
    }


def _parts(turn: sqlite3.Row, data: dict[str, Any]) -> list[dict[str, Any]]:
    at = iso(turn["created_at"])
    call = {
        "id": _tool_call_id(turn),
        "tool": TOOL,
        "created_at": at,
        "updated_at": at,
        "object": "tool_call",
        "tool_args": {"query": data["query"]},
        "steps": [{"status": "completed", "created_at": at}],
    }
    return [
        {"type": "reasoning", "reasoning": "The documents are searched for the words of the question."},
        {"type": "tool_call", "tool_call": call},
        {"type": "text", "text": data["text"]},
    ]


def streamed(service: Service, turn: sqlite3.Row) -> StreamingResponse:
    """Return a turn as server-sent events; their names and payloads were not visible and are a guess."""
    shown = serialize_turn(service, turn)
    text = shown["messages"][-1]["parts"][-1]["text"]

    def events() -> Iterator[str]:
        opening = {**shown, "status": "running", "messages": shown["messages"][:1]}
        yield _event("turn.created", opening)
        for number, word in enumerate(text.split(" ")):
            yield _event("message.delta", {"turn": shown["id"], "text": word if number == 0 else f" {word}"})
        yield _event("turn.completed", shown)
        yield "data: [DONE]\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
