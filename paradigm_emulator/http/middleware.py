"""The ASGI shell around the API: journal, faults, the caller's key, and refusals in the API's words."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import struct
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.faults import Fault, Faults, edited
from paradigm_emulator.http.journal import Journal, redact_headers, redact_query
from paradigm_emulator.state.service import Caller, Service

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger("paradigm_emulator")
ADMIN: Final = "/_emulator"
#: How long the end of a connection may take to be told, when it is looked for.
GONE_SECONDS: Final = 0.1
#: Answers that are over for the client with their head.
BODILESS: Final = (204, 304)
Transports = dict[tuple[str, int], asyncio.Transport]


def api_version(path: str) -> int:
    """Return 3 for v3 paths, else 2."""
    return 3 if path.startswith("/api/v3") else 2


class _Exchange:
    """One request and its answer, counted for the journal.

    The entry is there before the last byte of the answer leaves: a client that has its answer finds it.
    """

    def __init__(self, journal: Journal, scope: Scope, at: float) -> None:
        self._journal = journal
        self._head = {
            "at": at,
            "method": scope["method"],
            "path": scope["path"],
            "query": redact_query(scope["query_string"].decode("latin-1")),
            "headers": redact_headers(scope["headers"]),
        }
        self._began = time.perf_counter()
        self._request_bytes = self._response_bytes = 0
        self._status: int | None = None
        self._noted = False
        self.fault: str | None = None

    def note(self) -> None:
        """Write the entry, once."""
        if self._noted:
            return
        self._noted = True
        self._journal.append(
            **self._head,
            request_bytes=self._request_bytes,
            status=self._status,
            response_bytes=self._response_bytes,
            seconds=time.perf_counter() - self._began,
            fault=self.fault,
        )

    def counted_receive(self, receive: Receive) -> Receive:
        """Return `receive`, counting the bytes of the body."""

        async def counted() -> Message:
            message = await receive()
            self._request_bytes += len(message.get("body", b""))
            return message

        return counted

    def counted_send(self, send: Send) -> Send:
        """Return `send`, noting the status, the bytes and the end."""

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._status = message["status"]
                if self._status in BODILESS:
                    self.note()
            else:
                self._response_bytes += len(message.get("body", b""))
                if not message.get("more_body"):
                    self.note()
            await send(message)

        return counted


class Wire:
    """Wraps the router: journals each API request, injects its fault and checks its key.

    Args:
        app: The router.
        service: The emulator.
        journal: Where requests are noted.
        faults: What may go wrong.
        tick: Seconds by which each API request advances a manual clock.
        transports: Sockets by the client's address, for faults that break connections.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        service: Service,
        journal: Journal,
        faults: Faults,
        tick: float,
        transports: Transports,
    ) -> None:
        self._app = app
        self._service = service
        self._journal = journal
        self._faults = faults
        self._tick = tick
        self._transports = transports

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI event stream."""
        if scope["type"] != "http" or scope["path"].startswith(ADMIN):
            await self._app(scope, receive, send)
            return
        if self._tick:
            await asyncio.to_thread(self._service.clock.advance, self._tick)
        exchange = _Exchange(self._journal, scope, self._service.clock.now())
        path = scope["path"]
        if len(path) > 1 and path.endswith("/"):
            # Both spellings occur in the vendor's documentation; a redirect would lose the body of an upload.
            scope["path"] = path.rstrip("/")
        try:
            await self._faulty(
                scope, exchange.counted_receive(receive), exchange.counted_send(send), exchange
            )
        finally:
            exchange.note()

    async def _faulty(self, scope: Scope, receive: Receive, send: Send, exchange: _Exchange) -> None:
        if not len(self._faults):
            await self._checked(scope, receive, send)
            return
        query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        latency, fault = self._faults.draw(scope["method"], scope["path"], query)
        if latency:
            exchange.fault = "latency"
            await asyncio.sleep(latency)
        if fault is None:
            await self._checked(scope, receive, send)
            return
        exchange.fault = fault.name or fault.kind
        if fault.delay:
            await asyncio.sleep(fault.delay)
        await self._inject(fault, scope, receive, send)

    async def _inject(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _Held()
        if fault.when == "after" or fault.kind in ("truncate", "slow", "edit"):
            await self._checked(scope, receive, answer.send)
            if not answer.start:
                return  # the client left before there was an answer
        elif fault.kind != "hang":
            await _drain(receive)
        if fault.kind == "respond":
            await _scripted(fault)(scope, receive, send)
        elif fault.kind == "edit":
            await _sent(_edited(fault, scope, answer), send)
        elif fault.kind == "slow":
            await _trickled(fault, answer, send)
        elif fault.kind == "truncate":
            await answer.begin(send)
            await send({"type": "http.response.body", "body": answer.body[: fault.keep], "more_body": True})
            await self._broken(scope, receive, reset=False)
        else:
            if fault.kind == "hang" and await _until_gone(receive, fault.seconds):
                return
            await self._broken(scope, receive, reset=True)

    async def _broken(self, scope: Scope, receive: Receive, *, reset: bool) -> None:
        """Break the connection: at once with a TCP reset, or after what was sent has left."""
        client = scope.get("client")
        transport = self._transports.get((client[0], client[1])) if client else None
        if transport is None:
            if await _until_gone(receive, GONE_SECONDS):
                return  # the client left before its connection could be broken
            raise RuntimeError(
                "this fault breaks a connection, and there is none: serve the emulator on a port"
            )
        if reset:
            linger = struct.pack("ii", 1, 0)
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            transport.abort()
        else:
            transport.close()
        await _until_gone(receive, 5.0)

    async def _checked(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check the key and run the route, telling refusals in the words of the API's version."""
        try:
            scope["paradigm.caller"] = self._caller(scope)
            await self._app(scope, receive, send)
        except Refusal as refusal:
            await refusal.response(api_version(scope["path"]))(scope, receive, send)

    def _caller(self, scope: Scope) -> Caller:
        header = next((value for name, value in scope["headers"] if name == b"authorization"), b"").decode(
            "latin-1"
        )
        kind, _, key = header.partition(" ")
        challenge = {"www-authenticate": "Bearer"}
        if kind.lower() != "bearer" or not key.strip():
            raise Refusal(401, "Authentication credentials were not provided.", headers=challenge)
        row = self._service.store.row(
            "SELECT u.id, username, email, first_name, last_name, role"
            " FROM keys JOIN users u ON u.id = user_id WHERE api_key=?",
            (key.strip(),),
        )
        if row is None:
            raise Refusal(401, "Invalid token.", error="authentication_failed", headers=challenge)
        return Caller(*row)


