"""The wire under bad settings, broken streams, many event loops and forks."""

from __future__ import annotations

import asyncio
import gc
import gzip
import inspect
import multiprocessing
import pickle
import threading
import weakref
from pathlib import Path

import httpx
import pytest

from paradigm_ext import (
    NO_RETRIES,
    ConfigurationError,
    Cursor,
    InvalidInput,
    InvalidResponse,
    Paradigm,
    ParadigmError,
    PollPlan,
    RequestTimeout,
    RetryPolicy,
    Timeouts,
    TransportError,
    ValidationError,
)
from paradigm_ext._config import Limits
from paradigm_ext._secrets import SecretCertificate
from paradigm_ext._transport._body import read
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import KEY, Reply

CUT_SHORT = Reply(body=b"half of it", length=1_000)
BAD_GZIP = Reply(body=b"no gzip at all", headers={"content-encoding": "gzip"})


def open_files():
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


# ------------------------------------------------------------------------------------------ streams


@pytest.mark.parametrize("way", ["read", "iter_bytes", "iter_raw", "iter_lines"])
def test_a_stream_that_breaks_raises_the_typed_error_however_it_is_read(server, client, way):
    server.replies(CUT_SHORT)
    with (
        client.v3.get_httpx_client().stream("GET", "/x?token=abc") as response,
        pytest.raises(TransportError, match="broke") as caught,
    ):
        list(getattr(response, way)())
    assert caught.value.sent
    assert "abc" not in str(caught.value) + caught.value.url
    assert isinstance(caught.value.__cause__, httpx.RemoteProtocolError)


@pytest.mark.parametrize("way", ["aread", "aiter_bytes", "aiter_raw", "aiter_lines"])
async def test_an_async_stream_that_breaks_does_too(server, clock, way):
    server.replies(CUT_SHORT)

    async def read(response):
        if way == "aread":
            await response.aread()
        else:
            [piece async for piece in getattr(response, way)()]

    async with (
        Paradigm(KEY, server.url, clock=clock) as client,
        client.v3.get_async_httpx_client().stream("GET", "/x") as response,
    ):
        with pytest.raises(TransportError, match="broke"):
            await read(response)


def test_a_stream_that_cannot_be_unpacked_raises_the_typed_error(server, client):
    server.replies(BAD_GZIP)
    with (
        client.v3.get_httpx_client().stream("GET", "/x") as response,
        pytest.raises(TransportError, match="DecodingError"),
    ):
        response.read()


def test_an_answer_is_freed_with_its_last_name(server, client):
    """Not with the next collection: a walk over many pages would keep hundreds of bodies until then."""
    server.replies(Reply())
    gc.collect()
    gc.disable()
    try:
        response = client.v3.get_httpx_client().get("/x")
        assert response.json() == {}
        gone = weakref.ref(response)
        del response
        assert gone() is None
    finally:
        gc.enable()


def test_a_stream_that_falls_silent_is_a_time_out(server, clock):
    done = threading.Event()

    def answer(_):
        return Reply(body=b"x" * 10, length=20)

    server.answer = answer
    server.hold = done
    with (
        Paradigm(KEY, server.url, clock=clock, timeout=0.05) as client,
        client.v3.get_httpx_client().stream("GET", "/x") as response,
        pytest.raises(RequestTimeout),
    ):
        response.read()
    done.set()


def test_a_body_that_cannot_be_decoded_frees_its_connection(server, clock):
    server.replies(BAD_GZIP)
    with Paradigm(KEY, server.url, clock=clock, max_connections=1, retry=NO_RETRIES) as client:
        http = client.v3.get_httpx_client()
        for _ in range(3):
            with pytest.raises(TransportError):
                http.get("/x")
        server.replies(Reply())
        assert http.get("/x").status_code == 200


def test_a_stream_answered_with_an_unknown_success_frees_its_connection(server, clock):
    server.replies(Reply(status=299))
    timeouts = Timeouts(pool=0.5)
    with Paradigm(KEY, server.url, clock=clock, max_connections=1, timeout=timeouts) as client:
        http = client.v3.get_httpx_client()
        for _ in range(3):
            with pytest.raises(InvalidResponse), http.stream("GET", "/x"):
                pass


