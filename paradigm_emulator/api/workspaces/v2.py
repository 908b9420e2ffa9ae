"""v2 workspaces: create in the company, retrieve, change; the same workspaces as v3's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.company.rows import found_company
from paradigm_emulator.api.users.rows import check_ids
from paradigm_emulator.api.workspaces.rows import UPLOAD_METHODS, found, insert_workspace, shown
from paradigm_emulator.api.workspaces.v3 import changed
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import caller, service, writer
from paradigm_emulator.http.params import path_id

if TYPE_CHECKING:
    from starlette.requests import Request


async def create(request: Request) -> Response:
    """Create a custom workspace; its groups are kept, its members see it as everybody does."""
    writer(request)
    found_company(request)
    here, body = service(request), await json_body(request)
    name = body.text("name", required=True, limit=100)
    description = body.text("description", required=True, blank=True)
    method = body.choice("document_upload_method", UPLOAD_METHODS, default="manual")
    check_ids(here, body, "members", "users")
    groups = check_ids(here, body, "groups", "user_groups")
    body.check()
    identifier = insert_workspace(
        here, name or "", description=description or "", method=method, groups=groups or ()
    )
    return JSONResponse(_shown(request, identifier), status_code=201)


async def retrieve(request: Request) -> Response:
    """Show one workspace."""
    return JSONResponse(_shown(request, path_id(request)))


async def update(request: Request) -> Response:
    """Change name or description of a custom workspace."""
    return JSONResponse(_shown(request, await changed(request)))


def _shown(request: Request, identifier: int) -> dict[str, Any]:
    """Return the JSON of a workspace; what v2 calls its collection goes by the same id and name."""
    here, user = service(request), caller(request)
    row = found(here, user, identifier)
    return {**shown(here, user, row), "collection": {"id": row["id"], "name": row["name"]}}


routes: Final = [
    Route("/api/v2/companies/{id}/workspaces/create", create, methods=["POST"]),
    Route("/api/v2/workspaces/{id}", retrieve, methods=["GET"]),
    Route("/api/v2/workspaces/{id}/update", update, methods=["PATCH"]),
]
