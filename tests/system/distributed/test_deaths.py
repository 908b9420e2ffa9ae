"""Every part of a distributed Airflow dies once, and each document is there once all the same."""

from __future__ import annotations

import signal
import time

import pytest
from standalone import until

from tests.system.distributed.evidence import (
    require_each_once,
    running_tasks,
    seconds_until_retry,
    show,
)


@pytest.fixture
def begun(cluster, instance, folder):
    """A run of shards, half of whose files are there; what needs `workers` is skipped before it begins."""
    instance.latency = 1.0
    run_id = cluster.run("shards", folder=str(folder), shards=4)
    until("some files are there", lambda: instance.names().total() >= 6)
    return run_id


def finish(cluster, instance, folder, run_id, **known):
    """Require that the run comes to a good end; print how long that took from now on."""
    instance.latency = 0.0
    since = time.time()
    state = cluster.finished("shards", run_id, supervised=True)
    assert state == "success", cluster.report("shards", run_id)
    show(
        *(cluster, "shards", run_id),
        documents=instance.names().total(),
        retried_after=seconds_until_retry(cluster, "shards", run_id, since=since),
        ended_after=round(time.time() - since, 1),
        **known,
    )
    require_each_once(instance.names(), folder)


@pytest.mark.usefixtures("workers")
def test_a_worker_that_dies_with_all_its_tasks(cluster, instance, folder, begun):
    """Nobody reports the loss: the scheduler misses the heartbeats."""
    host = running_tasks(cluster, "shards", begun)[0]["hostname"]
    cluster.parts[host].kill()
    finish(cluster, instance, folder, begun, killed=host)


def test_a_scheduler_that_dies(cluster, instance, folder, begun):
    cluster.parts["scheduler"].kill()
    finish(cluster, instance, folder, begun, killed="scheduler")


@pytest.mark.usefixtures("workers")
def test_a_broker_that_dies_and_comes_back(cluster, instance, folder, begun):
    cluster.parts["redis"].kill()
    finish(cluster, instance, folder, begun, killed="redis")
    # A worker that lost its broker may be connected again and take no task (celery/celery 8030).
    for worker in cluster.workers:
        worker.kill()
        worker.start()


def test_a_database_that_is_away(cluster, instance, folder, begun):
    """Components that end by themselves are started again, as a supervisor does."""
    cluster.parts["postgres"].stop(signal.SIGINT)
    away = time.monotonic()
    until("10 s have passed", lambda: time.monotonic() - away > 10)
    cluster.parts["postgres"].start()
    finish(cluster, instance, folder, begun, away="postgres", ended=cluster.supervise())


@pytest.mark.usefixtures("workers")
def test_a_worker_that_sleeps_past_its_heartbeat_overwrites_nothing(cluster, instance, folder, begun):
    host = running_tasks(cluster, "shards", begun)[0]["hostname"]
    cluster.parts[host].send(signal.SIGSTOP)
    until("its tasks were begun again", lambda: elsewhere(cluster, begun, host))
    cluster.parts[host].send(signal.SIGCONT)
    finish(cluster, instance, folder, begun, paused=host)


def elsewhere(cluster, run_id, host):
    """Tell whether no task instance of the run is believed to run on this host."""
    return all(one["hostname"] != host for one in running_tasks(cluster, "shards", run_id))
