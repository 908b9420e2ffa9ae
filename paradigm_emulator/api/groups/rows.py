"""User groups: their rows and their JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_emulator.api.users.rows import GROUP_CATEGORY
from paradigm_emulator.http.errors import not_found
from paradigm_emulator.state.clock import iso
from paradigm_emulator.state.seed import COMPANY_ID

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from paradigm_emulator.state.service import Service


def insert_group(service: Service, name: str, *, description: str | None, members: Iterable[int]) -> int:
    """Store a group and return its id."""
    now = service.clock.now()
    with service.store.transaction():
        identifier = service.store.insert(
            "user_groups", name=name, description=description, created_at=now, updated_at=now
        )
        set_members(service, identifier, members)
    return identifier


def set_members(service: Service, identifier: int, members: Iterable[int]) -> None:
    """Replace the members of a group."""
    with service.store.transaction() as connection:
        connection.execute("DELETE FROM group_members WHERE group_id=?", (identifier,))
        connection.executemany(
            "INSERT INTO group_members VALUES (?, ?)", [(identifier, member) for member in members]
        )


def get_group_or_404(service: Service, identifier: int) -> sqlite3.Row:
    """Return a group's row.

    Raises:
        Refusal: 404: it does not exist.
    """
    row = service.store.row("SELECT * FROM user_groups WHERE id=?", (identifier,))
    if row is None:
        raise not_found()
    return row


def serialize_group(service: Service, row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a group."""
    members = service.store.rows(
        "SELECT user_id FROM group_members WHERE group_id=? ORDER BY user_id", (row["id"],)
    )
    return {
        "id": row["id"],
        "company_id": COMPANY_ID,
        "category": GROUP_CATEGORY,
        "name": row["name"],
        "description": row["description"],
        "user_ids": [member["user_id"] for member in members],
        "created_at": iso(row["created_at"]),
        "updated_at": iso(row["updated_at"]),
    }
