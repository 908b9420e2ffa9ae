"""What the drills look at, and what they print of it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.system.distributed.cluster import Cluster


def require_each_once(found: Counter[str], folder: Path) -> None:
    """Require that each file of a folder is one document, and that there are no others."""
    twice = {name: count for name, count in found.items() if count > 1}
    wanted = {path.name for path in folder.rglob("*") if path.is_file()}
    assert not twice, f"there more than once: {twice}"
    assert set(found) == wanted, f"missing: {wanted - set(found)}, too many: {set(found) - wanted}"


def running_tasks(cluster: Cluster, dag_id: str, run_id: str) -> list[dict[str, Any]]:
    """Return the task instances that run now."""
    return [one for one in cluster.tasks(dag_id, run_id) if one["state"] == "running"]


def tasks_by_host(cluster: Cluster, dag_id: str, run_id: str) -> dict[str, int]:
    """Return how many tasks each worker ran last."""
    return dict(Counter(one["hostname"] for one in cluster.tasks(dag_id, run_id)))


def waits_by_triggerer(cluster: Cluster, dag_id: str, run_id: str) -> Counter[str]:
    """Return how many waits each triggerer has."""
    jobs = [one["triggerer_job"] for one in cluster.tasks(dag_id, run_id)]
    return Counter(job["hostname"] for job in jobs if job)


def require_no_event_twice(cluster: Cluster, dag_id: str, run_id: str) -> None:
    """Require that each task instance has succeeded once, by Airflow's own log of events."""
    rows = cluster.psql(
        f"select map_index, count(*) from log where dag_id = '{dag_id}' and run_id = '{run_id}' "  # noqa: S608
        "and task_id = 'ingest' and event = 'success' group by map_index having count(*) > 1"
    )
    assert not rows, f"ended more than once: {rows}"


def seconds_until_retry(cluster: Cluster, dag_id: str, run_id: str, *, since: float) -> float | None:
    """Return the seconds from a time (since 1970) until the first second attempt began; None without one."""
    starts = [
        datetime.fromisoformat(one["start_date"]).timestamp()
        for one in cluster.tasks(dag_id, run_id)
        if one["try_number"] > 1
    ]
    return round(min(starts) - since, 1) if starts else None


def show(cluster: Cluster, dag_id: str, run_id: str, **known: Any) -> None:
    """Print what happened as one line of JSON."""
    tasks = cluster.tasks(dag_id, run_id)
    states = Counter(f"{one['state']} at try {one['try_number']}" for one in tasks)
    print(json.dumps({"dag": dag_id, "tasks": dict(states), **known}, default=str))
