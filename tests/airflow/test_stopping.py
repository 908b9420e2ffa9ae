"""What is deleted and cancelled when a task is stopped, and what is left."""

from __future__ import annotations

import asyncio
import time

import pytest
from airflow.providers.common.compat.sdk import AirflowTaskTimeout, TaskDeferred
from fake_context import Run

from paradigm_provider.hooks.paradigm import ParadigmHook
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator
from paradigm_provider.triggers.turn import ParadigmTurnTrigger
from paradigm_provider.triggers.upload_session import ParadigmUploadSessionTrigger

CONN = {"paradigm_conn_id": "paradigm_default", "cancel_on_kill": True}


def ingested():
    """Return a task that has sent three files to three sessions, and the sessions."""
    operator = ParadigmIngestOperator(
        task_id="task",
        sources={f"{number}.txt": str(number) for number in range(3)},
        max_documents_per_session=1,
        wait=False,
        cancel_on_kill=True,
    )
    return operator, operator.execute(Run().attempt())["session_uuids"]


def deleted(emulator):
    paths = [entry.path for entry in emulator.requests.matching(method="DELETE") if entry.status < 300]
    return {path.rpartition("/")[2] for path in paths}


@pytest.mark.parametrize("deferred", [False, True])
def test_a_session_that_cannot_be_deleted_does_not_keep_the_others(emulator, deferred):
    operator, uuids = ingested()
    ParadigmHook().delete_session(uuids[0])
    emulator.faults.respond(403, times=1, method="DELETE", path=f"/api/v2/upload-session/{uuids[1]}")
    if deferred:
        trigger = ParadigmUploadSessionTrigger(sessions=dict.fromkeys(uuids), deadline=time.time(), **CONN)
        asyncio.run(trigger.on_kill())
    else:
        operator.on_kill()
    assert deleted(emulator) == {uuids[0], uuids[2]}


def test_a_task_that_is_stopped_after_its_wait_deletes_too(emulator, monkeypatch):
    """It was resumed by another process, which did not send the files."""
    given = {"task_id": "task", "sources": {"a.txt": "a"}, "deferrable": True, "cancel_on_kill": True}
    context = Run().attempt()
    with pytest.raises(TaskDeferred) as deferred:
        ParadigmIngestOperator(**given).execute(context)
    resumed = ParadigmIngestOperator(**given)
    monkeypatch.setattr(resumed, "_finish", lambda *_: resumed.on_kill())
    (session,) = deferred.value.trigger.wait.sessions
    resumed.execute_complete(context, asyncio.run(deferred.value.trigger.event()))
    assert deleted(emulator) == {session}


def killed_by_time_out(operator):
    """Call `on_kill` as Airflow does when `execution_timeout` has passed."""
    try:
        raise AirflowTaskTimeout  # noqa: TRY301 - what Airflow catches when it calls `on_kill`
    except AirflowTaskTimeout:
        operator.on_kill()


def test_a_time_out_of_the_task_deletes_nothing(emulator):
    """Its retry goes on with what was sent."""
    operator, uuids = ingested()
    killed_by_time_out(operator)
    assert not deleted(emulator)
    operator.on_kill()
    assert deleted(emulator) == set(uuids)


def test_a_time_out_of_the_task_cancels_no_question(emulator):
    operator = ParadigmAskAgentOperator(task_id="task", question="Why?", cancel_on_kill=True)
    operator.execute(Run().attempt())
    killed_by_time_out(operator)
    assert not emulator.requests.matching(method="PATCH")


def test_a_turn_that_is_gone_raises_nothing_in_the_triggerer(emulator):
    trigger = ParadigmTurnTrigger(thread_id="gone", turn_id="gone", deadline=time.time(), **CONN)
    asyncio.run(trigger.on_kill())
    assert emulator.requests.matching(method="PATCH")
