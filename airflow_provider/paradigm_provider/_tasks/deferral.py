"""How a task hands its wait to the triggerer: with a deadline of the wait's own, and Airflow's behind it."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from airflow.providers.common.compat.sdk import TaskDeferred

if TYPE_CHECKING:
    from airflow.triggers.base import BaseTrigger

#: Seconds by which Airflow's own deferral time-out lies behind the trigger's deadline: it only counts when no
#: trigger answers.
BACKSTOP = 120.0
#: Seconds (ten years) that Airflow is told at most: a date that it cannot hold fails a task after its upload.
LONGEST = 315_360_000.0


def deferral(trigger: BaseTrigger, *, deadline: float) -> TaskDeferred:
    """Return what a task raises to go on in its `execute_complete`.

    Args:
        trigger: What waits meanwhile.
        deadline: When the trigger stops, in seconds since 1970.
    """
    return TaskDeferred(
        trigger=trigger,
        method_name="execute_complete",
        timeout=timedelta(seconds=min(deadline - time.time() + BACKSTOP, LONGEST)),
    )
