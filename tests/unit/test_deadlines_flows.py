"""No wait, question or upload outlives its time-out by more than a second, whatever the server does."""

import asyncio
import time

import pytest

from paradigm_ext import (
    APIError,
    IngestError,
    Paradigm,
    SessionsError,
    TransportError,
    WaitError,
    await_until_file_embedded,
    await_until_session_embedded,
    await_until_sessions_embedded,
    wait_until_file_embedded,
    wait_until_session_embedded,
    wait_until_sessions_embedded,
)
from tests.unit.scripted_server import KEY, Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
SECONDS = 0.4

CALLS = {
    "session": lambda p: wait_until_session_embedded(UUID, client=p.v2, timeout=SECONDS),
    "session, async": lambda p: await_until_session_embedded(UUID, client=p.v2, timeout=SECONDS),
    "sessions": lambda p: wait_until_sessions_embedded([UUID], client=p.v2, timeout=SECONDS),
    "sessions, async": lambda p: await_until_sessions_embedded([UUID], client=p.v2, timeout=SECONDS),
    "file": lambda p: wait_until_file_embedded(7, client=p.v3, timeout=SECONDS),
    "file, async": lambda p: await_until_file_embedded(7, client=p.v3, timeout=SECONDS),
    "ask": lambda p: p.ask(7, "Why?", timeout=SECONDS),
    "ask, async": lambda p: p.aask(7, "Why?", timeout=SECONDS),
    "ingest": lambda p: p.ingest([("a.txt", b"a")], timeout=SECONDS),
    "ingest, async": lambda p: p.aingest([("a.txt", b"a")], timeout=SECONDS),
}
ENDS = (WaitError, SessionsError, IngestError, TransportError, APIError)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(
    "reply",
    [Reply(hang=True), Reply(503, b"", {}), Reply(429, b"", {"retry-after": "100"})],
    ids=["hangs", "503 for ever", "endless Retry-After"],
)
def test_nothing_outlives_its_time_out_by_more_than_a_second(server, call, reply):
    server.replies(reply)
    with Paradigm(KEY, server.url) as client:
        begun = time.monotonic()
        with pytest.raises(ENDS):
            finish(call(client))
        assert time.monotonic() - begun < SECONDS + 1


def finish(result):
    """Wait for what an async call returned."""
    return asyncio.run(_awaited(result)) if asyncio.iscoroutine(result) else result


async def _awaited(result):
    return await result
