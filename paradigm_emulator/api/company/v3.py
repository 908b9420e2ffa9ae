"""v3 companies: list and retrieve; there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.company.rows import _common, _settled, found_company
from paradigm_emulator.http.context import service
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params
from paradigm_emulator.state.seed import COMPANY_ID, COMPANY_NAME
from paradigm_emulator.state.sql_filter import Where

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request


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


routes: Final = [
    Route("/api/v3/companies", companies, methods=["GET"]),
    Route("/api/v3/companies/{id}", retrieve, methods=["GET"]),
]
