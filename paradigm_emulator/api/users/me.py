"""v3 users/me: the caller's own profile and settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.users.rows import LANGUAGES, serialize_groups_of
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.state.seed import COMPANY_ID, COMPANY_NAME

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service


async def me(request: Request) -> Response:
    """Show the caller."""
    return JSONResponse(_serialize_profile(request))


async def update_me(request: Request) -> Response:
    """Change the caller's settings."""
    service, user = get_service(request), get_caller(request)
    body = await json_body(request)
    settings = _settings(service, user.id)
    if "language" in body:
        settings["language"] = body.choice("language", LANGUAGES, default="en")
    if "agent_instructions" in body:
        settings["agent_instructions"] = body.text("agent_instructions", nullable=True, blank=True)
    for name in ("skip_help_step", "terms_accepted"):
        if name in body:
            settings[name] = body.boolean(name)
    body.check()
    service.store.execute("UPDATE users SET settings=? WHERE id=?", (json.dumps(settings), user.id))
    return JSONResponse(_serialize_profile(request))


def _settings(service: Service, user_id: int) -> dict[str, Any]:
    stored = json.loads(service.store.scalar("SELECT settings FROM users WHERE id=?", (user_id,)))
    default = {"language": "en", "agent_instructions": None, "skip_help_step": False, "terms_accepted": True}
    return {**default, **stored}


def _serialize_profile(request: Request) -> dict[str, Any]:
    service, user = get_service(request), get_caller(request)
    settings = _settings(service, user.id)
    terms_accepted = settings.pop("terms_accepted")
    return {
        "profile": {
            "id": user.id,
            "username": user.username,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "full_name": f"{user.first_name} {user.last_name}",
            "email": user.email,
        },
        "company": {"id": COMPANY_ID, "name": COMPANY_NAME, "login_method": "password"},
        "permissions": {
            "is_admin": user.may_write,
            "can_manage_documents": user.may_write,
            "can_manage_api_keys": user.may_write,
            "has_monitoring_permission": user.may_write,
        },
        "settings": settings,
        "compliance": {"terms_accepted": terms_accepted},
        "groups": serialize_groups_of(service, user.id),
    }


routes: Final = [
    Route("/api/v3/users/me", me, methods=["GET"]),
    Route("/api/v3/users/me", update_me, methods=["PATCH"]),
]
