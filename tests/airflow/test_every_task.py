"""What every operator and sensor must be able to do: be serialised, mapped, copied, templated."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from datetime import timedelta
from importlib import import_module
from pkgutil import walk_packages

import pytest
from airflow.providers.common.compat.sdk import DAG, BaseOperator, BaseSensorOperator

import paradigm_provider
from paradigm_provider._compat.version import AIRFLOW_V_3_3_PLUS
from paradigm_provider.operators.agent_files import ParadigmListAgentFilesOperator
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator
from paradigm_provider.operators.files import ParadigmDeleteFilesOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator
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

SESSION = "6f9f0a7c-0000-4000-8000-000000000000"
FILTERS = {
    "extension": ["pdf"],
    "filename": "a",
    "title": "a",
    "status": ["embedded"],
    "status_vision": ["embedded"],
    "group_id": [1],
    "tag_id": [2],
    "workspace_id": [3],
    "upload_session_uuid": SESSION,
    "total_pages_min": 1,
    "total_pages_max": 9,
    "uploaded_at_after": "2026-01-01T00:00:00+00:00",
    "uploaded_at_before": "2026-01-01T00:00:00+00:00",
    "updated_at_after": "2026-01-01T00:00:00+00:00",
    "updated_at_before": "2026-01-01T00:00:00+00:00",
    "ordering": "-title",
    "page_size": 50,
}
UPLOAD = {
    "sources": ["docs/*.pdf"],
    "source_conn_id": "aws_default",
    "allowed_sources": ["/data/in"],
    "deleted": "send",
    "workspace_id": 3,
    "pipeline": "v3.0",
    "deferrable": True,
    "timeout": 60.0,
    "stall_timeout": 30.0,
    "poll_interval": 5.0,
    "fail_on": "all",
    "success": ["embedded", "parsed"],
    "concurrency": 2,
    "max_file_bytes": 1000,
    "max_documents_per_session": 10,
    "duplicates": "skip",
    "in_doubt": "leave",
    "fields": {"collection": "a"},
    "durable": True,
    "cancel_on_kill": True,
    "session_uuid": SESSION,
}
#: A value other than the default for every parameter of every task.
TASKS = {
    ParadigmIngestOperator: {**UPLOAD, "wait": False},
    ParadigmAddFilesOperator: UPLOAD,
    ParadigmCreateUploadSessionOperator: {"pipeline": "v3.0"},
    ParadigmDeleteUploadSessionOperator: {"session_uuid": SESSION},
    ParadigmDeactivateUploadSessionOperator: {},
    ParadigmDeleteFilesOperator: {"file_ids": [1, 2]},
    ParadigmListAgentFilesOperator: {
        **FILTERS,
        "agent_id": 7,
        "output_path": "s3://bucket/files.jsonl",
        "output_conn_id": "aws_default",
        "allowed_sources": "s3://bucket",
        "max_files": 5,
    },
    ParadigmAskAgentOperator: {
        "question": "Why?",
        "agent_id": 7,
        "thread_id": "t",
        "workspace_ids": [3],
        "file_ids": [1],
        "max_steps": 5,
        "timeout": 60.0,
        "poll_interval": 2.0,
        "deferrable": True,
        "fields": {"force_tool": "document_search"},
        "cancel_on_kill": True,
    },
    ParadigmRetrieveOperator: {
        "query": "gate",
        "top_k": 5,
        "mode": "vision",
        "rerank": False,
        "workspace_ids": [3],
        "file_ids": [1],
        "tag_ids": [2],
    },
    ParadigmUploadSessionSensor: {
        "session_uuid": [SESSION],
        "expected": 5,
        "deferrable": True,
        "stall_timeout": 30.0,
        "fail_on": "all",
        "success": ["embedded", "parsed"],
    },
    ParadigmFileSensor: {"file_id": 1, "deferrable": True},
    ParadigmAgentFilesSensor: {**FILTERS, "agent_id": 7, "at_least": 3, "deferrable": True},
}
EACH = pytest.mark.parametrize("kind", TASKS, ids=lambda kind: kind.__name__)
CONN = {"paradigm_conn_id": "docs"}


def own_parameters(kind):
    """Return the names of the parameters that this provider's classes declare."""
    # Airflow gives a class without `__init__` its own one.
    inits = [inspect.unwrap(vars(base)["__init__"]) for base in kind.__mro__ if "__init__" in vars(base)]
    ours = [init for init in inits if getattr(init, "__module__", "").startswith("paradigm_provider.")]
    declared = [inspect.signature(init).parameters for init in ours]
    sensor = issubclass(kind, BaseSensorOperator)
    airflows = set(inspect.signature(BaseSensorOperator.__init__).parameters) if sensor else set()
    names = {name for parameters in declared for name in parameters} - airflows - {"self", "kwargs"}
    return names - ({"wait"} if kind is ParadigmAddFilesOperator else set())


def round_trip(dag):
    """Return the DAG as the scheduler sees it: out of JSON, without the code of the provider."""
    try:
        from airflow.serialization.serialized_objects import DagSerialization as Serialization
    except ImportError:
        from airflow.serialization.serialized_objects import SerializedDAG as Serialization
    return Serialization.from_dict(json.loads(json.dumps(Serialization.to_dict(dag))))


@EACH
def test_the_values_above_are_complete(kind):
    assert set(TASKS[kind]) | set(CONN) == own_parameters(kind)


@EACH
def test_what_is_given_is_kept(kind):
    task = kind(task_id="task", **TASKS[kind], **CONN)
    kept = {name: getattr(task, name) for name in (*TASKS[kind], *CONN)}
    assert kept == {**TASKS[kind], **CONN}