def test_a_compressed_answer_is_read(server, client):
    server.replies(Reply(body=gzip.compress(b'{"a": 1}'), headers={"content-encoding": "gzip"}))
    assert client.v3.get_httpx_client().get("/x").json() == {"a": 1}


@pytest.mark.parametrize("asynchronous", [False, True])
def test_an_errors_page_without_end_is_read_to_a_megabyte(server, clock, asynchronous):
    page = b"<title>Bad gateway</title>" + b"x" * (8 << 20)
    server.replies(Reply(400, gzip.compress(page), {"content-encoding": "gzip", "x-request-id": "r1"}))

    async def ask(client):
        await client.v3.get_async_httpx_client().get("/x")

    with Paradigm(KEY, server.url, clock=clock, max_connections=1) as client:
        for _ in range(2):
            with pytest.raises(ValidationError, match="Bad gateway") as caught:
                asyncio.run(ask(client)) if asynchronous else client.v3.get_httpx_client().get("/x")
        assert caught.value.request_id == "r1"
    response = httpx.Response(500, stream=httpx.ByteStream(page), request=httpx.Request("GET", server.url))
    assert len(read(response, Limits()).content) == Limits().error_bytes


# ------------------------------------------------------------------------------------- loops, forks


def test_event_loops_that_are_gone_leave_nothing_open(server, client):
    async def once():
        await client.v3.get_async_httpx_client().get("/x")

    server.replies(Reply())
    asyncio.run(once())
    gc.collect()
    before = open_files()
    for _ in range(20):
        asyncio.run(once())
    gc.collect()
    assert open_files() < before + 20  # a pool kept is two at least


def _request(url, queue, client):
    queue.put(client.v3.get_httpx_client().get("/x").status_code)


def test_a_child_forked_while_a_lock_is_held_is_not_stuck(server):
    """Another thread may be inside the client at the moment of the fork; in the child it never leaves."""
    server.replies(Reply())
    fork = multiprocessing.get_context("fork")
    with Paradigm(KEY, server.url) as client:
        wire = client._wire
        queue = fork.Queue()
        with wire._lock, wire.rate_limiter._lock, wire.budget._lock:
            child = fork.Process(target=_request, args=(server.url, queue, client))
            child.start()
        child.join(20)
        stuck = child.is_alive()
        if stuck:
            child.kill()
            child.join()
        assert not stuck
        assert queue.get(timeout=5) == 200


# ---------------------------------------------------------------------------------------- settings


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"base_url": "http://[::1"}, "base_url"),
        ({"base_url": "http://host:99999"}, "base_url"),
        ({"base_url": "http://host:port"}, "base_url"),
        ({"base_url": "http://ho st/"}, "base_url"),
        ({"base_url": "https://host\n.example"}, "base_url"),
        ({"proxy": "foo://user:pa55word@proxy:3128"}, "proxy"),
        ({"proxy": "user:pa55word@proxy:3128"}, "proxy"),
        ({"proxy": "http://user:pa55word@proxy:port"}, "proxy"),
        ({"user_agent": "night\nrun"}, "user_agent"),
        ({"user_agent": "nachtläufe ☾"}, "user_agent"),
        ({"headers": {"X-Gate": "pa55word\n"}}, "X-Gate"),
        ({"headers": {"X Gate": "pa55word"}}, "X Gate"),
        ({"headers": {"Authorization": "pa55word"}}, "Authorization"),
        ({"max_connections": 0}, "max_connections"),
        ({"max_connections": "8"}, "max_connections"),
        ({"max_requests_per_minute": 0}, "max_requests_per_minute"),
        ({"max_requests_per_minute": 2.5}, "max_requests_per_minute"),
        ({"timeout": float("nan")}, "timeout"),
        ({"timeout": -1}, "timeout"),
    ],
)
def test_a_setting_of_no_use_is_refused_at_once_and_shows_no_secret(settings, names):
    with pytest.raises(ConfigurationError, match=names) as caught:
        Paradigm(KEY, **settings)
    assert "pa55word" not in str(caught.value)
    assert caught.value.__cause__ is None or "pa55word" not in str(caught.value.__cause__)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Timeouts(connect=-1),
        lambda: Timeouts(read=0),
        lambda: Timeouts(write=float("nan")),
        lambda: Timeouts(pool="5"),
        lambda: RetryPolicy(attempts=0),
        lambda: RetryPolicy(attempts="3"),
        lambda: RetryPolicy(backoff=-1),
        lambda: RetryPolicy(max_backoff=float("nan")),
        lambda: PollPlan(initial=0),
        lambda: PollPlan(maximum=float("nan")),
        lambda: PollPlan(factor=0.5),
        lambda: PollPlan(jitter=2),
        lambda: Cursor("sideways"),
    ],
)
def test_every_value_that_is_refused_is_refused_with_our_own_error(make):
    with pytest.raises(InvalidInput):
        make()


