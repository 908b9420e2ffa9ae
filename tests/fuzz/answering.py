"""A server that answers every request with given bytes, whatever they are, and hangs up."""

from __future__ import annotations

import contextlib
import socket
import threading


def answering() -> tuple[str, list[bytes]]:
    """Start the server for the life of this process; return its address, and what it answers with."""
    listening = socket.create_server(("127.0.0.1", 0))
    answers = [b""]

    def serve() -> None:
        while True:
            connection, _ = listening.accept()
            with contextlib.suppress(OSError), connection:
                connection.settimeout(1.0)
                _read_request(connection)
                connection.sendall(answers[0])

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}", answers


def _read_request(connection: socket.socket) -> None:
    """Read a request to its end, so that hanging up does not look like a reset."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    lines = [line.lower() for line in head.split(b"\r\n")]
    length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), 0)
    if b"transfer-encoding: chunked" in lines:
        while not body.endswith(b"0\r\n\r\n"):
            body += connection.recv(65536) or b"0\r\n\r\n"
    while len(body) < length:
        piece = connection.recv(65536)
        if not piece:
            return
        body += piece
