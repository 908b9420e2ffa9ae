"""Several tasks as one: the first that fails ends the others, and its error comes out bare."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable


async def run_together(coroutines: Iterable[Coroutine[Any, Any, object]]) -> None:
    """Run coroutines at the same time until all are done, or one fails.

    The error is the one that a sync twin would raise, not a group that holds it: callers of both write the
    same `except`.
    """
    try:
        async with asyncio.TaskGroup() as group:
            for coroutine in coroutines:
                group.create_task(coroutine)
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
