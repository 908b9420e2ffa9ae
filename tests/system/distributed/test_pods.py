"""Task processes whose folders nobody shares, and which end with them: what a KubernetesExecutor's pods have.

The sources are on a volume that all of them mount. Everything else, the folder for temporary files included,
each worker has for itself, and it is gone when the worker is.
"""

from __future__ import annotations

from standalone import until

from tests.system.distributed.evidence import require_each_once, running_tasks, show
from tests.system.distributed.test_mirrors import FILES, documents, level, run, stored


def end_pod(cluster, dag_id, run_id):
    """End the worker of a running task with all that it kept, and start another one in its place."""
    (task, *_) = running_tasks(cluster, dag_id, run_id)
    pod = cluster.parts[task["hostname"]]
    pod.kill()
    pod.lose_folders()
    pod.start()
    return pod.name


def test_an_ingestion_goes_on_in_another_pod(cluster, instance, folder):
    """The record of what was sent is in Airflow's store, and nowhere else."""
    instance.latency = 1.0
    run_id = cluster.run("shards", folder=str(folder), shards=2)
    until("some files are there", lambda: instance.names().total() >= 6)
    ended = end_pod(cluster, "shards", run_id)
    instance.latency = 0.0
    assert cluster.finished("shards", run_id) == "success", cluster.report("shards", run_id)
    show(cluster, "shards", run_id, ended=ended, documents=instance.names().total())
    require_each_once(instance.names(), folder)


def test_a_mirror_goes_on_in_another_pod_without_its_cache(cluster, paradigm, folder):
    paradigm.faults.latency(0.5, method="POST", path=FILES)
    run_id = run(cluster, paradigm, "mirror_in_a_pod", folder)
    until("some files are there", lambda: stored(paradigm) >= 5)
    ended = end_pod(cluster, "mirror_in_a_pod", run_id)
    paradigm.faults.clear()
    assert cluster.finished("mirror_in_a_pod", run_id) == "success", cluster.report("mirror_in_a_pod", run_id)
    show(cluster, "mirror_in_a_pod", run_id, ended=ended, stored=stored(paradigm))
    assert documents(paradigm) == level(folder)
