"""A server on loopback that answers what the test says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from attrs import define, field

KEY = "pk-test-3f9c1d7e"


@define
class Received:
    """One request as it came over the wire."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@define
class Reply:
    """What to answer: a status with headers and body, or nothing at all (`reset`: gone, `hang`: silent)."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(factory=lambda: {"content-type": "application/json"})
    reset: bool = False
    hang: bool = False
    length: int | None = None


Script = Callable[[Received], Reply]


class Server:
    """An HTTP server on loopback that keeps what it received."""

    def __init__(self) -> None:
        self.requests: list[Received] = []
        self.hold: threading.Event | None = None
        self._replies: list[Reply] = []
        self.answer: Script = lambda _: self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def replies(self, *replies: Reply) -> None:
        """Answer with these in turn, the last one for ever."""
        self._replies = list(replies)

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    owner: Server
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        received = Received(
            self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, self._body()
        )
        self.owner.requests.append(received)
        reply = self.owner.answer(received)
        if reply.hang:
            self.close_connection = True
            self.connection.recv(1)  # nothing comes; it returns when the client gives up and hangs up
            return
        if reply.reset:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response_only(reply.status, "reason")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(reply.body) if reply.length is None else reply.length))
        self.end_headers()
        self.wfile.write(reply.body)
        if self.owner.hold is not None:
            self.wfile.flush()
            self.owner.hold.wait()  # the rest does not come
        if reply.length is not None:
            self.close_connection = True

    # the names that http.server looks for
    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = _handle  # noqa: N815

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding") == "chunked":
            pieces = []
            while size := int(self.rfile.readline().strip() or b"0", 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)
        return self.rfile.read(int(self.headers.get("content-length") or 0))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
