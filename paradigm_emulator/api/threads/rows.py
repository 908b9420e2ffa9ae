"""Threads: their rows and their JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paradigm_emulator.api.models.rows import CHAT_MODEL
from paradigm_emulator.api.threads.turns import serialize_turn
from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.http.errors import not_found
from paradigm_emulator.http.params import canonical_uuid
from paradigm_emulator.state.clock import iso
from paradigm_emulator.state.seed import DEFAULT_AGENT_ID

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

    from paradigm_emulator.http.body import Body
    from paradigm_emulator.state.service import Service


def new_thread(request: Request, body: Body) -> sqlite3.Row:
    """Store the thread that a body describes and return its row.

    Raises:
        InvalidFields: 422, among them an agent that does not exist.
    """
    service = get_service(request)
    name = body.text("name", limit=255, blank=True)
    agent = body.integer("agent_id")
    setting = body.integer("chat_setting_id")
    model = body.text("ml_model") or CHAT_MODEL
    ephemeral = body.boolean("is_ephemeral")
    known = service.store.row(
        "SELECT id, name FROM agents WHERE id=?", (DEFAULT_AGENT_ID if agent is None else agent,)
    )
    if known is None:
        body.complain("agent_id", "does_not_exist", f'Invalid pk "{agent}" - object does not exist.')
    body.check()
    now = service.clock.now()
    data = {
        "name": name or "New conversation",
        "ml_model": model,
        "ml_model_name": model,
        "agent_id": known["id"] if known else None,
        "agent_name": known["name"] if known else None,
        "chat_setting": setting,
        "creation_source": "api",
        "is_read": True,
        "is_ephemeral": ephemeral,
        "is_archived": False,
        "updated_at": now,
    }
    identifier = service.store.new_uuid("thread")
    sql = "INSERT INTO threads (id, user_id, data, created_at) VALUES (?,?,?,?)"
    service.store.execute(sql, (identifier, get_caller(request).id, json.dumps(data), now))
    return _row(service, "SELECT * FROM threads WHERE id=?", identifier)


def get_thread_or_404(request: Request) -> sqlite3.Row:
    """Return the caller's thread that the path names.

    Raises:
        Refusal: 404: it does not exist.
    """
    identifier = canonical_uuid(request.path_params["id"])
    sql = "SELECT * FROM threads WHERE id=? AND user_id=?"
    row = get_service(request).store.row(sql, (identifier, get_caller(request).id))
    if row is None:
        raise not_found()
    return row


def serialize_thread(service: Service, row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a thread; its status is that of its last turn."""
    data = json.loads(row["data"])
    last = service.store.row(
        "SELECT * FROM turns WHERE thread_id=? ORDER BY number DESC LIMIT 1", (row["id"],)
    )
    status = serialize_turn(service, last)["status"] if last is not None else "completed"
    return {
        "id": row["id"],
        **data,
        "status": status,
        "created_at": iso(row["created_at"]),
        "updated_at": iso(data["updated_at"]),
        "legacy": False,
        "object": "thread",
    }


def _row(service: Service, sql: str, *values: Any) -> sqlite3.Row:
    row = service.store.row(sql, values)
    if row is None:
        raise not_found()
    return row
