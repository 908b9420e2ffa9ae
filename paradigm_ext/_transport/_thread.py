"""A blocking call for an event loop: it runs in a thread, and its result is never lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from anyio import CancelScope

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


async def in_thread(call: Callable[[], T]) -> T:
    """Return what a call brings; a cancellation meanwhile takes effect at the next wait.

    The call must bound itself. What it took, such as a place in a line, can then be given back.
    """
    running = asyncio.get_running_loop().run_in_executor(None, call)
    cancelled: asyncio.CancelledError | None = None
    with CancelScope(shield=True):
        while not running.done():
            try:
                await asyncio.wait([running])
            except asyncio.CancelledError as error:
                cancelled = error
    if cancelled is not None and (task := asyncio.current_task()) is not None:
        task.uncancel()  # it is one cancellation, which was only kept back
        task.cancel(*cancelled.args)
    return running.result()
