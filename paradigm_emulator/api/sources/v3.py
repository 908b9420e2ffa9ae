"""v3 sources: the passages that answers rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.http.params import Params, canonical_uuid
from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

PER_PAGE: Final = 20
MAX_PER_PAGE: Final = 100


async def sources(request: Request) -> Response:
    """List the passages that answers rest on; the emulator never searches the web."""
    service = get_service(request)
    params = Params(request)
    kind = params.text("source_type")
    page = params.integer("page", low=1) or 1
    per_page = params.integer("per_page", low=1, high=MAX_PER_PAGE) or PER_PAGE
    terms: list[str] = ["t.user_id=?"]
    values: list[Any] = [get_caller(request).id]
    for name, column in (("id", "s.id"), ("thread_id", "s.thread_id"), ("turn_id", "s.turn_id")):
        if (given := params.text(name)) is not None:
            terms.append(f"{column}=?")
            values.append(canonical_uuid(given))
    if (call := params.text("tool_call_id")) is not None:
        terms.append("s.tool_call_id=?")
        values.append(call)
    params.check()
    rows = service.store.rows(
        f"SELECT s.* FROM sources s JOIN threads t ON t.id = s.thread_id WHERE {' AND '.join(terms)}"
        " ORDER BY s.number LIMIT ? OFFSET ?",
        [*values, per_page, (page - 1) * per_page],
    )
    shown = [_serialize_source(row) for row in rows] if kind in (None, "document") else []
    return JSONResponse({"document": shown, "web": []})


def _serialize_source(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "thread_id": row["thread_id"],
        "document_chunk": row["chunk_id"],
        "vision_chunk": None,
        "certainty": row["certainty"],
        "distance": None,
        "page_start": row["page_start"],
        "page_end": row["page_end"],
        "used_for_generation": True,
        "created_at": iso(row["created_at"]),
    }


routes: Final = [
    Route("/api/v3/sources", sources, methods=["GET"]),
]
