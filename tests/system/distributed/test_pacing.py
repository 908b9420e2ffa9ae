"""Many short tasks on two workers keep one limit of requests a minute."""

from __future__ import annotations

from standalone import until

from tests.system.distributed.evidence import require_each_once, show

LIMIT = 300


def test_all_processes_share_one_budget(cluster, instance, tmp_path):
    """In any minute at most 1.05 of the limit, and at most 5 % lost against the same run without it."""
    for number in range(600):
        (tmp_path / f"note-{number}.txt").write_text(f"Note {number}.")
    free = seconds_of(cluster, instance, tmp_path, "free")
    instance.reset()
    paced = seconds_of(cluster, instance, tmp_path, "paced")
    allowed = max(free, 60 * (len(instance.moments) - 1) / LIMIT)
    print(f"{paced:.1f} s where the limit alone takes {allowed:.1f} s; {free:.1f} s without it")
    assert instance.most_in_a_minute() <= 1.05 * LIMIT
    assert paced <= allowed / 0.95


def seconds_of(cluster, instance, folder, dag_id):
    """Send a folder in 24 tasks, four at a time; return the seconds from first to last request."""
    run_id = cluster.run(dag_id, folder=str(folder), shards=24)
    assert cluster.finished(dag_id, run_id) == "success", cluster.report(dag_id, run_id)
    sent = list(instance.moments)
    seconds = sent[-1] - sent[0]
    show(
        *(cluster, dag_id, run_id),
        requests=len(sent),
        most_in_a_minute=instance.most_in_a_minute(),
        a_minute=round(60 * (len(sent) - 1) / seconds),
        seconds=round(seconds, 1),
    )
    require_each_once(instance.names(), folder)
    return seconds


def test_a_budget_whose_redis_dies_stops_nothing(cluster, instance, folder):
    if cluster.celery:
        # The broker and the budget are one Redis here: the next test of a broker has it back.
        run_id = cluster.run("paced", folder=str(folder), shards=2)
        until("files are there", lambda: instance.names().total() >= 3)
        cluster.parts["redis"].kill()
        assert cluster.finished("paced", run_id, supervised=True) == "success"
        require_each_once(instance.names(), folder)
