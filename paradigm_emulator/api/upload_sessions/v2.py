"""v2 upload sessions: create, add a file, retrieve, delete, deactivate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.errors import Refusal, invalid
from paradigm_emulator.http.form import (
    add_document,
    file_part,
    integer_part,
    metadata_part,
    metadata_text,
    multipart,
    text_part,
    unused_parts,
    workspace_for,
)
from paradigm_emulator.http.params import canonical_uuid
from paradigm_emulator.ingest.documents import NewDocument, safe_filename
from paradigm_emulator.state.seed import COMPANY_WORKSPACE_ID
from paradigm_emulator.state.service import Caller, Service, caller, iso, service, writer

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

PIPELINES: Final = ("v1.0", "v2.1", "v2.1.1", "v2.2", "v2.2.1", "v3.0")
COLLECTIONS: Final = ("private", "company", "workspace")


async def create(request: Request) -> Response:
    """Open a session."""
    user, here = writer(request), service(request)
    body = await json_body(request, required=False)
    pipeline = body.choice("ingestion_pipeline", PIPELINES, default="v3.0", nullable=True)
    body.check()
    uuid = open_session(here, user, pipeline=pipeline)
    return JSONResponse(shown(here, uuid), status_code=201)


def open_session(here: Service, user: Caller, *, pipeline: str, automatic: bool = False) -> str:
    """Store a new session and return its UUID; v3 uploads get an automatic one."""
    now = here.clock.now()
    with here.store.transaction() as connection:
        uuid = here.store.new_uuid("upload-session")
        connection.execute(
            "INSERT INTO sessions (uuid, user_id, is_valid, pipeline, automatic, created_at, updated_at)"
            " VALUES (?,?,1,?,?,?,?)",
            (uuid, user.id, pipeline, automatic, now, now),
        )
    return uuid


async def retrieve(request: Request) -> Response:
    """Show a session with all its documents and their statuses."""
    here = service(request)
    return JSONResponse(shown(here, _found(request)["uuid"]))


async def add_file(request: Request) -> Response:
    """Add one file; the answer's form depends on the release."""
    writer(request)
    here, session = service(request), _found(request)
    if not session["is_valid"]:
        # That an inactive session refuses files is a guess; nothing public says what happens.
        raise Refusal(400, "The upload session is no longer valid.", error="invalid_upload_session")
    identifier = await accept_file(request, session_uuid=session["uuid"])
    if here.older:
        return JSONResponse(shown(here, session["uuid"]))
    return JSONResponse({"message": "File added to the upload session.", "id": identifier})


async def accept_file(request: Request, *, session_uuid: str | None) -> int:
    """Store the file of a v2 multipart request and return its id.

    Raises:
        Refusal: What the form is refused for: see `_uploads`.
    """
    user, here = writer(request), service(request)
    form = await multipart(request)
    part = file_part(form, here)
    metadata = metadata_part(form)
    unused_parts(form)
    new = NewDocument(
        user_id=user.id,
        filename=safe_filename(text_part(form, "filename", 512) or part.filename or ""),
        title=text_part(form, "title", 255),
        workspace_id=workspace_for(here, user, _workspace(form)),
        session_uuid=session_uuid,
        external_id=metadata_text(metadata, "external_id"),
        doc_type=metadata_text(metadata, "doc_type"),
        additional_metadata=metadata.get("additional_metadata"),
    )
    return await add_document(here, new, part)


def _workspace(form: Any) -> int | None:
    """Return the workspace that the collection fields ask for; None is the private one."""
    kind = text_part(form, "collection_type", blank=True)
    if kind is not None and kind not in COLLECTIONS:
        raise invalid("collection_type", "invalid_choice", f'"{kind}" is not a valid choice.')
    workspace_id = integer_part(form, "workspace_id") or integer_part(form, "collection")
    if kind == "workspace" and workspace_id is None:
        raise invalid("workspace_id", "required", "This field is required when collection_type is workspace.")
    if kind == "company":
        return COMPANY_WORKSPACE_ID
    return None if kind == "private" else workspace_id


async def delete(request: Request) -> Response:
    """Remove a session and its documents."""
    here = service(request)
    writer(request)
    here.store.execute("DELETE FROM sessions WHERE uuid=?", (_found(request)["uuid"],))
    return Response(status_code=204)


async def deactivate(request: Request) -> Response:
    """Make the caller's sessions invalid; known from client code only, so the answer's body is a guess."""
    user, here = writer(request), service(request)
    changed = here.store.execute(
        "UPDATE sessions SET is_valid=0, updated_at=? WHERE user_id=? AND is_valid=1 AND automatic=0",
        (here.clock.now(), user.id),
    ).rowcount
    return JSONResponse({"message": f"{changed} upload sessions deactivated."})


def _found(request: Request) -> sqlite3.Row:
    """Return the caller's session that the path names.

    Raises:
        Refusal: 404; without a body for a GET, as its page says.
    """
    uuid = canonical_uuid(request.path_params["uuid"])
    row = service(request).store.row(
        "SELECT * FROM sessions WHERE uuid=? AND user_id=?", (uuid, caller(request).id)
    )
    if row is None:
        raise Refusal(404, "Not found.", empty=request.method == "GET")
    return row


def shown(here: Service, uuid: str) -> dict[str, Any]:
    """Return the JSON of a session."""
    session = here.store.row("SELECT * FROM sessions WHERE uuid=?", (uuid,))
    if session is None:
        raise Refusal(404, empty=True)
    rows = here.store.rows(
        "SELECT d.id, title, workspace_id, status, d.updated_at, w.name FROM documents d"
        " JOIN workspaces w ON w.id = workspace_id WHERE session_uuid=? AND visible_at <= ? ORDER BY d.id",
        (uuid, here.clock.now()),
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
