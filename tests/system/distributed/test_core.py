"""The drills that must hold before anything else: every document once, whoever dies.

What they print is the evidence: which worker and which triggerer had what, attempts, counts.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections import Counter

import pytest
from standalone import until

from tests.system.distributed.evidence import (
    require_each_once,
    require_no_event_twice,
    running_tasks,
    show,
    tasks_by_host,
    waits_by_triggerer,
)
from tests.system.distributed.processes import parent

pytestmark = pytest.mark.core


def test_shards_go_to_both_workers_and_each_file_is_there_once(cluster, instance, folder):
    run_id = cluster.run("shards", folder=str(folder), shards=8)
    assert cluster.finished("shards", run_id) == "success", cluster.report("shards", run_id)
    hosts = tasks_by_host(cluster, "shards", run_id)
    show(cluster, "shards", run_id, hosts=hosts, documents=instance.names().total())
    require_each_once(instance.names(), folder)
    if cluster.celery:
        assert set(hosts) == {"worker1", "worker2"}
    # What one task hands to another is numbers, however many files there are.
    handed = cluster.psql("select max(length(value::text)) from xcom where task_id = 'numbers'")
    assert int(handed) < 100


@pytest.mark.parametrize("form", ["task", "supervisor"])
def test_killed_while_the_server_works_on_what_it_has(cluster, instance, folder, form):
    """15 s a file: the retry comes long before the server is done with what the killed attempt sent."""
    instance.latency = 15.0
    run_id = cluster.run("shards", folder=str(folder), shards=1)
    until("four files are under way", lambda: instance.under_way == 4)
    (task,) = running_tasks(cluster, "shards", run_id)
    supervisor = parent(task["pid"])
    with contextlib.suppress(ProcessLookupError):
        os.kill(task["pid"] if form == "task" else supervisor, signal.SIGKILL)
    until("the server is done with them", lambda: instance.under_way == 0)
    instance.latency = 0.0
    assert cluster.finished("shards", run_id) == "success", cluster.report("shards", run_id)
    (ended,) = cluster.tasks("shards", run_id)
    show(cluster, "shards", run_id, killed=form, documents=instance.names().total())
    assert ended["try_number"] == task["try_number"] + 1
    require_each_once(instance.names(), folder)


def test_a_triggerer_that_dies_gives_its_waits_to_the_other(cluster, instance, folder):
    instance.embedding = float("inf")
    run_id = cluster.run("shards", folder=str(folder), shards=6)
    until("all wait", lambda: states(cluster, run_id)["deferred"] == 6)
    until("all are watched", lambda: waits_by_triggerer(cluster, "shards", run_id).total() == 6)
    had = waits_by_triggerer(cluster, "shards", run_id)
    victim = next(part for part in cluster.triggering if part.name == had.most_common(1)[0][0])
    victim.kill()
    until("the other one has them", lambda: not waits_by_triggerer(cluster, "shards", run_id)[victim.name])
    victim.start()
    instance.embedding = 0.0
    assert cluster.finished("shards", run_id) == "success", cluster.report("shards", run_id)
    show(cluster, "shards", run_id, killed=victim.name, had=had)
    assert {one["try_number"] for one in cluster.tasks("shards", run_id)} == {1}
    require_no_event_twice(cluster, "shards", run_id)
    require_each_once(instance.names(), folder)


def states(cluster, run_id):
    return Counter(one["state"] for one in cluster.tasks("shards", run_id))
