"""Many short tasks on two workers keep one limit of requests a minute."""

from __future__ import annotations

import time

from standalone import until

from tests.system.distributed.evidence import require_each_once, show

LIMIT = 300


def test_all_processes_share_one_budget(cluster, instance, tmp_path):
    """10 requests a task, in far more tasks than a minute allows; the shared line is never idle."""
    for number in range(540):
        (tmp_path / f"note-{number}.txt").write_text(f"Note {number}.")
    begun = time.monotonic()
    run_id = cluster.run("paced", folder=str(tmp_path), shards=60)
    assert cluster.finished("paced", run_id) == "success", cluster.report("paced", run_id)
    sent = list(instance.moments)
    seconds = sent[-1] - sent[0]
    rate = 60 * (len(sent) - 1) / seconds
    show(
        *(cluster, "paced", run_id),
        requests=len(sent),
        most_in_a_minute=instance.most_in_a_minute(),
        a_minute=round(rate),
        seconds=round(time.monotonic() - begun),
    )
    require_each_once(instance.names(), tmp_path)
    assert instance.most_in_a_minute() <= 1.05 * LIMIT


def test_a_budget_whose_redis_dies_stops_nothing(cluster, instance, folder):
    if cluster.celery:
        # The broker and the budget are one Redis here: the next test of a broker has it back.
        run_id = cluster.run("paced", folder=str(folder), shards=2)
        until("files are there", lambda: instance.names().total() >= 3)
        cluster.parts["redis"].kill()
        assert cluster.finished("paced", run_id, supervised=True) == "success"
        require_each_once(instance.names(), folder)
