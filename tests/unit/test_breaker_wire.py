"""The circuit breaker on the wire, and what is sent once whatever the policy says."""

import asyncio
import threading

import pytest

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create as create
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve
from paradigm_ext import (
    NO_RETRIES,
    CircuitOpen,
    NotFoundError,
    Paradigm,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    TransportError,
)
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import KEY, Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd257360{:03}"
ONE_TRY = RetryPolicy(attempts=1, breaker_failures=3, breaker_pause=30)


# ------------------------------------------------------------------------------- on the wire


def poll(client, number, asynchronous=False):
    if asynchronous:
        return asyncio.run(retrieve.asyncio(UUID.format(number), client=client.v2))
    return retrieve.sync(UUID.format(number), client=client.v2)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_an_instance_that_fails_for_everybody_is_not_asked_by_each_in_turn(server, asynchronous):
    server.replies(Reply(500))
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=ONE_TRY) as client:
        for number in range(3):
            with pytest.raises(ServerError):
                poll(client, number, asynchronous)
        for number in range(100):
            with pytest.raises(CircuitOpen, match="answered 500") as caught:
                poll(client, number, asynchronous)
    assert len(server.requests) == 3
    assert (caught.value.sent, caught.value.attempts, caught.value.transient) == (False, 0, True)
    assert caught.value.retry_after == 30
    assert caught.value.last_failure == "answered 500"


def test_the_circuit_closes_with_the_first_success(server):
    server.replies(*[Reply(503)] * 3, Reply())
    clock = FakeClock()
    with Paradigm(KEY, server.url, clock=clock, retry=ONE_TRY) as client:
        http = client.v3.get_httpx_client()
        for path in "abc":
            with pytest.raises(ServerError):
                http.get(path)
        clock.now += 30
        assert http.get("/d").status_code == http.get("/e").status_code == 200


def test_one_object_that_cannot_be_read_does_not_stop_the_others(server):
    server.answer = lambda request: Reply(500 if request.path == "/bad" else 200)
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=ONE_TRY) as client:
        http = client.v3.get_httpx_client()
        for _ in range(20):
            with pytest.raises(ServerError):
                http.get("/bad")
        assert http.get("/good").status_code == 200


def test_one_file_that_is_never_digested_does_not_stop_the_others(server):
    server.answer = lambda request: Reply(500 if b"bad.pdf" in request.body else 200)
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=ONE_TRY) as client:
        http = client.v2.get_httpx_client()
        for _ in range(20):
            with pytest.raises(ServerError):
                http.post("/x", files=[("file", ("bad.pdf", b"x", "application/pdf"))])
        assert http.post("/x", files=[("file", ("good.pdf", b"x", "application/pdf"))]).status_code == 200


def test_an_instance_that_refuses_every_file_is_recognised_though_it_can_be_read(server):
    server.answer = lambda request: Reply(500 if request.method == "POST" else 200)
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=ONE_TRY) as client:
        http = client.v2.get_httpx_client()
        for number in range(3):
            with pytest.raises(ServerError):
                http.post("/x", files=[("file", (f"{number}.pdf", b"x", "application/pdf"))])
            http.get("/x")
        with pytest.raises(CircuitOpen):
            http.post("/x", files=[("file", ("4.pdf", b"x", "application/pdf"))])
        assert http.get("/x").status_code == 200


@pytest.mark.parametrize("status", [400, 404, 429, 501])
def test_what_is_about_one_request_never_opens_it(server, status):
    server.replies(Reply(status))
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=ONE_TRY) as client:
        for number in range(20):
            with pytest.raises(Exception, match=str(status)):
                poll(client, number)
    assert len(server.requests) == 20


def test_connections_that_are_never_made_open_it_within_one_request():
    clock = FakeClock()
    with Paradigm(KEY, "http://127.0.0.1:9", clock=clock) as client:
        with pytest.raises(TransportError) as first:
            poll(client, 0)
        with pytest.raises(TransportError) as second:
            poll(client, 0)
        assert (first.value.attempts, type(second.value)) == (4, TransportError)
        clock.now += 5
        with pytest.raises(TransportError):
            poll(client, 0)
        with pytest.raises(CircuitOpen):
            poll(client, 0)


