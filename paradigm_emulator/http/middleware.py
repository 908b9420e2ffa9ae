"""The ASGI shell around the API: journal, faults, the caller's key, and refusals in the API's words."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from paradigm_emulator.http.context import Caller
from paradigm_emulator.http.errors import Refusal, api_version
from paradigm_emulator.http.exchange import JournaledExchange
from paradigm_emulator.http.fault_answers import (
    HeldAnswer,
    drain,
    edited_answer,
    scripted_answer,
    send_response,
    send_slowly,
    until_gone,
)
from paradigm_emulator.http.hosts import host_of, names_this_machine

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

    from paradigm_emulator.http.fault import Fault
    from paradigm_emulator.http.faults import Faults
    from paradigm_emulator.http.journal import Journal
    from paradigm_emulator.state.service import Service

logger = logging.getLogger("paradigm_emulator")
ADMIN: Final = "/_emulator"
#: How long the end of a connection may take to be reported, when it is asked for.
GONE_SECONDS: Final = 0.1
Transports = dict[tuple[str, int], asyncio.Transport]


class EmulatorMiddleware:
    """Wraps the router: journals each API request, injects its fault and checks its key.

    Args:
        app: The router.
        service: The emulator.
        journal: Where requests are noted.
        faults: What may go wrong.
        tick: Seconds by which each API request advances a manual clock.
        transports: Sockets by the client's address, for faults that break connections.
        write: Does what a `write` fault says that somebody else does.
        local_only: Whether requests must name this machine as their host.
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
        write: Callable[[Fault], None],
        local_only: bool,
    ) -> None:
        self._app = app
        self._service = service
        self._journal = journal
        self._faults = faults
        self._tick = tick
        self._transports = transports
        self._write = write
        self._local_only = local_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI event stream."""
        if scope["type"] != "http" or scope["path"].startswith(ADMIN):
            await self._app(scope, receive, send)
            return
        if self._tick:
            # At the end of time the clock stands still: requests are answered all the same.
            with suppress(ValueError):
                await asyncio.to_thread(self._service.clock.advance, self._tick)
        exchange = JournaledExchange(self._journal, scope, self._service.clock.now())
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

    async def _faulty(self, scope: Scope, receive: Receive, send: Send, exchange: JournaledExchange) -> None:
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
        if fault.kind == "shift":
            scope["paradigm.row_shift"] = fault.rows
            await self._checked(scope, receive, send)
        else:
            await self._inject(fault, scope, receive, send)

    async def _inject(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = HeldAnswer()
        if fault.when == "after" or fault.kind in ("truncate", "slow", "edit", "write"):
            await self._checked(scope, receive, answer.send)
            if not answer.start:
                return  # the client left before there was an answer
        elif fault.kind != "hang":
            await drain(receive)
        if fault.kind == "respond":
            await scripted_answer(fault)(scope, receive, send)
        elif fault.kind == "write":
            await asyncio.to_thread(self._write, fault)
            await answer.resend(send)
        elif fault.kind == "edit":
            await send_response(edited_answer(fault, scope, answer), send)
        elif fault.kind == "slow":
            await send_slowly(fault, answer, send)
        elif fault.kind == "truncate":
            await answer.begin(send)
            await send({"type": "http.response.body", "body": answer.body[: fault.keep], "more_body": True})
            await self._broken(scope, receive, reset=False)
        else:
            if fault.kind == "hang" and await until_gone(receive, fault.seconds):
                return
            await self._broken(scope, receive, reset=True)

    async def _broken(self, scope: Scope, receive: Receive, *, reset: bool) -> None:
        """Break the connection: at once with a TCP reset, or after what was sent has left."""
        client = scope.get("client")
        transport = self._transports.get((client[0], client[1])) if client else None
        if transport is None:
            if await until_gone(receive, GONE_SECONDS):
                return  # the client left before its connection could be broken
            raise RuntimeError(
                "this fault breaks a connection: serve the emulator on a port, in-process calls have none"
            )
        if reset:
            linger = struct.pack("ii", 1, 0)
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            transport.abort()
        else:
            transport.close()
        await until_gone(receive, 5.0)

    async def _checked(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check the key and run the route, telling refusals in the words of the API's version."""
        try:
            self._check_host(scope)
            scope["paradigm.caller"] = self._caller(scope)
            await self._app(scope, receive, send)
        except Refusal as refusal:
            await refusal.response(api_version(scope["path"]))(scope, receive, send)

    def _check_host(self, scope: Scope) -> None:
        """Refuse names of other sites where only this machine is served: their pages may have rebound one.

        Raises:
            Refusal: 421, the `Host` is another.
        """
        if not self._local_only:
            return
        host = host_of(scope)
        if not names_this_machine(host):
            raise Refusal(421, f"The emulator serves this machine only, and not {host[:100]!r}.")

    def _caller(self, scope: Scope) -> Caller:
        challenge = {"www-authenticate": "Bearer"}
        key = _api_key(scope)
        if not key:
            raise Refusal(401, "Authentication credentials were not provided.", headers=challenge)
        row = self._service.store.row(
            "SELECT u.id, username, email, first_name, last_name, role"
            " FROM keys JOIN users u ON u.id = user_id WHERE api_key=?",
            (key,),
        )
        if row is None:
            raise Refusal(401, "Invalid token.", error="authentication_failed", headers=challenge)
        return Caller(*row)


# ---------------------------------------------------------------------------------------------- answers


# ---------------------------------------------------------------------------------------------- refusals


def _api_key(scope: Scope) -> str:
    """Return the key of a request: the bearer token, else `X-Api-Key`, which scripts for instances send."""
    headers: dict[bytes, str] = {name: value.decode("latin-1") for name, value in reversed(scope["headers"])}
    kind, _, token = headers.get(b"authorization", "").partition(" ")
    if kind:
        return token.strip() if kind.lower() == "bearer" else ""
    return headers.get(b"x-api-key", "").strip()
