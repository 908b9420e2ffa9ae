"""Many short tasks on two workers keep one limit of requests a minute."""

from __future__ import annotations

from standalone import until

from tests.system.distributed.evidence import require_each_once, show

LIMIT = 300


def test_many_short_tasks_keep_one_limit(cluster, instance, tmp_path):
    """A fresh process has nothing saved up: in no minute are there more than 1.05 of the limit."""
    send(cluster, instance, tmp_path, files=360, tasks=24)
    assert instance.most_in_a_minute() <= 1.05 * LIMIT


def test_tasks_side_by_side_lose_nothing_of_the_limit(cluster, instance, tmp_path):
    """Four tasks that are all there for a minute use at least 0.95 of the limit."""
    send(cluster, instance, tmp_path, files=560, tasks=4)
    assert 0.95 * LIMIT <= instance.most_in_a_minute() <= 1.05 * LIMIT


def send(cluster, instance, folder, *, files, tasks):
    """Send a folder in so many tasks, four at a time."""
    for number in range(files):
        (folder / f"note-{number}.txt").write_text(f"Note {number}.")
    run_id = cluster.run("paced", folder=str(folder), shards=tasks)
    assert cluster.finished("paced", run_id) == "success", cluster.report("paced", run_id)
    sent = list(instance.moments)
    show(
        *(cluster, "paced", run_id),
        requests=len(sent),
        most_in_a_minute=instance.most_in_a_minute(),
        seconds=round(sent[-1] - sent[0], 1),
    )
    require_each_once(instance.names(), folder)


def test_a_budget_whose_redis_dies_stops_nothing(cluster, instance, folder):
    if cluster.celery:
        # The broker and the budget are one Redis here: the next test of a broker has it back.
        run_id = cluster.run("paced", folder=str(folder), shards=2)
        until("files are there", lambda: instance.names().total() >= 3)
        cluster.parts["redis"].kill()
        assert cluster.finished("paced", run_id, supervised=True) == "success"
        require_each_once(instance.names(), folder)
