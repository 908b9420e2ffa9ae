"""v2 search: query, its reformulation, and a filter of passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

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

    from paradigm_emulator.http.body import Body
    from paradigm_emulator.ingest.search import Hit

MAX_QUERIES: Final = 100


async def query(request: Request) -> Response:
    """Return the passages that match a query, or each of several, in the array that v2 answers."""
    service = get_service(request)
    body = await json_body(request)
    queries = _queries(body)
    body.text("collection", nullable=True, blank=True)
    count = body.integer("n", low=1, high=100, nullable=True) or PASSAGES
    body.check()
    where = scope(service, get_caller(request).id)
    return JSONResponse(
        [
            {"query": text, "chunks": [_chunk(hit) for hit in search(service, text, where, limit=count)]}
            for text in queries
        ]
    )


def _queries(body: Body) -> list[str]:
    """Return the query of a body: a text, or a list of texts as the vendor's guide shows."""
    given = body.values.get("query")
    if not isinstance(given, list):
        return [body.text("query", required=True) or ""]
    if not 1 <= len(given) <= MAX_QUERIES or not all(
        isinstance(text, str) and text.strip() for text in given
    ):
        body.complain("query", "invalid", f"Give a string, or 1 to {MAX_QUERIES} of them, none blank.")
    return [text for text in given if isinstance(text, str)]


def _chunk(hit: Hit) -> dict[str, Any]:
    return {
        "uuid": hit.uuid,
        "text": hit.text,
        "metadata": {"document_id": hit.document_id},
        "score": hit.score,
    }


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
