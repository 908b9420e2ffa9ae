"""v3 workspaces: list, create, retrieve, change, and who may use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.workspaces.rows import (
    ROLES,
    UPLOAD_METHODS,
    get_workspace_or_404,
    insert_workspace,
    role_in,
    serialize_details,
    serialize_listed,
)
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_caller, get_service, require_writer
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params, path_id
from paradigm_emulator.state.sql_filter import SqlFilter

if TYPE_CHECKING:
    from starlette.requests import Request


async def listing(request: Request) -> Response:
    """List the workspaces the caller may see, by name."""
    service, user = get_service(request), get_caller(request)
    params = Params(request)
    where = SqlFilter()
    where.add("(owner_id IS NULL OR owner_id = ?)", user.id)
    where.contains("name", params.text("name"))
    where.one_of("document_upload_method", params.choices("document_upload_method", UPLOAD_METHODS))
    where.one_of("workspace_type", params.choices("workspace_type", ("personal", "company", "custom")))
    roles = params.choices("user_role", ROLES)
    if roles and role_in(user.role) not in roles:
        where.add("0")
    _filter_by_group(params, where)
    params.check()
    table = Table("*", "workspaces", "lower(name), id")
    page = table_page(
        request, table, where, lambda rows: [serialize_listed(service, user, row) for row in rows]
    )
    return JSONResponse(page)


def _filter_by_group(params: Params, where: SqlFilter) -> None:
    """Keep the workspaces of a group, named by id or by part of its name."""
    of_group = (
        "id IN (SELECT workspace_id FROM workspace_groups JOIN user_groups g ON g.id = group_id WHERE {})"
    )
    group = SqlFilter()
    group.one_of("g.id", [number for number in [params.integer("group_id")] if number is not None])
    group.contains("g.name", params.text("group_name"))
    if group.terms:
        where.add(of_group.format(group.sql), *group.values)


async def create(request: Request) -> Response:
    """Create a custom workspace: 201, or 200 in the older release."""
    user, service = require_writer(request), get_service(request)
    body = await json_body(request)
    name = body.text("name", required=True, limit=100)
    description = body.text("description", blank=True) or ""
    method = body.choice("document_upload_method", UPLOAD_METHODS, default="manual")
    body.integer("company_id")
    body.check()
    identifier = insert_workspace(service, name or "", description=description, method=method)
    return JSONResponse(
        serialize_details(service, user, get_workspace_or_404(service, user, identifier)),
        status_code=200 if service.older else 201,
    )


async def retrieve(request: Request) -> Response:
    """Show one workspace."""
    service, user = get_service(request), get_caller(request)
    return JSONResponse(
        serialize_details(service, user, get_workspace_or_404(service, user, path_id(request)))
    )


async def update(request: Request) -> Response:
    """Change name or description of a custom workspace."""
    service, user = get_service(request), get_caller(request)
    return JSONResponse(
        serialize_details(service, user, get_workspace_or_404(service, user, await change_workspace(request)))
    )


async def change_workspace(request: Request) -> int:
    """Change the workspace that the path names as the body says, and return its id.

    Raises:
        Refusal: 403, it is not a custom one; 404: it does not exist.
    """
    user, service = require_writer(request), get_service(request)
    row = get_workspace_or_404(service, user, path_id(request))
    body = await json_body(request)
    name = body.text("name", limit=100) if "name" in body else row["name"]
    description = body.text("description", blank=True) if "description" in body else row["description"]
    body.check()
    if row["workspace_type"] != "custom":
        raise Refusal(403, "Only custom workspaces can be changed.")
    service.store.execute(
        "UPDATE workspaces SET name=?, description=?, updated_at=? WHERE id=?",
        (name, description, service.clock.now(), row["id"]),
    )
    return int(row["id"])


async def members(request: Request) -> Response:
    """Show who may use a workspace: its owner, or everybody, and the groups that it was made for."""
    service = get_service(request)
    workspace = get_workspace_or_404(service, get_caller(request), path_id(request))
    where = SqlFilter()
    where.add("is_active=1")
    where.one_of("id", [workspace["owner_id"]] if workspace["owner_id"] is not None else [])
    users = service.store.rows(f"SELECT * FROM users WHERE {where.sql} ORDER BY id", where.values)
    groups = service.store.rows(
        "SELECT g.id, g.name FROM user_groups g JOIN workspace_groups ON group_id = g.id"
        " WHERE workspace_id=? ORDER BY g.id",
        (workspace["id"],),
    )
    return JSONResponse(
        {
            "users": [
                {"id": user["id"], "email": user["email"], "role": role_in(user["role"])} for user in users
            ],
            "groups": [{"id": group["id"], "name": group["name"], "role": "viewer"} for group in groups],
        }
    )


routes: Final = [
    Route("/api/v3/workspaces", listing, methods=["GET"]),
    Route("/api/v3/workspaces", create, methods=["POST"]),
    Route("/api/v3/workspaces/{id}", retrieve, methods=["GET"]),
    Route("/api/v3/workspaces/{id}", update, methods=["PATCH"]),
    Route("/api/v3/company/workspaces", listing, methods=["GET"]),
    Route("/api/v3/company/workspaces/{id}/members", members, methods=["GET"]),
]
