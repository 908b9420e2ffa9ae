"""Nights on a whole Airflow with its own defaults: none is red, none spends a retry, nothing is doubled.

Airflow can take a task that is resumed soon after it deferred for a lost one. So documents are embedded at
once, after 2 s and after 9 s: before, within and after the time that a trigger holds its event. Three nights
by default; `PARADIGM_NIGHTS=30` for a long row.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import time
from collections import Counter
from itertools import cycle, islice
from pathlib import Path

import pytest
from standalone import Standalone, environment, until

from paradigm_emulator import ParadigmEmulator, PipelineTiming

NIGHTS = int(os.environ.get("PARADIGM_NIGHTS", "3"))
SHARDS = 20
#: Seconds from a document's arrival until it is embedded.
PACES = (0, 2, 9)
DAGS = Path(__file__).parent / "dags"
API_KEY = "key-of-the-nights"


@pytest.fixture(scope="module")
def paradigms():
    """One Paradigm for each pace."""
    with contextlib.ExitStack() as stack:
        yield {pace: stack.enter_context(paradigm(pace)) for pace in PACES}


def paradigm(seconds):
    timing = PipelineTiming(pending=seconds / 4, parsing=seconds / 4, embedding=seconds / 2)
    return ParadigmEmulator(api_key=API_KEY, clock="real", pace=timing)


@pytest.fixture(scope="module")
def airflow(paradigms, tmp_path_factory):
    home = tmp_path_factory.mktemp("nights")
    connections = {
        f"AIRFLOW_CONN_EMBEDDED_{pace}": json.dumps(
            {"conn_type": "paradigm", "host": emulator.base_url, "password": API_KEY}
        )
        for pace, emulator in paradigms.items()
    }
    # Airflow's default of 32 tasks at a time is too much for two cores; all else is as Airflow has it.
    standalone = Standalone(home, {**environment(home, DAGS, CORE__PARALLELISM="4"), **connections})
    try:
        standalone.launch()
        until("the API server listens", standalone.listens)
        until("the DAG is parsed", lambda: rows(standalone, "select * from serialized_dag"))
        yield standalone
    finally:
        standalone.stop()


def rows(airflow, query, *values):
    """Return rows of the metadata database, which looks alike in all releases; none while there is none."""
    with contextlib.closing(sqlite3.connect(airflow.home / "airflow.db", timeout=30)) as database:
        try:
            return database.execute(query, values).fetchall()
        except sqlite3.OperationalError:
            return []


def trigger(airflow, night, pace):
    conf = json.dumps({"night": night, "connection": f"embedded_{pace}"})
    command = ["airflow", "dags", "trigger", "night", "--run-id", f"night-{night}", "--conf", conf]
    subprocess.run(command, env=airflow.env, check=True, capture_output=True)


def finish(airflow, night):
    """Return the state of a night's run when it has ended, and of each of its shards with its attempts."""

    def ended():
        states = rows(airflow, "select state from dag_run where run_id = ?", f"night-{night}")
        return states and states[0][0] in ("success", "failed") and states[0][0]

    state = until(f"night {night} is over", ended)
    query = "select state, try_number from task_instance where run_id = ? and task_id = 'ingest'"
    return state, Counter(rows(airflow, query, f"night-{night}"))


@pytest.mark.parametrize(("night", "pace"), list(enumerate(islice(cycle(PACES), NIGHTS), start=1)))
def test_no_night_is_red_or_spends_a_retry(airflow, paradigms, night, pace):
    paradigms[pace].reset()
    began = time.monotonic()
    trigger(airflow, night, pace)
    state, shards = finish(airflow, night)
    posts = Counter(entry.path.count("/") for entry in paradigms[pace].requests.matching(method="POST"))
    print(f"night {night}, {pace} s: {state}, {dict(shards)} in {time.monotonic() - began:.0f} s")
    assert (state, shards) == ("success", Counter({("success", 1): SHARDS})), airflow.told()
    assert sum(posts.values()) == 2 * SHARDS, "a session and a file for each shard"
