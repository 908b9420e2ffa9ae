"""The files of one workspace, for mirrors of 100,000 documents: what a mirror asks for, and nothing else."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

from attrs import define, field
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

FILES = "/api/v3/files"
FIELD = re.compile(rb'name="([^"]+)"(?:; filename="([^"]*)")?\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)


@define
class StoredFile:
    """A document, and when it was added."""

    id: int
    title: str
    filename: str
    external: dict[str, Any]
    at: float

    @property
    def doc_type(self) -> str:
        return str(self.external["doc_type"])


@define
class CountingFiles:
    """The documents of one mirror; they are embedded a second after they came.

    Attributes:
        documents: By id, in the order in which they came.
        posts: How many uploads there were.
    """

    documents: dict[int, StoredFile] = field(factory=dict)
    posts: int = 0
    _by_identity: dict[str, list[StoredFile]] = field(factory=dict)
    _by_type: dict[str, list[StoredFile]] = field(factory=dict)

    def routes(self) -> list[Route]:
        """Return what answers the requests of a mirror."""
        return [
            Route("/api/v3/workspaces/{id:int}", self._workspace, methods=["GET"]),
            Route(FILES, self._list, methods=["GET"]),
            Route(FILES, self._add, methods=["POST"]),
            Route(FILES + "/{id:int}", self._one, methods=["GET"]),
        ]

    async def _workspace(self, request: Request) -> JSONResponse:
        return JSONResponse({"id": request.path_params["id"], "document_upload_method": "manual"})

    async def _add(self, request: Request) -> JSONResponse:
        body = await request.body()
        parts = {name.decode(): (content, file) for name, file, content in FIELD.findall(body)}
        self.posts += 1
        added = StoredFile(
            id=self.posts,
            title=parts["title"][0].decode(),
            filename=parts["file"][1].decode(),
            external=json.loads(parts["external_metadata"][0]),
            at=time.monotonic(),
        )
        self.documents[added.id] = added
        self._by_identity.setdefault(added.external["external_id"], []).append(added)
        self._by_type.setdefault(added.doc_type, []).append(added)
        return JSONResponse(self._row(added), 201)

    async def _one(self, request: Request) -> JSONResponse:
        found = self.documents.get(request.path_params["id"])
        if found is None:
            return JSONResponse({"detail": "Not found."}, 404)
        return JSONResponse(self._row(found))

    async def _list(self, request: Request) -> Response:
        asked = request.query_params
        filters = ("external_metadata__external_id", "external_metadata__doc_type")
        found = self._found(*map(asked.get, filters))
        if "status" in asked:
            found = [one for one in found[-500:] if not self._done(one)]
        if str(asked.get("ordering", "")).startswith("-"):
            found = found[::-1]
        size, page = int(asked.get("page_size", 20)), int(asked.get("page", 1))
        rows = [self._row(one) for one in found[size * (page - 1) : size * page]]
        more = str(request.url) if len(found) > size * page else None
        return JSONResponse({"count": len(found), "next": more, "results": rows})

    def _found(self, external_id: str | None, doc_type: str | None) -> list[StoredFile]:
        """Return the documents of a filter; a beginning of a type is that of the one mirror."""
        if external_id is not None:
            return self._by_identity.get(external_id, [])
        if doc_type is not None and not doc_type.endswith("-"):
            return self._by_type.get(doc_type, [])
        return list(self.documents.values())

    def _done(self, one: StoredFile) -> bool:
        return time.monotonic() - one.at >= 1.0

    def _row(self, one: StoredFile) -> dict[str, Any]:
        return {
            "id": one.id,
            "title": one.title,
            "filename": one.filename,
            "status": "embedded" if self._done(one) else "pending",
            "external_metadata": one.external,
            "tags": [],
        }
