"""The smaller operators and sensors."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from datetime import UTC, datetime

import pytest
from airflow.providers.common.compat.sdk import (
    AirflowException,
    AirflowFailException,
    AirflowSensorTimeout,
    AirflowSkipException,
    TaskDeferred,
)
from connections import API_KEY, connection_json
from fake_context import Run

from paradigm_emulator import Fault, ParadigmEmulator
from paradigm_ext import Paradigm
from paradigm_provider.operators.agent_files import ParadigmListAgentFilesOperator
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator
from paradigm_provider.operators.files import ParadigmDeleteFilesOperator
from paradigm_provider.operators.retrieve import ParadigmRetrieveOperator
from paradigm_provider.operators.upload_session import (
    ParadigmAddFilesOperator,
    ParadigmCreateUploadSessionOperator,
    ParadigmDeactivateUploadSessionOperator,
    ParadigmDeleteUploadSessionOperator,
)
from paradigm_provider.sensors.agent_files import ParadigmAgentFilesSensor
from paradigm_provider.sensors.file import ParadigmFileSensor
from paradigm_provider.sensors.upload_session import ParadigmUploadSessionSensor


def run(operator, run=None):
    return operator.execute((run or Run()).attempt())


@pytest.fixture
def files(emulator):
    """Three embedded files; their ids."""
    with Paradigm(API_KEY, emulator.base_url) as client:
        report = client.ingest([(f"gate-{n}.txt", f"The gate {n} opens at noon.".encode()) for n in range(3)])
    emulator.clock.advance(600)
    return report


def test_a_session_step_by_step(emulator):
    attempts = Run()
    uuid = run(ParadigmCreateUploadSessionOperator(task_id="task"), attempts)
    again = run(ParadigmCreateUploadSessionOperator(task_id="task"), attempts)
    assert again == uuid, "a retry does not open another one"

    run(ParadigmDeleteUploadSessionOperator(task_id="delete", session_uuid=uuid))
    anew = run(ParadigmCreateUploadSessionOperator(task_id="task"), attempts)
    assert anew != uuid, "a cleared run does not hand on a session that was deleted"
    uuid = anew

    for shard in ("a", "b"):
        added = run(
            ParadigmAddFilesOperator(task_id=shard, session_uuid=uuid, sources={f"{shard}.txt": shard})
        )
        assert added["session_uuid"] == uuid
    emulator.clock.advance(600)
    waited = run(ParadigmUploadSessionSensor(task_id="wait", session_uuid=uuid, expected=2))
    assert waited["counts"] == {"embedded": 2}

    run(ParadigmDeactivateUploadSessionOperator(task_id="stop"))
    delete = ParadigmDeleteUploadSessionOperator(task_id="delete", session_uuid=uuid)
    run(delete)
    run(delete)  # gone already: no error


def test_deleting_files_twice_is_harmless(emulator, files):
    ids = list(files.document_ids)
    operator = ParadigmDeleteFilesOperator(task_id="delete", file_ids=ids)
    assert run(operator) == {"deleted": 3, "missing": []}
    assert run(operator) == {"deleted": 0, "missing": ids}


def test_large_lists_go_to_a_file(emulator, files, tmp_path):
    path = tmp_path / "out" / "files.jsonl"
    manifest = run(
        ParadigmListAgentFilesOperator(
            task_id="list", agent_id=emulator.default_agent_id, output_path=f"file://{path}", page_size=2
        )
    )
    written = [json.loads(line) for line in path.read_text().splitlines()]
    assert manifest == {"count": 3, "files": [], "path": f"file://{path}"}
    assert sorted(file["filename"] for file in written) == ["gate-0.txt", "gate-1.txt", "gate-2.txt"]


def test_a_list_that_breaks_off_takes_no_other_ones_place(emulator, files, tmp_path):
    (tmp_path / "files.jsonl").write_text("of last night\n")
    emulator.faults.add(Fault(kind="respond", status=403, body={}, after=1, path="/api/v3/agents/*/files"))
    operator = ParadigmListAgentFilesOperator(
        task_id="list",
        agent_id=emulator.default_agent_id,
        output_path=f"file://{tmp_path / 'files.jsonl'}",
        page_size=2,
    )
    with pytest.raises(AirflowException):
        run(operator)
    assert (tmp_path / "files.jsonl").read_text() == "of last night\n"
    assert run(operator)["count"] == 3


def test_a_list_too_long_for_an_xcom_is_refused_with_the_remedy(emulator, files):
    with pytest.raises(AirflowFailException, match="output_path"):
        run(ParadigmListAgentFilesOperator(task_id="l", agent_id=emulator.default_agent_id, max_files=2))


def test_filters_reach_paradigm_also_as_rendered_text(emulator, files):
    operator = ParadigmListAgentFilesOperator(
        task_id="list",
        agent_id=str(emulator.default_agent_id),
        status="embedded,fail",
        filename="gate-1",
        uploaded_at_after="2000-01-01T00:00:00+00:00",
        workspace_id="",
    )
    assert [file["filename"] for file in run(operator)["files"]] == ["gate-1.txt"]


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"agent_id": "mine"}, "agent_id"),
        ({"agent_id": None}, "agent_id"),
        ({"total_pages_min": "few"}, "total_pages_min"),
        ({"workspace_id": ["x"]}, "workspace_id"),
        ({"uploaded_at_after": "yesterday"}, "uploaded_at_after"),
        ({"status": [3]}, "status"),
    ],
)
def test_bad_filters_are_named_before_anything_is_sent(emulator, bad, named):
    with pytest.raises(AirflowFailException, match=named):
        run(ParadigmListAgentFilesOperator(**({"task_id": "list", "agent_id": 1} | bad)))
    assert list(emulator.requests) == []


def test_passages_are_retrieved(emulator, files):
    passages = run(ParadigmRetrieveOperator(task_id="ask", query="When does gate 2 open?", top_k=3))
    assert any("noon" in passage["text"] for passage in passages)
    assert json.loads(json.dumps(passages)) == passages


def test_a_question_is_asked_once_over_attempts(emulator, files):
    attempts = Run()
    operator = ParadigmAskAgentOperator(
        task_id="ask", question="When does gate 2 open?", agent_id=emulator.default_agent_id, deferrable=True
    )
    with pytest.raises(TaskDeferred) as first:
        run(operator, attempts)
    with pytest.raises(TaskDeferred) as second:
        run(operator, attempts)
    assert second.value.trigger.turn_id == first.value.trigger.turn_id
    asked = [e for e in emulator.requests.matching(method="POST") if e.path.endswith("/turns")]
    assert len(asked) == 1

    emulator.clock.advance(600)
    event = asyncio.run(anext(second.value.trigger.run()))
    answer = operator.execute_complete(attempts.attempt(), event.payload)
    assert answer["status"] == "completed"
    assert answer["text"]


def test_a_retry_after_the_answer_returns_it_and_a_clear_asks_anew(emulator, files):
    attempts = Run(max_tries=2)
    operator = ParadigmAskAgentOperator(task_id="ask", question="When does gate 2 open?", deferrable=False)
    answers = [run(operator, attempts) for _ in range(2)]
    # As Airflow does for a task that is cleared, and for that alone.
    attempts.max_tries = 3
    answers.append(run(operator, attempts))
    first, retried, cleared = (answer["turn_id"] for answer in answers)
    assert first == retried != cleared


@pytest.mark.parametrize(("question", "tries", "again"), [("A", 0, 0), ("B", 0, 0), ("A", 1, 0), ("B", 1, 1)])
def test_a_task_cleared_with_another_question_asks_it(emulator, files, question, tries, again):
    """A question may be rendered otherwise by a retry; only a person who clears has changed what is asked."""
    attempts = Run()
    with pytest.raises(TaskDeferred) as first:
        run(ParadigmAskAgentOperator(task_id="ask", question="A", deferrable=True), attempts)
    attempts.max_tries = tries
    with pytest.raises(TaskDeferred) as second:
        run(ParadigmAskAgentOperator(task_id="ask", question=question, deferrable=True), attempts)
    assert (second.value.trigger.turn_id != first.value.trigger.turn_id) == again


def test_a_value_that_is_refused_leaves_no_doubt_whether_it_was_asked(emulator):
    attempts = Run()
    with pytest.raises(AirflowFailException, match="file_ids"):
        run(ParadigmAskAgentOperator(task_id="ask", question="A", file_ids="x"), attempts)
    assert attempts.store == {}


def test_an_agent_answers_without_deferral_too(emulator, files):
    operator = ParadigmAskAgentOperator(
        task_id="ask", question="When does gate 1 open?", agent_id=emulator.default_agent_id, deferrable=False
    )
    assert run(operator)["text"]


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("deferred", [True, False])
def test_a_stopped_question_is_cancelled_only_when_asked(emulator, files, asked, deferred):
    operator = ParadigmAskAgentOperator(
        task_id="ask", question="When does gate 1 open?", deferrable=True, cancel_on_kill=asked
    )
    with pytest.raises(TaskDeferred) as waiting:
        run(operator)
    if deferred:
        asyncio.run(waiting.value.trigger.on_kill())
    else:
        operator.on_kill()
    cancelled = emulator.requests.matching(method="PATCH", path="/threads/")
    assert [entry.status for entry in cancelled] == [200] * int(asked)


OTHER = {"paradigm_conn_id": "other", "deferrable": True, "task_id": "wait"}


def test_every_deferral_carries_what_was_set(emulator, files, monkeypatch):
    """The connection, the deadline and the pause of each task that can wait in the triggerer."""
    monkeypatch.setenv("AIRFLOW_CONN_OTHER", connection_json(emulator.base_url))
    with Paradigm(API_KEY, emulator.base_url) as client:
        late = client.ingest([("late.txt", b"late")])
    sensor = {**OTHER, "timeout": 500, "poke_interval": 7}
    for task in (
        ParadigmFileSensor(file_id=late.document_ids[0], **sensor),  # first: the clock moves on
        ParadigmAskAgentOperator(question="Which gate?", timeout=500, poll_interval=7, **OTHER),
        ParadigmUploadSessionSensor(session_uuid=late.session_uuid, expected=9, **sensor),
        ParadigmAgentFilesSensor(agent_id=emulator.default_agent_id, at_least=99, **sensor),
    ):
        began = time.time()
        with pytest.raises(TaskDeferred) as deferred:
            run(task)
        _, carried = deferred.value.trigger.serialize()
        assert (carried["paradigm_conn_id"], carried["poll_interval"]) == ("other", 7)
        assert began + 500 <= carried["deadline"] <= time.time() + 500
        assert API_KEY not in json.dumps(carried)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"question": " "}, "question"),
        ({"question": "?" * 5001}, "5,000"),
        ({"agent_id": "mine"}, "agent_id"),
        ({"file_ids": "a,b"}, "file_ids"),
        ({"timeout": 0}, "timeout"),
        ({"max_steps": 99}, "max_steps"),
    ],
)
def test_bad_questions_are_refused_before_anything_is_sent(emulator, bad, named):
    with pytest.raises(AirflowFailException, match=named):
        run(ParadigmAskAgentOperator(**({"task_id": "ask", "question": "Why?", "deferrable": False} | bad)))
    assert list(emulator.requests) == []


@pytest.mark.parametrize("deferrable", [True, False])
def test_the_agent_files_sensor_is_done_when_there_are_enough(emulator, files, deferrable):
    sensor = ParadigmAgentFilesSensor(
        task_id="wait", agent_id=emulator.default_agent_id, at_least=3, deferrable=deferrable
    )
    assert run(sensor) == 3


def test_the_agent_files_sensor_defers_with_its_filters(emulator, files):
    sensor = ParadigmAgentFilesSensor(
        task_id="wait",
        agent_id=emulator.default_agent_id,
        at_least="4",
        uploaded_at_after="2000-01-01T00:00:00+00:00",
        deferrable=True,
        timeout=60,
    )
    with pytest.raises(TaskDeferred) as deferred:
        run(sensor)
    assert deferred.value.trigger.at_least == 4
    assert deferred.value.trigger.filters == {
        "status": ["embedded"],
        "uploaded_at_after": "2000-01-01T00:00:00+00:00",
    }
    with pytest.raises(AirflowSensorTimeout):
        sensor.execute_complete({}, {"status": "timeout", "message": "late"})
    with pytest.raises(AirflowException, match="does not know"):
        sensor.execute_complete({}, {"status": "splendid"})


def test_a_blip_does_not_end_a_poke(emulator, files):
    emulator.faults.respond(520, times=None, method="GET")
    sensor = ParadigmAgentFilesSensor(task_id="wait", agent_id=emulator.default_agent_id, deferrable=False)
    assert not sensor.poke(Run().attempt())
    session = ParadigmUploadSessionSensor(task_id="wait", session_uuid=files.session_uuid)
    assert not session.poke(Run().attempt())


def test_a_soft_failing_session_sensor_skips(emulator, files):
    gone = ParadigmUploadSessionSensor(
        task_id="wait",
        session_uuid=["6f9f0a7c-0000-4000-8000-000000000000"],
        soft_fail=True,
        deferrable=True,
    )
    with pytest.raises(AirflowSkipException):
        run(gone)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"session_uuid": ""}, "session_uuid"),
        ({"session_uuid": []}, "session_uuid"),
        ({"session_uuid": None}, "session_uuid"),
        ({"session_uuid": "None"}, "session_uuid"),
        ({"expected": "many"}, "expected"),
        ({"fail_on": "some"}, "fail_on"),
        ({"stall_timeout": -1}, "stall_timeout"),
        ({"success": "embedded"}, "success"),
    ],
)
@pytest.mark.parametrize("deferrable", [True, False])
def test_bad_waits_are_refused_before_anything_is_sent(emulator, bad, named, deferrable):
    given = {"task_id": "wait", "session_uuid": "6f9f0a7c-0000-4000-8000-000000000000"} | bad
    with pytest.raises(AirflowFailException, match=named):
        run(ParadigmUploadSessionSensor(**given, deferrable=deferrable))
    assert list(emulator.requests) == []


@pytest.mark.parametrize("deferrable", [True, False])
def test_the_file_sensor_returns_the_file(emulator, files, deferrable):
    file_id = files.document_ids[0]
    sensor = ParadigmFileSensor(task_id="wait", file_id=str(file_id), deferrable=deferrable)
    assert run(sensor)["status"] == "embedded"


@pytest.mark.parametrize("deferrable", [True, False])
def test_the_file_sensor_takes_an_answer_that_is_slow(emulator, files, deferrable, monkeypatch):
    """A poke has no deadline: the connection's time-outs bound it."""
    monkeypatch.setattr("paradigm_ext._polling._machine.LAST_POLL_SECONDS", 1e-9)
    sensor = ParadigmFileSensor(task_id="wait", file_id=files.document_ids[0], deferrable=deferrable)
    assert run(sensor)["status"] == "embedded"


