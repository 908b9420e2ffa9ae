"""Figures of large runs; they only run by name: `nox -s "system-distributed(celery)" -- -m large`."""

from __future__ import annotations

import json
import time

import pytest

from tests.system.distributed.evidence import require_each_once, show, tasks_by_host
from tests.system.distributed.processes import family, pss

pytestmark = pytest.mark.large


@pytest.mark.parametrize(("count", "shards"), [(2_000, 20), (10_000, 50)])
def test_many_documents_in_shards(cluster, instance, tmp_path, count, shards):
    for number in range(count):
        (tmp_path / f"note-{number}.txt").write_text(f"Note {number}.")
    before, begun, memory = size_of_the_records(cluster), time.monotonic(), Memory(cluster)
    run_id = cluster.run("unpaced", folder=str(tmp_path), shards=shards)
    while cluster.state("unpaced", run_id) not in ("success", "failed"):
        memory.look()
        time.sleep(2)
    assert cluster.state("unpaced", run_id) == "success", cluster.report("unpaced", run_id)
    seconds = time.monotonic() - begun
    rows, size = (now - then for now, then in zip(size_of_the_records(cluster), before, strict=True))
    show(
        *(cluster, "unpaced", run_id),
        hosts=tasks_by_host(cluster, "unpaced", run_id),
        seconds=round(seconds),
        milliseconds_a_document=round(1_000 * seconds / count, 1),
        rows=rows,
        bytes_a_document=round(size / count),
        connections=memory.connections,
        megabytes=memory.most,
    )
    require_each_once(instance.names(), tmp_path)


def size_of_the_records(cluster):
    """Return how many rows Airflow's state store has, and how many bytes."""
    query = "select count(*), coalesce(sum(length(value)), 0) from task_state_store"
    rows, size = cluster.psql(query).split("|")
    return int(rows), int(size)


class Memory:
    """The most memory that each component had, in MB, and the most connections of the database."""

    def __init__(self, cluster):
        self._cluster = cluster
        self.most = {}
        self.connections = 0

    def look(self):
        for name, part in self._cluster.parts.items():
            megabytes = pss(family(part.pid)) // 1_000_000
            self.most[name] = max(self.most.get(name, 0), megabytes)
        query = "select count(*) from pg_stat_activity where datname = 'airflow'"
        self.connections = max(self.connections, int(self._cluster.psql(query)))

    def __repr__(self):
        return json.dumps(self.most)
