"""What happens to an ingestion when things happen to Airflow: real processes, a real triggerer, real signals.

The drills run in order, since the last one reads everything that the others left behind. Those marked `core`
run before every change, all of them every night.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
from fnmatch import fnmatch
from importlib.metadata import version

import pytest
from packaging.version import Version
from standalone import until

from paradigm_ext import Paradigm
from tests.system.conftest import API_KEY, WRONG_KEY

ADDING = "/api/v2/upload-session/*"
BROKEN_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"
#: From here on a trigger hears that its task was stopped, and a watch keeps how far it came. Read without
#: importing Airflow, which would make itself a home.
AIRFLOW_3_3 = Version(version("apache-airflow")) >= Version("3.3")
#: Seconds of the emulator's clock after which every document has come to its end.
LONG = 60


def added(paradigm):
    """Return the requests that added a file to a session."""
    return [entry for entry in paradigm.requests.matching(method="POST") if fnmatch(entry.path, ADDING)]


def sessions(paradigm):
    return [
        entry
        for entry in paradigm.requests.matching(method="POST")
        if entry.path == "/api/v2/upload-session" and entry.status < 300
    ]


def deletions(paradigm):
    return paradigm.requests.matching(method="DELETE")


def finish(airflow, paradigm, dag_id, run_id, *states):
    """Let the documents come to their end, and return the task instance at its own."""
    wanted = states or ("success",)
    return airflow.wait(dag_id, run_id, *wanted, meanwhile=lambda: paradigm.clock.advance(LONG))


@pytest.mark.core
def test_ingest_is_green_deferred_and_here(airflow, paradigm, folder):
    waiting = {"drill_deferred": "deferred", "drill_here": "running"}
    runs = {dag_id: airflow.run(dag_id, sources=[str(folder)]) for dag_id in waiting}
    until("the files of both are there", lambda: len(added(paradigm)) >= 12)
    for dag_id, state in waiting.items():
        assert airflow.wait(dag_id, runs[dag_id], state)["state"] == state
    for dag_id, run_id in runs.items():
        finish(airflow, paradigm, dag_id, run_id)
        manifest = airflow.xcom(dag_id, run_id)
        print(dag_id, manifest)
        assert manifest["counts"] == {"embedded": 6}
    assert len(added(paradigm)) == 12


@pytest.mark.core
def test_a_task_killed_while_it_uploads_sends_every_document_once(airflow, paradigm, folder):
    paradigm.faults.latency(0.7, method="POST", path=ADDING)
    run_id = airflow.run("drill_one_by_one", sources=[str(folder)])
    until("some files are there", lambda: len(added(paradigm)) >= 2)
    killed = airflow.wait("drill_one_by_one", run_id, "running")
    os.kill(killed["pid"], signal.SIGKILL)
    ended = finish(airflow, paradigm, "drill_one_by_one", run_id)

    manifest = airflow.xcom("drill_one_by_one", run_id)
    print("killed at attempt", killed["try_number"], "green at", ended["try_number"], manifest)
    assert ended["try_number"] == killed["try_number"] + 1
    assert manifest["counts"] == {"embedded": 6}
    assert manifest["resumed"] >= 1
    assert len(sessions(paradigm)) == 1
    assert airflow.xcom("drill_one_by_one", run_id, "session_uuid") == manifest["session_uuid"]


def test_a_task_marked_failed_while_deferred_deletes_nothing_unless_asked(airflow, paradigm, folder):
    for dag_id, deleted in (("drill_deferred", 0), ("drill_cancelled", int(AIRFLOW_3_3))):
        run_id = airflow.run(dag_id, sources=[str(folder)])
        airflow.wait(dag_id, run_id, "deferred")
        until("the trigger polls", lambda: len(paradigm.requests.matching(method="GET")) >= 3)
        path = f"dags/{dag_id}/dagRuns/{run_id}/taskInstances/ingest"
        airflow.call("PATCH", path, json={"new_state": "failed"})
        until(f"{deleted} sessions are deleted", lambda n=deleted: len(deletions(paradigm)) == n)
        polls = len(paradigm.requests.matching(method="GET"))
        until("polling has stopped", lambda n=polls: len(paradigm.requests.matching(method="GET")) <= n + 4)
        print(dag_id, "marked failed; sessions deleted:", len(deletions(paradigm)))
        assert len(deletions(paradigm)) == deleted
        paradigm.reset()


def test_a_task_cleared_while_deferred_ends_green_and_uploads_nothing_twice(airflow, paradigm, folder):
    run_id = airflow.run("drill_deferred", sources=[str(folder)])
    airflow.wait("drill_deferred", run_id, "deferred")
    body = {"dry_run": False, "dag_run_id": run_id, "task_ids": ["ingest"], "only_failed": False}
    airflow.call("POST", "dags/drill_deferred/clearTaskInstances", json={**body, "reset_dag_runs": True})
    until(
        "the next attempt waits",
        lambda: (
            (task := airflow.task("drill_deferred", run_id))["try_number"] == 2
            and task["state"] == "deferred"
        ),
    )
    finish(airflow, paradigm, "drill_deferred", run_id)
    manifest = airflow.xcom("drill_deferred", run_id)
    print("cleared:", manifest, "files sent:", len(added(paradigm)))
    assert len(added(paradigm)) == 6
    assert manifest["resumed"] == manifest["embedded"] == 6


def test_a_deadline_shorter_than_the_ingestion_fails_with_the_counts(airflow, paradigm, folder):
    # Side by side: what takes the time is the deadlines.
    dags = ("drill_short_deadline", "drill_short_execution")
    for dag_id, run_id in [(dag_id, airflow.run(dag_id, sources=[str(folder)])) for dag_id in dags]:
        ended = airflow.wait(dag_id, run_id, "failed")
        print(dag_id, "failed after", ended["duration"], "s")
        assert "6 documents: 6 pending" in airflow.logs(dag_id, run_id)
        (session,) = airflow.xcom(dag_id, run_id, "sessions")
        assert session["counts"] == {"pending": 6}
    assert deletions(paradigm) == []


def test_a_document_that_fails_makes_the_task_red_and_is_named(airflow, paradigm, folder):
    (folder / "planted-broken.pdf").write_bytes(BROKEN_PDF)
    run_id = airflow.run("drill_deferred", sources=[str(folder)])
    airflow.wait("drill_deferred", run_id, "deferred")
    polls = len(paradigm.requests.matching(method="GET"))
    until(
        "it has been looked at for a while",
        lambda: len(paradigm.requests.matching(method="GET")) > polls + 10,
    )
    ended = finish(airflow, paradigm, "drill_deferred", run_id, "failed")
    (session,) = airflow.xcom("drill_deferred", run_id, "sessions")
    print("failed documents:", session["failed"])
    assert ended["try_number"] == 1, "a retry would find the same failed document"
    assert [document["title"] for document in session["failed"]] == ["planted-broken"]
    assert "planted-broken" in airflow.logs("drill_deferred", run_id)


def test_a_wrong_key_fails_at_once(airflow, paradigm, folder):
    run_id = airflow.run("drill_wrong_key", sources=[str(folder)])
    ended = airflow.wait("drill_wrong_key", run_id, "failed")
    assert ended["try_number"] == 1
    assert "401" in airflow.logs("drill_wrong_key", run_id)
    assert len(list(paradigm.requests)) == 1


def test_maintenance_is_waited_for(airflow, paradigm, folder):
    number = paradigm.faults.maintenance()
    run_id = airflow.run("drill_maintenance", sources=[str(folder)])
    until("Paradigm was asked in vain", lambda: len(list(paradigm.requests)) >= 2)
    paradigm.faults.remove(number)
    until("the files are there", lambda: len(added(paradigm)) >= 6)
    finish(airflow, paradigm, "drill_maintenance", run_id)
    assert airflow.xcom("drill_maintenance", run_id)["counts"] == {"embedded": 6}


def test_statuses_that_nobody_knows_are_waited_through(airflow, paradigm, folder):
    number = paradigm.faults.document_status("vectorising", times=None)
    run_id = airflow.run("drill_deferred", sources=[str(folder)])
    airflow.wait("drill_deferred", run_id, "deferred")
    paradigm.clock.advance(LONG)
    polls = len(paradigm.requests.matching(method="GET"))
    until("it is polled again", lambda: len(paradigm.requests.matching(method="GET")) >= polls + 2)
    assert airflow.task("drill_deferred", run_id)["state"] == "deferred"
    paradigm.faults.remove(number)
    finish(airflow, paradigm, "drill_deferred", run_id)


def test_a_dag_downstream_reads_what_arrived(airflow, paradigm, folder):
    run_id = airflow.run("drill_outlet", sources=[str(folder)])
    airflow.wait("drill_outlet", run_id, "deferred")
    finish(airflow, paradigm, "drill_outlet", run_id)
    runs = until(
        "the DAG downstream has run",
        lambda: [
            run
            for run in airflow.call("GET", "dags/drill_downstream/dagRuns")["dag_runs"]
            if run["state"] == "success"
        ],
    )
    extra = airflow.xcom("drill_downstream", runs[0]["dag_run_id"], task_id="read")
    print("extra downstream:", extra)
    assert extra["counts"] == {"embedded": 6}
    assert extra["session_uuid"] == airflow.xcom("drill_outlet", run_id)["session_uuid"]
    assert len(extra["document_ids"]) == 6


def test_fifty_mapped_shards_share_one_triggerer(airflow, paradigm, tmp_path):
    shards = []
    for number in range(50):
        path = tmp_path / f"shard-{number}.txt"
        path.write_text(f"Shard {number} has one page.")
        shards.append([str(path)])
    run_id = airflow.run("drill_shards", shards=shards)
    until("every shard is uploaded", lambda: len(added(paradigm)) >= 50)
    paradigm.clock.advance(LONG)
    run = until(
        "the run is over",
        lambda: (
            (run := airflow.call("GET", f"dags/drill_shards/dagRuns/{run_id}"))["state"]
            in ("success", "failed")
            and run
        ),
    )
    print("50 shards:", run["state"], "sessions:", len(sessions(paradigm)), "files:", len(added(paradigm)))
    assert run["state"] == "success"
    assert len(sessions(paradigm)) == len(added(paradigm)) == 50


@pytest.mark.core
def test_a_triggerer_that_dies_is_replaced_and_nothing_is_sent_again(airflow, paradigm, folder):
    run_id = airflow.run("drill_deferred", sources=[str(folder)])
    airflow.wait("drill_deferred", run_id, "deferred")
    kill_triggerers(airflow)
    airflow.start_triggerer()
    ended = finish(airflow, paradigm, "drill_deferred", run_id)
    print("attempts:", ended["try_number"])
    assert ended["try_number"] == 1
    assert len(added(paradigm)) == 6
    assert len(sessions(paradigm)) == 1


def embed(paradigm, *names):
    """Upload files, and let them become usable."""
    with Paradigm(API_KEY, paradigm.base_url) as client:
        client.ingest([(name, name.encode()) for name in names])
    paradigm.clock.advance(LONG)


def kill_triggerers(airflow):
    killed = airflow.triggerers()
    for pid in killed:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    assert killed


def arrivals(airflow):
    """Return the names that the watch's runs were started with, by poll, each poll once."""
    runs = airflow.call("GET", "dags/drill_watch/dagRuns")["dag_runs"]
    assert not [run for run in runs if run["state"] == "failed"]
    done = [run["dag_run_id"] for run in runs if run["state"] == "success"]
    polls = [poll for run_id in done for poll in airflow.xcom("drill_watch", run_id, task_id="arrived")]
    return {poll["event_id"]: [file["filename"] for file in poll["files"]] for poll in polls}


