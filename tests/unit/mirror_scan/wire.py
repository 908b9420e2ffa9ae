"""A server that counts the requests that reach their end."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class CountingServer:
    """Reads each request to the length that it declares, and answers 201."""

    def __init__(self) -> None:
        self.begun = 0
        self.completed = 0
        self._ends = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Connections are taken in order: the server has seen all earlier ones when it sees this one.
        self._ends = True
        socket.create_connection(self._listening.getsockname()).close()
        self._thread.join(10)
        self._listening.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            with connection:
                if self._one(connection) == b"" and self._ends:
                    return

    def _one(self, connection: socket.socket) -> bytes:
        """Read one request; return what came of its head."""
        head, body = b"", b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65_536)
            if not piece:
                return head
            head += piece
        self.begun += 1
        head, _, body = head.partition(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1])
            for line in head.lower().splitlines()
            if line.startswith(b"content-length")
        )
        received = len(body)
        while received < length:
            piece = connection.recv(65_536)
            if not piece:
                return head
            received += len(piece)
        self.completed += 1
        connection.sendall(b"HTTP/1.1 201 Created\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
        return head
