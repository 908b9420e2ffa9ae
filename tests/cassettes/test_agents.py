"""Agents as they were recorded: answers at once, in the background, as a stream; lists in pages."""

from __future__ import annotations

import asyncio

import pytest

from paradigm_api.v3.api.agents import api_v3_agents_list as list_agents
from paradigm_api.v3.api.sources import api_v3_sources_retrieve as list_sources
from paradigm_api.v3.api.threads import api_v3_threads_retrieve as list_threads
from paradigm_ext import paginate

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

MINUTES = ("minutes.txt", b"The cheese contract was signed on Tuesday by both sides.\n")
QUESTION = "When was the cheese contract signed?"


@pytest.fixture
def agent(client, workspace):
    client.ingest([MINUTES], workspace_id=workspace, wait=True)
    return next(iter(paginate(list_agents.sync, client=client.v3))).id


def test_an_answer_that_comes_at_once(client, agent):
    answer = client.ask(agent, QUESTION)
    assert answer.text
    followed = client.ask(agent, "And by whom?", thread_id=answer.thread_id)
    assert followed.thread_id == answer.thread_id
    assert followed.turn_id != answer.turn_id


def test_a_turn_that_runs_in_the_background_is_waited_for(client, agent, vcr):
    """The question is answered 202, then looked at until it is completed."""
    answer = client.ask(agent, QUESTION, fields={"background": True})
    assert answer.text
    assert 202 in [response["status"]["code"] for response in vcr.responses]


def test_an_answer_as_it_is_written(client, agent):
    first = client.ask(agent, QUESTION)
    stream = client.ask(agent, "And on which day?", thread_id=first.thread_id, stream=True)
    written = "".join(delta.text for delta in stream)
    assert written
    assert stream.answer.text == written


def test_the_async_stream_reads_the_same_events(client, agent):
    async def ask():
        first = await client.aask(agent, QUESTION)
        stream = await client.aask(agent, "And on which day?", thread_id=first.thread_id, stream=True)
        written = [delta.text async for delta in stream]
        await client.aclose()
        return "".join(written), stream.answer.text

    written, answer = asyncio.run(ask())
    assert written == answer


def test_threads_are_paged_by_the_last_id_seen(client, agent):
    asked = [client.ask(agent, QUESTION).thread_id for _ in range(3)]
    threads = paginate(list_threads.sync, client=client.v3, limit=2).options(limit=3)
    pages = list(threads.pages())
    assert len(pages) >= 2
    assert [str(thread.id) for thread in threads] == list(reversed(asked))


def test_sources_are_paged_until_a_page_has_none(client, agent):
    client.ask(agent, QUESTION)
    sources = paginate(list_sources.sync, client=client.v3, per_page=1).options(limit=3)
    assert list(sources)
