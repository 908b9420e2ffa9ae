"""v3 agents: list, create, retrieve, and the files in an agent's scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.agents.rows import (
    agent_scope,
    get_agent_or_404,
    insert_agent,
    serialize_agent,
    set_scope,
)
from paradigm_emulator.api.files.rows import apply_filters, file_page
from paradigm_emulator.http.body import Body, json_body
from paradigm_emulator.http.context import get_caller, get_service, require_writer
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params, path_id
from paradigm_emulator.state.seed import COMPANY_ID
from paradigm_emulator.state.sql_filter import SqlFilter

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service

OWNERSHIPS: Final = ("personal", "company", "team")


async def listing(request: Request) -> Response:
    """List the agents."""
    service = get_service(request)
    params = Params(request)
    where = SqlFilter()
    where.contains("name", params.text("name"))
    where.one_of("company_id", [value for value in [params.integer("company_id")] if value is not None])
    where.one_of("group_id", [value for value in [params.integer("group_id")] if value is not None])
    for name, column in (("is_default", "is_default"), ("is_current_user_favorite", "is_favorite")):
        wanted = params.boolean(name)
        where.one_of(column, [] if wanted is None else [int(wanted)])
    params.check()
    table = Table("*", "agents", "id")
    page = table_page(request, table, where, lambda rows: [serialize_agent(service, row) for row in rows])
    return JSONResponse(page)


async def create(request: Request) -> Response:
    """Create an agent whose scope is `scoped_workspace_ids`."""
    service = get_service(request)
    require_writer(request)
    body = await json_body(request)
    name = body.text("name", required=True, limit=255)
    company = body.integer("company_id", required=True)
    if company not in (None, COMPANY_ID):
        body.complain("company_id", "does_not_exist", f'Invalid pk "{company}" - object does not exist.')
    ownership = body.choice("ownership", OWNERSHIPS, default="company")
    group = body.integer("group_id")
    if group is not None and service.store.scalar("SELECT 1 FROM user_groups WHERE id=?", (group,)) is None:
        body.complain("group_id", "does_not_exist", f'Invalid pk "{group}" - object does not exist.')
    description = body.text("description", nullable=True, blank=True)
    instructions = body.text("instructions", nullable=True, blank=True)
    by_group = body.boolean("scope_workspaces_by_group")
    scope = body.integers("scoped_workspace_ids") or []
    body.typed(native_tool_ids="uuids", mcp_server_ids="uuids")
    _check_scope(service, body, scope)
    body.check()
    identifier = insert_agent(
        service,
        name or "",
        scope=scope,
        description=description,
        instructions=instructions,
        ownership=ownership,
        group_id=group,
        scope_workspaces_by_group=by_group,
    )
    return JSONResponse(serialize_agent(service, get_agent_or_404(service, identifier)), status_code=201)


async def retrieve(request: Request) -> Response:
    """Show one agent."""
    service = get_service(request)
    return JSONResponse(serialize_agent(service, get_agent_or_404(service, path_id(request))))


async def files(request: Request) -> Response:
    """List the files in an agent's scope that the caller may see, with every file filter."""
    service = get_service(request)
    agent = get_agent_or_404(service, path_id(request))
    where = agent_scope(service, get_caller(request).id, agent)
    apply_filters(Params(request), where)
    return JSONResponse(file_page(request, service, where))


async def update(request: Request) -> Response:
    """Change an agent; what the body leaves out or sends as null stays as it is."""
    require_writer(request)
    service, agent = get_service(request), get_agent_or_404(get_service(request), path_id(request))
    body = await json_body(request)
    given = {name: value for name, value in body.values.items() if value is not None}
    body = Body(given)
    changes: dict[str, Any] = {
        name: body.text(name, limit=limit, blank=name != "name")
        for name, limit in (("name", 255), ("description", None), ("instructions", None))
        if name in body
    }
    for name in ("scope_workspaces_by_group", "is_default"):
        if name in body:
            changes[name] = body.boolean(name)
    scope = body.integers("scoped_workspace_ids")
    _check_scope(service, body, scope or [])
    body.check()
    with service.store.transaction() as connection:
        for column, value in {**changes, "updated_at": service.clock.now()}.items():
            connection.execute(f"UPDATE agents SET {column}=? WHERE id=?", (value, agent["id"]))
        if scope is not None:
            connection.execute("UPDATE agents SET all_workspaces=0 WHERE id=?", (agent["id"],))
            connection.execute("DELETE FROM agent_workspaces WHERE agent_id=?", (agent["id"],))
            set_scope(connection, agent["id"], scope)
    return JSONResponse(serialize_agent(service, get_agent_or_404(service, agent["id"])))


def _check_scope(service: Service, body: Body, scope: list[int]) -> None:
    for item in scope:
        if service.store.scalar("SELECT 1 FROM workspaces WHERE id=?", (item,)) is None:
            body.complain(
                "scoped_workspace_ids", "does_not_exist", f'Invalid pk "{item}" - object does not exist.'
            )


routes: Final = [
    Route("/api/v3/agents", listing, methods=["GET"]),
    Route("/api/v3/agents", create, methods=["POST"]),
    Route("/api/v3/agents/{id}", retrieve, methods=["GET"]),
    Route("/api/v3/agents/{id}", update, methods=["PATCH"]),
    Route("/api/v3/agents/{id}/files", files, methods=["GET"]),
]
