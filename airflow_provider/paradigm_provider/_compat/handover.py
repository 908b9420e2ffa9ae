"""How long Airflow takes to let go of the process that deferred or rescheduled a task.

The supervisor of a task notices up to `[workers] min_heartbeat_interval` seconds late that its process has
ended, and the scheduler hears of it in its next loop. A task that has been resumed by then is taken for lost:
it fails, or uses up a retry, although nothing is wrong (apache/airflow 66374, 67287, 71580). So a trigger's
event is held until that time has passed, and a sensor in mode `reschedule` pokes no earlier.
"""

from __future__ import annotations

#: Loops of the scheduler until it has seen that a process ended: the one that it is in, and the next.
LOOPS = 2


def handover_seconds() -> float:
    """Return for how many seconds after a deferral or reschedule Airflow may still take the task for running.

    `[paradigm] handover_seconds` where it is set; else what Airflow's own settings come to. A scheduler that
    keeps up takes no longer for a loop than between two of its heartbeats.
    """
    from airflow.providers.common.compat.sdk import conf

    if conf.get("paradigm", "handover_seconds", fallback=""):
        seconds = float(conf.getfloat("paradigm", "handover_seconds"))
        if not 0 <= seconds < float("inf"):
            raise ValueError(f"[paradigm] handover_seconds must be a number from 0, not {seconds!r}")
        return seconds
    # Before Airflow 3 the job beside a task beats at the interval of all jobs.
    fallback = conf.getfloat("scheduler", "job_heartbeat_sec", fallback=5.0)
    heartbeat = conf.getfloat("workers", "min_heartbeat_interval", fallback=fallback)
    pause = conf.getfloat("scheduler", "scheduler_idle_sleep_time", fallback=1.0)
    loop = conf.getfloat("scheduler", "scheduler_heartbeat_sec", fallback=5.0)
    return float(heartbeat + pause + LOOPS * loop) if heartbeat > 0 else 0.0
