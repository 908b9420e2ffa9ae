"""The same work for many items, so many at a time: in threads for sync code, in tasks for async code."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

from paradigm_ext._core._pause import Interrupted
from paradigm_ext._core._tasks import run_together

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable


def in_threads(
    work: Callable[[Any], object], items: Iterable[Any], width: int, stopped: threading.Event | None = None
) -> None:
    """Do the work for each item in threads.

    The first error, or an interrupt, sets `stopped`: what is under way is finished, and no more is begun.
    """
    items = list(items)
    if width == 1 or len(items) < 2:
        for item in items:
            work(item)
        return
    rest, taking, stopped = iter(items), threading.Lock(), stopped or threading.Event()

    def worker() -> None:
        while not stopped.is_set():
            with taking:
                item = next(rest, None)
            if item is None:
                return
            try:
                work(item)
            except Interrupted:
                return
            except BaseException:
                stopped.set()
                raise

    count = min(width, len(items))
    with ThreadPoolExecutor(count, thread_name_prefix="paradigm") as pool:
        futures = [pool.submit(worker) for _ in range(count)]
        try:
            wait(futures)
        except BaseException:
            stopped.set()
            raise
        for future in futures:
            future.result()


async def in_tasks(work: Callable[[Any], Awaitable[object]], items: Iterable[Any], width: int) -> None:
    """Do the work for each item in so many tasks."""
    items = list(items)
    rest = iter(items)

    async def worker() -> None:
        for item in rest:
            await work(item)

    await run_together(worker() for _ in range(min(width, len(items))))