@EACH
def test_a_dag_with_it_survives_serialisation(kind, airflow_db):
    with DAG("a_dag", schedule=None, default_args={"retries": 2}) as dag:
        kind(task_id="task", execution_timeout=timedelta(minutes=5), **TASKS[kind], **CONN)
    task = round_trip(dag).get_task("task")
    assert task.task_type == kind.__name__
    assert task.retries == 2
    assert set(task.template_fields) == set(kind.template_fields)
    assert list(task.operator_extra_links or ()) == [] or "Paradigm" in task.extra_links
    for name in kind.template_fields:
        assert getattr(task, name) == ({**TASKS[kind], **CONN} | {"sources": UPLOAD["sources"]})[name]


@EACH
def test_every_parameter_can_be_mapped(kind, airflow_db):
    """`expand` with each parameter of its own; the worker's instance has the value."""
    for mapped, value in {**TASKS[kind], **CONN}.items():
        rest = {name: given for name, given in {**TASKS[kind], **CONN}.items() if name != mapped}
        with DAG("a_dag", schedule=None) as dag:
            kind.partial(task_id="task", **rest).expand(**{mapped: [value, value]})
        task = dag.get_task("task")
        assert getattr(task.unmap({**rest, mapped: value}), mapped) == value
        round_trip(dag)


@EACH
def test_several_parameters_can_be_mapped_together(kind, airflow_db):
    with DAG("a_dag", schedule=None) as dag:
        kind.partial(
            task_id="task",
            map_index_template="{{ task.paradigm_conn_id }}",
            execution_timeout=timedelta(minutes=5),
            retries=3,
            trigger_rule="all_done",
        ).expand_kwargs([{**TASKS[kind], **CONN}, TASKS[kind]])
    task = round_trip(dag).get_task("task")
    assert type(task).__name__.endswith("MappedOperator")
    assert (task.retries, task.trigger_rule) == (3, "all_done")


@EACH
def test_it_can_be_copied_and_pickled(kind):
    """As task runners do; a hook that was used must not stand in the way."""
    task = kind(task_id="task", **TASKS[kind], **CONN)
    assert task.hook.paradigm_conn_id == "docs"
    for twin in (copy.deepcopy(task), pickle.loads(pickle.dumps(task))):
        assert twin.paradigm_conn_id == "docs"
        assert {name: getattr(twin, name) for name in TASKS[kind]} == TASKS[kind]


@EACH
def test_templates_are_parameters_and_name_the_connection(kind):
    assert "paradigm_conn_id" in kind.template_fields
    assert set(kind.template_fields) <= own_parameters(kind)
    assert set(getattr(kind, "template_fields_renderers", {})) <= set(kind.template_fields)


@EACH
def test_nothing_is_judged_before_templates_are_rendered(kind):
    """Every templated parameter takes a template, whatever its value must be."""
    template = "{{ ti.xcom_pull(task_ids='before') }}"
    given = {name: template if name in kind.template_fields else value for name, value in TASKS[kind].items()}
    kind(task_id="task", **given, paradigm_conn_id=template)


def test_a_connection_may_be_a_template(emulator):
    sensor = ParadigmAgentFilesSensor(
        task_id="wait",
        agent_id="{{ params.agent }}",
        paradigm_conn_id="paradigm_{{ params.where }}",
        deferrable=False,
    )
    sensor.render_template_fields({"params": {"where": "default", "agent": emulator.default_agent_id}})
    assert not sensor.hook.count_agent_files(int(sensor.agent_id))


@pytest.mark.skipif(not AIRFLOW_V_3_3_PLUS, reason="retry policies came with Airflow 3.3")
def test_a_retry_policy_goes_with_a_task_mapped_or_not(airflow_db):
    from paradigm_provider.policies.retry import ParadigmRetryPolicy

    policy = ParadigmRetryPolicy(max_delay=100)
    with DAG("a_dag", schedule=None) as dag:
        ParadigmIngestOperator(task_id="one", sources=[], retries=3, retry_policy=policy)
        ParadigmIngestOperator.partial(task_id="many", retries=3, retry_policy=policy).expand(
            sources=[[], []]
        )
    assert dag.get_task("one").retry_policy is policy
    assert dag.get_task("many").unmap({"sources": []}).retry_policy is policy
    seen = round_trip(dag)
    assert {seen.get_task(name).retries for name in ("one", "many")} == {3}


@EACH
def test_every_parameter_may_come_from_default_args(kind):
    defaults = {**TASKS[kind], **CONN, "execution_timeout": timedelta(minutes=5)}
    with DAG("a_dag", schedule=None, default_args=defaults):
        task = kind(task_id="task")
    assert {name: getattr(task, name) for name in defaults} == defaults


def _classes():
    """Return every operator and sensor class of the provider, those that are only derived from included."""
    packages = ("paradigm_provider.operators.", "paradigm_provider.sensors.")
    modules = [one.name for one in walk_packages(paradigm_provider.__path__, "paradigm_provider.")]
    return [
        value
        for name in modules
        if name.startswith(packages)
        for value in vars(import_module(name)).values()
        if inspect.isclass(value) and issubclass(value, BaseOperator) and value.__module__ == name
    ]


@pytest.mark.parametrize("task", _classes(), ids=lambda task: task.__name__)
def test_a_mapped_task_has_the_defaults_of_any_other(task):
    """Airflow 3.3 reads them from `__init__`, and gives a class without one those of a signature: None."""
    given, plain = task.partial(task_id="t").kwargs, BaseOperator.partial(task_id="t").kwargs
    names = ("inlets", "outlets", "executor_config", "on_success_callback", "map_index_template")
    assert {name: given.get(name) for name in names} == {name: plain.get(name) for name in names}