@pytest.mark.parametrize("deferrable", [True, False])
def test_a_sensor_that_never_fails_skips_whatever_the_first_poll_raises(monkeypatch, deferrable):
    def poke(self, context):
        raise RuntimeError("the XCom backend does not answer")

    monkeypatch.setattr(ParadigmFileSensor, "poke", poke)
    with pytest.raises(AirflowSkipException):
        run(ParadigmFileSensor(task_id="wait", file_id=1, deferrable=deferrable, never_fail=True))


@pytest.mark.parametrize("timeout", [sys.maxsize, 1e12])
def test_a_time_out_beyond_all_dates_is_none(emulator, timeout):
    with Paradigm(API_KEY, emulator.base_url) as client:
        (file_id,) = client.ingest([("late.txt", b"late")]).document_ids
    sensor = ParadigmFileSensor(task_id="wait", file_id=file_id, deferrable=True)
    sensor.timeout = timeout
    with pytest.raises(TaskDeferred) as deferred:
        run(sensor)
    assert datetime.now(UTC) + deferred.value.timeout < datetime(2100, 1, 1, tzinfo=UTC)


def test_the_file_sensor_waits_in_the_triggerer(emulator):
    with Paradigm(API_KEY, emulator.base_url) as client:
        (file_id,) = client.ingest([("late.txt", b"late")]).document_ids
    sensor = ParadigmFileSensor(
        task_id="wait", file_id=file_id, deferrable=True, poke_interval=1, timeout=600
    )
    with pytest.raises(TaskDeferred) as deferred:
        run(sensor)

    async def first():
        running = deferred.value.trigger.run()
        try:
            return await anext(running)
        finally:
            await running.aclose()

    assert sensor.execute_complete({}, asyncio.run(first()).payload)["id"] == file_id


