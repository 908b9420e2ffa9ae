"""Figures of large runs; they only run by name: `nox -s "system-distributed(celery)" -- -m large`.

PARADIGM_DRILL_DOCUMENTS and PARADIGM_DRILL_MIRROR make them smaller: numbers of documents, divided by commas.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter

import pytest

from tests.system.distributed.evidence import require_each_once, show, tasks_by_host
from tests.system.distributed.processes import family, pss

pytestmark = pytest.mark.large


#: One for each process of the two workers.
SHARDS = 4
#: Documents of a run of upload sessions, and of one of a mirror.
SENT = [int(number) for number in os.environ.get("PARADIGM_DRILL_DOCUMENTS", "2000,10000").split(",")]
MIRRORED = [int(number) for number in os.environ.get("PARADIGM_DRILL_MIRROR", "10000,100000").split(",")]


@pytest.mark.parametrize("count", SENT)
def test_many_documents_in_shards(cluster, instance, tmp_path, count):
    """Shards of at most 200 documents, each with a session of its own."""
    write_notes(tmp_path, count)
    measured(cluster, instance, "unpaced", tmp_path, shards=max(4, count // 200))
    require_each_once(instance.names(), tmp_path)


def test_a_mirror_of_many_documents_costs_each_the_same(cluster, instance, tmp_path):
    """Four shards, whatever there is: ten times as many documents take ten times as long.

    Each shard lists the whole mirror. Shards of one size would be more with more documents, and their lists
    would grow with the square.
    """
    costs = []
    for count in MIRRORED:
        instance.reset()
        folder = tmp_path / str(count)
        folder.mkdir()
        write_notes(folder, count)
        costs.append(measured(cluster, instance, "mirror_shards", folder, shards=SHARDS))
        stored = Counter(one.filename for one in instance.files.documents.values())
        assert instance.files.posts == count
        assert stored == Counter(path.name for path in folder.iterdir())
    assert max(costs) <= 1.5 * costs[0]


def write_notes(folder, count):
    for number in range(count):
        (folder / f"note-{number}.txt").write_text(f"Note {number}.")


def measured(cluster, instance, dag_id, folder, *, shards):
    """Run it, and print what it cost; return the milliseconds a document."""
    before, begun, memory = size_of_the_records(cluster), time.monotonic(), Memory(cluster)
    run_id = cluster.run(dag_id, folder=str(folder), shards=shards)
    while (state := cluster.state(dag_id, run_id)) not in ("success", "failed"):
        memory.look()
        time.sleep(2)
    assert state == "success", cluster.report(dag_id, run_id)
    seconds, count = time.monotonic() - begun, sum(1 for _ in folder.iterdir())
    rows, size = (now - then for now, then in zip(size_of_the_records(cluster), before, strict=True))
    show(
        *(cluster, dag_id, run_id),
        count=count,
        hosts=tasks_by_host(cluster, dag_id, run_id),
        seconds=round(seconds),
        milliseconds_a_document=round(1_000 * seconds / count, 1),
        requests=len(instance.moments),
        rows=rows,
        bytes_a_document=round(size / count),
        connections=memory.connections,
        megabytes=memory.most,
    )
    return seconds / count


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
