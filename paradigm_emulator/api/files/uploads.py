"""Files that clients send: whose workspace they go to, and how they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread

from paradigm_emulator.api.files.metadata import new_metadata
from paradigm_emulator.http.context import Caller, get_service, require_writer
from paradigm_emulator.http.errors import FieldProblem, InvalidFields, Refusal, invalid
from paradigm_emulator.http.form import file_part, integer_part, multipart, text_part, unused_parts
from paradigm_emulator.ingest.documents import NewDocument, insert_document, safe_filename
from paradigm_emulator.ingest.replacements import queue
from paradigm_emulator.state.seed import COMPANY_WORKSPACE_ID

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service

COLLECTIONS: Final = ("private", "company", "workspace")


async def add_document(service: Service, new: NewDocument, file: UploadFile) -> int:
    """Store an accepted file and return its id; it is on disk when this returns, if the state is."""

    def insert() -> int:
        return insert_document(service, new, file.file.read())

    return await to_thread.run_sync(insert, limiter=service.writing)


async def find_or_add_document(service: Service, new: NewDocument, file: UploadFile) -> tuple[int, bool]:
    """Store a file unless its workspace has its `external_id` already; return the id and whether it was.

    Both happen in one transaction: of two uploads at the same time, one gets the other's document.
    """

    def insert() -> tuple[int, bool]:
        with service.store.transaction():
            known = _find_by_external_id(service, new)
            return (
                (insert_document(service, new, file.file.read()), False) if known is None else (known, True)
            )

    return await to_thread.run_sync(insert, limiter=service.writing)


def replace_content(service: Service, identifier: int, file: UploadFile) -> None:
    """Queue a file as the new content of a document that is there.

    Raises:
        InvalidFields: Its name cannot be used.
    """
    queue(service, identifier, safe_filename(file.filename or ""), file.file.read())
    service.pipeline.wake()


def _find_by_external_id(service: Service, new: NewDocument) -> int | None:
    if new.external_id is None:
        return None
    sql = "SELECT id FROM documents WHERE external_id=? AND workspace_id=? ORDER BY id"
    found: int | None = service.store.scalar(sql, (new.external_id, new.workspace_id))
    return found


def workspace_for(service: Service, caller: Caller, workspace_id: int | None) -> int:
    """Return the workspace of an upload: the one asked for, else the caller's private one.

    Raises:
        InvalidFields: There is no such workspace, or it is filled by synchronisation only (known of the
            successor).
        Refusal: 403, it is somebody else's.
    """
    if workspace_id is None:
        found = service.store.scalar(
            "SELECT id FROM workspaces WHERE workspace_type='personal' AND owner_id=?", (caller.id,)
        )
        if found is None:
            raise Refusal(403, "You have no private workspace.")
        return int(found)
    row = service.store.row("SELECT * FROM workspaces WHERE id=?", (workspace_id,))
    if row is None:
        sentence = f'Invalid pk "{workspace_id}" - object does not exist.'
        raise InvalidFields({"workspace_id": [FieldProblem("does_not_exist", sentence)]})
    if row["owner_id"] not in (None, caller.id):
        raise Refusal(403, "You do not have permission to upload to this workspace.")
    if row["document_upload_method"] != "manual":
        sentence = "Files cannot be uploaded to a synchronised workspace."
        raise invalid("workspace_id", "invalid", sentence)
    return workspace_id


async def accept_file(request: Request, *, session_uuid: str | None) -> int:
    """Store the file of a v2 multipart request and return its id.

    Raises:
        Refusal: What the form is refused for: see `http.form`.
    """
    user, service = require_writer(request), get_service(request)
    form = await multipart(request)
    part = file_part(form, service)
    metadata = new_metadata(service, form)
    unused_parts(form)
    new = NewDocument(
        user_id=user.id,
        filename=safe_filename(text_part(form, "filename", 512) or part.filename or ""),
        title=text_part(form, "title", 255),
        workspace_id=workspace_for(service, user, _workspace(form)),
        session_uuid=session_uuid,
        **metadata,
    )
    return await add_document(service, new, part)


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
