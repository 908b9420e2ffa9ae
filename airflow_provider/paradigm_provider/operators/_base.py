"""What every operator of the provider has: a connection and its hook."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from airflow.providers.common.compat.sdk import BaseOperator

from paradigm_provider.hooks.paradigm import ParadigmHook


class ParadigmOperator(BaseOperator):
    """An operator with a Paradigm connection.

    Args:
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: As for every operator.
    """

    ui_color = "#e8e4ff"

    def __init__(self, *, paradigm_conn_id: str = ParadigmHook.default_conn_name, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.paradigm_conn_id = paradigm_conn_id

    @cached_property
    def hook(self) -> ParadigmHook:
        """The hook of the task's connection."""
        return ParadigmHook(self.paradigm_conn_id)
