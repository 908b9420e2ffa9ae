"""Documents as v3 files: which ones a list shows, and their JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.http.errors import not_found
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import INT32, Params, path_id
from paradigm_emulator.ingest.documents import visible
from paradigm_emulator.ingest.fts import match_expression
from paradigm_emulator.ingest.replacements import queued
from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from starlette.requests import Request

    from paradigm_emulator.state.service import Service
    from paradigm_emulator.state.sql_filter import SqlFilter

STATUSES: Final = (
    "pending", "parsing", "parsing_failed", "embedding", "embedding_failed", "embedded", "fail", "updating",
)  # fmt: skip
VISION_STATUSES: Final = ("pending", "processing", "embedded", "fail", "-")
ORDERABLE: Final = frozenset(
    {"id", "filename", "title", "extension", "status", "size", "total_pages", "created_at", "updated_at"}
)
ALIASES: Final = {"uploaded_at": "created_at", "file_size": "size"}
COLUMNS: Final = "d.*, w.name AS workspace_name, w.workspace_type, u.username, u.first_name, u.last_name"
DOCUMENTS: Final = "documents d"
SOURCE: Final = f"{DOCUMENTS} JOIN workspaces w ON w.id = d.workspace_id JOIN users u ON u.id = d.user_id"


def apply_filters(params: Params, where: SqlFilter) -> None:
    """Add every file filter of the query string to a condition.

    Raises:
        InvalidFields: 400, a value that does not fit its filter.
    """
    where.one_of("d.extension", [value.lower().lstrip(".") for value in params.texts("extension")])
    where.one_of("d.status", params.choices("status", STATUSES))
    _filter_by_vision_status(where, params.choices("status_vision", VISION_STATUSES))
    where.one_of("+d.workspace_id", params.integers("workspace_id"))
    where.contains("d.filename", params.text("filename"))
    where.contains("d.title", params.text("title"))
    where.one_of("d.session_uuid", [value for value in [params.uuid("upload_session_uuid")] if value])
    where.bound("d.total_pages", ">=", params.integer("total_pages_min", low=-INT32 - 1, high=INT32))
    where.bound("d.total_pages", "<=", params.integer("total_pages_max", low=-INT32 - 1, high=INT32))
    for name, column in (
        ("uploaded_at", "created_at"),
        ("created_at", "created_at"),
        ("updated_at", "updated_at"),
    ):
        where.bound(f"d.{column}", ">=", params.moment(f"{name}_after"))
        where.bound(f"d.{column}", "<=", params.moment(f"{name}_before"))
    if tags := params.integers("tag_id"):
        marks = ",".join("?" * len(tags))
        where.add(f"d.id IN (SELECT document_id FROM document_tags WHERE tag_id IN ({marks}))", *tags)
    if searched := params.text("search"):
        _filter_by_words(where, searched)
    if groups := params.integers("group_id"):
        marks = ",".join("?" * len(groups))
        where.add(
            f"d.workspace_id IN (SELECT workspace_id FROM workspace_groups WHERE group_id IN ({marks}))",
            *groups,
        )
    params.check()


def _filter_by_words(where: SqlFilter, text: str) -> None:
    """Keep documents with a passage that has a word of the text; a text without words finds nothing."""
    expression = match_expression(text)
    where.add(
        "d.id IN (SELECT document_id FROM chunks WHERE id IN"
        " (SELECT rowid FROM chunk_index WHERE chunk_index MATCH ?))",
        expression or '""',
    )


def _filter_by_vision_status(where: SqlFilter, values: Sequence[str]) -> None:
    """`-` stands for a document without visual ingestion, whose vision status is null."""
    if values:
        marks = ",".join("?" * len(values))
        where.add(f"coalesce(d.status_vision, '-') IN ({marks})", *values)


def order_by(given: str | None) -> str:
    """Return the SQL of `ordering` (`-created_at,title`); unknown fields are ignored, as in Django."""
    terms = []
    for term in (given or "").split(","):
        name = term.strip().removeprefix("-")
        column = ALIASES.get(name, name)
        if column in ORDERABLE:
            terms.append(f"d.{column} {'DESC' if term.strip().startswith('-') else 'ASC'}")
    return ", ".join([*(terms or ["d.created_at DESC"]), "d.id DESC"])


def file_page(
    request: Request, service: Service, where: SqlFilter, *, details: bool = True, most: int | None = None
) -> dict[str, Any]:
    """Return one page of files; `details` goes to `serialize_files`, `most` to `table_page`.

    What was searched for comes by relevance, and `ordering` is ignored then, as the description has it.
    """
    searched = request.query_params.get("search")
    ordering = order_by(request.query_params.get("ordering"))
    return table_page(
        request,
        _by_relevance(searched) if searched else Table(COLUMNS, SOURCE, ordering, DOCUMENTS),
        where,
        lambda rows: serialize_files(service, rows, details=details),
        most=most,
    )


def _by_relevance(text: str) -> Table:
    """Return documents in the order of their best passage; the condition leaves out those without one."""
    expression = (match_expression(text) or '""').replace("'", "''")
    passages = (
        f"SELECT rowid AS passage, rank AS score FROM chunk_index WHERE chunk_index MATCH '{expression}'"
    )
    # Joined from the left, since a text without words finds no passage, and the condition tells that too.
    best = (
        "SELECT document_id AS document, min(score) AS score"
        f" FROM ({passages}) JOIN chunks ON chunks.id = passage GROUP BY document_id"
    )
    return Table(
        COLUMNS, f"{SOURCE} LEFT JOIN ({best}) found ON found.document = d.id", "found.score, d.id DESC"
    )


def find_file(service: Service, user_id: int, identifier: int, *, hidden: bool = False) -> sqlite3.Row | None:
    """Return the row of a file that the user may see, or None."""
    where = visible(service, user_id, hidden=hidden)
    where.add("d.id = ?", identifier)
    return service.store.row(f"SELECT {COLUMNS} FROM {SOURCE} WHERE {where.sql}", where.values)


def serialize_files(
    service: Service, rows: Iterable[sqlite3.Row], *, details: bool = True
) -> list[dict[str, Any]]:
    """Return the JSON of files.

    Args:
        service: The emulator.
        rows: Rows of `COLUMNS` from `SOURCE`.
        details: Also what v3 lists only with `include_details`: signature, parser, why it failed.
    """
    rows = list(rows)
    identifiers = [row["id"] for row in rows]
    tags = _tags(service, identifiers)
    shown = [_serialize_file(service, row, tags.get(row["id"], []), details) for row in rows]
    if service.replaces_files:
        waiting = queued(service.store, identifiers)
        for file in shown:
            file["pending_reprocess"] = "update" if file["id"] in waiting else None
    return shown


def _serialize_file(
    service: Service, row: sqlite3.Row, tags: list[dict[str, Any]], details: bool
) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": row["id"],
        "filename": row["filename"],
        "title": row["title"],
        "workspace": {
            "id": row["workspace_id"],
            "name": row["workspace_name"],
            "workspace_type": row["workspace_type"],
        },
        "summaries": [],
        "extension": row["extension"],
        "status": row["status"],
        "status_vision": row["status_vision"],
        "updated_at": iso(row["updated_at"]),
        "total_pages": row["total_pages"],
        "tags": tags,
        "upload_session_uuid": row["session_uuid"],
        # Clients of Paradigm find it in plain lists, without `include_details`.
        "external_metadata": _external_metadata(row),
        **_release_fields(service, row),
    }
    if details:
        shown |= {
            "signature": row["signature"],
            "parser": row["parser"],
            "status_detail": row["status_detail"],
        }
    return shown


def _release_fields(service: Service, row: sqlite3.Row) -> dict[str, Any]:
    """Return what the two documented releases name differently."""
    if service.older:
        return {"uploaded_at": iso(row["created_at"])}
    created_by = {key: row[key] for key in ("first_name", "last_name", "username")}
    return {
        "created_at": iso(row["created_at"]),
        "created_by": {"id": row["user_id"], **created_by},
        "size": row["size"],
    }


def _external_metadata(row: sqlite3.Row) -> dict[str, Any] | None:
    if row["external_id"] is None and row["doc_type"] is None:
        return None
    return {
        "external_id": row["external_id"] or "",
        "doc_type": row["doc_type"],
        "additional_metadata": json.loads(row["additional_metadata"] or "null"),
    }


def _tags(service: Service, identifiers: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    marks = ",".join("?" * len(identifiers))
    for row in service.store.rows(
        "SELECT document_id, t.id, t.name, auto_assigned FROM document_tags JOIN tags t ON t.id = tag_id"
        f" WHERE document_id IN ({marks}) ORDER BY t.id",
        identifiers,
    ):
        tag = {"id": row["id"], "name": row["name"], "auto_assigned": bool(row["auto_assigned"])}
        found.setdefault(row["document_id"], []).append(tag)
    return found


def get_file_or_404(request: Request) -> sqlite3.Row:
    """Return the row of the file that the path names.

    Raises:
        Refusal: 404: it does not exist, or the caller may not see it.
    """
    row = find_file(get_service(request), get_caller(request).id, path_id(request))
    if row is None:
        raise not_found()
    return row
