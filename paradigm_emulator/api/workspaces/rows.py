"""Workspaces: their rows, their JSON and who may use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.http.errors import not_found
from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from paradigm_emulator.http.context import Caller
    from paradigm_emulator.state.service import Service

ROLES: Final = ("editor", "owner", "viewer")
UPLOAD_METHODS: Final = ("manual", "synced")


def insert_workspace(
    service: Service, name: str, *, description: str, method: str, groups: Iterable[int] = ()
) -> int:
    """Store a custom workspace, shared with groups, and return its id."""
    now = service.clock.now()
    with service.store.transaction() as connection:
        identifier = service.store.insert(
            "workspaces",
            name=name,
            workspace_type="custom",
            description=description,
            document_upload_method=method,
            created_at=now,
            updated_at=now,
        )
        connection.executemany(
            "INSERT INTO workspace_groups VALUES (?, ?)", [(identifier, group) for group in groups]
        )
    return identifier


def get_workspace_or_404(service: Service, user: Caller, identifier: int) -> sqlite3.Row:
    """Return a workspace's row.

    Raises:
        Refusal: 404: it does not exist, or the caller may not see it.
    """
    row = service.store.row(
        "SELECT * FROM workspaces WHERE id=? AND (owner_id IS NULL OR owner_id=?)", (identifier, user.id)
    )
    if row is None:
        raise not_found()
    return row


def role_in(role: str) -> str:
    """Return what users of a role are in every workspace that they see."""
    return "viewer" if role == "reader" else "owner"


def serialize_workspace(user: Caller, row: sqlite3.Row) -> dict[str, Any]:
    """Return what every answer shows of a workspace."""
    return {
        "id": row["id"],
        "name": row["name"],
        "workspace_type": row["workspace_type"],
        "document_upload_method": row["document_upload_method"],
        "description": row["description"],
        "created_at": iso(row["created_at"]),
        "updated_at": iso(row["updated_at"]),
        "user_role": role_in(user.role),
    }


def serialize_listed(service: Service, user: Caller, row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a workspace in a list of v3."""
    return {**serialize_workspace(user, row), "files_count": _totals(service, row)[0]}


def serialize_details(service: Service, user: Caller, row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a single workspace of v3; the older pages show no totals."""
    if service.older:
        return serialize_workspace(user, row)
    files, size = _totals(service, row)
    shown = serialize_workspace(user, row)
    return {**shown, "used_storage": float(size), "files_count": files, "summaries": []}


def _totals(service: Service, row: sqlite3.Row) -> tuple[int, int]:
    totals = service.store.row(
        "SELECT count(*), coalesce(sum(size), 0) FROM documents WHERE workspace_id=?", (row["id"],)
    )
    return (0, 0) if totals is None else (totals[0], totals[1])
