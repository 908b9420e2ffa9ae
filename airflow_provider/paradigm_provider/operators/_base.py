"""What every operator of the provider has: a connection and its hook."""

from __future__ import annotations

from typing import Any

from airflow.providers.common.compat.sdk import BaseOperator

from paradigm_provider._tasks.mixin import ParadigmHookMixin
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID


class ParadigmOperator(ParadigmHookMixin, BaseOperator):
    """An operator with a Paradigm connection.

    Args:
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: As for every operator.
    """

    def __init__(self, *, paradigm_conn_id: str = DEFAULT_CONN_ID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.paradigm_conn_id = paradigm_conn_id
