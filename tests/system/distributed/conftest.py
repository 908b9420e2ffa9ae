"""A distributed Airflow and its instances for the drills of this folder: `nox -s system-distributed`."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paradigm_emulator import ParadigmEmulator
from tests.system.distributed.cluster import Cluster
from tests.system.distributed.counting_server import CountingServer
from tests.system.distributed.packages import required

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
API_KEY = "drill-key-that-must-not-leak"

# An Airflow without Celery has other drills, in the folder above.
if importlib.util.find_spec("airflow.providers.celery") is None:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def paradigm_server() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(api_key=API_KEY, speed=3.0) as running:
        yield running


@pytest.fixture(scope="session")
def counting() -> Iterator[CountingServer]:
    with CountingServer() as running:
        yield running


@pytest.fixture(scope="session")
def cluster(
    paradigm_server: ParadigmEmulator, counting: CountingServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cluster]:
    # One attempt of a request lasts 40 s at most, and so does the doubt about a file of a killed task.
    known = {"timeout": 40}
    shared = {"max_requests_per_minute": 300}
    home = tmp_path_factory.mktemp("cluster")
    executor = os.environ.get("PARADIGM_DRILL_EXECUTOR", "CeleryExecutor")
    running = Cluster.in_folder(home, HERE / "dags", executor=executor, binaries=required())
    try:
        running.start()
        running.connect("paradigm_default", counting.base_url, API_KEY, **known)
        running.connect("emulator", paradigm_server.base_url, API_KEY, **known)
        shared["rate_limit_storage"] = running.redis_url
        running.connect("unpaced", counting.base_url, API_KEY, max_requests_per_minute=100_000)
        running.connect("shared_budget", counting.base_url, API_KEY, **known, **shared)
        yield running
    finally:
        running.stop()


@pytest.fixture
def workers(cluster: Cluster) -> None:
    """Skip what needs a broker and workers of their own, before anything of it is begun."""
    if not cluster.celery:
        pytest.skip("a LocalExecutor has neither broker nor workers: its tasks run where the scheduler is")


@pytest.fixture
def instance(counting: CountingServer) -> CountingServer:
    """The instance that counts, emptied."""
    counting.reset()
    return counting


@pytest.fixture
def paradigm(paradigm_server: ParadigmEmulator) -> ParadigmEmulator:
    """The Paradigm of the mirrors' drills, emptied; its documents move by themselves."""
    paradigm_server.reset()
    return paradigm_server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of 24 files."""
    for number in range(24):
        (tmp_path / f"note-{number}.txt").write_text(f"Note {number}: the gate opens at {number}.")
    return tmp_path
