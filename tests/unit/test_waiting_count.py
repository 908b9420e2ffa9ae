"""Waiting for a number of files that an agent can use."""

import asyncio
import datetime as dt
import json

import pytest

from paradigm_ext import (
    AuthenticationError,
    CountTimeout,
    InvalidInput,
    InvalidResponse,
    await_until_agent_files,
    wait_until_agent_files,
)
from tests.unit.scripted_server import Reply

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


def counts(*numbers):
    return [Reply(body=json.dumps({"count": number, "results": []}).encode()) for number in numbers]


def wait(client, asynchronous, *, agent=7, **options):
    options = {"client": client.v3, "clock": client.clock, **options}
    if asynchronous:
        return asyncio.run(await_until_agent_files(agent, **options))
    return wait_until_agent_files(agent, **options)


@BOTH
def test_it_ends_with_the_count_once_there_are_enough(server, client, asynchronous):
    server.replies(*counts(0, 2, 2, 5))
    seen = []
    assert wait(client, asynchronous, at_least=3, on_progress=seen.append) == 5
    assert seen == [0, 2, 2, 5]
    assert len(client.clock.slept) == 3


@BOTH
def test_no_file_at_all_is_enough_where_none_is_wanted(server, client, asynchronous):
    server.replies(*counts(0))
    assert wait(client, asynchronous, at_least=0) == 0


@BOTH
def test_filters_are_sent_as_the_api_reads_them(server, client, asynchronous):
    server.replies(*counts(1))
    since = dt.date(2026, 1, 5)
    filters = {"status": ["embedded", "parsed"], "is_public": True, "uploaded_at_after": since}
    wait(client, asynchronous, filters=filters)
    path, _, query = server.requests[0].path.partition("?")
    assert path == "/api/v3/agents/7/files"
    assert set(query.split("&")) == {
        *("status=embedded%2Cparsed", "is_public=true", "uploaded_at_after=2026-01-05", "page_size=1"),
    }


@BOTH
def test_the_deadline_tells_the_last_count(server, client, asynchronous):
    server.replies(*counts(1))
    with pytest.raises(
        CountTimeout, match=r"files of agent 7: the deadline passed \(1 of 4 matching files\)"
    ) as caught:
        wait(client, asynchronous, at_least=4, timeout=60)
    assert (caught.value.count, caught.value.outcome) == (1, "timeout")
    assert sum(client.clock.slept) == 60


@BOTH
@pytest.mark.parametrize("body", [b"[]", b'{"results": []}', b'{"count": true}', b'{"count": "7"}'])
def test_an_answer_without_a_count_ends_it_after_a_few(server, client, asynchronous, body):
    server.replies(Reply(body=body))
    with pytest.raises(InvalidResponse, match="without a count"):
        wait(client, asynchronous)
    assert len(server.requests) == 4


@BOTH
def test_a_refused_key_ends_it_at_once(server, client, asynchronous):
    server.replies(Reply(401))
    with pytest.raises(AuthenticationError):
        wait(client, asynchronous)
    assert len(server.requests) == 1


@BOTH
@pytest.mark.parametrize("wrong", [{"agent": 0}, {"agent": "7"}, {"at_least": -1}, {"timeout": 0}])
def test_invalid_values_are_refused_before_anything_is_sent(server, client, asynchronous, wrong):
    with pytest.raises(InvalidInput):
        wait(client, asynchronous, **wrong)
    assert server.requests == []
