"""The ASGI application: the covered routes, a documented 501 for the rest of the specs, and the admin API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Match, Mount, Route

from paradigm_emulator import (
    _admin,
    _members,
    _models,
    _page,
    _sessions,
    _spec,
    _successor,
    _v2_files,
    _v2_workspaces,
    _v3_agents,
    _v3_company,
    _v3_files,
    _v3_groups,
    _v3_retrieve,
    _v3_tags,
    _v3_threads,
    _v3_workspaces,
)
from paradigm_emulator._errors import Refusal
from paradigm_emulator._wire import Transports, Wire, gone, missing, refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from paradigm_emulator._server import Control

# The router tries them in order: what clients poll comes first.
COVERED: Sequence[Route] = [
    *_sessions.routes,
    *_v3_files.routes,
    *_v3_agents.routes,
    *_v3_workspaces.routes,
    *_v3_threads.routes,
    *_v3_tags.routes,
    *_v3_retrieve.routes,
    *_v2_files.routes,
    *_models.routes,
    *_v3_groups.routes,
    *_members.routes,
    *_v3_company.routes,
    *_v2_workspaces.routes,
    *_successor.routes,
]


async def not_emulated(request: Request) -> Response:
    """Answer an uncovered path: 501 when the specs know it, else 404.

    Raises:
        Refusal: always.
    """
    methods = methods_of(request.url.path)
    if request.method in methods or (request.method == "HEAD" and "GET" in methods):
        raise HTTPException(405)
    documented = _spec.methods_of(request.url.path)
    if request.method in documented:
        detail = (
            f"{request.method} {request.url.path} is in Paradigm's specification, and the emulator does not"
            " cover it. This answer is the emulator's own."
        )
        raise Refusal(501, detail, error="not_emulated")
    if methods or documented:
        raise HTTPException(405)
    raise HTTPException(404)


def methods_of(path: str) -> list[str]:
    """Return the methods that the emulator covers for a path."""
    scope = {"type": "http", "method": "", "path": path.rstrip("/"), "root_path": ""}
    found = {
        method for route in COVERED if route.matches(scope)[0] != Match.NONE for method in route.methods or ()
    }
    return sorted(found)


def build(control: Control, *, transports: Transports, tick: float = 0.0) -> ASGIApp:
    """Return the application of one emulator."""
    admin = Starlette(
        routes=[*_page.routes, *_admin.routes],
        exception_handlers={HTTPException: _admin.told, ClientDisconnect: gone},
    )
    admin.state.control = control
    routes: list[BaseRoute] = [
        Mount("/_emulator", admin),
        *COVERED,
        Route(
            "/{path:path}",
            not_emulated,
            methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"],
        ),
    ]

    def allowed(path: str) -> list[str]:
        return sorted({*methods_of(path), *_spec.methods_of(path)})

    app = Starlette(
        routes=routes,
        exception_handlers={Refusal: refused, HTTPException: missing(allowed), ClientDisconnect: gone},
    )
    app.state.service = control.service
    return Wire(
        app,
        service=control.service,
        journal=control.journal,
        faults=control.faults,
        tick=tick,
        transports=transports,
    )
