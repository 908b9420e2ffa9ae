"""How a decorated function gets from its task's context what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_provider._compat.version import AIRFLOW_V_3_2_PLUS

# The common-compat of the oldest supported releases does not have it yet.
if TYPE_CHECKING or AIRFLOW_V_3_2_PLUS:
    from airflow.sdk.bases.decorator import determine_kwargs
else:
    from airflow.utils.operator_helpers import determine_kwargs

__all__ = ["determine_kwargs"]