@pytest.mark.parametrize("deferrable", [True, False])
@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (ParadigmFileSensor, {"file_id": 999}),
        (ParadigmAgentFilesSensor, {"agent_id": 999}),
        (ParadigmUploadSessionSensor, {"session_uuid": "6f9f0a7c-0000-4000-8000-000000000000"}),
    ],
)
def test_every_sensor_that_may_fail_softly_skips(emulator, kind, given, deferrable):
    with pytest.raises(AirflowSkipException):
        run(kind(task_id="wait", soft_fail=True, deferrable=deferrable, **given))


def test_the_first_poll_waits_for_all_sessions_as_the_trigger_does(airflow_db, monkeypatch):
    """A session that has failed does not hide what becomes of the others."""
    with ParadigmEmulator(api_key=API_KEY, clock="manual") as still:
        monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(still.base_url))
        _wait_for_a_failed_and_a_late_session(still)


def _wait_for_a_failed_and_a_late_session(emulator):
    with Paradigm(API_KEY, emulator.base_url) as client:
        broken = client.ingest([("bad.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")]).session_uuid
        emulator.clock.advance(600)
        late = client.ingest([("late.txt", b"late")]).session_uuid
    sensor = ParadigmUploadSessionSensor(task_id="wait", session_uuid=[broken, late], deferrable=True)
    with pytest.raises(TaskDeferred):
        run(sensor)
    emulator.clock.advance(600)
    with pytest.raises(AirflowFailException, match="bad"):
        run(sensor)


