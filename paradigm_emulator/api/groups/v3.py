"""v3 user groups: list, create, replace, change; no page tells of showing or removing a single one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.groups.rows import _found, _set_members, insert_group, shown
from paradigm_emulator.api.users.rows import MEMBER, check_ids
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import service, writer
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params, path_id
from paradigm_emulator.state.seed import COMPANY_ID
from paradigm_emulator.state.sql_filter import Where

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service

NAME_LENGTH: Final = 255


async def listing(request: Request) -> Response:
    """List the groups by name; the size of a page is `per_page` here."""
    here = service(request)
    params = Params(request)
    where = Where()
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
        request, table, where, lambda rows: [shown(here, row) for row in rows], size_name="per_page"
    )
    return JSONResponse(page)


async def create(request: Request) -> Response:
    """Create a group with its first members."""
    writer(request)
    here = service(request)
    params = Params(request)
    company = params.integer("company_id")
    params.check()
    body = await json_body(request)
    name = body.text("name", required=True, limit=NAME_LENGTH)
    description = body.text("description", nullable=True, blank=True)
    members = check_ids(here, body, "user_ids", "users")
    body.check()
    if company not in (None, COMPANY_ID):
        raise Refusal(403, "Only users of the whole instance may name another company.")
    identifier = insert_group(here, name or "", description=description, members=members or ())
    return JSONResponse(shown(here, _found(here, identifier)), status_code=201)


async def replace(request: Request) -> Response:
    """Replace a group: what the body leaves out is empty afterwards, its members too."""
    writer(request)
    here = service(request)
    group = _found(here, path_id(request))
    body = await json_body(request)
    name = body.text("name", required=True, limit=NAME_LENGTH)
    description = body.text("description", nullable=True, blank=True)
    members = check_ids(here, body, "user_ids", "users")
    body.check()
    _update(here, group["id"], name=name, description=description, members=members or [])
    return JSONResponse(shown(here, _found(here, group["id"])))


async def update(request: Request) -> Response:
    """Change name or description of a group; its members stay."""
    writer(request)
    here = service(request)
    group = _found(here, path_id(request))
    body = await json_body(request, required=False)
    name = body.text("name", limit=NAME_LENGTH) if "name" in body else group["name"]
    given = "description" in body
    description = body.text("description", nullable=True, blank=True) if given else group["description"]
    body.check()
    _update(here, group["id"], name=name, description=description, members=None)
    return JSONResponse(shown(here, _found(here, group["id"])))


def _update(
    here: Service, identifier: int, *, name: str | None, description: str | None, members: list[int] | None
) -> None:
    with here.store.transaction():
        here.store.execute(
            "UPDATE user_groups SET name=?, description=?, updated_at=? WHERE id=?",
            (name, description, here.clock.now(), identifier),
        )
        if members is not None:
            _set_members(here, identifier, members)


routes: Final = [
    Route("/api/v3/groups", listing, methods=["GET"]),
    Route("/api/v3/groups", create, methods=["POST"]),
    Route("/api/v3/groups/{id}", replace, methods=["PUT"]),
    Route("/api/v3/groups/{id}", update, methods=["PATCH"]),
]
