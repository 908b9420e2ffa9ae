"""A task that resumes: from an event of another release, or without what it left in XCom before it waited."""

from __future__ import annotations

import asyncio
import json

import pytest
from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException, Asset, TaskDeferred
from fake_context import Run

from paradigm_provider.exceptions import WaitTimedOut
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator
from paradigm_provider.operators.mirror import ParadigmMirrorOperator
from paradigm_provider.sensors.agent_files import ParadigmAgentFilesSensor
from paradigm_provider.sensors.file import ParadigmFileSensor
from paradigm_provider.sensors.mirror import ParadigmMirroredSensor
from paradigm_provider.sensors.upload_session import ParadigmUploadSessionSensor

UUID = "11111111-1111-4111-8111-111111111111"
WAITING = [
    ParadigmIngestOperator(task_id="task", sources={"a.txt": "a"}),
    ParadigmMirrorOperator(task_id="task", source="/data"),
    ParadigmAskAgentOperator(task_id="task", question="Which gate?"),
    ParadigmUploadSessionSensor(task_id="task", session_uuid=UUID),
    ParadigmAgentFilesSensor(task_id="task", agent_id=1),
    ParadigmFileSensor(task_id="task", file_id=1),
]
OUTCOME = {"status": "done", "session_uuid": UUID, "message": "", "permanent": False, "gone": False}
OUTCOME["manifest"] = None
UNKNOWN = [
    *(None, "done", {}, {"status": "success"}, {"status": ["done"]}, {"status": "done"}, {"status": "error"}),
    *({"status": "timeout"}, {"status": "error", "message": "refused"}),
    *({"status": "done", "sessions": sessions} for sessions in ("some", [], [{}], [{"status": "done"}])),
    {"status": "done", "sessions": [{**OUTCOME, "status": "new"}]},
    {"status": "done", "sessions": [{**OUTCOME, "manifest": {"verdict": "embedded"}}]},
]


def kind(value):
    return type(value).__name__ if hasattr(value, "task_id") else None


@pytest.mark.parametrize("event", UNKNOWN, ids=str)
@pytest.mark.parametrize("task", WAITING, ids=kind)
def test_an_unknown_event_is_named_and_never_green(task, event):
    with pytest.raises(AirflowException, match=r"does not know.*same release"):
        task.execute_complete(Run().attempt(), event)


@pytest.mark.parametrize("event", [{"status": "perhaps"}, {"status": "timeout"}, {"status": "error"}])
def test_an_event_that_says_too_little_ends_no_wait_for_a_mirror(event):
    with pytest.raises(AirflowException, match="does not know"):
        ParadigmMirroredSensor(task_id="task", name="name", workspace_id=1).execute_complete({}, event)


def test_a_long_unknown_event_is_shown_in_part():
    with pytest.raises(AirflowException) as caught:
        WAITING[0].execute_complete(Run().attempt(), {"status": "x" * 10_000})
    assert len(str(caught.value)) < 1000


def test_what_a_later_release_adds_to_an_event_is_passed_over():
    event = {"status": "done", "count": 7, "pages": 1}
    assert ParadigmAgentFilesSensor(task_id="task", agent_id=1).execute_complete({}, event) == 7


def deferred(task, context):
    """Execute a task until it waits, and return the event of its trigger."""
    with pytest.raises(TaskDeferred) as caught:
        task.execute(context)
    event = asyncio.run(anext(caught.value.trigger.run()))
    return json.loads(json.dumps(event.payload))


def ingest(**arguments):
    sources = {f"{number}.txt": f"note {number}" for number in range(3)}
    return ParadigmIngestOperator(
        task_id="task", sources=sources, deferrable=True, poll_interval=0.01, **arguments
    )


@pytest.mark.parametrize("left", [None, "text", {"session_uuid": UUID}])
def test_a_lost_xcom_of_the_upload_is_made_anew_from_the_record(emulator, left):
    context = Run().attempt()
    event = deferred(ingest(), context)
    sent = len(emulator.requests.matching(method="POST"))
    context["ti"].xcoms["upload"] = left
    manifest = ingest().execute_complete(context, event)
    assert (manifest["uploaded"], manifest["resumed"], manifest["counts"]) == (3, 3, {"embedded": 3})
    assert len(emulator.requests.matching(method="POST")) == sent
    assert context["ti"].xcoms["upload"]["uploaded"] == 3


def test_without_a_record_a_lost_xcom_is_told_and_nothing_is_sent_again(emulator):
    context = Run().attempt()
    event = deferred(ingest(durable=False), context)
    sent = len(emulator.requests.matching(method="POST"))
    context["ti"].xcoms.clear()
    with pytest.raises(AirflowFailException, match=r"XCom 'upload'.*durable=False"):
        ingest(durable=False).execute_complete(context, event)
    assert len(emulator.requests.matching(method="POST")) == sent


def test_a_time_that_is_up_is_up_without_the_xcom_too():
    event = {"status": "timeout", "sessions": [{**OUTCOME, "status": "timeout", "message": "late"}]}
    with pytest.raises(WaitTimedOut, match="late"):
        ingest().execute_complete(Run().attempt(), event)


@pytest.mark.parametrize("left", [None, "text", {"name": "n"}])
def test_a_mirror_without_the_report_of_its_first_pass_tells_its_outlets_all_the_same(
    emulator, tmp_path, left
):
    (tmp_path / "a.txt").write_text("May")
    asset, context = Asset("paradigm://workspace/3"), Run().attempt()

    def mirror():
        return ParadigmMirrorOperator(
            task_id="task",
            source=str(tmp_path),
            workspace_id=emulator.default_workspace_id,
            deferrable=True,
            settle=0,
            poll_interval=0.01,
            outlets=[asset],
        )

    event = deferred(mirror(), context)
    context["ti"].xcoms["mirror"] = left
    last = mirror()
    manifest = last.execute_complete(context, event)
    assert (manifest["scanned"], manifest["unchanged"]) == (1, 1)
    assert last.outlets == [asset]
    assert context["outlet_events"][asset].extra["summary"] == manifest["summary"]
