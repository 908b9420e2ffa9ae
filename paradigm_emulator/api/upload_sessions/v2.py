"""v2 upload sessions: create, add a file, retrieve, delete, deactivate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.files.uploads import accept_file
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_caller, get_service, require_writer
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.params import canonical_uuid
from paradigm_emulator.ingest.sessions import PIPELINES, open_session
from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

    from paradigm_emulator.state.service import Service


async def create(request: Request) -> Response:
    """Open a session."""
    user, service = require_writer(request), get_service(request)
    body = await json_body(request)
    pipeline = body.choice("ingestion_pipeline", PIPELINES, default="v3.0", nullable=True)
    body.check()
    uuid = open_session(service, user, pipeline=pipeline)
    return JSONResponse(serialize_session(service, uuid), status_code=201)


async def retrieve(request: Request) -> Response:
    """Show a session with all its documents and their statuses."""
    service = get_service(request)
    return JSONResponse(serialize_session(service, _get_session_or_404(request)["uuid"]))


async def add_file(request: Request) -> Response:
    """Add one file; the answer's form depends on the release."""
    require_writer(request)
    service, session = get_service(request), _get_session_or_404(request)
    if not session["is_valid"]:
        # That an inactive session refuses files is a guess; nothing public says what happens.
        raise Refusal(400, "The upload session is no longer valid.", error="invalid_upload_session")
    identifier = await accept_file(request, session_uuid=session["uuid"])
    if service.older:
        return JSONResponse(serialize_session(service, session["uuid"]))
    return JSONResponse({"message": "File added to the upload session.", "id": identifier})


async def delete(request: Request) -> Response:
    """Remove a session and its documents."""
    service = get_service(request)
    require_writer(request)
    service.store.execute("DELETE FROM sessions WHERE uuid=?", (_get_session_or_404(request)["uuid"],))
    return Response(status_code=204)


async def deactivate(request: Request) -> Response:
    """Make the caller's sessions invalid; known from client code only, so the answer's body is a guess."""
    user, service = require_writer(request), get_service(request)
    changed = service.store.execute(
        "UPDATE sessions SET is_valid=0, updated_at=? WHERE user_id=? AND is_valid=1 AND automatic=0",
        (service.clock.now(), user.id),
    ).rowcount
    return JSONResponse({"message": f"{changed} upload sessions deactivated."})


def _get_session_or_404(request: Request) -> sqlite3.Row:
    """Return the caller's session that the path names.

    Raises:
        Refusal: 404; without a body for a GET, as its page says.
    """
    uuid = canonical_uuid(request.path_params["uuid"])
    row = get_service(request).store.row(
        "SELECT * FROM sessions WHERE uuid=? AND user_id=?", (uuid, get_caller(request).id)
    )
    if row is None:
        raise Refusal(404, "Not found.", empty=request.method == "GET")
    return row


def serialize_session(service: Service, uuid: str) -> dict[str, Any]:
    """Return the JSON of a session."""
    session = service.store.row("SELECT * FROM sessions WHERE uuid=?", (uuid,))
    if session is None:
        raise Refusal(404, empty=True)
    rows = service.store.rows(
        "SELECT d.id, title, workspace_id, status, d.updated_at, w.name FROM documents d"
        " JOIN workspaces w ON w.id = workspace_id WHERE session_uuid=? AND visible_at <= ? ORDER BY d.id",
        (uuid, service.clock.now()),
    )
    return {
        "uuid": uuid,
        "is_valid": bool(session["is_valid"]),
        "created_at": iso(session["created_at"]),
        "updated_at": iso(max([session["updated_at"], *(row["updated_at"] for row in rows)])),
        "documents": [
            {
                "id": row["id"],
                "title": row["title"],
                "collection": row["workspace_id"],
                "status": row["status"],
                "updated_at": iso(row["updated_at"]),
                "workspace": row["name"],
            }
            for row in rows
        ],
    }


routes: Final = [
    Route("/api/v2/upload-session", create, methods=["POST"]),
    Route("/api/v2/upload-session/deactivate", deactivate, methods=["POST"]),
    Route("/api/v2/upload-session/{uuid}", retrieve, methods=["GET"]),
    Route("/api/v2/upload-session/{uuid}", add_file, methods=["POST"]),
    Route("/api/v2/upload-session/{uuid}", delete, methods=["DELETE"]),
]
