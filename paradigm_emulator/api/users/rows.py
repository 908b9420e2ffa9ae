"""Users and the groups they are in: rows and JSON that several routes share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.http.errors import not_found
from paradigm_emulator.state.clock import iso
from paradigm_emulator.state.seed import COMPANY_ID, COMPANY_NAME

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from paradigm_emulator.http.body import Body
    from paradigm_emulator.state.service import Service

LANGUAGES: Final = ("ar", "en", "fr", "de")

#: Ids and names of the roles are the emulator's: no public page lists Paradigm's.
ROLES: Final = {1: "company_admin", 2: "reader"}
GROUP_CATEGORY: Final = "custom"
MEMBER: Final = "member"
"""What a user is in a group; no public page tells of another role there."""


def get_user_or_404(service: Service, identifier: int) -> sqlite3.Row:
    """Return a user's row.

    Raises:
        Refusal: 404: it does not exist.
    """
    row = service.store.row("SELECT * FROM users WHERE id=? AND is_removed=0", (identifier,))
    if row is None:
        raise not_found()
    return row


def check_ids(service: Service, body: Body, name: str, table: str) -> list[int] | None:
    """Return the ids in a field, each once, after complaining about unknown ones.

    Args:
        service: The emulator.
        body: The request.
        name: The field.
        table: `users`, `user_groups` or `roles`.
    """
    given = body.integers(name)
    for identifier in given or ():
        if not _exists(service, table, identifier):
            body.complain(name, "does_not_exist", f'Invalid pk "{identifier}" - object does not exist.')
    return None if given is None else list(dict.fromkeys(given))


def _exists(service: Service, table: str, identifier: int) -> bool:
    if table == "roles":
        return identifier in ROLES
    present = " AND is_removed=0" if table == "users" else ""
    return service.store.scalar(f"SELECT 1 FROM {table} WHERE id=?{present}", (identifier,)) is not None


def role_of(roles: Iterable[int]) -> str:
    """Return the one role that the emulator keeps of those given: the mightiest; without any, a reader's."""
    return ROLES[min(roles, default=max(ROLES))]


def join_groups(service: Service, user_id: int, groups: Iterable[int]) -> None:
    """Add a user to groups."""
    for group in groups:
        service.store.execute("INSERT OR IGNORE INTO group_members VALUES (?, ?)", (group, user_id))


def serialize_groups_of(service: Service, user_id: int) -> list[dict[str, Any]]:
    """Return the JSON of the groups that a user is in."""
    rows = service.store.rows(
        "SELECT g.* FROM user_groups g JOIN group_members ON group_id = g.id WHERE user_id=? ORDER BY g.id",
        (user_id,),
    )
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "description": row["description"] or "",
            "role": MEMBER,
            "category": GROUP_CATEGORY,
            "created_at": iso(row["created_at"]),
        }
        for row in rows
    ]


def serialize_user(service: Service, row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a member of the company; v2 and v3 show the same."""
    roles = [{"id": number, "name": name} for number, name in ROLES.items() if name == row["role"]]
    return {
        "id": row["id"],
        "username": row["username"],
        "first_name": row["first_name"],
        "last_name": row["last_name"],
        "email": row["email"],
        "is_active": bool(row["is_active"]),
        "date_joined": iso(row["created_at"]),
        "account_expiration_date": row["expires_at"],
        "last_login": None,
        "invitation_status": row["invitation_status"],
        "language": json.loads(row["settings"]).get("language", "en"),
        "company": {"id": COMPANY_ID, "name": COMPANY_NAME},
        "roles": roles,
        "groups": serialize_groups_of(service, row["id"]),
    }
