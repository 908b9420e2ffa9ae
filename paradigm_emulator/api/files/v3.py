"""v3 files: list, upload, retrieve, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.files.metadata import changed_metadata, new_metadata
from paradigm_emulator.api.files.rows import (
    apply_filters,
    file_page,
    find_file,
    get_file_or_404,
    serialize_files,
)
from paradigm_emulator.api.files.uploads import find_or_add_document, replace_content, workspace_for
from paradigm_emulator.http.context import get_caller, get_service, require_writer
from paradigm_emulator.http.errors import Refusal, invalid, not_found
from paradigm_emulator.http.form import file_part, form_body, integer_part, tags_part, text_part
from paradigm_emulator.http.params import Params
from paradigm_emulator.ingest.documents import NewDocument, safe_filename, visible
from paradigm_emulator.ingest.search import scope, search
from paradigm_emulator.ingest.sessions import PIPELINES, open_session
from paradigm_emulator.ingest.tagging import assign, unknown_tags

if TYPE_CHECKING:
    import sqlite3

    from starlette.datastructures import FormData
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service

DEFAULT_PASSAGES: Final = 3
PARSERS: Final = ("v2.2.1",)


async def listing(request: Request) -> Response:
    """List the files the caller may see, a page at a time."""
    service = get_service(request)
    params = Params(request)
    where = visible(service, get_caller(request).id)
    details = params.boolean("include_details", default=False)
    external_id = params.text("external_metadata__external_id")
    doc_type = params.text("external_metadata__doc_type")
    # Its default of 50 is not applied: what it does to lists of several pages is not public.
    most = params.integer("max_documents", low=1, high=500)
    with_passages = params.boolean("search_details", default=False)
    passages = params.integer("search_details_chunks_limit", low=1, high=10) or DEFAULT_PASSAGES
    apply_filters(params, where)
    if service.keeps_metadata:
        where.one_of("d.external_id", [external_id] if external_id else [])
        where.contains_by_index("d.doc_type", doc_type)
    shown = file_page(request, service, where, details=bool(details), most=most)
    if with_passages and (searched := params.text("search")):
        for file in shown["results"]:
            file["search_details"] = _search_details(
                service, get_caller(request).id, file["id"], searched, limit=passages
            )
    return JSONResponse(shown)


def _search_details(
    service: Service, user_id: int, identifier: int, text: str, *, limit: int
) -> dict[str, Any]:
    hits = search(service, text, scope(service, user_id, documents=[identifier]), limit=limit)
    return {
        "relevant_chunks": [
            {
                "text": hit.text,
                "final_score": hit.score,
                "chunk_type": "text",
                "lexical_score": hit.lexical,
                "distance": None,
            }
            for hit in hits
        ]
    }


async def upload(request: Request) -> Response:
    """Accept one file: 201; 207 without its unknown tags; 200 when `external_id` is known already.

    Then the answer is the document that is there, and the new content is dropped (known of the successor).
    """
    user, service = require_writer(request), get_service(request)
    form = await form_body(request)
    part = file_part(form, service)
    workspace_id = integer_part(form, "workspace_id")
    metadata = new_metadata(service, form)
    title = text_part(form, "title", 255)
    tags = tags_part(form) or []
    parser = _parser(service, form)
    name = safe_filename(text_part(form, "filename", 255) or part.filename or "")
    new = NewDocument(
        user_id=user.id,
        filename=name,
        title=title,
        workspace_id=workspace_for(service, user, workspace_id),
        session_uuid=_automatic_session(service, request),
        parser=parser,
        **metadata,
    )
    identifier, known = await find_or_add_document(service, new, part)
    if known:
        return _file_response(
            service, user.id, identifier, 200, "A file with this external_id exists already."
        )
    refused = unknown_tags(service, tags)
    assign(service, identifier, [tag for tag in tags if tag not in refused])
    if refused:
        return _file_response(
            service, user.id, identifier, 207, f"File uploaded; unknown tags were left out: {refused}."
        )
    return _file_response(service, user.id, identifier, 201, "File uploaded.")


def _parser(service: Service, form: FormData) -> str:
    """Return the pipeline that a form asks for.

    The page of the newer release says that only v2.2.1 is accepted; the older one names several.

    Raises:
        InvalidFields: It is another.
    """
    value = text_part(form, "parser")
    if value is not None and value not in (PIPELINES if service.older else PARSERS):
        raise invalid("parser", "invalid_choice", f'"{value}" is not a valid choice.')
    return value or "default"


def _automatic_session(service: Service, request: Request) -> str:
    """Return the session that groups v3 uploads: one per user, opened with the first of them."""
    user = get_caller(request)
    found: str | None = service.store.scalar(
        "SELECT uuid FROM sessions WHERE user_id=? AND automatic=1 AND is_valid=1", (user.id,)
    )
    return found or open_session(service, user, pipeline="v3.0", automatic=True)


def _file_response(service: Service, user_id: int, identifier: int, status: int, message: str) -> Response:
    row = find_file(service, user_id, identifier, hidden=True)
    if row is None:
        raise not_found()
    shown = serialize_files(service, [row], details=False)[0]
    # The page of this operation shows no size, though newer lists do.
    shown.pop("size", None)
    return JSONResponse({**shown, "message": message}, status_code=status)


async def retrieve(request: Request) -> Response:
    """Show one file, with its text when `include_content` is asked for."""
    service = get_service(request)
    row = get_file_or_404(request)
    params = Params(request)
    include_content = params.boolean("include_content", default=False)
    params.check()
    shown: dict[str, Any] = serialize_files(service, [row])[0]
    shown["file_size" if service.older else "size"] = row["size"]
    if include_content:
        pages = _pages(service, row)
        shown["content"] = "\n".join(page["markdown"] for page in pages if page["markdown"])
        shown["pages"] = pages
    return JSONResponse(shown)


def _pages(service: Service, row: sqlite3.Row) -> list[dict[str, Any]]:
    """Return the text of each page, counted from 1, in the shape that is known of the successor."""
    texts: dict[int, list[str]] = {number: [] for number in range(1, row["total_pages"] + 1)}
    for chunk in service.store.rows(
        "SELECT page_start, text FROM chunks WHERE document_id=? ORDER BY position", (row["id"],)
    ):
        texts.setdefault(chunk["page_start"], []).append(chunk["text"])
    return [{"index": number, "markdown": "\n".join(found)} for number, found in sorted(texts.items())]


async def update(request: Request) -> Response:
    """Change title, tags or metadata; `tags=0` removes every tag; other fields alone are refused.

    A request without a body changes nothing and shows the file (inferred from the vendor's tests of its SDK).
    Paradigm's page refuses a `file`; its successor queues it to replace the content.
    """
    user, service, row = require_writer(request), get_service(request), get_file_or_404(request)
    form = await form_body(request)
    title, tags = text_part(form, "title", 255), tags_part(form)
    changes = changed_metadata(service, form, row)
    if title is not None:
        changes["title"] = title
    part = file_part(form, service) if service.replaces_files and "file" in form else None
    if part is None and ("file" in form or (form and tags is None and not changes)):
        raise Refusal(400, "Only title, tags and external_metadata can be changed.")
    wanted = [] if tags == [0] else tags or []
    if unknown := unknown_tags(service, wanted):
        raise Refusal(400, f"Unknown tags: {unknown}.")

    def write() -> None:
        with service.store.transaction() as connection:
            for column, value in {**changes, "updated_at": service.clock.now()}.items():
                connection.execute(f"UPDATE documents SET {column}=? WHERE id=?", (value, row["id"]))
            if tags is not None:
                assign(service, row["id"], wanted, replace=True)
            if part is not None:
                replace_content(service, row["id"], part)

    await to_thread.run_sync(write, limiter=service.writing if part is not None else None)
    return _file_response(service, user.id, row["id"], 200, "File updated.")


async def delete(request: Request) -> Response:
    """Remove a file."""
    delete_file(request)
    return Response(status_code=204)


def delete_file(request: Request) -> int:
    """Remove the file that the path names and return its id.

    Raises:
        Refusal: 404, or 400 where a workspace is filled by synchronisation (known of the successor).
    """
    require_writer(request)
    service, row = get_service(request), get_file_or_404(request)
    check_deletable(service, row)
    service.store.execute("DELETE FROM documents WHERE id=?", (row["id"],))
    return int(row["id"])


def check_deletable(service: Service, row: sqlite3.Row) -> None:
    """Check that a file may be deleted by hand.

    Raises:
        Refusal: 400, its workspace is filled by synchronisation.
    """
    method = service.store.scalar(
        "SELECT document_upload_method FROM workspaces WHERE id=?", (row["workspace_id"],)
    )
    if method != "manual":
        raise Refusal(400, "Files of a synchronised workspace cannot be deleted.")


routes: Final = [
    Route("/api/v3/files", listing, methods=["GET"]),
    Route("/api/v3/files", upload, methods=["POST"]),
    Route("/api/v3/files/{id}", retrieve, methods=["GET"]),
    Route("/api/v3/files/{id}", update, methods=["PATCH"]),
    Route("/api/v3/files/{id}", delete, methods=["DELETE"]),
]
