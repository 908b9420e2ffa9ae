"""The company, which nobody can change, in v2 and v3; and who may use each of its workspaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.files.v3 import path_id
from paradigm_emulator.api.workspaces.v3 import found, listing, role_in
from paradigm_emulator.http.errors import not_found
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params
from paradigm_emulator.state.seed import COMPANY_ID, COMPANY_NAME
from paradigm_emulator.state.service import Service, caller, iso, service
from paradigm_emulator.state.sql_filter import Where

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

DPO_EMAIL: Final = "dpo@emulator.example"
MAX_USERS: Final = 1000


async def companies(request: Request) -> Response:
    """List the companies: there is one."""
    here = service(request)
    params = Params(request)
    where = Where()
    searched = params.text("search")
    if searched is not None and searched.lower() not in COMPANY_NAME.lower():
        where.add("0")
    params.check()

    def listed(rows: list[sqlite3.Row]) -> list[dict[str, Any]]:
        return [{"id": row["id"], **_common(here), "login_method": "password"} for row in rows]

    only = Table("id", f"(SELECT {COMPANY_ID} AS id)", "id")
    return JSONResponse(table_page(request, only, where, listed))


async def retrieve(request: Request) -> Response:
    """Show the company as v3 does."""
    found_company(request)
    here = service(request)
    return JSONResponse(
        {
            "id": COMPANY_ID,
            **_settled(here),
            "auto_provision_sso_users": False,
            "login_method": "password",
        }
    )


async def retrieve_v2(request: Request) -> Response:
    """Show the company as v2 does: without its id, with how many members are active."""
    found_company(request)
    here = service(request)
    members = here.store.scalar("SELECT count(*) FROM users WHERE is_active=1")
    return JSONResponse({**_settled(here), "active_members_count": members})


def found_company(request: Request) -> None:
    """Check that the path names the company.

    Raises:
        Refusal: 404, it names another.
    """
    if path_id(request) != COMPANY_ID:
        raise not_found()


def _common(here: Service) -> dict[str, Any]:
    # A company is no table of its own: its first user is as old as it is.
    founded = here.store.scalar("SELECT created_at FROM users ORDER BY id LIMIT 1")
    return {
        "name": COMPANY_NAME,
        "created_at": iso(founded),
        "dpo_email": DPO_EMAIL,
        "max_users": MAX_USERS,
    }


def _settled(here: Service) -> dict[str, Any]:
    return {
        **_common(here),
        "allow_company_admins_to_manage_sso": False,
        "storage_limit_company_ws": None,
        "storage_limit_personal_ws": None,
        "storage_limit_custom_ws": None,
    }


async def members(request: Request) -> Response:
    """Show who may use a workspace: its owner, or everybody, and the groups that it was made for."""
    here = service(request)
    workspace = found(here, caller(request), path_id(request))
    where = Where()
    where.add("is_active=1")
    where.one_of("id", [workspace["owner_id"]] if workspace["owner_id"] is not None else [])
    users = here.store.rows(f"SELECT * FROM users WHERE {where.sql} ORDER BY id", where.values)
    groups = here.store.rows(
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
    Route("/api/v3/companies", companies, methods=["GET"]),
    Route("/api/v3/companies/{id}", retrieve, methods=["GET"]),
    Route("/api/v2/companies/{id}", retrieve_v2, methods=["GET"]),
    Route("/api/v3/company/workspaces", listing, methods=["GET"]),
    Route("/api/v3/company/workspaces/{id}/members", members, methods=["GET"]),
]
