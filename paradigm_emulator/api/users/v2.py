"""v2 members: invite, change, replace roles; the same members as v3's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from paradigm_emulator.api.company.rows import check_company_or_404
from paradigm_emulator.api.users.rows import check_ids, role_of
from paradigm_emulator.api.users.v3 import create_user, get_other_user_or_404, store_changes, update
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_service, require_writer

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def create_in_company(request: Request) -> Response:
    """Invite a member, by v2: the path names the company."""
    require_writer(request)
    check_company_or_404(request)
    return create_user(request, await json_body(request))


async def replace_roles(request: Request) -> Response:
    """Replace a member's roles; nobody changes their own."""
    service, user = get_service(request), get_other_user_or_404(request)
    body = await json_body(request)
    roles = check_ids(service, body, "roles", "roles")
    body.check()
    return store_changes(service, user, {} if roles is None else {"role": role_of(roles)})


routes: Final = [
    Route("/api/v2/companies/{id}/users", create_in_company, methods=["POST"]),
    Route("/api/v2/users/{id}/update", update, methods=["PATCH"]),
    Route("/api/v2/users/{id}/roles/update", replace_roles, methods=["PUT"]),
]
