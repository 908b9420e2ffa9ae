"""Ten ways in which an instance keeps a caller waiting, each as a client that meets it."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

from attrs import field, frozen

from paradigm_ext import Paradigm, RetryPolicy
from tests.unit.fake_clock import FakeClock
from tests.unit.faulty_server import HELD, FaultyServer
from tests.unit.raw_server import OK_HEAD
from tests.unit.scripted_server import KEY

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator, Mapping

    from tests.unit.raw_server import Handler

#: The deadline is to end the calls, and nothing before it.
PATIENT = RetryPolicy(attempts=10_000, breaker_failures=None)
UNKNOWN = "paradigm.example"


def refusing(head: bytes) -> Handler:
    """Return what answers each request with this status and headers."""

    def handle(connection: socket.socket, closed: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 " + head + b"\r\nContent-Length: 0\r\n\r\n")

    return handle


def dripping(head: bytes, piece: bytes) -> Handler:
    """Return what sends a piece now and then, for ever."""

    def handle(connection: socket.socket, closed: threading.Event) -> None:
        connection.sendall(head)
        while not closed.wait(0.05):
            connection.sendall(piece)

    return handle


def hanging(connection: socket.socket, closed: threading.Event) -> None:
    """Read on and say nothing."""
    while connection.recv(65_536):
        pass


def silent(connection: socket.socket, closed: threading.Event) -> None:
    """Read nothing and say nothing."""
    closed.wait()


@frozen(kw_only=True)
class Fault:
    """One way of keeping a caller waiting.

    Attributes:
        handle: What the server does with a request.
        real: Whether real time passes; otherwise the clock is one that only pauses move.
        first: Whether it lies before the first request, so that no answer can come before it.
        occupied: Whether all connections of the pool are taken.
        paced: Whether the allowance of requests is used up.
        name: The host that is asked for; empty for the server.
    """

    handle: Handler = silent
    real: bool = True
    first: bool = False
    occupied: bool = False
    paced: bool = False
    name: str = field(default="")

    @contextlib.contextmanager
    def met(self, answers: Mapping[str, bytes], tls: ssl.SSLContext) -> Iterator[Paradigm]:
        """Give a client of a server that answers so far and is then at fault."""
        with FaultyServer(self.handle, answers, reads=not self.real) as server:
            client = Paradigm(
                KEY,
                f"http://{self.name}" if self.name else server.url,
                retry=PATIENT,
                verify=tls,
                max_connections=1 if self.occupied else 100,
                max_requests_per_minute=1 if self.paced else None,
                **({} if self.real else {"clock": FakeClock()}),
            )
            with client:
                client.v2.get_httpx_client(), client.v3.get_httpx_client()  # made before the time counts
                if self.paced:
                    client._wire.rate_limiter.reserve(client.clock.monotonic())
                yield client

    @contextlib.contextmanager
    def beginning(self, client: Paradigm) -> Iterator[None]:
        """Hold the pool's connection, where that is the fault, around a call in this thread."""
        with contextlib.ExitStack() as stack:
            if self.occupied:
                stack.enter_context(client.v2.get_httpx_client().stream("GET", HELD))
            yield

    @contextlib.asynccontextmanager
    async def abeginning(self, client: Paradigm):
        """Hold the pool's connection, where that is the fault, around a call in this task."""
        async with contextlib.AsyncExitStack() as stack:
            if self.occupied:
                await stack.enter_async_context(client.v2.get_async_httpx_client().stream("GET", HELD))
            yield


FAULTS = {
    "hang before headers": Fault(handle=hanging),
    "accepted and never read": Fault(handle=silent),
    "dripped headers": Fault(handle=dripping(OK_HEAD + b"x-", b"a")),
    "dripped body": Fault(handle=dripping(OK_HEAD + b"Content-Length: 100000\r\n\r\n{", b" ")),
    "full pool": Fault(occupied=True, first=True),
    "a name that is never resolved": Fault(name=UNKNOWN, first=True),
    "a name that does not exist": Fault(name="nowhere.example", first=True, real=False),
    "pacing exhausted": Fault(paced=True, first=True, real=False),
    "503 for ever": Fault(handle=refusing(b"503 X"), real=False),
    "Retry-After for ever": Fault(handle=refusing(b"429 X\r\nRetry-After: 4"), real=False),
    "Retry-After beyond the deadline": Fault(handle=refusing(b"429 X\r\nRetry-After: 100"), real=False),
}


@contextlib.contextmanager
def names_in_doubt() -> Iterator[None]:
    """Let one name be looked up for ever, and another one not exist."""
    real, answered = socket.getaddrinfo, threading.Event()

    def look_up(host: str, *args: object, **kwargs: object) -> object:
        if host == UNKNOWN:
            answered.wait()
        if host.endswith(".example"):
            raise socket.gaierror(-2, "Name or service not known")
        return real(host, *args, **kwargs)

    socket.getaddrinfo = look_up
    try:
        yield
    finally:
        answered.set()
        socket.getaddrinfo = real
