"""Tags on documents, whichever route puts them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paradigm_emulator.state.service import Service


def unknown_tags(service: Service, identifiers: Iterable[int]) -> list[int]:
    """Return the ids that name no tag."""
    return [
        item for item in identifiers if service.store.scalar("SELECT 1 FROM tags WHERE id=?", (item,)) is None
    ]


def assign(service: Service, document_id: int, identifiers: Iterable[int], *, replace: bool = False) -> None:
    """Give a document tags that exist, instead of those it has when `replace`."""
    with service.store.transaction() as connection:
        if replace:
            connection.execute("DELETE FROM document_tags WHERE document_id=?", (document_id,))
        connection.executemany(
            "INSERT OR IGNORE INTO document_tags (document_id, tag_id) VALUES (?, ?)",
            [(document_id, identifier) for identifier in identifiers],
        )
