"""A deadline bounds every step of a request: attempts, back-off, Retry-After, pacing."""

import asyncio
import pickle
import threading
import time

import httpx
import pytest

from paradigm_api.v2 import AuthenticatedClient
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve
from paradigm_ext import (
    NO_RETRIES,
    Deadline,
    Paradigm,
    RateLimitError,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    Timeouts,
)
from paradigm_ext._clock import SystemClock
from paradigm_ext._core._pause import Interrupted, pause
from paradigm_ext._transport import bounded
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import KEY, Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
SESSION = (
    b'{"uuid": "3c90c3cc-0d44-4b50-8888-8dd25736052a", "is_valid": true,'
    b' "created_at": "2026-01-05T09:00:00Z", "updated_at": "2026-01-05T09:00:00Z", "documents": []}'
)
BUSY = Reply(429, headers={"retry-after": "4"})


def view(client, clock, seconds):
    return client.with_options(deadline=Deadline.after(seconds, clock.monotonic()))


def get(client, asynchronous):
    if asynchronous:
        return asyncio.run(retrieve.asyncio(UUID, client=client.v2))
    return retrieve.sync(UUID, client=client.v2)


# ------------------------------------------------------------------------------- pauses of one request


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_retry_after_beyond_the_deadline_is_not_slept(server, client, clock, asynchronous):
    server.replies(BUSY)
    with pytest.raises(RequestTimeout, match=r"GET .* was given up after 1 attempt: .*4\.2 s") as caught:
        get(view(client, clock, 2), asynchronous)
    assert clock.slept == []
    assert isinstance(caught.value.__cause__, RateLimitError)
    assert not caught.value.sent


@pytest.mark.parametrize("asynchronous", [False, True])
def test_attempts_go_on_until_the_deadline_and_no_longer(server, client, clock, asynchronous):
    server.replies(Reply(503))
    slow = client.with_options(retry=RetryPolicy(backoff=40, max_backoff=1_000))
    with pytest.raises(RequestTimeout) as caught:
        get(view(slow, clock, 50), asynchronous)
    assert clock.slept == [20.0]
    assert len(server.requests) == caught.value.attempts == 2
    assert isinstance(caught.value.__cause__, ServerError)
    assert caught.value.sent


@pytest.mark.parametrize("asynchronous", [False, True])
def test_after_the_deadline_nothing_is_sent(server, client, clock, asynchronous):
    server.replies(Reply(body=SESSION))
    late = view(client, clock, 5)
    clock.now += 5
    with pytest.raises(RequestTimeout, match="was not sent: the deadline has passed") as caught:
        get(late, asynchronous)
    assert server.requests == []
    assert (caught.value.sent, caught.value.attempts) == (False, 0)
    assert get(late.without_deadline(), asynchronous) is not None


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_place_in_the_line_beyond_the_deadline_is_not_waited_for_nor_taken(server, clock, asynchronous):
    server.replies(Reply(body=SESSION))
    with Paradigm(KEY, server.url, clock=clock, max_requests_per_minute=1) as client:
        get(client, asynchronous)
        for _ in range(3):
            with pytest.raises(RequestTimeout, match="rate limiter"):
                get(view(client, clock, 5), asynchronous)
        assert len(server.requests) == 1
        get(client, asynchronous)
        assert clock.slept == [60.0]  # the three that were never sent took no place


def test_the_sooner_deadline_of_nested_views_holds(client, clock):
    inner = view(view(client, clock, 2), clock, 60)
    assert inner.deadline.remaining(clock.monotonic()) == 2
    assert inner.with_options(timeout=3).deadline == inner.deadline


@pytest.mark.parametrize("asynchronous", [False, True])
def test_an_answer_that_hangs_ends_at_the_deadline(server, asynchronous):
    server.replies(Reply(hang=True))
    with Paradigm(KEY, server.url) as client:
        begun = time.monotonic()
        with pytest.raises(RequestTimeout) as caught:
            get(client.with_options(deadline=Deadline.after(0.8, begun)), asynchronous)
        assert time.monotonic() - begun < 0.8 + 1
    assert caught.value.sent
    assert caught.value.by_deadline


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_time_out_of_one_request_is_not_the_deadlines(server, asynchronous):
    server.replies(Reply(hang=True))
    with Paradigm(KEY, server.url, timeout=Timeouts(total=0.1), retry=NO_RETRIES) as client:
        with pytest.raises(RequestTimeout) as caught:
            get(client.with_options(deadline=Deadline.after(60, time.monotonic())), asynchronous)
        assert not caught.value.by_deadline


