"""Tags: their columns and their JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    import sqlite3

COLUMNS: Final = "t.*, (SELECT count(*) FROM document_tags WHERE tag_id = t.id) AS document_count"
COUNTED: Final = f"SELECT {COLUMNS} FROM tags t"
BY_NAME: Final = "lower(t.name), t.id"


def serialize_tag(row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a tag."""
    return {
        "id": row["id"],
        "name": row["name"],
        "description": row["description"],
        "auto_assign": bool(row["auto_assign"]),
        "created_at": iso(row["created_at"]),
        "updated_at": iso(row["updated_at"]),
        "document_count": row["document_count"],
    }
