"""v2 company: retrieve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.company.rows import check_company_or_404, settings_fields
from paradigm_emulator.http.context import get_service

if TYPE_CHECKING:
    from starlette.requests import Request


async def retrieve(request: Request) -> Response:
    """Show the company as v2 does: without its id, with how many members are active."""
    check_company_or_404(request)
    service = get_service(request)
    members = service.store.scalar("SELECT count(*) FROM users WHERE is_active=1")
    return JSONResponse({**settings_fields(service), "active_members_count": members})


routes: Final = [
    Route("/api/v2/companies/{id}", retrieve, methods=["GET"]),
]