# ---------------------------------------------------------------------------------------------- answers


class _Held:
    """An answer kept back so that a fault can change it."""

    def __init__(self) -> None:
        self.start: Message = {}
        self.body = b""

    async def send(self, message: Message) -> None:
        """Take one ASGI message."""
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")

    async def begin(self, send: Send) -> None:
        """Send the head as it was, its length included."""
        await send(self.start)

    def response(self, body: bytes, status: int | None) -> Response:
        """Return the answer with another body and perhaps another status."""
        response = Response(body, status_code=status or self.start["status"])
        kept = [(name, value) for name, value in self.start["headers"] if name != b"content-length"]
        response.raw_headers = [*kept, (b"content-length", str(len(body)).encode())]
        return response


def _edited(fault: Fault, scope: Scope, answer: _Held) -> Response:
    request = Request(scope)
    substitutions = {"base": str(request.base_url).rstrip("/"), "url": str(request.url)}
    try:
        body = json.dumps(edited(json.loads(answer.body), fault, substitutions)).encode()
    except ValueError:
        body = answer.body  # an answer without JSON has nothing to edit
    return answer.response(body, fault.status)


def _scripted(fault: Fault) -> Response:
    status = fault.status or 500
    if isinstance(fault.body, str):
        return Response(fault.body, status_code=status, headers=dict(fault.headers))
    if fault.body is None:
        return Response(status_code=status, headers=dict(fault.headers))
    return JSONResponse(fault.body, status_code=status, headers=dict(fault.headers))


async def _sent(response: Response, send: Send) -> None:
    await send(
        {"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers}
    )
    await send({"type": "http.response.body", "body": response.body})


async def _trickled(fault: Fault, answer: _Held, send: Send) -> None:
    await answer.begin(send)
    for start in range(0, len(answer.body), fault.piece):
        await send(
            {
                "type": "http.response.body",
                "body": answer.body[start : start + fault.piece],
                "more_body": True,
            }
        )
        await asyncio.sleep(fault.seconds)
    await send({"type": "http.response.body", "body": b""})


async def _drain(receive: Receive) -> None:
    """Read the whole request, so that a client always gets to the point of reading the answer."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return


async def _until_gone(receive: Receive, seconds: float) -> bool:
    """Wait until the client has gone, at most so many seconds; return whether it has."""

    async def gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    try:
        await asyncio.wait_for(gone(), seconds)
    except TimeoutError:
        return False
    return True


# ---------------------------------------------------------------------------------------------- refusals


def refused(request: Request, error: Exception) -> Response:
    """Return the API's answer for a `Refusal` that a route raised."""
    if not isinstance(error, Refusal):
        raise error
    return error.response(api_version(request.url.path))


async def gone(_connection: HTTPConnection, _error: Exception) -> None:
    """Answer nothing: the client left in the middle of its request, which is no error of the emulator's."""


def missing(paths: Callable[[str], list[str]]) -> Callable[[Request, Exception], Response]:
    """Return the handler of the router's own errors: unknown paths and methods.

    Args:
        paths: Returns the methods that a path takes.
    """

    def handle(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        headers: dict[str, Any] = dict(error.headers or {})
        detail = error.detail
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["allow"] = ", ".join(paths(request.url.path))
            detail = f'Method "{request.method}" not allowed.'
        if error.status_code == HTTPStatus.NOT_FOUND:
            detail = "Not found."
        return Refusal(error.status_code, detail, headers=headers).response(api_version(request.url.path))

    return handle
