"""Work that is given up half-way: by a task group, a time-out, a scope that cancels every await after it."""

from __future__ import annotations

import asyncio
import gc
import io
import threading
import warnings
from typing import ClassVar

import anyio
import pytest

from paradigm_api.v3.api.agents import api_v3_agents_list as list_agents
from paradigm_ext import (
    FileLedger,
    Paradigm,
    Source,
    apaginate,
    await_until_session_embedded,
    await_until_sessions_embedded,
)
from tests.unit.agents_server import THREAD, Agent, answered, stream, turn
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import KEY, Reply
from tests.unit.upload_sessions import Sessions

PATCHED = [("PATCH", f"/api/v3/threads/{THREAD}", {"cancel": "true"})]
RUNNING = turn("running", None)


class Turning(FakeClock):
    """A clock in whose second pause something happens."""

    def __init__(self, happens):
        super().__init__()
        self.happens = happens

    async def asleep(self, seconds, /):
        await super().asleep(seconds)
        if len(self.slept) == 2:
            await self.happens()


def agent_at_work(server):
    return Agent(server, first=answered(RUNNING, 202), polls=[RUNNING])


# ---------------------------------------------------------------------------------------- questions


async def test_a_scope_that_cancels_every_await_still_lets_the_turn_be_cancelled(server):
    """Web frameworks cancel so when a client leaves: one `await` more in the task would end at once."""
    agent = agent_at_work(server)
    with anyio.CancelScope() as scope:

        async def leave():
            scope.cancel()
            await asyncio.sleep(60)

        async with Paradigm(KEY, server.url, clock=Turning(leave)) as client:
            await client.aask(7, "Where?")
    assert scope.cancelled_caught
    assert agent.cancelled == PATCHED


async def test_a_stream_in_such_a_scope_is_cancelled_too(server):
    agent = Agent(server, polls=[RUNNING])
    agent.first = stream(("delta", {"text": "Pa"}), ("delta", {"text": "ris"}))
    async with Paradigm(KEY, server.url, clock=FakeClock()) as client:
        with anyio.CancelScope() as scope:
            async with await client.aask(7, "Where?", stream=True) as deltas:
                async for _ in deltas:
                    scope.cancel()
                    await anyio.sleep(60)
    assert agent.cancelled == PATCHED


async def test_a_sibling_that_fails_cancels_the_turn(server):
    agent, failing = agent_at_work(server), asyncio.Event()

    async def sibling():
        await failing.wait()
        raise LookupError("the sibling's own")

    async def fail():
        failing.set()
        await asyncio.sleep(60)

    async def both(client):
        async with asyncio.TaskGroup() as group:
            group.create_task(client.aask(7, "Where?"))
            group.create_task(sibling())

    async with Paradigm(KEY, server.url, clock=Turning(fail)) as client:
        with pytest.raises(ExceptionGroup) as caught:
            await both(client)
    assert caught.group_contains(LookupError, match="own")
    assert agent.cancelled == PATCHED


async def test_a_time_out_around_a_question_cancels_the_turn_and_stays_one(server):
    agent = agent_at_work(server)

    async def expire():
        handle.reschedule(asyncio.get_running_loop().time() - 1)
        await asyncio.sleep(60)

    async with Paradigm(KEY, server.url, clock=Turning(expire)) as client:
        with pytest.raises(TimeoutError) as caught:
            async with asyncio.timeout(None) as handle:
                await client.aask(7, "Where?")
    assert agent.cancelled == PATCHED
    cancelled = caught.value.__cause__ or caught.value.__context__  # before 3.11.4 a time-out has no cause
    notes = cancelled.__notes__
    assert "last seen: running" in notes[0]
    assert f"thread {THREAD} was cancelled" in notes[1]


# -------------------------------------------------------------------------------------------- waits


async def test_a_wait_that_is_cancelled_says_what_it_saw_last(server):
    body = b'{"uuid": "u", "is_valid": true, "documents": [{"id": 1, "title": "a", "status": "parsing"}]}'
    server.replies(Reply(body=body))

    async def cancel():
        task.cancel()
        await asyncio.sleep(60)

    for wait in (await_until_session_embedded, await_until_sessions_embedded):
        async with Paradigm(KEY, server.url, clock=Turning(cancel)) as client:
            what = "u" if wait is await_until_session_embedded else ["u"]
            task = asyncio.create_task(wait(what, client=client.v2, clock=client.clock))
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
        notes = " ".join(caught.value.__notes__)
        assert "1 parsing" in notes or "still awaited" in notes


