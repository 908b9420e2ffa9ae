"""`@task.paradigm_ingest`: a function returns what is to be ingested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from airflow.providers.common.compat.sdk import DecoratedOperator, task_decorator_factory

from paradigm_provider.decorators._base import FromFunction
from paradigm_provider.operators.ingest import ParadigmIngestOperator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class ParadigmIngestDecoratedOperator(FromFunction, ParadigmIngestOperator):
    """Ingests what its function returns: `sources` of `ParadigmIngestOperator`, such as names to contents."""

    custom_operator_name = "@task.paradigm_ingest"
    filled = "sources"
    # `sources` itself is not templated here: the function fills it in later.
    # Sequence in one base, Collection in the other: so are they in Airflow.
    template_fields: Sequence[str] = (  # pyright: ignore[reportIncompatibleVariableOverride]
        *DecoratedOperator.template_fields,
        *(name for name in ParadigmIngestOperator.template_fields if name != "sources"),
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {
        **DecoratedOperator.template_fields_renderers,
        "fields": "json",
    }


def paradigm_ingest_task(python_callable: Callable[..., Any] | None = None, **kwargs: Any) -> Any:
    """Make an ingestion of a function that returns sources; `@task.paradigm_ingest` is this.

    Args:
        python_callable: The function; given by Python when the decorator has no arguments.
        kwargs: Those of `ParadigmIngestOperator`, without `sources`.

    Returns:
        The decorated function: calling it in a DAG makes the task.
    """
    return task_decorator_factory(
        python_callable=python_callable, decorated_operator_class=ParadigmIngestDecoratedOperator, **kwargs
    )
