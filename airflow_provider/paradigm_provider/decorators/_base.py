"""What `@task.paradigm_...` does for every operator: a function returns one of its parameters."""

from __future__ import annotations

import asyncio
import inspect
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, ClassVar

from airflow.providers.common.compat.sdk import DecoratedOperator, context_merge

from paradigm_provider._compat.functions import determine_kwargs

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping

    from airflow.providers.common.compat.sdk import Context


class FromFunction(DecoratedOperator):
    """The first base of a decorated operator: calls the function, then lets the operator run on its value.

    The function is called by each attempt, and not again when a deferred task resumes. Its value stays in the
    worker: it is in no XCom and no rendered template.
    """

    #: The operator's parameter that the function returns.
    filled: ClassVar[str]

    def __init__(
        self,
        *,
        python_callable: Callable[..., Any],
        op_args: Collection[Any] | None = None,
        op_kwargs: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        later: dict[str, Any] = {self.filled: ""}
        super().__init__(
            python_callable=python_callable, op_args=op_args, op_kwargs=op_kwargs, **later, **kwargs
        )

    def execute(self, context: Context) -> Any:
        """Call the function and run the operator on what it returns."""
        self.fill(context)
        return super().execute(context)

    def fill(self, context: Context) -> None:
        """Call the function, async or not, and take its value for the parameter."""
        context_merge(context, self.op_kwargs)
        kwargs = determine_kwargs(self.python_callable, self.op_args, context)
        value = self.python_callable(*self.op_args, **kwargs)
        setattr(self, self.filled, _result_of(value) if inspect.isawaitable(value) else value)


def _result_of(value: Awaitable[Any]) -> Any:
    """Wait for a value, in a thread where this one has a running loop: a notebook that tests its DAG."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_awaited(value))
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(copy_context().run, asyncio.run, _awaited(value)).result()


async def _awaited(value: Awaitable[Any]) -> Any:
    return await value
