"""The guide "Test your DAG without an account" shows these tests."""

from __future__ import annotations

# [START test_your_dag]
from functools import cache

import pytest
from airflow.utils.db import initdb

from paradigm_ext import Paradigm

try:
    from airflow.dag_processing.dagbag import DagBag
except ImportError:  # older Airflow
    from airflow.models import DagBag


@cache
def dags():
    initdb()  # in the folder AIRFLOW_HOME
    return DagBag().dags  # of the folder AIRFLOW__CORE__DAGS_FOLDER


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "lease.txt").write_text("The lease ends in March.")
    return {"folder": str(tmp_path)}


def test_the_night_sends_the_folder(paradigm_emulator, folder):
    assert dags()["nightly"].test(run_conf=folder).state == "success"
    with Paradigm.from_env() as paradigm:  # the fixture's
        (best,) = paradigm.retrieve("When does the lease end?", top_k=1)
    assert best.text == "The lease ends in March."


def test_a_broken_file_turns_the_night_red(paradigm_emulator, folder):
    paradigm_emulator.outcome("lease*", "parsing_failed")
    assert dags()["nightly"].test(run_conf=folder).state == "failed"


# [END test_your_dag]

# Here the folder of DAGs is made by a fixture; a reader's is there already.
pytestmark = pytest.mark.usefixtures("airflow_db")
