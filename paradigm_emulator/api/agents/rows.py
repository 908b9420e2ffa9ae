"""Agents: their rows, their JSON and the documents in their scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_emulator.http.errors import not_found
from paradigm_emulator.ingest.documents import visible
from paradigm_emulator.state.clock import iso
from paradigm_emulator.state.seed import COMPANY_ID, COMPANY_NAME

if TYPE_CHECKING:
    import sqlite3

    from paradigm_emulator.state.service import Service
    from paradigm_emulator.state.sql_filter import SqlFilter


def insert_agent(service: Service, name: str, *, scope: list[int] | None, **fields: Any) -> int:
    """Store an agent and return its id.

    Args:
        service: The emulator.
        name: Its name.
        scope: Ids of its workspaces; None for every one.
        fields: Other columns.
    """
    now = service.clock.now()
    columns = {"ownership": "company", "scope_workspaces_by_group": False, **fields}
    with service.store.transaction() as connection:
        identifier = service.store.insert(
            "agents",
            name=name,
            company_id=COMPANY_ID,
            is_default=False,
            is_favorite=False,
            all_workspaces=scope is None,
            created_at=now,
            updated_at=now,
            **columns,
        )
        set_scope(connection, identifier, scope or [])
    return identifier


def agent_scope(service: Service, user_id: int, agent: sqlite3.Row) -> SqlFilter:
    """Return the condition for the documents that an agent may use on behalf of a user."""
    where = visible(service, user_id)
    if not agent["all_workspaces"]:
        where.add(
            "d.workspace_id IN (SELECT workspace_id FROM agent_workspaces WHERE agent_id=?)", agent["id"]
        )
    return where


def set_scope(connection: sqlite3.Connection, identifier: int, scope: list[int]) -> None:
    """Add workspaces to an agent's scope."""
    connection.executemany(
        "INSERT OR IGNORE INTO agent_workspaces VALUES (?, ?)", [(identifier, item) for item in scope]
    )


def get_agent_or_404(service: Service, identifier: int) -> sqlite3.Row:
    """Return an agent's row.

    Raises:
        Refusal: 404: it does not exist.
    """
    row = service.store.row("SELECT * FROM agents WHERE id=?", (identifier,))
    if row is None:
        raise not_found()
    return row


def serialize_agent(service: Service, row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of an agent."""
    agent = {
        "id": row["id"],
        "name": row["name"],
        "description": row["description"],
        "instructions": row["instructions"],
        "company": {"id": COMPANY_ID, "name": COMPANY_NAME},
        "workspaces": _serialize_workspaces(service, row),
        "tools": {"native": [], "mcp_servers": []},
        "is_default": bool(row["is_default"]),
        "scope_workspaces_by_group": bool(row["scope_workspaces_by_group"]),
        "is_current_user_favorite": bool(row["is_favorite"]),
        "ownership": row["ownership"],
        "created_at": iso(row["created_at"]),
        "updated_at": iso(row["updated_at"]),
    }
    if row["group_id"] is not None:
        agent["group"] = {"id": row["group_id"], "name": f"Group {row['group_id']}"}
    return agent


def _serialize_workspaces(service: Service, agent: sqlite3.Row) -> list[dict[str, Any]]:
    rows = service.store.rows(
        "SELECT w.id, w.name, w.workspace_type,"
        " (SELECT count(*) FROM documents WHERE workspace_id = w.id) AS files"
        " FROM workspaces w WHERE ? OR w.id IN (SELECT workspace_id FROM agent_workspaces WHERE agent_id=?)"
        " ORDER BY w.id",
        (agent["all_workspaces"], agent["id"]),
    )
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "category": row["workspace_type"],
            "file_count": row["files"],
            "summaries": [],
        }
        for row in rows
    ]