@pytest.mark.skipif(not AIRFLOW_3_3, reason="before 3.3 a watch that is started again begins anew")
def test_a_watch_starts_runs_and_loses_nothing_when_its_triggerer_dies(airflow, watched):
    def until_told_of(*names):
        def told():
            return sorted(name for poll in arrivals(airflow).values() for name in poll) == sorted(names)

        until(f"runs were told of {', '.join(names)}", told)

    assert watched.default_agent_id == 7, "the agent that the drill's DAG watches"
    embed(watched, "a.txt", "b.txt")
    airflow.until_parsed("drill_watch")
    airflow.call("PATCH", "dags/drill_watch", json={"is_paused": False})
    until_told_of("a.txt", "b.txt")
    embed(watched, "c.txt")
    until_told_of("a.txt", "b.txt", "c.txt")

    kill_triggerers(airflow)
    polls = len(list(watched.requests))
    embed(watched, "d.txt", "e.txt")
    airflow.start_triggerer()
    until_told_of("a.txt", "b.txt", "c.txt", "d.txt", "e.txt")
    print("polls before the kill:", polls, "events:", arrivals(airflow))
    airflow.call("PATCH", "dags/drill_watch", json={"is_paused": True})


@pytest.mark.core
def test_no_key_is_in_any_log_xcom_or_trigger_row(airflow):
    """Reads the metadata database, column by column, and every file that Airflow wrote."""
    secrets = (API_KEY.encode(), WRONG_KEY.encode())
    read = [path for path in airflow.home.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
    for path in read:
        content = path.read_bytes()
        assert not any(secret in content for secret in secrets), path
    with sqlite3.connect(airflow.home / "airflow.db") as database:
        tables = [row[0] for row in database.execute("select name from sqlite_master where type = 'table'")]
        rows = 0
        for table in tables:
            for row in database.execute(f"select * from {table}"):  # noqa: S608 - names from the database
                rows += 1
                assert not any(secret in repr(row).encode() for secret in secrets), (table, row)
    logs = [path for path in read if "task_id=ingest" in str(path)]
    print(f"{len(read)} files, {len(logs)} of them tasks' logs, and {rows} rows of {len(tables)} tables read")
    assert len(logs) >= 4, "each of the drills before has left one at least"
    assert rows > 100
