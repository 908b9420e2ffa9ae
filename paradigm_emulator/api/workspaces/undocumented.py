"""Deletion of workspaces: only the schema of api.lighton.ai shows it, and the vendor's own SDK uses it.

Whether Paradigm has it is not known: it is service so that this SDK runs unchanged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from paradigm_emulator.api.workspaces.rows import get_workspace_or_404
from paradigm_emulator.http.context import get_service, require_writer
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.params import path_id

if TYPE_CHECKING:
    from starlette.requests import Request


async def delete_workspace(request: Request) -> Response:
    """Remove a custom workspace and its files."""
    user, service = require_writer(request), get_service(request)
    workspace = get_workspace_or_404(service, user, path_id(request))
    if workspace["workspace_type"] != "custom":
        raise Refusal(403, "Only custom workspaces can be deleted.")
    with service.store.transaction() as connection:
        connection.execute("DELETE FROM documents WHERE workspace_id=?", (workspace["id"],))
        connection.execute("DELETE FROM workspaces WHERE id=?", (workspace["id"],))
    return Response(status_code=204)


routes: Final = [
    Route("/api/v3/workspaces/{id}", delete_workspace, methods=["DELETE"]),
]
