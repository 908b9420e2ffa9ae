"""Sockets that end with their request: each connect, read and write takes what is left of its whole time.

They are handed to httpcore as its network backend, which it documents for this purpose.
"""

from __future__ import annotations

import ssl
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpcore

from paradigm_ext._transport._span import MIN_SECONDS, seconds_left

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from paradigm_ext._transport._resolver import Resolver


@contextmanager
def mapped(timed_out: type[Exception], broken: type[Exception]) -> Generator[None]:
    """Turn the system's errors into those that httpcore's callers know."""
    try:
        yield
    except (TimeoutError, FutureTimeoutError) as error:
        raise timed_out(str(error)) from error
    except (OSError, UnicodeError) as error:
        raise broken(str(error)) from error


class BoundedBackend(httpcore.NetworkBackend):
    """Opens connections of blocking sockets."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of the host that takes one."""
        with mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
            addresses = self._resolver.addresses(host, port).result(seconds_left(timeout))
        failed: Exception | None = None
        for index, address in enumerate(addresses):
            try:
                with mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
                    left = _share(timeout, len(addresses) - index)
                    stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return BoundedStream(stream, timeout)
        raise failed or httpcore.ConnectError(f"the name {host!r} has no address")

    def connect_unix_socket(self, path: str, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        """Return a connection to a socket of this machine."""
        return self._inner.connect_unix_socket(path, *args, **kwargs)


class BoundedStream(httpcore.NetworkStream):
    """One connection; `connecting` bounds the talk with a SOCKS proxy, which httpcore gives no time-out."""

    def __init__(self, inner: httpcore.NetworkStream, connecting: float | None) -> None:
        self._inner = inner
        self._connecting = connecting
        # TLS within TLS is written by httpcore: no socket can do it.
        within = isinstance(inner.get_extra_info("ssl_object"), ssl.SSLObject)
        self._socket = None if within else inner.get_extra_info("socket")

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came, empty at the end."""
        with mapped(httpcore.ReadTimeout, httpcore.ReadError):
            return self._inner.read(max_bytes, seconds_left(self._known(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        if not buffer:
            return
        timeout = self._known(timeout)
        with mapped(httpcore.WriteTimeout, httpcore.WriteError):
            if self._socket is None:
                self._inner.write(buffer, seconds_left(timeout))
                return
            rest = memoryview(buffer)
            while rest:
                self._socket.settimeout(seconds_left(timeout))
                rest = rest[self._socket.send(rest) :]

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Return the connection with TLS on it."""
        with mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
            left = seconds_left(timeout)
            return BoundedStream(self._inner.start_tls(ssl_context, server_hostname, left), self._connecting)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for."""
        return self._inner.get_extra_info(info)

    def _known(self, timeout: float | None) -> float | None:
        return self._connecting if timeout is None else timeout


def install(client: Any, backend: httpcore.NetworkBackend | httpcore.AsyncNetworkBackend) -> None:
    """Let a client of httpx open its connections by `backend`, proxies' connections included.

    httpx has no parameter for it. An attribute that is gone is an error here, not a limit silently lost.
    """
    for transport in (client._transport, *client._mounts.values()):
        if transport is not None:
            pool = transport._pool
            assert isinstance(pool._network_backend, (httpcore.NetworkBackend, httpcore.AsyncNetworkBackend))
            pool._network_backend = backend


def _share(timeout: float | None, addresses: int) -> float | None:
    """Return the time for one address, so that the last one still has its turn."""
    left = seconds_left(timeout)
    return None if left is None else max(MIN_SECONDS, left / addresses)
