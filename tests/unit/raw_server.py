"""A server of bare sockets, for what no HTTP server would do: drip, fall silent, never read."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    #: What is done with one connection; it returns when the client hung up or the event was set.
    Handler = Callable[[socket.socket, threading.Event], None]


class RawServer:
    """Hands each connection to a handler in a thread of its own; closing ends them all."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.connections = 0
        self.closed = threading.Event()
        self._open: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._listening.getsockname()[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.address}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.closed.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while not self.closed.is_set():
                connection, _ = self._listening.accept()
                self.connections += 1
                self._open.append(connection)
                self._threads.append(threading.Thread(target=self._serve, args=(connection,)))
                self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._handler(connection, self.closed)


def read_head(connection: socket.socket) -> bytes:
    """Return what came up to the end of a request's headers."""
    head = b""
    while b"\r\n\r\n" not in head and (piece := connection.recv(65_536)):
        head += piece
    return head


def answering(head: bytes, *pieces: bytes, pause: float = 0.0) -> Handler:
    """Return a handler that answers with `head`, then with the pieces, the last of them for ever."""

    def handle(connection: socket.socket, closed: threading.Event) -> None:
        read_head(connection)
        connection.sendall(head)
        for piece in pieces[:-1]:
            connection.sendall(piece)
        while pieces and not closed.wait(pause):
            connection.sendall(pieces[-1])
        closed.wait()

    return handle


def silent(connection: socket.socket, closed: threading.Event) -> None:
    """Accept, read nothing, say nothing."""
    closed.wait()


def swallowing(connection: socket.socket, closed: threading.Event) -> None:
    """Read whatever comes and never answer."""
    while connection.recv(65_536):
        pass


OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
DRIPPED_HEADERS = answering(OK_HEAD, b"x-", b"a", pause=0.05)
DRIPPED_BODY = answering(OK_HEAD + b"Content-Length: 100000\r\n\r\n{", b" ", pause=0.05)
ENDLESS_CONTINUE = answering(b"", b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.05)
