"""A deadline holds on real sockets: whatever a server does with a connection, the request is over in time."""

import asyncio
import socket
import threading
import time

import pytest

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve
from paradigm_ext import (
    NO_RETRIES,
    ConfigurationError,
    Deadline,
    Paradigm,
    RequestTimeout,
    RetryPolicy,
    Timeouts,
    TransportError,
)
from paradigm_ext._transport._race import first_connected
from paradigm_ext._transport._resolver import Resolver
from tests.unit.raw_server import (
    DRIPPED_BODY,
    DRIPPED_HEADERS,
    ENDLESS_CONTINUE,
    OK_HEAD,
    RawServer,
    read_head,
    silent,
    swallowing,
)
from tests.unit.scripted_server import KEY, Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
SECONDS = 0.4


def soon(client, seconds=SECONDS):
    return client.with_options(deadline=Deadline.after(seconds, client.clock.monotonic()))


def send(client, asynchronous, call="generated"):
    if asynchronous:
        return asyncio.run(ACALLS[call](client))
    return CALLS[call](client)


def stream(client):
    with client.v3.get_httpx_client().stream("GET", "/x") as response:
        return response.read()


async def astream(client):
    async with client.v3.get_async_httpx_client().stream("GET", "/x") as response:
        return await response.aread()


CALLS = {"generated": lambda client: retrieve.sync(UUID, client=client.v2), "stream": stream}
ACALLS = {"generated": lambda client: retrieve.asyncio(UUID, client=client.v2), "stream": astream}


# ------------------------------------------------------------------------------- one request


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("handler", [DRIPPED_HEADERS, DRIPPED_BODY, ENDLESS_CONTINUE, swallowing, silent])
def test_one_request_is_bounded_as_a_whole_without_a_deadline(handler, asynchronous):
    timeouts = Timeouts(total=SECONDS)
    with (
        RawServer(handler) as server,
        Paradigm(KEY, server.url, timeout=timeouts, retry=NO_RETRIES) as client,
    ):
        begun = time.monotonic()
        with pytest.raises(RequestTimeout) as caught:
            send(client, asynchronous)
        assert time.monotonic() - begun < SECONDS + 1
        assert caught.value.sent


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_handshake_that_never_ends_is_over_at_the_deadline(asynchronous):
    with RawServer(swallowing) as server, Paradigm(KEY, f"https://{server.address}") as client:
        begun = time.monotonic()
        with pytest.raises(RequestTimeout) as caught:
            send(soon(client), asynchronous)
        assert time.monotonic() - begun < SECONDS + 1
        assert not caught.value.sent


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("handler", [silent, swallowing])
def test_a_proxy_that_says_nothing_is_over_at_the_deadline(handler, asynchronous):
    with (
        RawServer(handler) as proxy,
        Paradigm(KEY, "https://paradigm.example", proxy=proxy.url) as client,
    ):
        begun = time.monotonic()
        with pytest.raises(RequestTimeout):
            send(soon(client), asynchronous)
        assert time.monotonic() - begun < SECONDS + 1


def send_in_vain(client):
    with pytest.raises(RequestTimeout):
        send(client, asynchronous=False)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_pool_that_stays_full_is_over_at_the_deadline_and_nothing_was_sent(asynchronous):
    with RawServer(swallowing) as server, Paradigm(KEY, server.url, max_connections=1) as client:
        occupied, late = client.with_options(timeout=SECONDS * 3, retry=NO_RETRIES), soon(client)
        begun = time.monotonic()

        async def two():
            first = asyncio.create_task(retrieve.asyncio(UUID, client=occupied.v2))
            await asyncio.sleep(0)  # it takes the one connection
            try:
                await retrieve.asyncio(UUID, client=late.v2)
            finally:
                ended.append(time.monotonic() - begun)
                first.cancel()
                await asyncio.gather(first, return_exceptions=True)

        def both():
            first = threading.Thread(target=send_in_vain, args=(occupied,))
            first.start()
            while not server.connections:
                first.join(0.01)
            try:
                send(late, asynchronous=False)
            finally:
                ended.append(time.monotonic() - begun)
                first.join()

        ended = []
        with pytest.raises(RequestTimeout) as caught:
            asyncio.run(two()) if asynchronous else both()
        assert ended[0] < SECONDS + 1
        assert not caught.value.sent


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_name_that_is_never_resolved_is_over_at_the_deadline(monkeypatch, asynchronous):
    answered, asked = threading.Event(), []

    def look_up(host, *args, **kwargs):
        asked.append(host)
        answered.wait()
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with Paradigm(KEY, "http://paradigm.example") as client:
        for _ in range(3):
            begun = time.monotonic()
            with pytest.raises(RequestTimeout) as caught:
                send(soon(client, 0.2), asynchronous)
            assert time.monotonic() - begun < 0.2 + 1
            assert not caught.value.sent
    assert asked == ["paradigm.example"]  # one thread hangs, not one for each request
    answered.set()


