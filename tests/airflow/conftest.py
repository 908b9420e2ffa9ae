"""A scratch Airflow for the tests: own home, own database, DAGs of `dags/`, Paradigm on loopback."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from connections import API_KEY, connection_json  # noqa: E402 - found by the line above

EXAMPLES = HERE.parents[1] / "airflow_provider" / "paradigm_provider" / "example_dags"

# Airflow reads its settings when it is first imported, so they stand before every import of it.
# Each process of the tests has a home and a database of its own.
HOME = Path(os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="paradigm-airflow-")))
HOME /= os.environ.get("PYTEST_XDIST_WORKER", "")
os.environ["AIRFLOW_HOME"] = str(HOME)
DAGS_FOLDER = HOME / "dags"
os.environ.setdefault("AIRFLOW__CORE__LOAD_EXAMPLES", "False")
os.environ.setdefault("AIRFLOW__CORE__UNIT_TEST_MODE", "False")
os.environ.setdefault("AIRFLOW__API_AUTH__JWT_SECRET", "scratch-" * 10)
# Triggers hold their events for this time; here no supervisor has to be waited for.
os.environ["AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL"] = "0"
os.environ["AIRFLOW__CORE__DAGS_FOLDER"] = str(DAGS_FOLDER)
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dag_runs import DagRunResult
    from fake_supervisor import Supervisor

    from paradigm_emulator import ParadigmEmulator


@pytest.fixture(scope="session")
def airflow_db() -> None:
    """Airflow's database, and its folder with the DAGs of the tests and the examples."""
    from airflow.utils.db import initdb

    shutil.rmtree(DAGS_FOLDER, ignore_errors=True)
    DAGS_FOLDER.mkdir(parents=True)
    for file in (*HERE.glob("dags/*.py"), *EXAMPLES.glob("example_*.py")):
        shutil.copy(file, DAGS_FOLDER)
    initdb()


@pytest.fixture(autouse=True)
def _fresh_clients() -> Iterator[None]:
    """Keep clients from outliving the emulator they were made for."""
    yield
    from paradigm_provider.hooks._clients import close_shared_clients

    close_shared_clients()


@pytest.fixture
def real_time_emulator(monkeypatch: pytest.MonkeyPatch) -> Iterator[ParadigmEmulator]:
    """A Paradigm on loopback, in real time, and `paradigm_default` leading to it."""
    from paradigm_emulator import ParadigmEmulator

    with ParadigmEmulator(api_key=API_KEY, clock="real", speed=20) as running:
        monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(running.base_url))
        yield running


@pytest.fixture
def run_dag(airflow_db: None, real_time_emulator: ParadigmEmulator) -> Callable[..., DagRunResult]:
    """Run a DAG of the folder with `dag.test()` and return what came of it."""
    from dag_runs import run_dag

    return run_dag


@pytest.fixture
def virtual_time(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the SDK sleep without sleeping: each pause moves its clock; the pauses taken are the value."""
    from paradigm_ext._clock import SystemClock

    pauses: list[float] = []

    async def asleep(self: SystemClock, seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(SystemClock, "sleep", lambda self, seconds: pauses.append(seconds))
    monkeypatch.setattr(SystemClock, "asleep", asleep)
    monkeypatch.setattr(SystemClock, "monotonic", lambda self: time.monotonic() + sum(pauses))
    # A poll at the deadline is real, and a loaded machine needs more than half a second for it.
    monkeypatch.setattr("paradigm_ext._polling._machine.LAST_POLL_SECONDS", 30.0)
    return pauses


@pytest.fixture
def supervisor(airflow_db: None, monkeypatch: pytest.MonkeyPatch) -> Supervisor | None:
    """The process beside a task, which keeps its variables; None before Airflow 3, whose tasks have none."""
    from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS

    if not AIRFLOW_V_3_0_PLUS:
        return None
    from fake_supervisor import install

    return install(monkeypatch)


@pytest.fixture
def emulator(
    supervisor: Supervisor | None, virtual_time: list[float], monkeypatch: pytest.MonkeyPatch
) -> Iterator[ParadigmEmulator]:
    """A Paradigm whose clock moves a second with each request, and `paradigm_default` leading to it."""
    from paradigm_emulator import ParadigmEmulator

    with ParadigmEmulator(api_key=API_KEY, clock="manual", tick=1.0) as running:
        monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(running.base_url))
        yield running