async def test_pages_under_way_are_given_up_with_the_walk(server):
    hold = threading.Event()

    def answer(request):
        if "page=1" not in request.path and "page" in request.path:
            hold.wait(20)
        agents = b'{"count": 100, "next": "http://h/?page=2", "previous": null, "results": []}'
        return Reply(body=agents)

    server.answer = answer
    async with Paradigm(KEY, server.url, clock=FakeClock()) as client:
        found = apaginate(list_agents.asyncio, client=client.v3).options(prefetch=4)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(aiter(found)), 0.3)
        hold.set()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        assert others == []


# ------------------------------------------------------------------------------------------ uploads


class Tracked(io.BytesIO):
    """A file that knows whether it was closed."""

    opened: ClassVar[list[Tracked]] = []

    def __init__(self, content):
        super().__init__(content)
        self.opened.append(self)


async def test_a_file_that_a_thread_is_opening_when_the_upload_is_cancelled_is_closed(server):
    """The thread goes on, and nobody waits for what it opens."""
    Sessions(server)
    opening, cancelled, closed = threading.Event(), threading.Event(), threading.Event()
    kept = []  # or the garbage collector would close them

    class Told(io.BytesIO):
        def close(self):
            super().close()
            closed.set()

    def opened():
        opening.set()
        assert cancelled.wait(10)
        kept.append(Told(b"content"))
        return kept[-1]

    async with Paradigm(KEY, server.url, clock=FakeClock()) as client:
        task = asyncio.create_task(client.aingest([Source(name="a.txt", open=opened, size=7)]))
        assert await asyncio.to_thread(opening.wait, 10)
        task.cancel()
        await asyncio.wait([task])
        cancelled.set()
        assert await asyncio.to_thread(closed.wait, 10)
    assert task.cancelled()


@pytest.mark.parametrize("how", ["task", "scope", "timeout"])
@pytest.mark.parametrize("stage", range(6))
async def test_an_upload_cancelled_anywhere_leaves_nothing_open(server, tmp_path, how, stage):
    """Cancelled at each of the server's requests in turn; the next run with the ledger sends the rest."""
    sessions, Tracked.opened = Sessions(server), []
    sources = [
        Source(name=f"{number}.txt", open=lambda number=number: Tracked(b"content %d" % number), size=9)
        for number in range(3)
    ]
    loop, reached, answering = asyncio.get_running_loop(), asyncio.Event(), sessions.answer

    def answer(request):
        reply = answering(request)
        if len(server.requests) == stage + 1:
            loop.call_soon_threadsafe(reached.set)
        return reply

    server.answer = answer
    ledger = tmp_path / "l"
    async with Paradigm(KEY, server.url, clock=FakeClock()) as client:

        async def upload():
            await client.aingest(sources, ledger=ledger, concurrency=2)

        if how == "task":
            task = asyncio.create_task(upload())
            await asyncio.wait({task, asyncio.create_task(reached.wait())}, return_when="FIRST_COMPLETED")
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        elif how == "scope":
            async with anyio.create_task_group() as group:
                group.start_soon(upload)
                with anyio.move_on_after(1):
                    await reached.wait()
                group.cancel_scope.cancel()
        else:
            try:
                async with asyncio.timeout(None) as handle:
                    watch = asyncio.create_task(reached.wait())
                    watch.add_done_callback(lambda _: handle.reschedule(loop.time()))
                    await upload()
                    watch.cancel()
            except TimeoutError:
                pass
        server.answer = answering
        await asyncio.to_thread(lambda: None)
        report = await client.aingest(sources, ledger=ledger)
    assert sorted(document.name for document in report.documents) == ["0.txt", "1.txt", "2.txt"]
    assert sessions.names == ["0.txt", "1.txt", "2.txt"]
    assert all(stream.closed for stream in Tracked.opened)
    FileLedger(ledger).acquire()


def test_a_client_that_nobody_closed_warns_of_nothing_but_itself(server):
    server.replies(Reply())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")

        async def forgetful():
            await Paradigm(KEY, server.url).v3.get_async_httpx_client().get("/x")

        asyncio.run(forgetful())
        gc.collect()
    assert {warning.category for warning in caught} <= {ResourceWarning}
