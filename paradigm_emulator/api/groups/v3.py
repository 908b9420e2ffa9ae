"""v3 user groups: list, create, replace, change; no page tells of showing or removing a single one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.files.v3 import path_id
from paradigm_emulator.api.users.rows import GROUP_CATEGORY, MEMBER, check_ids
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.errors import Refusal, not_found
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params
from paradigm_emulator.state.seed import COMPANY_ID
from paradigm_emulator.state.service import Service, iso, service, writer
from paradigm_emulator.state.sql_filter import Where

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from starlette.requests import Request

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


def insert_group(here: Service, name: str, *, description: str | None, members: Iterable[int]) -> int:
    """Store a group and return its id."""
    now = here.clock.now()
    with here.store.transaction():
        identifier = here.store.insert(
            "user_groups", name=name, description=description, created_at=now, updated_at=now
        )
        _set_members(here, identifier, members)
    return identifier


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


def _set_members(here: Service, identifier: int, members: Iterable[int]) -> None:
    with here.store.transaction() as connection:
        connection.execute("DELETE FROM group_members WHERE group_id=?", (identifier,))
        connection.executemany(
            "INSERT INTO group_members VALUES (?, ?)", [(identifier, member) for member in members]
        )


def _found(here: Service, identifier: int) -> sqlite3.Row:
    row = here.store.row("SELECT * FROM user_groups WHERE id=?", (identifier,))
    if row is None:
        raise not_found()
    return row


def shown(here: Service, row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a group."""
    members = here.store.rows(
        "SELECT user_id FROM group_members WHERE group_id=? ORDER BY user_id", (row["id"],)
    )
    return {
        "id": row["id"],
        "company_id": COMPANY_ID,
        "category": GROUP_CATEGORY,
        "name": row["name"],
        "description": row["description"],
        "user_ids": [member["user_id"] for member in members],
        "created_at": iso(row["created_at"]),
        "updated_at": iso(row["updated_at"]),
    }


routes: Final = [
    Route("/api/v3/groups", listing, methods=["GET"]),
    Route("/api/v3/groups", create, methods=["POST"]),
    Route("/api/v3/groups/{id}", replace, methods=["PUT"]),
    Route("/api/v3/groups/{id}", update, methods=["PATCH"]),
]
