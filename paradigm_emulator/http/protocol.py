"""uvicorn's h11 protocol, with sockets that faults can break and no patience for slow heads."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from paradigm_emulator.http.middleware import Transports

TOO_SLOW: Final = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class EmulatorProtocol(H11Protocol):
    """One connection.

    Args:
        transports: Where its socket is found by the client's address while it is open.
        read_timeout: Seconds within which the head of a request must have come; uvicorn would wait forever.
        given: What uvicorn gives.
    """

    def __init__(self, *, transports: Transports, read_timeout: float, **given: Any) -> None:
        super().__init__(**given)
        self._transports = transports
        self._read_timeout = read_timeout
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Note the socket and await the first request."""
        self._peer: tuple[str, int] = transport.get_extra_info("peername")[:2]
        self._transports[self._peer] = transport
        # asyncio does this only for sockets that name their protocol; one passed to uvicorn need not.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Read on; a head that is still incomplete keeps its deadline."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._await_head()
        else:
            self._forget_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the socket."""
        self._forget_head()
        self._transports.pop(self._peer, None)
        super().connection_lost(exc)

    def _await_head(self) -> None:
        if self._head_timer is None:
            self._head_timer = asyncio.get_running_loop().call_later(self._read_timeout, self._give_up)

    def _forget_head(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.write(TOO_SLOW)
            self.transport.close()
