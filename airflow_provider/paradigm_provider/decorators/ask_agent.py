"""`@task.paradigm_ask`: a function returns the question to an agent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from airflow.providers.common.compat.sdk import DecoratedOperator, task_decorator_factory

from paradigm_provider.decorators._base import FromFunction
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class ParadigmAskAgentDecoratedOperator(FromFunction, ParadigmAskAgentOperator):
    """Asks an agent what its function returns: the `question` of `ParadigmAskAgentOperator`."""

    custom_operator_name = "@task.paradigm_ask"
    filled = "question"
    # `question` itself is not templated here: the function fills it in later.
    # Sequence in one base, Collection in the other: so are they in Airflow.
    template_fields: Sequence[str] = (  # pyright: ignore[reportIncompatibleVariableOverride]
        *DecoratedOperator.template_fields,
        *(name for name in ParadigmAskAgentOperator.template_fields if name != "question"),
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {
        **DecoratedOperator.template_fields_renderers,
        "fields": "json",
    }


def paradigm_ask_task(python_callable: Callable[..., Any] | None = None, **kwargs: Any) -> Any:
    """Make a question to an agent of a function that returns it; `@task.paradigm_ask` is this.

    Args:
        python_callable: The function; given by Python when the decorator has no arguments.
        kwargs: Those of `ParadigmAskAgentOperator`, without `question`.

    Returns:
        The decorated function: calling it in a DAG makes the task.
    """
    return task_decorator_factory(
        python_callable=python_callable, decorated_operator_class=ParadigmAskAgentDecoratedOperator, **kwargs
    )
