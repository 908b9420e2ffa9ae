"""v3 retrieve, sources, tools and the caller's own profile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.agents.v3 import found
from paradigm_emulator.api.files.rows import COLUMNS, SOURCE, file_rows
from paradigm_emulator.api.files.v3 import path_id
from paradigm_emulator.api.threads.turns import TOOL
from paradigm_emulator.api.users.rows import groups_of
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.params import Params, canonical_uuid
from paradigm_emulator.ingest.search import Hit, passage, scope, search
from paradigm_emulator.state.seed import COMPANY_ID, COMPANY_NAME
from paradigm_emulator.state.service import Service, caller, iso, service

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

LANGUAGES: Final = ("ar", "en", "fr", "de")
PER_PAGE: Final = 20
MAX_PER_PAGE: Final = 100


async def retrieve(request: Request) -> Response:
    """Return the passages that match a query, with their documents and scores."""
    here, user = service(request), caller(request)
    body = await json_body(request)
    text = body.text("query", required=True) or ""
    mode = body.choice("mode", ("text", "vision"), default="text")
    count = body.integer("top_k", low=1, high=100) or 20
    body.boolean("skip_rerank")
    files, workspaces, tags = body.integers("file_id"), body.integers("workspace_id"), body.integers("tag_id")
    body.check()
    _check_scope(here, user.id, workspaces)
    where = scope(here, user.id, documents=files, workspaces=workspaces, tags=tags)
    # Nothing has visual passages here: no page images are made.
    hits = search(here, text, where, limit=count) if mode == "text" else []
    return JSONResponse({"results": [_result(here, hit) for hit in hits]})


def _check_scope(here: Service, user_id: int, workspaces: list[int] | None) -> None:
    """Refuse workspaces that the caller may not see, with 403 as the vendor's page says."""
    for identifier in workspaces or ():
        sql = "SELECT 1 FROM workspaces WHERE id=? AND (owner_id IS NULL OR owner_id=?)"
        if here.store.scalar(sql, (identifier, user_id)) is None:
            raise Refusal(403, f"You have no access to workspace {identifier}.")


def _result(here: Service, hit: Hit) -> dict[str, Any]:
    row = here.store.rows(f"SELECT {COLUMNS} FROM {SOURCE} WHERE d.id=?", (hit.document_id,))[0]
    file = file_rows(here, [row])[0]
    return {
        "chunk": {
            "id": hit.chunk_id,
            **passage(hit),
            "chunk_type": "text",
            "created_at": iso(hit.created_at),
            "updated_at": iso(hit.created_at),
        },
        "scoring": {
            "score": hit.score,
            "lexical_score": hit.lexical,
            "distance": None,
            "certainty": hit.score,
        },
        "workspace": file["workspace"],
        "document": {
            "id": row["id"],
            "name": row["filename"],
            "file_type": row["extension"] or None,
            "status": row["status"],
            "total_pages": row["total_pages"],
            "uploaded_at": iso(row["created_at"]),
            "title": row["title"],
            "tags": file["tags"],
            "external_metadata": file["external_metadata"],
        },
    }


# ------------------------------------------------------------------------------------------ sources


async def sources(request: Request) -> Response:
    """List the passages that answers rest on; the emulator never searches the web."""
    here = service(request)
    params = Params(request)
    kind = params.text("source_type")
    page = params.integer("page", low=1) or 1
    per_page = params.integer("per_page", low=1, high=MAX_PER_PAGE) or PER_PAGE
    terms: list[str] = ["t.user_id=?"]
    values: list[Any] = [caller(request).id]
    for name, column in (("id", "s.id"), ("thread_id", "s.thread_id"), ("turn_id", "s.turn_id")):
        if (given := params.text(name)) is not None:
            terms.append(f"{column}=?")
            values.append(canonical_uuid(given))
    if (call := params.text("tool_call_id")) is not None:
        terms.append("s.tool_call_id=?")
        values.append(call)
    params.check()
    rows = here.store.rows(
        f"SELECT s.* FROM sources s JOIN threads t ON t.id = s.thread_id WHERE {' AND '.join(terms)}"
        " ORDER BY s.number LIMIT ? OFFSET ?",
        [*values, per_page, (page - 1) * per_page],
    )
    shown = [_source(row) for row in rows] if kind in (None, "document") else []
    return JSONResponse({"document": shown, "web": []})


def _source(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "thread_id": row["thread_id"],
        "document_chunk": row["chunk_id"],
        "vision_chunk": None,
        "certainty": row["certainty"],
        "distance": None,
        "page_start": row["page_start"],
        "page_end": row["page_end"],
        "used_for_generation": True,
        "created_at": iso(row["created_at"]),
    }


# ------------------------------------------------------------------------------------------ tools, profile


async def tools(request: Request) -> Response:
    """List the native tools: the search in documents is the only one."""
    params = Params(request)
    params.integer("company_id")
    params.check()
    return JSONResponse([TOOL])


async def agent_tools(request: Request) -> Response:
    """List an agent's tools."""
    found(service(request), path_id(request))
    return JSONResponse({"native": [TOOL], "mcp_servers": []})


async def me(request: Request) -> Response:
    """Show the caller."""
    return JSONResponse(_profile(request))


async def update_me(request: Request) -> Response:
    """Change the caller's settings."""
    here, user = service(request), caller(request)
    body = await json_body(request, required=False)
    settings = _settings(here, user.id)
    if "language" in body:
        settings["language"] = body.choice("language", LANGUAGES, default="en")
    if "agent_instructions" in body:
        settings["agent_instructions"] = body.text("agent_instructions", nullable=True, blank=True)
    for name in ("skip_help_step", "terms_accepted"):
        if name in body:
            settings[name] = body.boolean(name)
    body.check()
    here.store.execute("UPDATE users SET settings=? WHERE id=?", (json.dumps(settings), user.id))
    return JSONResponse(_profile(request))


def _settings(here: Service, user_id: int) -> dict[str, Any]:
    stored = json.loads(here.store.scalar("SELECT settings FROM users WHERE id=?", (user_id,)))
    default = {"language": "en", "agent_instructions": None, "skip_help_step": False, "terms_accepted": True}
    return {**default, **stored}


def _profile(request: Request) -> dict[str, Any]:
    here, user = service(request), caller(request)
    settings = _settings(here, user.id)
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
        "groups": groups_of(here, user.id),
    }


routes: Final = [
    Route("/api/v3/retrieve", retrieve, methods=["POST"]),
    Route("/api/v3/sources", sources, methods=["GET"]),
    Route("/api/v3/tools", tools, methods=["GET"]),
    Route("/api/v3/agents/{id}/tools", agent_tools, methods=["GET"]),
    Route("/api/v3/users/me", me, methods=["GET"]),
    Route("/api/v3/users/me", update_me, methods=["PATCH"]),
]
