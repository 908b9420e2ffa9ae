"""A deferred ingestion on a real Airflow 2: scheduler and triggerer in processes of their own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.version import Version
from standalone import until

from paradigm_emulator import ParadigmEmulator

pytestmark = pytest.mark.skipif(
    Version(version("apache-airflow")) >= Version("3"), reason="the drills run on Airflow 3; this is for 2"
)

API_KEY = "airflow-2-key-that-must-not-leak"
DAGS = Path(__file__).parent / "dags"
RECORDS = "select count(*) from variable where key like 'paradigm_ledger_%'"


class Airflow2:
    """Scheduler and triggerer on a database of their own; looked at through the database."""

    def __init__(self, home, base_url):
        connection = {"conn_type": "paradigm", "host": base_url, "password": API_KEY}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")}
        self.home = home
        self.env = inherited | {
            "AIRFLOW_HOME": str(home),
            "AIRFLOW_CONN_PARADIGM_DEFAULT": json.dumps(connection),
            "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
            "AIRFLOW__CORE__EXECUTOR": "SequentialExecutor",
            "AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC": "1",
            "AIRFLOW__TRIGGERER__JOB_HEARTBEAT_SEC": "2",
            "NO_PROXY": "127.0.0.1,localhost",
        }
        self.processes = []

    def command(self, *words):
        subprocess.run(["airflow", *words], env=self.env, check=True, capture_output=True, text=True)

    def start(self, name):
        log = (self.home / f"{name}.out").open("ab")
        # A session of its own, so that all its processes can be stopped as one group.
        process = subprocess.Popen(
            ["airflow", name, "--skip-serve-logs"],
            env=self.env,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.processes.append(process)
        return process

    def stop(self):
        for process in self.processes:
            for number in (signal.SIGTERM, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                    os.killpg(process.pid, number)
                    process.wait(20)

    def rows(self, query):
        with contextlib.closing(sqlite3.connect(self.home / "airflow.db", timeout=30)) as database:
            return database.execute(query).fetchall()

    def is_parsed(self):
        return self.rows("select * from serialized_dag")

    def state(self):
        return self.rows("select state from task_instance")[0][0]

    def until(self, state):
        def reached():
            now = self.state()
            assert now == state or now not in ("success", "failed", "up_for_retry"), f"{now}:\n{self.logs()}"
            return now == state

        until(f"the task is {state}", reached)

    def logs(self):
        files = [*self.home.glob("*.out"), *(self.home / "logs" / "dag_id=deferred").rglob("*.log*")]
        return "\n".join(path.read_text(errors="replace")[-5000:] for path in files)


@pytest.fixture
def paradigm():
    with ParadigmEmulator(api_key=API_KEY, clock="manual") as running:
        yield running


@pytest.fixture
def airflow(paradigm, tmp_path_factory):
    home = tmp_path_factory.mktemp("airflow")
    airflow = Airflow2(home, paradigm.base_url)
    try:
        airflow.command("db", "migrate")
        airflow.start("scheduler")
        airflow.start("triggerer")
        until("the DAG is parsed", airflow.is_parsed)
        yield airflow
    finally:
        airflow.stop()


def test_a_deferred_ingestion_outlives_its_triggerer(airflow, paradigm, folder):
    airflow.command("dags", "trigger", "deferred", "--conf", json.dumps({"sources": [str(folder)]}))
    until("the task exists", lambda: airflow.rows("select * from task_instance"))
    airflow.until("deferred")
    assert airflow.rows(RECORDS) == [(1,)]
    (_, triggerer) = airflow.processes
    os.killpg(triggerer.pid, signal.SIGKILL)
    airflow.start("triggerer")

    paradigm.clock.advance(60)
    airflow.until("success")
    posts = [entry.path for entry in paradigm.requests.matching(method="POST")]
    assert len(posts) == 1 + 6, "one session, each file once"
    assert airflow.rows(RECORDS) == [(1,)], "the record outlives the task, until it is swept"
    (row,) = airflow.rows("select value from xcom where key = 'return_value'")
    assert json.loads(row[0])["counts"] == {"embedded": 6}
    assert API_KEY not in airflow.logs()
    assert API_KEY not in repr(airflow.rows("select * from xcom") + airflow.rows("select * from trigger"))