def test_a_time_out_at_the_callers_own_deadline_says_nothing_of_the_instance(server):
    from paradigm_ext import Deadline

    server.replies(Reply(hang=True))
    with Paradigm(KEY, server.url, retry=RetryPolicy(attempts=1, breaker_failures=1)) as client:
        for number in range(3):
            late = client.with_options(deadline=Deadline.after(0.05, client.clock.monotonic()))
            with pytest.raises(RequestTimeout):
                poll(late, number)
    assert not client._wire.breaker_of("GET").is_open


def test_all_views_and_threads_share_one_circuit(server):
    server.replies(Reply(500))
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=ONE_TRY) as client:
        views = [client, client.with_options(timeout=3), client.with_options(retry=NO_RETRIES)]
        workers = [threading.Thread(target=fails, args=(poll, view, n)) for n, view in enumerate(views)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        with pytest.raises(CircuitOpen):
            poll(client, 9)


def fails(call, *args):
    with pytest.raises(ServerError):
        call(*args)


async def test_a_probe_that_is_cancelled_on_the_wire_lets_another_one_through(server):
    server.replies(Reply(500))
    clock = FakeClock()
    policy = RetryPolicy(attempts=1, breaker_failures=1)
    async with Paradigm(KEY, server.url, clock=clock, retry=policy) as client:
        http = client.v3.get_async_httpx_client()
        with pytest.raises(ServerError):
            await http.get("/x")
        clock.now += 30
        server.replies(Reply(hang=True))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await http.get("/x")
        server.replies(Reply())
        assert (await http.get("/x")).status_code == 200


def test_a_request_that_is_refused_waits_in_no_line(server):
    server.replies(Reply(500))
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=ONE_TRY, max_requests_per_minute=10) as client:
        for number in range(3):
            with pytest.raises(ServerError):
                poll(client, number)
        slept = list(client.clock.slept)
        for number in range(50):
            with pytest.raises(CircuitOpen):
                poll(client, number)
        assert client.clock.slept == slept


# ------------------------------------------------------------------------------- what is sent once


@pytest.mark.parametrize("path", ["/api/v3/threads", "/api/v3/threads/7/turns", "/api/v2/chat/completions"])
def test_a_question_is_not_asked_twice_however_idempotent_the_policy(server, path):
    server.replies(Reply(reset=True))
    policy = RetryPolicy(idempotent=True, attempts=4)
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=policy) as client:
        with pytest.raises(TransportError):
            client.v3.get_httpx_client().post(path, json={})
        assert len(server.requests) == 1


def test_a_file_is_not_sent_twice_however_idempotent_the_policy(server):
    server.replies(Reply(502))
    policy = RetryPolicy(idempotent=True, attempts=4)
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=policy) as client:
        with pytest.raises(ServerError):
            client.v3.get_httpx_client().post("/api/v3/files", files={"file": ("a.txt", b"x")})
        assert len(server.requests) == 1
        with pytest.raises(ServerError):
            client.v3.get_httpx_client().post("/api/v3/retrieve", json={})
        assert len(server.requests) == 5


def test_a_session_is_opened_once_however_idempotent_the_policy(server):
    server.replies(Reply(reset=True))
    with Paradigm(KEY, server.url, clock=FakeClock(), retry=RetryPolicy(idempotent=True)) as client:
        with pytest.raises(TransportError):
            create.sync(client=client.v2)
        assert len(server.requests) == 1


@pytest.mark.parametrize("lost", [Reply(reset=True), Reply(502)])
@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_delete_whose_answer_was_lost_has_succeeded(server, client, lost, asynchronous):
    server.replies(lost, Reply(404))
    if asynchronous:
        response = asyncio.run(client.v3.get_async_httpx_client().delete("/api/v3/files/5"))
    else:
        response = client.v3.get_httpx_client().delete("/api/v3/files/5")
    assert response.status_code == 204


@pytest.mark.parametrize("before", [[], [Reply(429, headers={"retry-after": "1"})]])
def test_a_delete_of_what_was_never_there_is_an_error(server, client, before):
    server.replies(*before, Reply(404))
    with pytest.raises(NotFoundError):
        client.v3.get_httpx_client().delete("/api/v3/files/5")
