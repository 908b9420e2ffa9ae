"""Threads and turns as they were recorded, by the generated functions and by the waiters."""

from __future__ import annotations

import asyncio

import pytest

from paradigm_api.v3.api.threads import api_v3_threads_create as create
from paradigm_api.v3.api.threads import api_v3_threads_partial_update as update
from paradigm_api.v3.api.threads import api_v3_threads_retrieve_2 as retrieve
from paradigm_api.v3.api.threads import api_v3_threads_turns_create as ask_anew
from paradigm_api.v3.api.threads import api_v3_threads_turns_create_2 as ask
from paradigm_api.v3.api.threads import api_v3_threads_turns_partial_update as act
from paradigm_api.v3.api.threads import api_v3_threads_turns_retrieve as list_turns
from paradigm_api.v3.api.threads import api_v3_threads_turns_retrieve_2 as retrieve_turn
from paradigm_api.v3.models import (
    PatchedThreadUpdateRequest,
    ThreadCreateRequest,
    ThreadTurnCreateRequest,
    TurnCreateRequest,
)
from paradigm_ext import await_until_turn_completed, call, paginate, wait_until_turn_completed

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

QUESTION = "Which contracts end this year?"


def test_a_thread_is_opened_asked_rated_and_put_away(client):
    thread = call(create.sync, client=client.v3, body=ThreadCreateRequest(name="Contracts"))
    identifier = str(thread.id)
    for number in range(3):
        question = TurnCreateRequest(query=f"{QUESTION} ({number})")
        call(ask.sync, identifier, client=client.v3, body=question)
    turns = list(paginate(list_turns.sync, client=client.v3, id=identifier, limit=2))
    assert [turn.status for turn in turns] == ["completed"] * 3
    act.sync_detailed(identifier, str(turns[0].id), client=client.v3, action="like_dislike")
    assert call(retrieve_turn.sync, identifier, str(turns[0].id), client=client.v3).liked is True
    away = PatchedThreadUpdateRequest(name="Done", is_archived=True)
    call(update.sync, identifier, client=client.v3, body=away)
    shown = call(retrieve.sync, identifier, client=client.v3)
    assert (shown.name, shown.is_archived) == ("Done", True)


def test_a_turn_in_the_background_is_waited_for(client):
    body = ThreadTurnCreateRequest(query=QUESTION, background=True)
    turn = call(ask_anew.sync, client=client.v3, body=body)
    assert turn.status == "running"
    seen = []
    answer = wait_until_turn_completed(
        turn.thread, turn.id, client=client.v3, on_progress=seen.append, clock=client.clock
    )
    assert answer.text
    assert (seen[0].status, answer.status) == ("running", "completed")


def test_the_async_twin_waits_for_a_turn(client):
    async def both():
        body = ThreadTurnCreateRequest(query=QUESTION, background=True)
        turn = await ask_anew.asyncio(client=client.v3, body=body)
        answer = await await_until_turn_completed(turn.thread, turn.id, client=client.v3, clock=client.clock)
        await client.aclose()
        return turn, answer

    turn, answer = asyncio.run(both())
    assert (answer.turn_id, answer.status) == (str(turn.id), "completed")


def test_a_running_turn_is_cancelled(client):
    body = ThreadTurnCreateRequest(query=QUESTION, background=True)
    turn = call(ask_anew.sync, client=client.v3, body=body)
    call(update.sync, str(turn.thread), client=client.v3, cancel=True)
    shown = call(retrieve.sync, str(turn.thread), client=client.v3)
    assert shown.status in ("cancelling", "cancelled")
