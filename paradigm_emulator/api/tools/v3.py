"""v3 tools: those of the company and of an agent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.agents.rows import get_agent_or_404
from paradigm_emulator.api.tools.rows import TOOL
from paradigm_emulator.http.context import get_service
from paradigm_emulator.http.params import Params, path_id

if TYPE_CHECKING:
    from starlette.requests import Request


async def tools(request: Request) -> Response:
    """List the native tools: the search in documents is the only one."""
    params = Params(request)
    params.integer("company_id")
    params.check()
    return JSONResponse([TOOL])


async def agent_tools(request: Request) -> Response:
    """List an agent's tools."""
    get_agent_or_404(get_service(request), path_id(request))
    return JSONResponse({"native": [TOOL], "mcp_servers": []})


routes: Final = [
    Route("/api/v3/tools", tools, methods=["GET"]),
    Route("/api/v3/agents/{id}/tools", agent_tools, methods=["GET"]),
]
