"""An instance of upload sessions, and of a mirror's files, that counts: light enough for many workers.

It is honest about lost clients. A request whose body has arrived is carried out even where its client has
gone, as behind application servers.
"""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import time
import uuid
from collections import Counter, deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import uvicorn
from attrs import define, field
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route, Router

from tests.system.distributed.counting_files import CountingFiles

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

SESSIONS = "/api/v2/upload-session"
FILE_NAME = re.compile(rb'filename="([^"]*)"')


@define
class Document:
    """A file that was added, and when."""

    number: int
    name: str
    at: float


@define
class CountingServer:
    """A running instance; a context manager.

    Attributes:
        latency: Seconds that it works on a file before it has it.
        embedding: Seconds until a document is embedded; infinity holds it back.
        moments: When each request came, by a monotonic clock.
        under_way: Files that it works on now.
        files: What mirrors have stored.
    """

    latency: float = 0.0
    embedding: float = 1.0
    moments: deque[float] = field(factory=deque)
    under_way: int = 0
    files: CountingFiles = field(factory=CountingFiles)
    _sessions: dict[str, list[Document]] = field(factory=dict)
    _server: uvicorn.Server | None = None
    _thread: threading.Thread | None = None
    _socket: socket.socket | None = None
    _count: int = 0

    @property
    def base_url(self) -> str:
        assert self._socket is not None
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=1024)
        routes = [
            Route(SESSIONS, self._open, methods=["POST"]),
            Route(SESSIONS + "/{key}", self._read, methods=["GET"]),
            Route(SESSIONS + "/{key}", self._add, methods=["POST"]),
            Mount("/", self._files),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes), lifespan="off", access_log=False, log_config=None, ws="none"
        )
        server = self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=server.run, args=([self._socket],), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server is not None
        assert self._thread is not None
        assert self._socket is not None
        self._server.should_exit = self._server.force_exit = True
        self._thread.join()
        self._socket.close()

    def reset(self) -> None:
        """Forget everything."""
        self._sessions.clear()
        self.files = CountingFiles()
        self.moments.clear()
        self.latency, self.embedding = 0.0, 1.0

    def names(self) -> Counter[str]:
        """Return the files that are there, each with its number of documents."""
        return Counter(document.name for documents in self._sessions.values() for document in documents)

    def most_in_a_minute(self) -> int:
        """Return the most requests that came within any 60 seconds."""
        best, window = 0, deque[float]()
        for moment in list(self.moments):
            window.append(moment)
            while window[0] <= moment - 60:
                window.popleft()
            best = max(best, len(window))
        return best

    # ------------------------------------------------------------------------------------- the API

    async def _files(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on to the files there are since the last reset."""
        self._note()
        await Router(self.files.routes())(scope, receive, send)

    async def _open(self, _: Request) -> JSONResponse:
        self._note()
        key = str(uuid.uuid4())
        self._sessions[key] = []
        return JSONResponse(self._session(key), 201)

    async def _read(self, request: Request) -> JSONResponse:
        self._note()
        key = request.path_params["key"]
        if key not in self._sessions:
            return JSONResponse({"detail": "Not found."}, 404)
        return JSONResponse(self._session(key))

    async def _add(self, request: Request) -> JSONResponse:
        self._note()
        body = await request.body()
        name = FILE_NAME.search(body)
        assert name is not None
        self.under_way += 1
        try:
            await asyncio.sleep(self.latency)
        finally:
            self.under_way -= 1
        self._count += 1
        document = Document(self._count, name[1].decode(), time.monotonic())
        self._sessions.setdefault(request.path_params["key"], []).append(document)
        return JSONResponse({"message": "added", "id": document.number}, 201)

    def _note(self) -> None:
        self.moments.append(time.monotonic())

    def _session(self, key: str) -> dict[str, Any]:
        now = datetime.now(UTC).isoformat()
        documents = [self._document(document, now) for document in self._sessions[key]]
        known = {"uuid": key, "is_valid": True, "created_at": now, "updated_at": now}
        return {**known, "documents": documents}

    def _document(self, document: Document, now: str) -> dict[str, Any]:
        done = time.monotonic() - document.at >= self.embedding
        return {
            "id": document.number,
            "title": document.name.rpartition(".")[0],
            "filename": document.name,
            "collection": None,
            "workspace": "drills",
            "status": "embedded" if done else "pending",
            "updated_at": now,
        }
