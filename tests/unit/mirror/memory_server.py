"""A workspace in memory that answers the requests of a mirror, after the vendor's pages.

It works on effects, not on sockets, so that thousands of histories can be tried in a minute. What is only
known of the successor can be switched off.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import define, field

from paradigm_ext import NotFoundError, RateLimitError, ServerError, TransportError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext._mirror.requests._effects import MirrorRequest, Upload

FILES = "/api/v3/files"
FAILED = ("parsing_failed", "embedding_failed", "fail")


@define
class Document:
    id: int
    title: str
    filename: str
    content: bytes
    status: str
    external: dict[str, Any] | None
    tags: list[int] = field(factory=list)
    parser: str = ""
    reason: str = ""

    @property
    def external_id(self) -> str:
        return (self.external or {}).get("external_id") or ""

    @property
    def own(self) -> dict[str, Any]:
        return ((self.external or {}).get("additional_metadata") or {}).get("pdx") or {}

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "filename": self.filename,
            "status": self.status,
            "parser": self.parser,
            "external_metadata": json.loads(json.dumps(self.external)),
            "tags": [{"id": tag, "name": f"tag {tag}"} for tag in self.tags],
        }


@define
class MemoryServer:
    """The state of one workspace, and the faults that are to come.

    Attributes:
        idempotent: Whether a known `external_id` brings the old document (known of the successor).
        keeps_metadata: Whether `external_metadata` is kept and filtered by.
        upload_method: How the workspace is filled.
        initial: The status of a new document.
        parser: The pipeline that makes new documents.
        rows_to_hide: Called with the rows of a list; returns the ones it shows.
        faults: For each coming request the fault to play: `lost`, `429`, `lost-before`, `late` (an upload
            that is carried out at `land`, although its client has gone), or "".
        journal: The writes, as (method, what).
    """

    idempotent: bool = True
    keeps_metadata: bool = True
    upload_method: str = "manual"
    initial: str = "pending"
    parser: str = "v2"
    documents: dict[int, Document] = field(factory=dict)
    rows_to_hide: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] | None = None
    faults: list[str] = field(factory=list)
    journal: list[tuple[str, str]] = field(factory=list)
    requests: int = 0
    on_delete: Callable[[Document], None] | None = None
    under_way: list[Callable[[], object]] = field(factory=list)
    _next: int = 1

    # ----------------------------------------------------------------------------------- requests

    def request(self, effect: MirrorRequest) -> Any:
        self.requests += 1
        fault = self.faults.pop(0) if self.faults else ""
        self._fail_before(fault, effect.method, effect.path)
        answer = self._answer(effect)
        self._fail_after(fault, effect.method, effect.path)
        return answer

    def upload(self, effect: Upload, content: bytes) -> Any:
        self.requests += 1
        fault = self.faults.pop(0) if self.faults else ""
        self._fail_before(fault, "POST", FILES)
        if fault == "late":
            self.under_way.append(lambda: self._add(effect, content))
            raise TransportError("reset", method="POST", url=FILES, sent=True)
        answer = self._add(effect, content)
        self._fail_after(fault, "POST", FILES)
        return answer

    def _fail_before(self, fault: str, method: str, path: str) -> None:
        if fault == "429":
            raise RateLimitError("slow down", status=429, method=method, url=path)
        if fault == "400":
            raise ValidationError("of no supported type", status=400, method=method, url=path)
        if fault == "503":
            raise ServerError("busy", status=503, method=method, url=path)
        if fault == "lost-before":
            raise TransportError("reset", method=method, url=path, sent=True)

    def _fail_after(self, fault: str, method: str, path: str) -> None:
        if fault == "lost":
            raise TransportError("reset", method=method, url=path, sent=True)

    def _answer(self, effect: MirrorRequest) -> Any:
        if effect.path.startswith("/api/v3/workspaces/"):
            return {"id": 3, "document_upload_method": self.upload_method}
        if effect.path == FILES:
            return self._list(dict(effect.params or {}))
        document = self.documents.get(int(effect.path.rpartition("/")[2]))
        if document is None:
            raise NotFoundError("gone", status=404, method=effect.method, url=effect.path)
        if effect.method == "DELETE":
            self.journal.append(("DELETE", document.external_id))
            if self.on_delete is not None:
                self.on_delete(document)
            del self.documents[document.id]
            return None
        if effect.method == "PATCH":
            self._change(document, dict(effect.form or {}))
        return {**document.row(), "status_detail": document.reason or None}

    def _list(self, params: dict[str, Any]) -> dict[str, Any]:
        rows = [one for one in self.documents.values() if self._matches(one, params)]
        rows.sort(key=lambda one: one.id, reverse=str(params.get("ordering", "-")).startswith("-"))
        size, page = params.get("page_size", 20), params.get("page", 1)
        shown = [one.row() for one in rows[size * (page - 1) : size * page]]
        if not shown and page > 1:
            raise NotFoundError("Invalid page.", status=404, method="GET", url=FILES)
        if self.rows_to_hide is not None:
            shown = self.rows_to_hide(shown)
        more = len(rows) > size * page
        return {"count": len(rows), "next": "http://x/?page=2" if more else None, "results": shown}

    def _matches(self, document: Document, params: dict[str, Any]) -> bool:
        if "status" in params and document.status not in params["status"]:
            return False
        if not self.keeps_metadata:
            return True
        external_id = params.get("external_metadata__external_id")
        if external_id is not None and document.external_id != external_id:
            return False
        wanted = params.get("external_metadata__doc_type")
        return wanted is None or wanted in ((document.external or {}).get("doc_type") or "")

    def _add(self, effect: Upload, content: bytes) -> dict[str, Any]:
        external = json.loads(effect.form["external_metadata"])
        if self.idempotent and self.keeps_metadata:
            for one in self.documents.values():
                if one.external_id == external["external_id"]:
                    return one.row()
        self.journal.append(("POST", external["external_id"]))
        document = self.add(
            content,
            title=effect.form["title"],
            filename=effect.filename,
            external=external if self.keeps_metadata else None,
            tags=json.loads(effect.form.get("tags", "[]")),
        )
        return document.row()

    def _change(self, document: Document, form: dict[str, str]) -> None:
        self.journal.append(("PATCH", document.external_id))
        document.title = form.get("title", document.title)
        change = json.loads(form.get("external_metadata", "{}"))
        kept = document.external or {}
        additional = {**(kept.get("additional_metadata") or {}), **change.pop("additional_metadata", {})}
        if self.keeps_metadata:
            document.external = {**kept, **change, "additional_metadata": additional}

    # ------------------------------------------------------------------------------------- people

    def add(
        self,
        content: bytes,
        *,
        title: str = "a person's",
        filename: str = "a.txt",
        external: dict[str, Any] | None = None,
        tags: list[int] | None = None,
        status: str = "",
    ) -> Document:
        document = Document(
            self._next, title, filename, content, status or self.initial, external, tags or [], self.parser
        )
        self.documents[document.id] = document
        self._next += 1
        return document

    def land(self) -> None:
        """Carry out the uploads that are still under way."""
        while self.under_way:
            self.under_way.pop(0)()

    def embed(self) -> None:
        """Let every document under way become searchable."""
        for document in self.documents.values():
            if document.status not in FAILED:
                document.status = "embedded"

    @property
    def own(self) -> list[Document]:
        return [one for one in self.documents.values() if one.external_id.startswith("pdx1:")]

    def searchable(self) -> dict[str, list[bytes]]:
        """Return the contents that can be found, by path."""
        found: dict[str, list[bytes]] = {}
        for document in self.own:
            if document.status == "embedded":
                found.setdefault(document.own["path"], []).append(document.content)
        return found
