"""The ASGI application: the covered routes, a documented 501 for the rest of the specs, and the admin API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Match, Mount, Route

from paradigm_emulator import _spec
from paradigm_emulator.api.agents import v3 as agents_v3
from paradigm_emulator.api.chat import v2 as chat_v2
from paradigm_emulator.api.chat import v3 as chat_v3
from paradigm_emulator.api.company import v2 as company_v2
from paradigm_emulator.api.company import v3 as company_v3
from paradigm_emulator.api.embeddings import v2 as embeddings_v2
from paradigm_emulator.api.files import undocumented as files_undocumented
from paradigm_emulator.api.files import v2 as files_v2
from paradigm_emulator.api.files import v3 as files_v3
from paradigm_emulator.api.groups import v3 as groups_v3
from paradigm_emulator.api.models import v2 as models_v2
from paradigm_emulator.api.retrieve import v2 as retrieve_v2
from paradigm_emulator.api.retrieve import v3 as retrieve_v3
from paradigm_emulator.api.sources import v3 as sources_v3
from paradigm_emulator.api.tags import v3 as tags_v3
from paradigm_emulator.api.threads import v3 as threads_v3
from paradigm_emulator.api.tools import v3 as tools_v3
from paradigm_emulator.api.upload_sessions import v2 as upload_sessions_v2
from paradigm_emulator.api.users import me as users_me
from paradigm_emulator.api.users import v2 as users_v2
from paradigm_emulator.api.users import v3 as users_v3
from paradigm_emulator.api.workspaces import undocumented as workspaces_undocumented
from paradigm_emulator.api.workspaces import v2 as workspaces_v2
from paradigm_emulator.api.workspaces import v3 as workspaces_v3
from paradigm_emulator.control import api as admin_api
from paradigm_emulator.control import page
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.handlers import handle_disconnect, handle_refusal, router_error_handler
from paradigm_emulator.http.middleware import EmulatorMiddleware, Transports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from paradigm_emulator.control.control import Control

# The router tries them in order: what clients poll comes first.
COVERED: Sequence[Route] = [
    *upload_sessions_v2.routes,
    *files_v3.routes,
    *agents_v3.routes,
    *workspaces_v3.routes,
    *threads_v3.routes,
    *tags_v3.routes,
    *retrieve_v3.routes,
    *sources_v3.routes,
    *tools_v3.routes,
    *users_me.routes,
    *files_v2.routes,
    *models_v2.routes,
    *chat_v2.routes,
    *chat_v3.routes,
    *embeddings_v2.routes,
    *retrieve_v2.routes,
    *groups_v3.routes,
    *users_v3.routes,
    *users_v2.routes,
    *company_v3.routes,
    *company_v2.routes,
    *workspaces_v2.routes,
    *workspaces_undocumented.routes,
    *files_undocumented.routes,
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
            f"{request.method} {request.url.path} is a known operation of Paradigm or its successor, and the"
            " emulator does not cover it. This answer is the emulator's own."
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


def build(control: Control, *, transports: Transports, tick: float = 0.0, local_only: bool = True) -> ASGIApp:
    """Return the application of one emulator."""
    admin = Starlette(
        routes=[*page.routes, *admin_api.routes],
        exception_handlers={
            HTTPException: admin_api.handle_http_exception,
            ClientDisconnect: handle_disconnect,
        },
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
        exception_handlers={
            Refusal: handle_refusal,
            HTTPException: router_error_handler(allowed),
            ClientDisconnect: handle_disconnect,
        },
    )
    app.state.service = control.service
    return EmulatorMiddleware(
        app,
        service=control.service,
        journal=control.journal,
        faults=control.faults,
        tick=tick,
        transports=transports,
        write=control.write,
        local_only=local_only,
    )
