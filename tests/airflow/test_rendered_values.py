"""What templates, XComs and mapped arguments make of a value: understood, or refused by name and unsent."""

from __future__ import annotations

import pytest
from airflow.providers.common.compat.sdk import DAG, AirflowFailException
from connections import connection_json
from fake_context import Run

from paradigm_provider._ingest.lineage import locations
from paradigm_provider._ingest.sources import each_source, resolve_sources
from paradigm_provider.operators.agent_files import ParadigmListAgentFilesOperator, _entry
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator
from paradigm_provider.operators.files import ParadigmDeleteFilesOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator
from paradigm_provider.operators.mirror import ParadigmMirrorOperator
from paradigm_provider.operators.retrieve import ParadigmRetrieveOperator
from paradigm_provider.operators.upload_session import ParadigmCreateUploadSessionOperator
from paradigm_provider.sensors.agent_files import ParadigmAgentFilesSensor
from paradigm_provider.sensors.file import ParadigmFileSensor
from paradigm_provider.sensors.mirror import ParadigmMirroredSensor

INGEST = (ParadigmIngestOperator, {"sources": {"a.txt": "a"}})
MIRROR = (ParadigmMirrorOperator, {"source": {"a.txt": "a"}, "name": "a", "workspace_id": 1})
ASK = (ParadigmAskAgentOperator, {"question": "Why?"})
LIST = (ParadigmListAgentFilesOperator, {"agent_id": 7})
RETRIEVE = (ParadigmRetrieveOperator, {"query": "gate"})
FILE = (ParadigmFileSensor, {"file_id": 1})
DELETE = (ParadigmDeleteFilesOperator, {})
FLAGS = [
    *((INGEST, name) for name in ("wait", "deferrable", "durable", "cancel_on_kill")),
    *((MIRROR, name) for name in ("delete", "allow_empty", "checksum", "moved", "deferrable")),
    *((ASK, name) for name in ("deferrable", "cancel_on_kill")),
    *((RETRIEVE, "rerank"), (FILE, "deferrable")),
]
TEXTS_OF_LISTS = [
    *((MIRROR, "include"), (MIRROR, "exclude"), (INGEST, "sources"), (DELETE, "file_ids")),
    *((LIST, name) for name in ("extension", "status", "group_id", "workspace_id")),
    *((kind, name) for kind in (ASK, RETRIEVE) for name in ("workspace_ids", "file_ids")),
    (RETRIEVE, "tag_ids"),
]


@pytest.fixture
def nowhere(supervisor, monkeypatch):
    """A connection to where nothing answers: what is refused before anything is sent needs no Paradigm."""
    monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json("http://127.0.0.1:9"))


def run(task, **given):
    kind, rest = task
    return kind(task_id="task", **{**rest, **given}).execute(Run().attempt())


@pytest.mark.parametrize("value", ["", " "])
def test_the_files_of_no_session_are_not_all_files(nowhere, value):
    """As `ingest.output["session_uuid"]` is when there was nothing to send; a deletion may follow."""
    with pytest.raises(AirflowFailException, match="upload_session_uuid is empty"):
        run(LIST, upload_session_uuid=value)


@pytest.mark.parametrize(("task", "name"), FLAGS)
@pytest.mark.parametrize("value", ["False", "{{ params.it }}", None])
def test_a_text_is_not_taken_for_true(nowhere, task, name, value):
    """`delete="{{ params.delete }}"` is not a template, and any text is true."""
    with pytest.raises(AirflowFailException, match=rf"{name} must be True or False"):
        run(task, **{name: value})


@pytest.mark.parametrize(("task", "name"), TEXTS_OF_LISTS)
@pytest.mark.parametrize("text", ["['1', '2']", '["1"]', "(1, 2)", "[]", "{'a': 1}"])
def test_a_list_that_was_rendered_as_text_is_refused(nowhere, task, name, text):
    """As a pattern `['*.draft']` matches no file, and what was to be left out would be sent."""
    with pytest.raises(AirflowFailException, match=rf"{name}.*rendered as text.*render_template_as_native"):
        run(task, **{name: text})


def test_a_pattern_with_brackets_stays_a_pattern(emulator):
    files = {"a1.txt": "1", "b1.txt": "2"}
    manifest = run(MIRROR, source=files, include="[ab]1.txt", exclude=["[b]*"], settle=0, poll_interval=0.01)
    assert manifest["new"] == 1


