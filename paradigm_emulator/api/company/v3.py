"""v3 companies: list and retrieve; there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.company.rows import check_company_or_404, common_fields, settings_fields
from paradigm_emulator.http.context import get_service
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params
from paradigm_emulator.state.seed import COMPANY_ID, COMPANY_NAME
from paradigm_emulator.state.sql_filter import SqlFilter

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request


async def companies(request: Request) -> Response:
    """List the companies: there is one."""
    service = get_service(request)
    params = Params(request)
    where = SqlFilter()
    searched = params.text("search")
    if searched is not None and searched.lower() not in COMPANY_NAME.lower():
        where.add("0")
    params.check()

    def listed(rows: list[sqlite3.Row]) -> list[dict[str, Any]]:
        return [{"id": row["id"], **common_fields(service), "login_method": "password"} for row in rows]

    only = Table("id", f"(SELECT {COMPANY_ID} AS id)", "id")
    return JSONResponse(table_page(request, only, where, listed))


async def retrieve(request: Request) -> Response:
    """Show the company as v3 does."""
    check_company_or_404(request)
    service = get_service(request)
    return JSONResponse(
        {
            "id": COMPANY_ID,
            **settings_fields(service),
            "auto_provision_sso_users": False,
            "login_method": "password",
        }
    )


routes: Final = [
    Route("/api/v3/companies", companies, methods=["GET"]),
    Route("/api/v3/companies/{id}", retrieve, methods=["GET"]),
]
