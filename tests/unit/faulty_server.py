"""A server that answers as a call needs it up to a point, and is at fault from there on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.unit.raw_server import RawServer

if TYPE_CHECKING:
    import socket
    import threading
    from collections.abc import Mapping

    #: What stands for a way of failing: does something with the connection after a request's headers came.
    from tests.unit.raw_server import Handler

#: Answered with headers and nothing after them: whoever reads it as a stream keeps its connection.
HELD = "/held"
HELD_HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"


class FaultyServer(RawServer):
    """Answers requests by `answers` (a pattern of `METHOD /path` each), and others by the fault.

    Args:
        fault: What happens to a request that has no answer; it may answer or not.
        answers: The bodies, or whole beginnings of streams, which go on with the fault.
        reads: Whether the body of a request that has no answer is read before the fault.
    """

    def __init__(self, fault: Handler, answers: Mapping[str, bytes], *, reads: bool) -> None:
        self._fault, self._reads = fault, reads
        self._answers = [(re.compile(pattern), body) for pattern, body in answers.items()]
        super().__init__(self._handle)

    def _handle(self, connection: socket.socket, closed: threading.Event) -> None:
        rest = b""
        while not closed.is_set() and (head := _head(connection, rest)):
            line, fields, rest = head
            if HELD in line:
                connection.sendall(HELD_HEAD)
                closed.wait()
                return
            body = next((body for pattern, body in self._answers if pattern.fullmatch(line)), None)
            if body is not None or self._reads:
                rest = _after_body(connection, fields, rest)
            if body is None:
                self._fault(connection, closed)
                if not self._reads:
                    return
            elif body.startswith(b"HTTP/"):
                connection.sendall(body)
                self._fault(connection, closed)
                return
            else:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))


def _head(connection: socket.socket, came: bytes) -> tuple[str, bytes, bytes] | None:
    """Read a request's headers; return `METHOD /path`, the fields, and what came after; None at the end."""
    while b"\r\n\r\n" not in came:
        piece = connection.recv(65_536)
        if not piece:
            return None
        came += piece
    head, _, rest = came.partition(b"\r\n\r\n")
    line, _, fields = head.partition(b"\r\n")
    method, path, _ = line.decode("latin-1").split(" ", 2)
    return f"{method} {path.partition('?')[0]}", fields, rest


def _after_body(connection: socket.socket, fields: bytes, came: bytes) -> bytes:
    """Read a request's body, and return what came after it."""
    length = int(next(iter(re.findall(rb"(?i)^content-length: (\d+)", fields, re.MULTILINE)), 0))
    while len(came) < length and (piece := connection.recv(1 << 20)):
        came += piece
    return came[length:]