# ------------------------------------------------------------------------------- what must not be bounded


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_stream_outlives_the_time_for_one_request(asynchronous):
    def handle(connection, closed):
        read_head(connection)
        connection.sendall(OK_HEAD + b"Content-Length: 4\r\n\r\n")
        for piece in (b"a", b"b", b"c", b"d"):
            closed.wait(0.15)
            connection.sendall(piece)

    with RawServer(handle) as server, Paradigm(KEY, server.url, timeout=Timeouts(total=0.3)) as client:
        assert send(client, asynchronous, "stream") == b"abcd"


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_deadline_long_enough_changes_nothing(server, asynchronous):
    server.replies(Reply(503, headers={"retry-after": "0"}), Reply(body=b"{}"))
    with Paradigm(KEY, server.url, retry=RetryPolicy(backoff=0)) as client:
        assert send(soon(client, 60), asynchronous, "stream") == b"{}"


async def test_a_request_that_ran_out_of_time_gives_its_connection_back():
    with RawServer(swallowing) as server:
        async with Paradigm(KEY, server.url, max_connections=1) as client:
            for _ in range(3):
                with pytest.raises(RequestTimeout):
                    await retrieve.asyncio(UUID, client=soon(client, 0.1).v2)
                assert client._wire.async_pool()._transport._pool.connections == []


# ------------------------------------------------------------------------------- names and addresses


def found(*addresses):
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_next_address_is_tried_where_one_takes_no_connection(server, monkeypatch, asynchronous):
    server.replies(Reply(body=b"{}"))
    real = socket.getaddrinfo

    def look_up(host, *args, **kwargs):
        return found("127.0.0.2", "127.0.0.1") if host == "paradigm.example" else real(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = server.url.rpartition(":")[2]
    with Paradigm(KEY, f"http://paradigm.example:{port}") as client:
        assert send(client, asynchronous, "stream") == b"{}"
    assert server.requests[0].headers["host"] == f"paradigm.example:{port}"


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize(
    "error", [socket.gaierror(-2, "Name or service not known"), UnicodeError("label too long")]
)
def test_a_name_that_does_not_exist_is_a_connection_error(monkeypatch, error, asynchronous):
    def look_up(*args, **kwargs):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with (
        Paradigm(KEY, "http://paradigm.example", retry=NO_RETRIES) as client,
        pytest.raises(TransportError, match=r"ConnectError: .*(not known|too long)") as caught,
    ):
        send(client, asynchronous)
    assert not caught.value.sent


def test_the_children_of_a_resolver_ask_anew(monkeypatch):
    answered = threading.Event()

    def look_up(*args, **kwargs):
        answered.wait()
        return found("192.0.2.7")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    resolver = Resolver()
    hung = resolver.addresses("paradigm.example", 80)
    assert resolver.addresses("paradigm.example", 80) is hung
    resolver.after_fork()
    asked = resolver.addresses("paradigm.example", 80)
    assert asked is not hung
    answered.set()
    assert asked.result(10) == hung.result(10) == ["192.0.2.7"]


class Connection:
    def __init__(self) -> None:
        self.closed = False

    async def aclose(self) -> None:
        self.closed = True


async def test_an_address_that_hangs_does_not_hold_the_next_one_up():
    connection = Connection()

    async def connect(address):
        if address == "first":
            await asyncio.Event().wait()
        return connection

    assert await first_connected(connect, ["first", "second"]) is connection
    assert not connection.closed


async def test_a_connection_that_comes_too_late_is_closed():
    late, ready = Connection(), asyncio.Event()

    async def connect(address):
        if address == "second":
            ready.set()
            return Connection()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return late  # it stood at the moment when it was no longer wanted
        return None

    await first_connected(connect, ["first", "second"])
    assert ready.is_set()
    assert late.closed


async def test_the_last_error_is_raised_where_no_address_takes_a_connection():
    async def connect(address):
        raise OSError(address)

    with pytest.raises(OSError, match="second"):
        await first_connected(connect, ["first", "second"])


# ------------------------------------------------------------------------------- event loops


def test_an_event_loop_that_is_not_asyncios_is_refused_in_words(server, client):
    coroutine = retrieve.asyncio(UUID, client=client.v2)
    with pytest.raises(ConfigurationError, match=r"need an asyncio event loop.*trio"):
        coroutine.send(None)  # as another library's loop would
    assert server.requests == []
