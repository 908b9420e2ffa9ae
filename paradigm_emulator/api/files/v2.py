"""v2 files: list, upload, retrieve, delete, ask, chunks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.files.passages import serialize_chunk
from paradigm_emulator.api.files.rows import COLUMNS, DOCUMENTS, SOURCE, get_file_or_404
from paradigm_emulator.api.files.uploads import accept_file
from paradigm_emulator.api.files.v3 import delete_file
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params
from paradigm_emulator.ingest.documents import visible
from paradigm_emulator.ingest.search import answer, scope, search
from paradigm_emulator.state.seed import COMPANY_WORKSPACE_ID
from paradigm_emulator.state.sql_filter import SqlFilter

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

PASSAGES_PER_ANSWER: Final = 5


def serialize_file(row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a file in the shape of OpenAI's files, which v2 follows."""
    return {
        "id": row["id"],
        "object": "file",
        "created_at": int(row["created_at"]),
        "filename": row["filename"],
        "purpose": "documents",
        "status": row["status"],
    }


async def listing(request: Request) -> Response:
    """List the files of the scopes asked for, or of all; 20 a page."""
    service, user = get_service(request), get_caller(request)
    params = Params(request)
    where = visible(service, user.id)
    # The vendor's page says of each scope that it includes files: several show the files of each.
    scopes = SqlFilter()
    if params.boolean("private_scope"):
        scopes.add("d.workspace_id IN (SELECT id FROM workspaces WHERE owner_id = ?)", user.id)
    if params.boolean("company_scope"):
        scopes.add("d.workspace_id = ?", COMPANY_WORKSPACE_ID)
    workspace = params.integer("workspace_scope")
    if workspace is not None:
        scopes.add("d.workspace_id = ?", workspace)
    params.check()
    where.any_of(scopes)
    table = Table(COLUMNS, SOURCE, "d.id DESC", DOCUMENTS)
    page = table_page(
        request, table, where, lambda rows: [serialize_file(row) for row in rows], rows_name="data"
    )
    return JSONResponse({"object": "list", **page})


async def upload(request: Request) -> Response:
    """Accept one file outside any session."""
    identifier = await accept_file(request, session_uuid=None)
    row = get_service(request).store.row(f"SELECT {COLUMNS} FROM {SOURCE} WHERE d.id=?", (identifier,))
    return JSONResponse({**serialize_file(row), "bytes": row["size"]} if row else None, status_code=201)


async def retrieve(request: Request) -> Response:
    """Show one file, with its text when `include_content` is asked for."""
    row = get_file_or_404(request)
    params = Params(request)
    include_content = params.boolean("include_content", default=False)
    params.check()
    file = {**serialize_file(row), "signature": row["signature"]}
    if include_content:
        file["content"] = "\n".join(chunk["text"] for chunk in _chunks(request, row["id"]))
    return JSONResponse(file)


async def delete(request: Request) -> Response:
    """Remove a file; the guide shows a body, older client code expects none."""
    identifier = delete_file(request)
    if get_service(request).older:
        return Response(status_code=204)
    return JSONResponse({"id": identifier, "deleted": True})


async def ask(request: Request) -> Response:
    """Answer a question from one document, with its passages: those are known of public client code only."""
    service, row = get_service(request), get_file_or_404(request)
    body = await json_body(request)
    question = body.text("question", required=True)
    body.check()
    where = scope(service, get_caller(request).id, documents=[row["id"]])
    hits = search(service, question or "", where, limit=PASSAGES_PER_ANSWER)
    chunks = [{**serialize_chunk(hit), "document": hit.document_id} for hit in hits]
    return JSONResponse({"response": answer(question or "", hits), "chunks": chunks})


async def chunks(request: Request) -> Response:
    """List a document's passages; the shape of the answer is a guess."""
    row = get_file_or_404(request)
    listed = [
        {
            "uuid": chunk["uuid"],
            "text": chunk["text"],
            "metadata": {
                "document_id": row["id"],
                "position": chunk["position"],
                "page_start": chunk["page_start"],
                "page_end": chunk["page_end"],
            },
        }
        for chunk in _chunks(request, row["id"])
    ]
    return JSONResponse({"id": row["id"], "chunks": listed})


def _chunks(request: Request, document_id: int) -> list[sqlite3.Row]:
    return get_service(request).store.rows(
        "SELECT * FROM chunks WHERE document_id=? ORDER BY position", (document_id,)
    )


routes: Final = [
    Route("/api/v2/files", listing, methods=["GET"]),
    Route("/api/v2/files", upload, methods=["POST"]),
    Route("/api/v2/files/{id}", retrieve, methods=["GET"]),
    Route("/api/v2/files/{id}", delete, methods=["DELETE"]),
    Route("/api/v2/files/{id}/ask-question", ask, methods=["POST"]),
    Route("/api/v2/files/{id}/chunks", chunks, methods=["GET"]),
]
