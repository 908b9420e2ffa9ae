"""v3 user groups: list, create, replace, change; no page tells of showing or removing a single one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.groups.rows import get_group_or_404, insert_group, serialize_group, set_members
from paradigm_emulator.api.users.rows import MEMBER, check_ids
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_service, require_writer
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params, path_id
from paradigm_emulator.state.seed import COMPANY_ID
from paradigm_emulator.state.sql_filter import SqlFilter

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service

NAME_LENGTH: Final = 255


async def listing(request: Request) -> Response:
    """List the groups by name; the size of a page is `per_page` here."""
    service = get_service(request)
    params = Params(request)
    where = SqlFilter()
    where.contains("name", params.text("search"))
    user, role = params.integer("user_id"), params.text("has_role")
    if user is not None:
        where.add("id IN (SELECT group_id FROM group_members WHERE user_id=?)", user)
        where.add("?", role in (None, MEMBER))
    if params.integer("company_id") not in (None, COMPANY_ID):
        where.add("0")
    params.check()
    table = Table("*", "user_groups", "lower(name), id")
    page = table_page(
        request,
        table,
        where,
        lambda rows: [serialize_group(service, row) for row in rows],
        size_name="per_page",
    )
    return JSONResponse(page)


async def create(request: Request) -> Response:
    """Create a group with its first members."""
    require_writer(request)
    service = get_service(request)
    params = Params(request)
    company = params.integer("company_id")
    params.check()
    body = await json_body(request)
    name = body.text("name", required=True, limit=NAME_LENGTH)
    description = body.text("description", nullable=True, blank=True)
    members = check_ids(service, body, "user_ids", "users")
    body.check()
    if company not in (None, COMPANY_ID):
        raise Refusal(403, "Only users of the whole instance may name another company.")
    identifier = insert_group(service, name or "", description=description, members=members or ())
    return JSONResponse(serialize_group(service, get_group_or_404(service, identifier)), status_code=201)


async def replace(request: Request) -> Response:
    """Replace a group: what the body leaves out is empty afterwards, its members too."""
    require_writer(request)
    service = get_service(request)
    group = get_group_or_404(service, path_id(request))
    body = await json_body(request)
    name = body.text("name", required=True, limit=NAME_LENGTH)
    description = body.text("description", nullable=True, blank=True)
    members = check_ids(service, body, "user_ids", "users")
    body.check()
    _update(service, group["id"], name=name, description=description, members=members or [])
    return JSONResponse(serialize_group(service, get_group_or_404(service, group["id"])))


async def update(request: Request) -> Response:
    """Change name or description of a group; its members stay."""
    require_writer(request)
    service = get_service(request)
    group = get_group_or_404(service, path_id(request))
    body = await json_body(request)
    name = body.text("name", limit=NAME_LENGTH) if "name" in body else group["name"]
    given = "description" in body
    description = body.text("description", nullable=True, blank=True) if given else group["description"]
    body.check()
    _update(service, group["id"], name=name, description=description, members=None)
    return JSONResponse(serialize_group(service, get_group_or_404(service, group["id"])))


def _update(
    service: Service, identifier: int, *, name: str | None, description: str | None, members: list[int] | None
) -> None:
    with service.store.transaction():
        service.store.execute(
            "UPDATE user_groups SET name=?, description=?, updated_at=? WHERE id=?",
            (name, description, service.clock.now(), identifier),
        )
        if members is not None:
            set_members(service, identifier, members)


routes: Final = [
    Route("/api/v3/groups", listing, methods=["GET"]),
    Route("/api/v3/groups", create, methods=["POST"]),
    Route("/api/v3/groups/{id}", replace, methods=["PUT"]),
    Route("/api/v3/groups/{id}", update, methods=["PATCH"]),
]
