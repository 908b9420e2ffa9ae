"""v3 workspaces: list, create, retrieve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.files.v3 import path_id
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.errors import Refusal, not_found
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params
from paradigm_emulator.state.service import Caller, Service, caller, iso, service, writer
from paradigm_emulator.state.sql_filter import Where

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from starlette.requests import Request

ROLES: Final = ("editor", "owner", "viewer")
UPLOAD_METHODS: Final = ("manual", "synced")


async def listing(request: Request) -> Response:
    """List the workspaces the caller may see, by name."""
    here, user = service(request), caller(request)
    params = Params(request)
    where = Where()
    where.add("(owner_id IS NULL OR owner_id = ?)", user.id)
    where.contains("name", params.text("name"))
    where.one_of("document_upload_method", params.choices("document_upload_method", UPLOAD_METHODS))
    where.one_of("workspace_type", params.choices("workspace_type", ("personal", "company", "custom")))
    roles = params.choices("user_role", ROLES)
    if roles and role_in(user.role) not in roles:
        where.add("0")
    _shared(params, where)
    params.check()
    table = Table("*", "workspaces", "lower(name), id")
    page = table_page(request, table, where, lambda rows: [shown(here, user, row) for row in rows])
    return JSONResponse(page)


def _shared(params: Params, where: Where) -> None:
    """Keep the workspaces of a group, named by id or by part of its name."""
    of_group = (
        "id IN (SELECT workspace_id FROM workspace_groups JOIN user_groups g ON g.id = group_id WHERE {})"
    )
    group = Where()
    group.one_of("g.id", [number for number in [params.integer("group_id")] if number is not None])
    group.contains("g.name", params.text("group_name"))
    if group.terms:
        where.add(of_group.format(group.sql), *group.values)


async def create(request: Request) -> Response:
    """Create a custom workspace: 201, or 200 in the older release."""
    user, here = writer(request), service(request)
    body = await json_body(request)
    name = body.text("name", required=True, limit=100)
    description = body.text("description", blank=True) or ""
    method = body.choice("document_upload_method", UPLOAD_METHODS, default="manual")
    body.integer("company_id")
    body.check()
    identifier = insert_workspace(here, name or "", description=description, method=method)
    return JSONResponse(
        shown(here, user, found(here, user, identifier)), status_code=200 if here.older else 201
    )


def insert_workspace(
    here: Service, name: str, *, description: str, method: str, groups: Iterable[int] = ()
) -> int:
    """Store a custom workspace, shared with groups, and return its id."""
    now = here.clock.now()
    with here.store.transaction() as connection:
        identifier = here.store.insert(
            "workspaces",
            name=name,
            workspace_type="custom",
            description=description,
            document_upload_method=method,
            created_at=now,
            updated_at=now,
        )
        connection.executemany(
            "INSERT INTO workspace_groups VALUES (?, ?)", [(identifier, group) for group in groups]
        )
    return identifier


async def retrieve(request: Request) -> Response:
    """Show one workspace."""
    here, user = service(request), caller(request)
    return JSONResponse(shown(here, user, found(here, user, path_id(request))))


async def update(request: Request) -> Response:
    """Change name or description of a custom workspace."""
    here, user = service(request), caller(request)
    return JSONResponse(shown(here, user, found(here, user, await changed(request))))


async def changed(request: Request) -> int:
    """Change the workspace that the path names as the body says, and return its id.

    Raises:
        Refusal: 403, it is not a custom one; 404, there is none.
    """
    user, here = writer(request), service(request)
    row = found(here, user, path_id(request))
    body = await json_body(request, required=False)
    name = body.text("name", limit=100) if "name" in body else row["name"]
    description = body.text("description", blank=True) if "description" in body else row["description"]
    body.check()
    if row["workspace_type"] != "custom":
        raise Refusal(403, "Only custom workspaces can be changed.")
    here.store.execute(
        "UPDATE workspaces SET name=?, description=?, updated_at=? WHERE id=?",
        (name, description, here.clock.now(), row["id"]),
    )
    return int(row["id"])


def found(here: Service, user: Caller, identifier: int) -> sqlite3.Row:
    """Return a workspace's row.

    Raises:
        Refusal: 404, there is none that the caller may see.
    """
    row = here.store.row(
        "SELECT * FROM workspaces WHERE id=? AND (owner_id IS NULL OR owner_id=?)", (identifier, user.id)
    )
    if row is None:
        raise not_found()
    return row


def role_in(role: str) -> str:
    """Return what users of a role are in every workspace that they see."""
    return "viewer" if role == "reader" else "owner"


def shown(here: Service, user: Caller, row: sqlite3.Row) -> dict[str, Any]:
    """Return the JSON of a workspace; a list and a single one look alike here."""
    totals = here.store.row(
        "SELECT count(*), coalesce(sum(size), 0) FROM documents WHERE workspace_id=?", (row["id"],)
    )
    files, size = (0, 0) if totals is None else totals
    return {
        "id": row["id"],
        "name": row["name"],
        "workspace_type": row["workspace_type"],
        "document_upload_method": row["document_upload_method"],
        "description": row["description"],
        "created_at": iso(row["created_at"]),
        "updated_at": iso(row["updated_at"]),
        "user_role": role_in(user.role),
        "used_storage": float(size),
        "files_count": files,
        "summaries": [],
    }


routes: Final = [
    Route("/api/v3/workspaces", listing, methods=["GET"]),
    Route("/api/v3/workspaces", create, methods=["POST"]),
    Route("/api/v3/workspaces/{id}", retrieve, methods=["GET"]),
    Route("/api/v3/workspaces/{id}", update, methods=["PATCH"]),
]
