"""Deletion of many files and download: known only from the schema of api.lighton.ai and the SDK for it.

Whether Paradigm has them is not known: they are service so that this SDK runs unchanged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from paradigm_emulator.api.files.rows import find_file, get_file_or_404
from paradigm_emulator.api.files.v3 import check_deletable
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_service, require_writer
from paradigm_emulator.http.errors import not_found

if TYPE_CHECKING:
    from starlette.requests import Request


async def delete_files(request: Request) -> Response:
    """Remove several files, or none when one of them is not there."""
    user, service = require_writer(request), get_service(request)
    body = await json_body(request)
    wanted = body.integers("ids", required=True, least=1) or []
    body.check()
    with service.store.transaction() as connection:
        for identifier in wanted:
            row = find_file(service, user.id, identifier)
            if row is None:
                raise not_found(f"No such file: {identifier}.")
            check_deletable(service, row)
            connection.execute("DELETE FROM documents WHERE id=?", (identifier,))
    return Response(status_code=204)


async def download(request: Request) -> Response:
    """Return the bytes of a file as they were uploaded."""
    service, row = get_service(request), get_file_or_404(request)
    data = service.store.scalar("SELECT data FROM blobs WHERE document_id=?", (row["id"],))
    return Response(data, media_type="application/octet-stream")


routes: Final = [
    Route("/api/v3/files/bulk-delete", delete_files, methods=["POST"]),
    Route("/api/v3/files/{id}/download", download, methods=["GET"]),
]
