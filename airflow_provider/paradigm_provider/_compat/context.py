"""What operators and sensors take from a task's context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context


def task_instance(context: Context) -> Any:
    """Return the running task instance; its class differs between Airflow 2 and 3."""
    return context["ti"]  # pyright: ignore[reportTypedDictNotRequiredAccess] - always there in `execute`


def push_xcom(context: Context, key: str, value: Any) -> None:
    """Leave a value for other tasks, and for the task itself after a deferral."""
    task_instance(context).xcom_push(key=key, value=value)


def own_xcom(context: Context, key: str) -> Any:
    """Return what this attempt of the task pushed under the key before it was deferred."""
    ti = task_instance(context)
    return ti.xcom_pull(task_ids=ti.task_id, key=key, map_indexes=ti.map_index)
