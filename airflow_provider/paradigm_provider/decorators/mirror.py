"""`@task.paradigm_mirror`: a function returns what is to be mirrored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from airflow.providers.common.compat.sdk import DecoratedOperator, task_decorator_factory

from paradigm_provider.decorators._base import FromFunction
from paradigm_provider.operators.mirror import ParadigmMirrorOperator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from airflow.providers.common.compat.sdk import Context


class ParadigmMirrorDecoratedOperator(FromFunction, ParadigmMirrorOperator):
    """Mirrors what its function returns: the `source` of `ParadigmMirrorOperator`.

    The function is called again when a deferred task resumes, since the last pass compares with the source.
    """

    custom_operator_name = "@task.paradigm_mirror"
    filled = "source"
    # `source` itself is not templated here: the function fills it in later.
    # Sequence in one base, Collection in the other: so are they in Airflow.
    template_fields: Sequence[str] = (  # pyright: ignore[reportIncompatibleVariableOverride]
        *DecoratedOperator.template_fields,
        *(name for name in ParadigmMirrorOperator.template_fields if name != "source"),
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {**DecoratedOperator.template_fields_renderers}

    def execute_complete(self, context: Context, event: Any) -> Any:
        """Call the function again and finish what the trigger has reported."""
        self.fill(context)
        return super().execute_complete(context, event)


def paradigm_mirror_task(python_callable: Callable[..., Any] | None = None, **kwargs: Any) -> Any:
    """Make a mirror of a function that returns its source; `@task.paradigm_mirror` is this.

    Args:
        python_callable: The function; given by Python when the decorator has no arguments.
        kwargs: Those of `ParadigmMirrorOperator`, without `source`.

    Returns:
        The decorated function: calling it in a DAG makes the task.
    """
    return task_decorator_factory(
        python_callable=python_callable, decorated_operator_class=ParadigmMirrorDecoratedOperator, **kwargs
    )
