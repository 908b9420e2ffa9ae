"""The asset events of a mirror: one when something changed, none after a quiet night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_provider._compat.context import task_instance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from airflow.providers.common.compat.sdk import BaseOperator, Context

#: What goes into the extra of an asset's event: enough to know what changed, never long.
EXTRA_KEYS = (
    *("name", "workspace_id", "summary", "scanned", "unchanged", "new", "changed", "renamed", "deleted"),
    *("failed_count", "parked", "paths"),
)


def emit_when_changed(
    operator: BaseOperator, context: Context, manifest: Mapping[str, Any], *, changed: bool
) -> None:
    """Describe the run in the event of every asset that is an outlet; withhold it if nothing changed.

    Airflow sends an event for each outlet that a task has when it succeeds. So a run that changed nothing has
    none. What an attempt or a run before this one changed before it failed sent no event, so after such a one
    it is sent all the same.

    Args:
        operator: The running task.
        context: The task's.
        manifest: The result of the run.
        changed: Whether this run changed anything.
    """
    running = getattr(task_instance(context), "task", None) or operator
    if not (changed or _may_owe_an_event(context)):
        # The task of this attempt only: Airflow makes another from the DAG for the next.
        operator.outlets = running.outlets = []
        return
    extra = {key: manifest[key] for key in EXTRA_KEYS if key in manifest}
    events = context.get("outlet_events")
    for outlet in operator.outlets or ():
        if events is not None and hasattr(outlet, "uri"):
            events[outlet].extra = extra


def _may_owe_an_event(context: Context) -> bool:
    ti = task_instance(context)
    if (getattr(ti, "try_number", 1) or 1) > 1:
        return True
    if not hasattr(ti, "get_previous_dagrun"):
        return False
    previous = ti.get_previous_dagrun()
    return previous is not None and str(getattr(previous.state, "value", previous.state)) != "success"