@pytest.mark.parametrize(
    ("task", "bad", "message"),
    [
        (ASK, {"fields": "{'force_tool': 'x'}"}, "fields must be a mapping"),
        (INGEST, {"fields": "{'collection': 'x'}"}, "fields must be a mapping.*rendered as text"),
        (INGEST, {"fields": ["collection"]}, "fields must be a mapping"),
        (INGEST, {"pipeline": ["v3.0"]}, "pipeline must be a text"),
        (INGEST, {"sources": "None"}, "rendered to nothing"),
        (MIRROR, {"source": "None"}, "'None'"),
        (MIRROR, {"name": ["a"]}, "name must be a text"),
        (MIRROR, {"include": 5}, "include"),
        (LIST, {"extension": 5}, "extension"),
        (LIST, {"status": {"a": 1}}, "status must be a list"),
        (LIST, {"max_files": None}, "max_files"),
        (RETRIEVE, {"query": 5}, "query must be a text"),
        (RETRIEVE, {"query": "None"}, "query must be a text"),
        (RETRIEVE, {"file_ids": 1.5}, "file_ids must be a list"),
        (ASK, {"question": "None"}, "question must be a text"),
        (DELETE, {"file_ids": []}, "file_ids is empty"),
        (DELETE, {"file_ids": "None"}, "file_ids must be given"),
    ],
)
def test_an_invalid_value_is_named_and_not_retried(nowhere, task, bad, message):
    with pytest.raises(AirflowFailException, match=message):
        run(task, **bad)


def test_a_file_of_the_list_may_lack_what_is_usually_there():
    assert _entry({"id": 1, "workspace": 5}) == {
        "id": 1,
        "filename": "",
        "status": None,
        "workspace_id": None,
        "total_pages": None,
    }


def test_what_renders_to_nothing_counts_as_not_given(emulator, tmp_path, monkeypatch):
    """A template without native rendering writes `None`; nothing may be named after it."""
    monkeypatch.chdir(tmp_path)
    none = dict.fromkeys(("pipeline", "session_uuid", "source_conn_id", "fields", "workspace_id"), "None")
    assert run(INGEST, **none)["embedded"] == 1
    pipeline = ParadigmCreateUploadSessionOperator(task_id="task", pipeline="None")
    assert pipeline.execute(Run().attempt())
    assert run(LIST, output_path="None", output_conn_id="None")["count"] == 1
    nobody = dict.fromkeys(("thread_id", "agent_id", "workspace_ids", "file_ids", "fields"), "None")
    assert run(ASK, **nobody)["status"] == "completed"
    assert not list(tmp_path.iterdir())


class Lazy:
    """The XComs of mapped tasks, as a task downstream is given them: iterable, but not a list."""

    def __iter__(self):
        return iter([1, 2])


def test_the_xcoms_of_mapped_tasks_are_lists_wherever_a_list_is_taken(emulator):
    run(INGEST)
    assert run(LIST, workspace_id=Lazy(), group_id=None)["count"] == 1
    assert isinstance(run(RETRIEVE, workspace_ids=Lazy()), list)
    assert run(DELETE, file_ids=Lazy()) == {"deleted": 1, "missing": [2]}


def test_two_paths_in_a_list_of_a_list_are_two_files(tmp_path):
    """As a name with its content they would be one document, with a path as its text."""
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for path in paths:
        path.write_text(path.name)
    first, second, third = map(str, paths)
    for given in ([[first, second], [third]], ([each] for each in (first, second, third))):
        assert resolve_sources(given) == [first, second, third]
    assert resolve_sources([("a.txt", "text"), ["b.txt", b"bytes"], {"c.txt": "more"}]) == [
        ("a.txt", b"text"),
        ("b.txt", b"bytes"),
        ("c.txt", b"more"),
    ]
    assert [place.name for place in locations([[first, second]])] == [first, second]


@pytest.mark.parametrize(
    "second",
    ["/data/my b.pdf", "s3://bucket/b b", "in/b.pdf", "b.pdf", "~/b", "./b b", "in/*"],
)
def test_a_list_of_two_texts_is_two_paths_where_the_second_reads_as_one(second):
    assert list(each_source([["a.pdf", second]])) == ["a.pdf", second]


@pytest.mark.parametrize(
    "content", ["b", "", "Gate 2 opens at noon. See /gates.", "/one\n/two\n", "b.pdf\nc.pdf"]
)
def test_a_list_of_two_texts_is_a_name_with_its_content_otherwise(content):
    """JSON, and so an XCom of older releases, makes a list of a tuple."""
    assert resolve_sources([["a.md", content]]) == [("a.md", content.encode())]


def test_the_statuses_that_count_may_come_from_default_args():
    with DAG("a_dag", schedule=None, default_args={"status": ["parsed"]}):
        given = ParadigmAgentFilesSensor(task_id="given", agent_id=7)
    assert given.status == ["parsed"]
    assert list(ParadigmAgentFilesSensor(task_id="left", agent_id=7).filters()["status"]) == ["embedded"]
    assert "status" not in ParadigmAgentFilesSensor(task_id="none", agent_id=7, status=None).filters()


def test_a_sensor_takes_a_mirrors_name_that_renders_to_nothing(emulator):
    sensor = ParadigmMirroredSensor(task_id="task", name="None", source="/data/in", workspace_id="1")
    assert sensor.poke(Run().attempt()).xcom_value == "file:///data/in"
