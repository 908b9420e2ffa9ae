"""v3 retrieve: passages that match a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.files.passages import serialize_chunk
from paradigm_emulator.api.files.rows import COLUMNS, SOURCE, serialize_files
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.ingest.search import Hit, scope, search
from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service


async def retrieve(request: Request) -> Response:
    """Return the passages that match a query, with their documents and scores."""
    service, user = get_service(request), get_caller(request)
    body = await json_body(request)
    text = body.text("query", required=True) or ""
    mode = body.choice("mode", ("text", "vision"), default="text")
    count = body.integer("top_k", low=1, high=100) or 20
    body.boolean("skip_rerank")
    files, workspaces, tags = body.integers("file_id"), body.integers("workspace_id"), body.integers("tag_id")
    body.check()
    _check_scope(service, user.id, workspaces)
    where = scope(service, user.id, documents=files, workspaces=workspaces, tags=tags)
    # Nothing has visual passages here: no page images are made.
    hits = search(service, text, where, limit=count) if mode == "text" else []
    return JSONResponse({"results": [_serialize_hit(service, hit) for hit in hits]})


def _check_scope(service: Service, user_id: int, workspaces: list[int] | None) -> None:
    """Refuse workspaces that the caller may not see, with 403 as the vendor's page says."""
    for identifier in workspaces or ():
        sql = "SELECT 1 FROM workspaces WHERE id=? AND (owner_id IS NULL OR owner_id=?)"
        if service.store.scalar(sql, (identifier, user_id)) is None:
            raise Refusal(403, f"You have no access to workspace {identifier}.")


def _serialize_hit(service: Service, hit: Hit) -> dict[str, Any]:
    row = service.store.rows(f"SELECT {COLUMNS} FROM {SOURCE} WHERE d.id=?", (hit.document_id,))[0]
    file = serialize_files(service, [row])[0]
    return {
        "chunk": serialize_chunk(hit),
        "scoring": {
            "score": hit.score,
            "lexical_score": hit.lexical,
            "distance": None,
            "certainty": hit.score,
        },
        "workspace": file["workspace"],
        "document": {
            "id": row["id"],
            "name": row["filename"],
            "file_type": row["extension"] or None,
            "status": row["status"],
            "total_pages": row["total_pages"],
            "uploaded_at": iso(row["created_at"]),
            "title": row["title"],
            "tags": file["tags"],
            "external_metadata": file["external_metadata"],
        },
    }


routes: Final = [
    Route("/api/v3/retrieve", retrieve, methods=["POST"]),
]