def test_a_proxy_that_the_environment_names_badly_is_a_configuration_error(server, monkeypatch, clock):
    monkeypatch.setenv("HTTP_PROXY", "socks9://user:pa55word@127.0.0.1:9")
    with (
        Paradigm(KEY, server.url, clock=clock) as client,
        pytest.raises(ConfigurationError, match="proxy") as caught,
    ):
        client.v3.get_httpx_client().get("/x")
    assert "pa55word" not in str(caught.value)


def test_thousands_of_attempts_do_not_overflow():
    policy = RetryPolicy(attempts=10_000)
    delay = policy.delay(
        method="GET", attempt=5_000, failure=503, retry_after=None, replayable=True, jitter=0.5
    )
    assert delay == pytest.approx(policy.max_backoff / 2)


def test_a_proxys_and_a_certificates_password_are_in_no_representation():
    client = Paradigm(KEY, "http://host", proxy="http://u:pa55word@p:1")
    assert "pa55word" not in repr(client) + repr(client._wire.config) + repr(client.v2)
    certificate = SecretCertificate.of(("a.pem", "b.pem", "pa55word"))
    assert "pa55word" not in repr(certificate) + str(certificate)


async def test_cancelled_in_the_middle_of_an_answer_the_connection_is_free(server):
    """`asyncio.timeout` ends a request; the pool has one connection, and the next request gets it."""
    server.replies(Reply(hang=True))
    async with Paradigm(KEY, server.url, clock=FakeClock(), max_connections=1) as client:
        http = client.v3.get_async_httpx_client()
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await http.get("/x")
        server.replies(Reply())
        assert (await http.get("/x")).status_code == 200


def test_a_page_number_without_end_is_no_crash(server, client):
    from paradigm_api.v3.api.agents import api_v3_agents_list
    from paradigm_ext import paginate

    body = b'{"count": null, "results": [], "previous": null, "next": "http://h/?page=' + b"9" * 5_000 + b'"}'
    server.replies(Reply(body=body))
    with pytest.raises(ParadigmError):
        list(paginate(api_v3_agents_list.sync, client=client.v3))


async def test_a_paginator_of_the_other_kind_is_refused_in_words(client):
    from paradigm_api.v3.api.agents import api_v3_agents_list
    from paradigm_ext import apaginate, paginate

    with pytest.raises(InvalidInput, match="apaginate"):
        paginate(api_v3_agents_list.asyncio, client=client.v3)
    with pytest.raises(InvalidInput, match="use paginate"):
        await anext(aiter(apaginate(lambda number: [], 1)))


def test_a_gateways_headers_go_to_the_instance_and_nowhere_else(server, clock):
    server.replies(Reply())
    gate = {"X-Gate-Key": "pa55word"}
    with Paradigm(KEY, server.url, clock=clock, headers=gate) as client:
        response = client.v3.get_httpx_client().get("/x")
        assert "x-gate-key" not in response.request.headers
        elsewhere = server.url.replace("127.0.0.1", "localhost")
        client.with_options(timeout=5).v3.get_httpx_client().get(elsewhere)
        assert "pa55word" not in repr(client._wire.config) + repr(client)
        with pytest.raises(TypeError, match="headers"):
            pickle.dumps(client)
    assert [request.headers.get("x-gate-key") for request in server.requests] == ["pa55word", None]


def test_from_env_takes_what_the_class_takes():
    from paradigm_ext._client._connection import ClientSettings

    assert list(ClientSettings.__annotations__) == list(inspect.signature(Paradigm).parameters)
