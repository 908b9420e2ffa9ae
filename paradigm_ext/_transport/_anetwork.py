"""Sockets that end with their request, on an event loop: the async twin of `_network`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

import httpcore

from paradigm_ext._transport._network import mapped
from paradigm_ext._transport._race import first_connected
from paradigm_ext._transport._span import seconds_left

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from paradigm_ext._transport._resolver import Resolver


class AsyncBoundedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections on an event loop."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._inner: httpcore.AsyncNetworkBackend = cast("Any", httpcore.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to the first address of the host that takes one."""
        options = None if socket_options is None else list(socket_options)
        with mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
            looked_up = asyncio.wrap_future(self._resolver.addresses(host, port))
            async with asyncio.timeout(seconds_left(timeout)):  # wait_for of 3.11 can swallow a cancellation
                addresses = await looked_up
            if not addresses:
                raise OSError(f"the name {host!r} has no address")

            async def connect(address: str) -> httpcore.AsyncNetworkStream:
                left = seconds_left(timeout)
                return await self._inner.connect_tcp(address, port, left, local_address, options)

            return AsyncBoundedStream(await first_connected(connect, addresses), timeout)

    async def connect_unix_socket(self, path: str, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        """Return a connection to a socket of this machine."""
        return await self._inner.connect_unix_socket(path, *args, **kwargs)

    async def sleep(self, seconds: float) -> None:
        """Suspend this task."""
        await asyncio.sleep(seconds)


class AsyncBoundedStream(httpcore.AsyncNetworkStream):
    """One connection; as `BoundedStream`."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, connecting: float | None) -> None:
        self._inner = inner
        self._connecting = connecting

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came, empty at the end."""
        with mapped(httpcore.ReadTimeout, httpcore.ReadError):
            return await self._inner.read(max_bytes, seconds_left(self._known(timeout)))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        with mapped(httpcore.WriteTimeout, httpcore.WriteError):
            await self._inner.write(buffer, seconds_left(self._known(timeout)))

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return the connection with TLS on it."""
        with mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
            left = seconds_left(timeout)
            stream = await self._inner.start_tls(ssl_context, server_hostname, left)
            return AsyncBoundedStream(stream, self._connecting)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for."""
        return self._inner.get_extra_info(info)

    def _known(self, timeout: float | None) -> float | None:
        return self._connecting if timeout is None else timeout
