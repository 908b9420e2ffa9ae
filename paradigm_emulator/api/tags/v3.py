"""v3 tags: those of the company, of a file, and of an agent's workspaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.agents.rows import agent_scope, get_agent_or_404
from paradigm_emulator.api.files.rows import find_file, get_file_or_404, serialize_files
from paradigm_emulator.api.tags.rows import BY_NAME, COLUMNS, COUNTED, serialize_tag
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_caller, get_service, require_writer
from paradigm_emulator.http.errors import Refusal, not_found
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params, path_id
from paradigm_emulator.ingest.tagging import assign, unknown_tags
from paradigm_emulator.state.sql_filter import SqlFilter

if TYPE_CHECKING:
    from starlette.requests import Request


def _filters(request: Request) -> SqlFilter:
    params = Params(request)
    where = SqlFilter()
    where.contains("t.name", params.text("tag"))
    automatic = params.boolean("auto_assign")
    where.one_of("t.auto_assign", [] if automatic is None else [int(automatic)])
    params.check()
    return where


async def listing(request: Request) -> Response:
    """List the company's tags by name."""
    where = _filters(request)
    table = Table(COLUMNS, "tags t", BY_NAME)
    page = table_page(request, table, where, lambda rows: [serialize_tag(row) for row in rows])
    return JSONResponse(page)


async def create(request: Request) -> Response:
    """Create a tag; a name may exist once."""
    require_writer(request)
    service, body = get_service(request), await json_body(request)
    name = body.text("name", required=True, limit=255)
    description = body.text("description", required=True, blank=True)
    automatic = body.boolean("auto_assign", default=True)
    if name and service.store.scalar("SELECT 1 FROM tags WHERE name=?", (name,)):
        body.complain("name", "unique", "tag with this name already exists.")
    body.check()
    now = service.clock.now()
    sql = "INSERT INTO tags (name, description, auto_assign, created_at, updated_at) VALUES (?,?,?,?,?)"
    identifier = service.store.execute(sql, (name, description, automatic, now, now)).lastrowid
    row = service.store.row(f"{COUNTED} WHERE t.id=?", (identifier,))
    return JSONResponse(serialize_tag(row) if row else None, status_code=201)


async def delete(request: Request) -> Response:
    """Remove a tag, from every file too."""
    require_writer(request)
    if not get_service(request).store.execute("DELETE FROM tags WHERE id=?", (path_id(request),)).rowcount:
        raise not_found()
    return Response(status_code=204)


async def agent_tags(request: Request) -> Response:
    """List, as a plain array, the tags used in an agent's workspaces."""
    service = get_service(request)
    agent = get_agent_or_404(service, path_id(request))
    where = _filters(request)
    scope = agent_scope(service, get_caller(request).id, agent)
    where.add(
        "t.id IN (SELECT tag_id FROM document_tags JOIN documents d ON d.id = document_id"
        f" JOIN workspaces w ON w.id = d.workspace_id WHERE {scope.sql})",
        *scope.values,
    )
    rows = service.store.rows(f"{COUNTED} WHERE {where.sql} ORDER BY {BY_NAME}", where.values)
    return JSONResponse([serialize_tag(row) for row in rows])


# ------------------------------------------------------------------------------------------ tags of a file


async def add_to_file(request: Request) -> Response:
    """Add tags to a file; unknown ids are refused together."""
    user, service, row = require_writer(request), get_service(request), get_file_or_404(request)
    body = await json_body(request)
    wanted = body.integers("tags", required=True, least=1) or []
    body.check()
    if unknown := unknown_tags(service, wanted):
        raise Refusal(400, f"Unknown tags: {unknown}.")
    assign(service, row["id"], wanted)
    again = find_file(service, user.id, row["id"])
    return JSONResponse(serialize_files(service, [again] if again else [])[0])


async def remove_from_file(request: Request) -> Response:
    """Remove a tag from a file, also when it does not have it."""
    require_writer(request)
    service, row = get_service(request), get_file_or_404(request)
    tag = path_id(request, "tag_id")
    if unknown_tags(service, [tag]):
        raise not_found()
    service.store.execute("DELETE FROM document_tags WHERE document_id=? AND tag_id=?", (row["id"], tag))
    return Response(status_code=204)


routes: Final = [
    Route("/api/v3/tags", listing, methods=["GET"]),
    Route("/api/v3/tags", create, methods=["POST"]),
    Route("/api/v3/tags/{id}", delete, methods=["DELETE"]),
    Route("/api/v3/agents/{id}/tags", agent_tags, methods=["GET"]),
    Route("/api/v3/files/{id}/tags", add_to_file, methods=["POST"]),
    Route("/api/v3/files/{id}/tags/{tag_id}", remove_from_file, methods=["DELETE"]),
]
