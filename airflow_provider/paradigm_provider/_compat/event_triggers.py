"""The base of triggers that start DAG runs."""

from __future__ import annotations

from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS

# The common-compat of the oldest supported releases does not have it yet.
if AIRFLOW_V_3_0_PLUS:
    from airflow.triggers.base import BaseEventTrigger
else:
    # For the type checker these are two classes; on Airflow 2 no trigger has events of its own.
    from airflow.triggers.base import BaseTrigger as BaseEventTrigger  # type: ignore[assignment]

__all__ = ["BaseEventTrigger"]
