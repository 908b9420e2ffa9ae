"""The drills that must hold before anything else: every document once, whoever dies.

What they print is the evidence: which worker and which triggerer had what, attempts, counts.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections import Counter

import pytest
from standalone import until

from tests.system.distributed.evidence import (
    require_each_once,
    require_no_event_twice,
    running_tasks,
    seconds_until_retry,
    show,
    tasks_by_host,
    waits_by_triggerer,
)
from tests.system.distributed.processes import parent

pytestmark = pytest.mark.core


def test_shards_go_to_both_workers_and_each_file_is_there_once(cluster, instance, folder):
    run_id = cluster.run("shards", folder=str(folder), shards=6)
    assert cluster.finished("shards", run_id) == "success", cluster.report("shards", run_id)
    hosts = tasks_by_host(cluster, "shards", run_id)
    show(cluster, "shards", run_id, hosts=hosts, documents=instance.names().total())
    require_each_once(instance.names(), folder)
    if cluster.celery:
        assert set(hosts) == {"worker1", "worker2"}
    # What one task hands to another is numbers, however many files there are.
    handed = cluster.psql("select max(length(value::text)) from xcom where task_id = 'numbers'")
    assert int(handed) < 100


def test_killed_while_the_server_works_on_what_it_has(cluster, instance, folder):
    """15 s a file: the retry comes long before the server is done with what the killed attempt sent.

    One run loses its task's process, another one the supervisor of that: each has half of the files.
    """
    for number, path in enumerate(sorted(folder.iterdir())):
        (folder / f"half-{number % 2}").mkdir(exist_ok=True)
        path.rename(folder / f"half-{number % 2}" / path.name)
    instance.latency = 15.0
    runs = [cluster.run("shards", folder=str(half), shards=1) for half in sorted(folder.iterdir())]
    until("four files of each are under way", lambda: instance.under_way == 8)
    for run_id, victim in zip(runs, (lambda pid: pid, parent), strict=True):
        (task,) = running_tasks(cluster, "shards", run_id)
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim(task["pid"]), signal.SIGKILL)
    since = time.time()
    until("the server is done with them", lambda: instance.under_way == 0)
    instance.latency = 0.0
    for run_id in runs:
        assert cluster.finished("shards", run_id) == "success", cluster.report("shards", run_id)
        retried = seconds_until_retry(cluster, "shards", run_id, since=since)
        show(cluster, "shards", run_id, documents=instance.names().total(), retried_after=retried)
        assert [one["try_number"] for one in cluster.tasks("shards", run_id)] == [2]
    require_each_once(instance.names(), folder)


def test_a_triggerer_that_dies_gives_its_waits_to_the_other(cluster, instance, folder):
    instance.embedding = float("inf")
    run_id = cluster.run("shards", folder=str(folder), shards=6)
    until("all wait", lambda: states(cluster, run_id)["deferred"] == 6)
    until("all are watched", lambda: waits_by_triggerer(cluster, "shards", run_id).total() == 6)
    had = waits_by_triggerer(cluster, "shards", run_id)
    victim = next(part for part in cluster.triggering if part.name == had.most_common(1)[0][0])
    victim.kill()
    since = time.monotonic()
    until("the other one has them", lambda: not waits_by_triggerer(cluster, "shards", run_id)[victim.name])
    adopted = round(time.monotonic() - since, 1)
    victim.start()
    instance.embedding = 0.0
    assert cluster.finished("shards", run_id) == "success", cluster.report("shards", run_id)
    show(cluster, "shards", run_id, killed=victim.name, had=had, adopted_after=adopted)
    assert {one["try_number"] for one in cluster.tasks("shards", run_id)} == {1}
    require_no_event_twice(cluster, "shards", run_id)
    require_each_once(instance.names(), folder)


def states(cluster, run_id):
    return Counter(one["state"] for one in cluster.tasks("shards", run_id))
