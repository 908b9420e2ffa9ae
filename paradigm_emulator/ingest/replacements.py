"""New content for documents that are there: queued by a request, put in place by the pipeline.

Known of the successor, whose SDK says: the document keeps its id, title and tags; until the new run starts
`pending_reprocess` is `update` and everything else tells of the old content; then the document is out of the
index until the run is over. How long it waits, and what a second replacement does, is inferred.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from paradigm_emulator.ingest.documents import split_name, unique_filename

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from paradigm_emulator.state.service import Service
    from paradigm_emulator.state.store import Store


def queue(service: Service, identifier: int, filename: str, data: bytes) -> None:
    """Keep new content for a document until its turn comes; of several, the last counts."""
    now = service.clock.now()
    with service.store.transaction() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO replacements (document_id, filename, data) VALUES (?, ?, ?)",
            (identifier, filename, data),
        )
        connection.execute(
            "UPDATE documents SET next_at=? WHERE id=?", (now + service.timing.pending_seconds(), identifier)
        )


def queued(store: Store, identifiers: Sequence[int]) -> set[int]:
    """Return which of some documents wait for new content."""
    marks = ",".join("?" * len(identifiers))
    sql = f"SELECT document_id FROM replacements WHERE document_id IN ({marks})"
    return {row[0] for row in store.rows(sql, identifiers)}


def put_in_place(store: Store, row: sqlite3.Row) -> sqlite3.Row:
    """Give a document the content that is queued for it, as if it had just come; return its new row."""
    (new,) = store.rows("SELECT * FROM replacements WHERE document_id=?", (row["id"],))
    filename = unique_filename(store, row["workspace_id"], new["filename"], apart_from=row["id"])
    signature = hashlib.sha256(new["data"]).hexdigest()
    extension = split_name(new["filename"])[1].lower()
    with store.transaction() as connection:
        connection.execute(
            "UPDATE documents SET filename=?, extension=?, size=?, signature=?, total_pages=0,"
            " status='pending', status_detail=NULL WHERE id=?",
            (filename, extension, len(new["data"]), signature, row["id"]),
        )
        connection.execute("UPDATE blobs SET data=? WHERE document_id=?", (new["data"], row["id"]))
        connection.execute("DELETE FROM chunks WHERE document_id=?", (row["id"],))
        connection.execute("DELETE FROM replacements WHERE document_id=?", (row["id"],))
    (changed,) = store.rows("SELECT * FROM documents WHERE id=?", (row["id"],))
    return changed
