"""`@task.paradigm_ingest` and `@task.paradigm_ask`."""

from __future__ import annotations

import asyncio
import json

import pytest
from airflow.providers.common.compat.sdk import AirflowFailException, TaskDeferred, task
from fake_context import Run

from paradigm_provider._ingest.ledger import TaskLedger, store_of
from paradigm_provider.decorators.ask_agent import ParadigmAskAgentDecoratedOperator
from paradigm_provider.decorators.ingest import ParadigmIngestDecoratedOperator


@pytest.mark.parametrize("dag_id", ["decorated_deferred", "decorated_here"])
def test_functions_become_an_ingestion_and_a_question(run_dag, real_time_emulator, tmp_path, dag_id):
    calls = tmp_path / "calls"
    run = run_dag(dag_id, agent_id=real_time_emulator.default_agent_id, gate=2, calls=str(calls))

    assert run.tasks == {"gates": "success", "documents": "success", "question": "success"}
    assert run.xcom("documents")["counts"] == {"embedded": 2}
    assert run.xcom("question")["text"]
    assert calls.read_text() == "called\n", "a task that resumes does not call its function again"
    (asked,) = [
        entry
        for entry in real_time_emulator.requests.matching(method="POST")
        if entry.path.endswith("/turns")
    ]
    assert asked.status < 300


def event_of(deferred):
    """Return what the trigger sends, as a triggerer would run it: from JSON alone."""
    _, arguments = deferred.trigger.serialize()
    trigger = type(deferred.trigger)(**json.loads(json.dumps(arguments)))
    return json.loads(json.dumps(asyncio.run(anext(trigger.run())).payload))


def ingestion(function, **kwargs):
    given = {"task_id": "task", "poll_interval": 0.01, "deferrable": False}
    return ParadigmIngestDecoratedOperator(python_callable=function, **(given | kwargs))


def test_a_retry_calls_the_function_again_and_sends_only_what_is_missing(emulator):
    run, contents = Run(), [{"a.txt": "a"}, {"a.txt": "a", "b.txt": "b"}]
    first = ingestion(lambda: contents[0], wait=False).execute(run.attempt())
    second = ingestion(lambda: contents[1]).execute(run.attempt())
    assert (first["uploaded"], second["uploaded"]) == (1, 2)
    if second["session_uuid"] == first["session_uuid"]:  # Airflow 3.3 keeps what a finished task sent
        assert second["resumed"] == 1


def test_arguments_and_context_reach_the_function(emulator):
    def documents(prefix, *, ti=None):
        return {f"{prefix}-{ti.task_id}.txt": "content"}

    operator = ingestion(documents, op_args=["note"])
    assert operator.execute(Run().attempt("mine"))["uploaded"] == 1


def test_an_async_function_is_awaited(emulator):
    async def documents(prefix, *, ti=None):
        await asyncio.sleep(0)
        return {f"{prefix}-{ti.task_id}.txt": "content"}

    operator = ingestion(documents, op_args=["note"])
    assert operator.execute(Run().attempt("mine"))["uploaded"] == 1


def test_an_async_function_returns_a_question_too(emulator):
    async def question():
        return "When does the gate open?"

    operator = ParadigmAskAgentDecoratedOperator(
        task_id="task", python_callable=question, deferrable=False, poll_interval=0.01
    )
    assert operator.execute(Run().attempt())["text"]


def test_what_the_function_returns_is_in_no_xcom_and_no_trigger(emulator):
    context = Run().attempt()
    operator = ingestion(lambda: {"a.txt": "confidential content"}, deferrable=True)
    with pytest.raises(TaskDeferred) as deferred:
        operator.execute(context)
    left = json.dumps([context["ti"].xcoms, deferred.value.trigger.serialize()])
    assert "confidential" not in left
    assert "sources" not in operator.template_fields


def test_a_task_that_resumes_sends_nothing_even_where_a_file_was_sent_twice(emulator, tmp_path, monkeypatch):
    """It compares what is there with what was sent. What its function returned is not known to it."""
    (tmp_path / "of the worker.txt").write_text("in the folder where the worker runs")
    monkeypatch.chdir(tmp_path)
    context = Run().attempt()
    given = {"function": lambda: {"a.txt": "content"}, "deferrable": True}
    with pytest.raises(TaskDeferred) as deferred:
        ingestion(**given).execute(context)
    emulator.clock.advance(60)
    ledger = TaskLedger(store_of(context))
    (sending,) = [entry for entry in ledger.entries() if entry["event"] == "sending"]
    (sent,) = [entry for entry in ledger.entries() if entry["event"] == "sent"]
    for entry in (sending, sending, sent):
        ledger.append(entry)
    manifest = ingestion(**given).execute_complete(context, event_of(deferred.value))
    assert (manifest["uploaded"], manifest["embedded"]) == (1, 1)
    posts = [entry.path for entry in emulator.requests.matching(method="POST")]
    assert len([path for path in posts if path.count("/") > 3]) == 1


@pytest.mark.parametrize("value", ["", " ", [""]])
def test_a_function_that_returns_an_empty_text_does_not_upload_the_workers_folder(
    emulator, tmp_path, monkeypatch, value
):
    (tmp_path / "of the worker.txt").write_text("in the folder where the worker runs")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AirflowFailException, match="sources"):
        ingestion(lambda: value).execute(Run().attempt())
    assert list(emulator.requests) == []


@pytest.mark.parametrize("value", [7, [7], ["['a.txt']"]])
def test_a_function_that_returns_no_sources_fails_at_once(emulator, value):
    with pytest.raises(AirflowFailException, match="sources"):
        ingestion(lambda: value).execute(Run().attempt())
    assert list(emulator.requests) == []


@pytest.mark.parametrize("value", [None, 7, ""])
def test_a_function_that_returns_no_question_fails_at_once(emulator, value):
    operator = ParadigmAskAgentDecoratedOperator(
        task_id="task", python_callable=lambda: value, deferrable=False
    )
    with pytest.raises(AirflowFailException, match="question"):
        operator.execute(Run().attempt())
    assert list(emulator.requests) == []


def test_the_decorators_take_the_operators_parameters_and_no_others():
    def nothing():
        return []

    assert task.paradigm_ingest(workspace_id=3, retries=2)(nothing).kwargs["workspace_id"] == 3
    with pytest.raises(TypeError, match="sources"):
        ParadigmIngestDecoratedOperator(task_id="task", python_callable=nothing, sources=["a.txt"])


def test_an_async_function_works_where_a_loop_runs_already(emulator):
    """As in a notebook that calls `dag.test()`."""

    async def sources():
        return {"a.txt": "a"}

    async def notebook():
        return ingestion(sources).execute(Run().attempt())

    assert asyncio.run(notebook())["uploaded"] == 1
