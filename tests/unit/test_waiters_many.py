import asyncio
import json
import threading
import tracemalloc
from uuid import UUID, uuid5

import httpx
import pytest

from paradigm_api.v2 import AuthenticatedClient
from paradigm_ext import (
    AuthenticationError,
    InvalidInput,
    NotFoundError,
    PollPlan,
    SessionFailed,
    SessionsError,
    SessionTimeout,
    await_until_sessions_embedded,
    wait_until_sessions_embedded,
)
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import Reply

STEADY = PollPlan(initial=1.0, maximum=1.0, jitter=0.0)
NAMESPACE = UUID("3c90c3cc-0d44-4b50-8888-8dd25736052a")
A, B, C = (str(uuid5(NAMESPACE, name)) for name in "abc")


class Sessions:
    """What a scripted server answers: per session, the statuses of its one document, look by look."""

    def __init__(self, server, **words):
        self.words = {uuid5(NAMESPACE, name).hex: list(statuses) for name, statuses in words.items()}
        server.answer = self

    def __call__(self, received):
        uuid = UUID(received.path.rpartition("/")[2])
        words = self.words[uuid.hex]
        word = words.pop(0) if len(words) > 1 else words[0]
        if isinstance(word, int):
            return Reply(word, b"", {})
        documents = [{"id": 1, "title": "a", "status": word}]
        return Reply(200, json.dumps({"uuid": str(uuid), "is_valid": True, "documents": documents}).encode())


def sync(client, clock, sessions, **options):
    return wait_until_sessions_embedded(
        sessions, client=client.v2, **{"poll": STEADY, "clock": clock, **options}
    )


def asynchronous(client, clock, sessions, **options):
    return asyncio.run(
        await_until_sessions_embedded(
            sessions, client=client.v2, **{"poll": STEADY, "clock": clock, **options}
        )
    )


both = pytest.mark.parametrize("wait", [sync, asynchronous])


@both
def test_each_session_is_awaited_and_returned_in_the_order_given(server, client, clock, wait):
    Sessions(server, a=["pending", "parsing", "embedded"], b=["embedded"], c=["new word", "embedded"])
    done = wait(client, clock, [C, UUID(A), B, A])
    assert list(done) == [C, A, B]
    assert {progress.verdict for progress in done.values()} == {"embedded"}
    assert len(server.requests) == 6


@both
def test_one_that_fails_does_not_end_the_wait_for_the_others(server, client, clock, wait):
    Sessions(server, a=["fail"], b=["parsing"] * 3 + ["embedded"], c=[404])
    with pytest.raises(SessionsError, match="2 of 3 upload sessions") as caught:
        wait(client, clock, [A, B, C])
    assert caught.value.progress[B].verdict == "embedded"
    assert isinstance(caught.value.errors[A], SessionFailed)
    assert isinstance(caught.value.errors[C], NotFoundError)
    assert list(caught.value.progress) == [A, B]


@both
def test_collected_failures_come_back_with_the_others(server, client, clock, wait):
    Sessions(server, a=["fail"], b=["embedded"])
    done = wait(client, clock, [A, B], on_failure="collect")
    assert [progress.verdict for progress in done.values()] == ["failed", "embedded"]


@both
def test_the_deadline_is_one_for_all(server, client, clock, wait):
    Sessions(server, a=["parsing"], b=["parsing"], c=["embedded"])
    begun = clock.now
    with pytest.raises(SessionsError) as caught:
        wait(client, clock, [A, B, C], timeout=10)
    assert {type(error) for error in caught.value.errors.values()} == {SessionTimeout}
    assert set(caught.value.errors) == {A, B}
    if wait is sync:
        assert clock.now == begun + 10


@both
def test_a_refused_key_ends_all_at_once(server, client, clock, wait):
    Sessions(server, a=["parsing"], b=[401], c=["parsing"])
    with pytest.raises(AuthenticationError):
        wait(client, clock, [A, B, C], timeout=60)
    if wait is sync:  # on a loop the others may look a few times until the refusal is there
        assert len(server.requests) == 2


