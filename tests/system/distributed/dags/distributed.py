"""The DAGs of the distributed drills; what happens to them is in the tests."""

from __future__ import annotations

import os
import tempfile
from datetime import timedelta
from pathlib import Path

from airflow.providers.common.compat.sdk import DAG, task

from paradigm_provider.operators.mirror import ParadigmMirrorOperator

RETRY = {"retries": 3, "retry_delay": timedelta(seconds=1)}


def made_by_hand(name: str, **params) -> DAG:
    """Return a DAG that is started by hand."""
    made = DAG(
        name,
        schedule=None,
        catchup=False,
        params=params,
        render_template_as_native_obj=True,
        is_paused_upon_creation=False,
        max_active_tasks=64,
    )
    globals()[name] = made
    return made


def files_of(folder: str, shard: int, shards: int) -> list[str]:
    """Return one shard of a folder's files: each worker lists it, and no list of paths is handed over."""
    return sorted(str(path) for path in Path(folder).iterdir())[shard::shards]


def ingestion(name: str, **arguments) -> None:
    """Make a DAG whose mapped tasks are given nothing but the number of their shard."""
    with made_by_hand(name, folder="", shards=1):

        @task
        def numbers(params=None):
            return list(range(params["shards"]))

        given = {"deferrable": True, "poll_interval": 2.0, "timeout": 900, "concurrency": 4, **RETRY}

        @task.paradigm_ingest(task_id="ingest", **given | arguments)
        def ingest(shard, params=None):
            return files_of(params["folder"], shard, params["shards"])

        ingest.expand(shard=numbers())


ingestion("shards")
ingestion("shards_here", deferrable=False)
ingestion("paced", paradigm_conn_id="shared_budget", wait=False)
ingestion("unpaced", paradigm_conn_id="unpaced", concurrency=8)

with made_by_hand("mounted"):

    @task.paradigm_ingest(task_id="ingest", wait=False, retries=12, retry_delay=timedelta(seconds=1))
    def from_a_mount():
        """Return a folder that only some workers have."""
        return [os.environ["DRILL_MOUNT"]]

    from_a_mount()

with made_by_hand("mirror_shards", folder="", shards=1):

    @task
    def pairs(params=None):
        return [[number, params["shards"]] for number in range(params["shards"])]

    ParadigmMirrorOperator.partial(
        task_id="ingest",
        source="{{ params.folder }}",
        workspace_id=1,
        name="large",
        settle=0,
        paradigm_conn_id="unpaced",
        deferrable=True,
        poll_interval=2.0,
        timeout=3600,
        **RETRY,
    ).expand(shard=pairs())

# A cache in the folder that this process has for itself: no other worker has it, and it ends with its pod.
OWN_CACHE = {"cache": str(Path(tempfile.gettempdir()) / "hashes")}

for name, more in {"mirror": {}, "other_mirror": {}, "mirror_in_a_pod": OWN_CACHE}.items():
    with made_by_hand(name, source="", workspace=1):
        ParadigmMirrorOperator(
            task_id="ingest",
            source="{{ params.source }}",
            workspace_id="{{ params.workspace }}",
            name="drill",
            delete=True,
            settle=0,
            paradigm_conn_id="emulator",
            concurrency=2,
            deferrable=True,
            poll_interval=1.0,
            timeout=300,
            **RETRY,
            **more,
        )
