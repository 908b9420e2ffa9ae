"""The triggers: what they carry, what they send, and that they only read."""

from __future__ import annotations

import asyncio
import inspect
import json
import time

import pytest
from connections import API_KEY, connection_json

from paradigm_ext import Paradigm, RetryPolicy
from paradigm_provider.triggers.agent_files import ParadigmAgentFilesTrigger
from paradigm_provider.triggers.embedded_files import ParadigmEmbeddedFilesTrigger
from paradigm_provider.triggers.file import ParadigmFileTrigger
from paradigm_provider.triggers.turn import ParadigmTurnTrigger
from paradigm_provider.triggers.upload_session import ParadigmUploadSessionTrigger

SESSION = "6f9f0a7c-0000-4000-8000-000000000000"
EXAMPLES = [
    ParadigmUploadSessionTrigger(
        sessions={SESSION: [1, 2]},
        paradigm_conn_id="docs",
        deadline=1.5,
        stall_timeout=2.5,
        poll_interval=3.5,
        success=("embedded", "parsed"),
        superseded=(7,),
        cancel_on_kill=True,
    ),
    ParadigmTurnTrigger(
        thread_id="a",
        turn_id="b",
        paradigm_conn_id="docs",
        deadline=1.5,
        poll_interval=2.5,
        cancel_on_kill=True,
    ),
    ParadigmFileTrigger(file_id=5, paradigm_conn_id="docs", deadline=1.5, poll_interval=2.5),
    ParadigmAgentFilesTrigger(
        agent_id=7,
        at_least=3,
        filters={"status": ["embedded"]},
        paradigm_conn_id="docs",
        deadline=1.5,
        poll_interval=2.5,
    ),
    ParadigmEmbeddedFilesTrigger(
        workspace_id=3, paradigm_conn_id="docs", poll_interval=2.5, from_beginning=True, name="mine"
    ),
]


@pytest.mark.parametrize("trigger", EXAMPLES, ids=lambda trigger: type(trigger).__name__)
def test_serialize_carries_every_argument_and_a_round_trip_keeps_it(trigger):
    path, arguments = trigger.serialize()
    assert path == f"{type(trigger).__module__}.{type(trigger).__qualname__}"
    assert set(arguments) == set(inspect.signature(type(trigger).__init__).parameters) - {"self"}
    restored = type(trigger)(**json.loads(json.dumps(arguments)))
    assert restored.serialize() == (path, arguments)


async def first_of(trigger):
    """Return the first event, and stop the trigger as the triggerer does."""
    running = trigger.run()
    try:
        return await anext(running)
    finally:
        await running.aclose()


def send(trigger):
    return asyncio.run(first_of(trigger))


@pytest.fixture
def session(emulator):
    """An upload session with two documents that have just arrived."""
    with Paradigm(API_KEY, emulator.base_url) as client:
        report = client.ingest([("one.txt", b"one"), ("two.txt", b"two")])
    emulator.requests.clear()
    return report.session_uuid


def waiting(session, **arguments):
    given = {"deadline": time.time() + 600, "poll_interval": 1.0} | arguments
    return ParadigmUploadSessionTrigger(sessions={session: 2}, paradigm_conn_id="paradigm_default", **given)


def test_a_session_trigger_sends_one_event_and_only_reads(emulator, session):
    event = send(waiting(session)).payload
    assert event["status"] == "done"
    assert event["sessions"][0]["manifest"]["counts"] == {"embedded": 2}
    assert {entry.method for entry in emulator.requests} == {"GET"}
    assert json.loads(json.dumps(event)) == event


def test_a_wait_has_as_many_polls_in_a_row_as_a_request_has_attempts(emulator, session):
    emulator.faults.respond(520, times=RetryPolicy().attempts - 1, method="GET")
    assert send(waiting(session)).payload["status"] == "done"

    before = len(list(emulator.requests))
    emulator.faults.respond(520, times=None, method="GET")
    (outcome,) = send(waiting(session)).payload["sessions"]
    assert (outcome["status"], outcome["permanent"]) == ("error", False)
    assert len(list(emulator.requests)) - before == RetryPolicy().attempts


def test_what_is_done_at_the_deadline_is_done(emulator, session):
    emulator.clock.advance(600)
    assert send(waiting(session, deadline=time.time() - 5)).payload["status"] == "done"


def test_the_deadline_is_absolute(emulator, session):
    event = send(waiting(session, deadline=time.time() - 5)).payload
    assert event["status"] == "timeout"
    assert event["sessions"][0]["manifest"]["total"] == 2


def test_a_wrong_key_ends_the_wait_for_good_and_is_not_shown(emulator, session, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(emulator.base_url, "s3cret-key"))
    event = send(waiting(session)).payload
    assert (event["status"], event["sessions"][0]["permanent"]) == ("error", True)
    assert "s3cret-key" not in json.dumps(event)


def test_a_connection_that_is_gone_ends_the_task_and_not_the_trigger(airflow_db):
    trigger = ParadigmUploadSessionTrigger(
        sessions={SESSION: None}, paradigm_conn_id="gone", deadline=time.time() + 60
    )
    event = send(trigger).payload
    assert event["status"] == "error"
    assert "gone" in event["sessions"][0]["message"]


def test_triggers_of_one_connection_share_one_client(emulator, session, monkeypatch):
    from paradigm_provider.hooks._settings import ConnectionSettings

    made = []
    build = ConnectionSettings.client
    monkeypatch.setattr(ConnectionSettings, "client", lambda self: made.append(self) or build(self))

    async def many():
        return await asyncio.gather(*(first_of(waiting(session)) for _ in range(20)))

    events = asyncio.run(many())
    assert {event.payload["status"] for event in events} == {"done"}
    assert len(made) == 1


def test_agent_files_are_counted_until_there_are_enough(emulator, session):
    arguments = {"paradigm_conn_id": "paradigm_default", "deadline": time.time() + 600, "poll_interval": 1.0}
    trigger = ParadigmAgentFilesTrigger(
        agent_id=emulator.default_agent_id,
        at_least=2,
        filters={"status": ["embedded"], "upload_session_uuid": session},
        **arguments,
    )
    trigger_sleep(emulator)
    assert send(trigger).payload == {"status": "done", "count": 2}


def trigger_sleep(emulator):
    """Let the documents come to their end before a trigger polls."""
    emulator.clock.advance(600)


def test_too_few_agent_files_at_the_deadline_are_a_timeout(emulator):
    trigger = ParadigmAgentFilesTrigger(
        agent_id=emulator.default_agent_id,
        at_least=5,
        filters={},
        paradigm_conn_id="paradigm_default",
        deadline=time.time() - 1,
    )
    event = send(trigger).payload
    assert event["status"] == "timeout"
    assert "5 are wanted" in event["message"]