@both
def test_expected_documents_are_given_per_session(server, client, clock, wait):
    Sessions(server, a=["embedded"], b=["embedded"])
    with pytest.raises(SessionsError) as caught:
        wait(client, clock, {A: 1, B: [1, 2]}, timeout=5)
    assert list(caught.value.errors) == [B]
    assert caught.value.progress[B].missing == (2,)


@both
def test_progress_tells_which_session(server, client, clock, wait):
    Sessions(server, a=["parsing", "embedded"], b=["embedded"])
    seen = []
    wait(client, clock, [A, B], on_progress=seen.append)
    assert sorted(progress.uuid for progress in seen) == sorted([A, A, B])


@both
def test_an_error_of_the_callback_is_no_sessions_end(server, client, clock, wait):
    Sessions(server, a=["pending", "embedded"], b=["pending", "embedded"])

    def show(progress):
        raise InvalidInput("what the callback asked for is not there")

    with pytest.raises(InvalidInput, match="the callback asked for"):
        wait(client, clock, [A, B], on_progress=show)


@pytest.mark.parametrize("sessions", [A, [""], [A, "  "]])
@both
def test_what_is_no_list_of_ids_is_refused_before_anything_is_sent(server, client, clock, wait, sessions):
    with pytest.raises(InvalidInput):
        wait(client, clock, sessions)
    assert server.requests == []


def test_none_at_all_is_done_at_once(client, clock):
    assert sync(client, clock, []) == {}


def test_sync_looks_at_the_session_whose_pause_is_over_first_in_one_thread(server, client, clock):
    threads = set()
    Sessions(server, a=["pending"] * 4 + ["embedded"], b=["pending"] * 4 + ["embedded"])
    sync(client, clock, [A, B], on_progress=lambda _: threads.add(threading.current_thread()))
    looks = [request.path.rpartition("/")[2] for request in server.requests]
    assert looks == [A, B] * 5
    assert threads == {threading.current_thread()}
    assert sum(clock.slept) == 4.0


def test_an_interrupt_says_how_many_were_awaited(server, client, clock):
    Sessions(server, a=["embedded"], b=["parsing"])

    def interrupt(progress):
        if progress.uuid == B:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        sync(client, clock, [A, B], on_progress=interrupt)
    assert "1 of 2 upload sessions were still awaited" in "".join(caught.value.__notes__)


def test_a_cancelled_task_ends_every_wait_and_says_how_many_were_awaited(server, client):
    class Held(FakeClock):
        async def asleep(self, seconds, /):
            await asyncio.Event().wait()

    Sessions(server, a=["embedded"], b=["parsing"], c=["parsing"])

    async def main():
        seen = asyncio.Semaphore(0)
        wait = await_until_sessions_embedded(
            [A, B, C], client=client.v2, clock=Held(), on_progress=lambda _: seen.release()
        )
        task = asyncio.create_task(wait)
        for _ in range(3):
            await seen.acquire()
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        assert len(asyncio.all_tasks()) == 1
        return caught.value.__notes__

    assert any("2 of 3" in note for note in asyncio.run(main()))


def test_a_thousand_waits_on_one_loop_stay_small():
    def answer(request):
        path = request.url.path
        looks[path] = looks.get(path, 0) + 1
        status = "embedded" if looks[path] > 1 else "parsing"
        return httpx.Response(200, json={"uuid": path, "documents": [{"id": 1, "status": status}]})

    client = AuthenticatedClient(base_url="http://paradigm", token="")
    http = httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="http://paradigm")
    client.set_async_httpx_client(http)
    looks: dict[str, int] = {}
    sessions = [str(uuid5(NAMESPACE, str(number))) for number in range(1_000)]
    tracemalloc.start()
    done = asynchronous(type("P", (), {"v2": client}), FakeClock(), sessions, timeout=None)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(done) == 1_000
    assert set(looks.values()) == {2}
    assert peak < 32 * 1024 * 1024
