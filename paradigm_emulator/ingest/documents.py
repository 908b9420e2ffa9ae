"""Documents as they come into the state, whoever brings them: their names, their rows, their bytes."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from paradigm_emulator.http.errors import invalid
from paradigm_emulator.state.sql_filter import SqlFilter

if TYPE_CHECKING:
    from paradigm_emulator.state.service import Service
    from paradigm_emulator.state.store import Store

MAX_EXTENSION: Final = 20
CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


@frozen(kw_only=True)
class NewDocument:
    """A document before it has an id.

    Attributes:
        filename: A safe name; it is made unique on insertion.
        title: The stem of `filename` when None.
        status: Given: the document stays in this status; None: the pipeline takes it.
    """

    user_id: int
    workspace_id: int
    filename: str
    title: str | None = None
    session_uuid: str | None = None
    parser: str = "default"
    external_id: str | None = None
    doc_type: str | None = None
    additional_metadata: Any = None
    status: str | None = None
    total_pages: int = 0


def insert_document(service: Service, new: NewDocument, data: bytes) -> int:
    """Store a document and its bytes in one transaction, tell the pipeline, and return the id."""
    now = service.clock.now()
    with service.store.transaction():
        filename = unique_filename(service.store, new.workspace_id, new.filename)
        # The title is the stem of the name as it was uploaded: making it unique is the stored name's affair.
        stem, extension = split_name(new.filename)
        identifier = service.store.insert(
            "documents",
            user_id=new.user_id,
            workspace_id=new.workspace_id,
            session_uuid=new.session_uuid,
            filename=filename,
            title=new.title or stem[:255],
            extension=extension.lower(),
            size=len(data),
            signature=hashlib.sha256(data).hexdigest(),
            parser=new.parser,
            status=new.status or "pending",
            total_pages=new.total_pages,
            external_id=new.external_id,
            doc_type=new.doc_type,
            additional_metadata=json.dumps(new.additional_metadata),
            created_at=now,
            updated_at=now,
            next_at=None if new.status else now + service.timing.pending_seconds(),
            visible_at=now + service.timing.hidden if service.timing.hidden else 0,
        )
        service.store.insert("blobs", document_id=identifier, data=data)
        if new.session_uuid:
            service.store.execute("UPDATE sessions SET updated_at=? WHERE uuid=?", (now, new.session_uuid))
    service.pipeline.wake()
    return identifier


def safe_filename(name: str) -> str:
    """Return the last component of a name that a client sent, free of control characters, 255 at most."""
    last = PurePosixPath(CONTROL.sub("", name).replace("\\", "/")).name
    stem, extension = split_name(last)
    if not stem.strip(". "):
        raise invalid("file", "invalid", f"{name[:50]!r} is not a usable file name.")
    return f"{stem[: 254 - len(extension)]}.{extension}" if extension else stem[:255]


def split_name(filename: str) -> tuple[str, str]:
    """Return the stem and the extension without its dot, as written."""
    stem, dot, extension = filename.rpartition(".")
    return (stem, extension) if dot and stem and len(extension) <= MAX_EXTENSION else (filename, "")


def unique_filename(store: Store, workspace_id: int, filename: str, *, apart_from: int = 0) -> str:
    """Return the name, or the first of `name (1).txt`, `name (2).txt` that is free in the workspace.

    That names are made unique is documented; the form of the suffix is a guess. The name of the document
    `apart_from` counts as free.
    """
    stem, extension = split_name(filename)
    dot = f".{extension}" if extension else ""
    # Suffixed names sort between `stem (` and `stem )`: the index answers, however many files there are.
    taken = {
        row[0]
        for row in store.rows(
            "SELECT filename, id FROM documents WHERE workspace_id=? AND filename=? UNION ALL"
            " SELECT filename, id FROM documents WHERE workspace_id=? AND filename >= ? AND filename < ?",
            (workspace_id, filename, workspace_id, f"{stem} (", f"{stem} )"),
        )
        if row["id"] != apart_from
    }
    candidate, number = filename, 0
    while candidate in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}"
    return candidate


def visible(service: Service, user_id: int, *, hidden: bool = False) -> SqlFilter:
    """Return the condition for the documents a user may see by now; `hidden`: also the later ones."""
    where = SqlFilter()
    # The `+` keeps SQLite from going through the documents by workspace, which then have to be sorted.
    where.add(
        "+d.workspace_id IN (SELECT id FROM workspaces WHERE owner_id IS NULL OR owner_id = ?)", user_id
    )
    now = service.clock.now()
    # Where nothing is hidden the time is left out, so that the same list is the same query. It is one of many
    # conditions, and nearly all documents fulfil it: again a `+`.
    if not hidden and service.store.scalar("SELECT 1 FROM documents WHERE visible_at > ?", (now,)):
        where.add("+d.visible_at <= ?", now)
    return where
