"""v2 workspaces: create in the company, retrieve, change; the same workspaces as v3's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.company.rows import check_company_or_404
from paradigm_emulator.api.users.rows import check_ids
from paradigm_emulator.api.workspaces.rows import (
    UPLOAD_METHODS,
    get_workspace_or_404,
    insert_workspace,
    serialize_workspace,
)
from paradigm_emulator.api.workspaces.v3 import change_workspace
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_caller, get_service, require_writer
from paradigm_emulator.http.params import path_id

if TYPE_CHECKING:
    from starlette.requests import Request


async def create(request: Request) -> Response:
    """Create a custom workspace; its groups are kept, its members see it as everybody does."""
    require_writer(request)
    check_company_or_404(request)
    service, body = get_service(request), await json_body(request)
    name = body.text("name", required=True, limit=100)
    description = body.text("description", required=True, blank=True)
    method = body.choice("document_upload_method", UPLOAD_METHODS, default="manual")
    check_ids(service, body, "members", "users")
    groups = check_ids(service, body, "groups", "user_groups")
    body.check()
    identifier = insert_workspace(
        service, name or "", description=description or "", method=method, groups=groups or ()
    )
    return JSONResponse(_serialize(request, identifier), status_code=201)


async def retrieve(request: Request) -> Response:
    """Show one workspace."""
    return JSONResponse(_serialize(request, path_id(request)))


async def update(request: Request) -> Response:
    """Change name or description of a custom workspace."""
    return JSONResponse(_serialize(request, await change_workspace(request)))


def _serialize(request: Request, identifier: int) -> dict[str, Any]:
    """Return the JSON of a workspace; what v2 calls its collection goes by the same id and name."""
    service, user = get_service(request), get_caller(request)
    row = get_workspace_or_404(service, user, identifier)
    collection = {"id": row["id"], "name": row["name"]}
    return {**serialize_workspace(user, row), "summaries": [], "collection": collection}


routes: Final = [
    Route("/api/v2/companies/{id}/workspaces/create", create, methods=["POST"]),
    Route("/api/v2/workspaces/{id}", retrieve, methods=["GET"]),
    Route("/api/v2/workspaces/{id}/update", update, methods=["PATCH"]),
]