def test_a_first_poll_is_one_request_a_session(emulator, files):
    emulator.requests.clear()
    run(ParadigmUploadSessionSensor(task_id="wait", session_uuid=files.session_uuid, deferrable=True))
    assert len(emulator.requests) == 1


def test_links_lead_to_the_agent(emulator, files, monkeypatch):
    address = "https://paradigm.example.com/chat/{id}"
    monkeypatch.setenv(
        "AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(emulator.base_url, ui_agent_url=address)
    )
    agent = emulator.default_agent_id
    for task in (
        ParadigmListAgentFilesOperator(task_id="list", agent_id=agent),
        ParadigmAskAgentOperator(task_id="ask", question="Which gate?", agent_id=agent, deferrable=False),
        ParadigmAgentFilesSensor(task_id="wait", agent_id=agent),
    ):
        context = Run().attempt()
        task.execute(context)
        assert context["ti"].xcoms["paradigm_link"] == f"https://paradigm.example.com/chat/{agent}"


def test_a_file_that_is_not_there_fails_at_once(emulator):
    with pytest.raises(AirflowFailException, match="404"):
        run(ParadigmFileSensor(task_id="wait", file_id=999, deferrable=False))
    with pytest.raises(AirflowFailException, match="file_id"):
        run(ParadigmFileSensor(task_id="wait", file_id="mine", deferrable=False))