def test_whether_it_was_the_deadline_survives_pickle():
    error = RequestTimeout("x", method="GET", url="/x", sent=True, by_deadline=True)
    assert pickle.loads(pickle.dumps(error)).by_deadline


# ------------------------------------------------------------------------------- the rate limiter's line


async def test_a_request_cancelled_in_the_line_gives_its_place_back(server):
    server.replies(Reply(body=SESSION))
    clock = Held()
    async with Paradigm(KEY, server.url, clock=clock, max_requests_per_minute=1) as client:
        await retrieve.asyncio(UUID, client=client.v2)
        waiting = asyncio.create_task(retrieve.asyncio(UUID, client=client.v2))
        await clock.asked.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert client._wire.rate_limiter.reserve(clock.monotonic()).delay == 60.0


class Held(FakeClock):
    """A clock whose pauses end by cancellation only."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = asyncio.Event()

    async def asleep(self, seconds: float, /) -> None:
        self.asked.set()
        await asyncio.Event().wait()


# ------------------------------------------------------------------------------- generated clients


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_generated_client_of_ours_is_bounded_and_the_original_is_not(server, client, clock, asynchronous):
    server.replies(BUSY, Reply(body=SESSION))
    limited = bounded(client.v2, Deadline.after(2, clock.monotonic()), clock=clock)
    with pytest.raises(RequestTimeout):
        asyncio.run(retrieve.asyncio(UUID, client=limited)) if asynchronous else retrieve.sync(
            UUID, client=limited
        )
    assert get(client, asynchronous) is not None


def test_a_deadline_of_another_clock_is_counted_from_now(server, client, clock):
    server.replies(Reply(body=SESSION))
    other = FakeClock()
    other.now = 7.0
    limited = bounded(client.v2, Deadline.after(2, other.monotonic()), clock=other)
    assert retrieve.sync(UUID, client=limited) is not None
    clock.now += 2
    with pytest.raises(RequestTimeout):
        retrieve.sync(UUID, client=limited)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_foreign_client_gets_its_time_outs_cut(server, asynchronous):
    server.replies(Reply(hang=True))
    plain = AuthenticatedClient(base_url=server.url, token=KEY, timeout=httpx.Timeout(30))
    plain.get_httpx_client(), plain.get_async_httpx_client()  # made before the time counts
    begun = time.monotonic()
    limited = bounded(plain, Deadline.after(0.3, begun), clock=SystemClock())

    async def run():
        async with limited.get_async_httpx_client(), plain.get_async_httpx_client():
            await retrieve.asyncio(UUID, client=limited)

    with pytest.raises(httpx.ReadTimeout):
        asyncio.run(run()) if asynchronous else retrieve.sync(UUID, client=limited)
    assert time.monotonic() - begun < 0.3 + 1
    plain.get_httpx_client().close()


def test_a_foreign_client_sends_nothing_after_the_deadline(server, clock):
    plain = AuthenticatedClient(base_url=server.url, token=KEY)
    limited = bounded(plain, Deadline(clock.monotonic()), clock=clock)
    with pytest.raises(RequestTimeout, match="was not sent"):
        retrieve.sync(UUID, client=limited)
    assert server.requests == []
    plain.get_httpx_client().close()


# ------------------------------------------------------------------------------- pauses of worker threads


def test_a_workers_pause_ends_when_its_caller_gives_up(server):
    server.replies(Reply(429, headers={"retry-after": "60"}))
    stop, ended = threading.Event(), []
    with Paradigm(KEY, server.url) as client:
        worker_view = client.with_options(stop=stop)

        def work():
            try:
                get(worker_view, asynchronous=False)
            except Interrupted as error:
                ended.append(error)

        worker = threading.Thread(target=work)
        worker.start()
        while not server.requests:
            worker.join(0.01)
        stop.set()
        worker.join(10)
    assert ended


def test_a_clock_without_wait_is_asked_once_and_the_event_afterwards(clock):
    stop = threading.Event()
    pause(clock, 3.0, stop)
    stop.set()
    with pytest.raises(Interrupted):
        pause(clock, 3.0, stop)
    assert clock.slept == [3.0]
