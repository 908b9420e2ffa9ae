"""v2 search: query, its reformulation, and a filter of passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.chat.v2 import PASSAGES
from paradigm_emulator.api.models.rows import CHAT_MODEL, wanted_model
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.ingest.fts import terms
from paradigm_emulator.ingest.search import scope, search

if TYPE_CHECKING:
    from starlette.requests import Request


async def query(request: Request) -> Response:
    """Return the passages that match a query, in the array that v2 answers."""
    service = get_service(request)
    body = await json_body(request)
    text = body.text("query", required=True) or ""
    body.text("collection", nullable=True, blank=True)
    count = body.integer("n", low=1, high=100, nullable=True) or PASSAGES
    body.check()
    hits = search(service, text, scope(service, get_caller(request).id), limit=count)
    listed = [
        {"uuid": hit.uuid, "text": hit.text, "metadata": {"document_id": hit.document_id}, "score": hit.score}
        for hit in hits
    ]
    return JSONResponse([{"query": text, "chunks": listed}])


async def reformulation(request: Request) -> Response:
    """Return the words of a query, each once: no model reformulates here."""
    body = await json_body(request)
    wanted_model(body, CHAT_MODEL)
    text = body.text("query", required=True) or ""
    body.check()
    return JSONResponse([{"query": text, "reformulation": " ".join(terms(text))}])


async def filter_chunks(request: Request) -> Response:
    """Keep the passages, of those named, that match a query best."""
    service = get_service(request)
    body = await json_body(request)
    wanted_model(body, CHAT_MODEL)
    text = body.text("query", required=True) or ""
    named = body.values.get("chunk_ids")
    if not isinstance(named, list) or not all(isinstance(item, str) for item in named):
        body.complain("chunk_ids", "not_a_list", "Expected a list of strings.")
        named = []
    count = body.integer("n", low=1, high=1000, nullable=True) or len(named)
    body.check()
    found = [
        hit
        for hit in search(service, text, scope(service, get_caller(request).id), limit=1000)
        if hit.uuid in named
    ]
    listed = [
        {
            "uuid": hit.uuid,
            "text": hit.text,
            "metadata": {"document_id": hit.document_id},
            "filter_score": hit.score,
        }
        for hit in found[:count]
    ]
    return JSONResponse({"query": text, "chunks": listed})


routes: Final = [
    Route("/api/v2/query", query, methods=["POST"]),
    Route("/api/v2/query/reformulation", reformulation, methods=["POST"]),
    Route("/api/v2/filter/chunks", filter_chunks, methods=["POST"]),
]
