"""Every example DAG is run against the emulator, from Airflow's DAGs folder."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from pkgutil import resolve_name
from types import SimpleNamespace

import pytest
from connections import API_KEY

import paradigm_provider.example_dags as examples
from paradigm_ext import Paradigm
from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS, AIRFLOW_V_3_1_PLUS

EXAMPLES = Path(str(examples.__file__)).parent


@pytest.fixture
def example(run_dag, real_time_emulator):
    """Run one DAG of one example file to success and return the emulator that it met."""

    def run(name, dag_id, *, skipped=frozenset(), **conf):
        ended = run_dag(dag_id, **conf)
        assert ended.file == name
        assert {task for task, state in ended.tasks.items() if state == "skipped"} == set(skipped)
        assert set(ended.tasks.values()) - {"skipped"} == {"success"}, ended.tasks
        return real_time_emulator

    return run


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    for number in range(4):
        (folder / f"contract-{number}.txt").write_text(f"Contract {number} ends in May.")
    return folder


def uploads(emulator):
    return [entry for entry in emulator.requests.matching(method="POST") if "/upload-session/" in entry.path]


def test_ingest(example, folder):
    emulator = example("example_paradigm_ingest.py", "paradigm_ingest", sources=[str(folder)], agent_id=7)
    assert len(uploads(emulator)) == 4


def documents(emulator):
    with Paradigm(API_KEY, emulator.base_url) as client:
        page = client.v3.get_httpx_client().get("/api/v3/files", params={"page_size": 100}).json()
    return [row["status"] for row in page["results"]]


def age(folder):
    """Let the files be old enough to be taken: a mirror leaves what was written just now to the next run."""
    for path in folder.iterdir():
        os.utime(path, (1_700_000_000 + path.stat().st_size, 1_700_000_000 + path.stat().st_size))


def test_nightly(example, folder):
    """Three nights over five files, one changed and one removed before the third: 5, 5, 4 documents."""
    (folder / "contract-4.txt").write_text("Contract 4 ends in June.")

    def night():
        age(folder)
        return example("example_paradigm_nightly.py", "paradigm_nightly", folder=str(folder), workspace_id=1)

    emulator = night()
    assert documents(emulator) == ["embedded"] * 5
    sent = len(emulator.requests.matching(method="POST"))
    night()
    assert documents(emulator) == ["embedded"] * 5
    assert len(emulator.requests.matching(method="POST")) == sent
    (folder / "contract-0.txt").write_text("Contract 0 was renewed and ends never.")
    (folder / "contract-1.txt").unlink()
    night()
    assert documents(emulator) == ["embedded"] * 4


@pytest.mark.skipif(not AIRFLOW_V_3_1_PLUS, reason="approvals came with Airflow 3.1")
def test_approval_asks_nobody_within_the_limits(example, folder, tmp_path):
    age(folder)
    conf = {"folder": str(folder), "workspace_id": 1, "plans": str(tmp_path / "plans")}
    emulator = example("example_paradigm_approval.py", "paradigm_approval", skipped={"approve"}, **conf)
    assert documents(emulator) == ["embedded"] * 4


@pytest.mark.skipif(not AIRFLOW_V_3_1_PLUS, reason="approvals came with Airflow 3.1")
def test_the_approver_of_the_example_is_who_answered():
    """The expression reads what Airflow's approval leaves as its result."""
    import jinja2

    import paradigm_provider.example_dags.example_paradigm_approval as module

    apply = module.apply.approved_by
    left = {"responded_by_user": {"id": "1", "name": "ada"}, "chosen_options": ["Approve"]}
    for result, name in ((left, "ada"), (None, ""), ({"responded_by_user": None}, "")):
        ti = SimpleNamespace(xcom_pull=lambda task_id, result=result: result)
        assert jinja2.Template(apply).render(ti=ti) == name


def test_briefing(example):
    emulator = example("example_paradigm_nightly.py", "paradigm_briefing", agent_id=7)
    assert [entry for entry in emulator.requests if entry.path.endswith("/turns")]


def test_shards(example, folder):
    age(folder)
    conf = {"bucket": f"file://{folder}", "workspace_id": 1, "agent_id": 7}
    emulator = example("example_paradigm_shards.py", "paradigm_shards", **conf)
    assert documents(emulator) == ["embedded"] * 4


def test_migration(example, folder):
    emulator = example("example_paradigm_migration.py", "paradigm_migration", sources=[str(folder)])
    assert len(uploads(emulator)) == 4


def test_taskflow(example):
    emulator = example("example_paradigm_taskflow.py", "paradigm_taskflow", agent_id=7)
    assert len(uploads(emulator)) == 1
    (asked,) = [entry for entry in emulator.requests if entry.path.endswith("/turns")]
    assert asked.status < 300


@pytest.mark.skipif(not AIRFLOW_V_3_0_PLUS, reason="asset watchers came with Airflow 3.0")
def test_watch_runs_without_an_event_too(example):
    """`dag.test()` starts no watcher; a run that a person starts has no event either."""
    example("example_paradigm_watch.py", "paradigm_watch")


@pytest.mark.skipif(not AIRFLOW_V_3_0_PLUS, reason="asset watchers came with Airflow 3.0")
def test_watch_reads_what_its_own_trigger_sends(emulator):
    from airflow.sdk.execution_time.context import TriggeringAssetEventsAccessor

    import paradigm_provider.example_dags.example_paradigm_watch as module

    (watcher,) = module.NEW_FILES.watchers
    path, arguments = watcher.trigger.serialize()
    assert arguments["agent_id"] == 1
    given = {"agent_id": emulator.default_agent_id, "from_beginning": True}
    trigger = resolve_name(path)(**arguments | given)
    with Paradigm(API_KEY, emulator.base_url) as client:
        client.ingest([("one.txt", b"one")])
    emulator.clock.advance(600)

    async def first():
        polls = trigger.run()
        try:
            return await anext(polls)
        finally:
            await polls.aclose()

    # What Airflow makes of a trigger's event, in `Trigger.submit_event`.
    extra = {"from_trigger": True, "payload": asyncio.run(first()).payload}
    event = SimpleNamespace(asset=module.NEW_FILES, source_aliases=[], extra=extra)
    events = TriggeringAssetEventsAccessor.build([event])
    assert module.read.function(triggering_asset_events=events) == ["one.txt"]


def test_every_example_is_run_here():
    tested = Path(__file__).read_text(encoding="utf-8")
    names = [path.name for path in EXAMPLES.glob("example_*.py")]
    assert [name for name in names if name.removesuffix(".py") not in tested] == []
