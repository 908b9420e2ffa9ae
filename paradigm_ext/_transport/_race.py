"""Several addresses of one host, tried one after the other without waiting for the first to give up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    import httpcore

#: Seconds after which the next address is tried beside the ones before it (RFC 8305, section 5).
HEAD_START = 0.25


async def first_connected(
    connect: Callable[[str], Awaitable[httpcore.AsyncNetworkStream]], addresses: Sequence[str]
) -> httpcore.AsyncNetworkStream:
    """Return the first connection that stands, and drop the others.

    Raises:
        Exception: No address took a connection; it is the error of the last one.
    """
    if len(addresses) == 1:
        return await connect(addresses[0])
    tasks: list[asyncio.Task[httpcore.AsyncNetworkStream]] = []
    winner: asyncio.Task[httpcore.AsyncNetworkStream] | None = None
    try:
        for address in addresses:
            tasks.append(asyncio.ensure_future(connect(address)))
            winner = await _settled(tasks, HEAD_START)
            if winner is not None:
                return winner.result()
        while winner is None and not all(task.done() for task in tasks):
            winner = await _settled(tasks, None)
        return (winner or tasks[-1]).result()
    finally:
        await _drop([task for task in tasks if task is not winner])


async def _settled(
    tasks: list[asyncio.Task[httpcore.AsyncNetworkStream]], seconds: float | None
) -> asyncio.Task[httpcore.AsyncNetworkStream] | None:
    """Wait until one of those under way is done; return the one that stands."""
    pending = [task for task in tasks if not task.done()]
    if pending:
        await asyncio.wait(pending, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    return next((task for task in tasks if _stands(task)), None)


def _stands(task: asyncio.Task[httpcore.AsyncNetworkStream]) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None


async def _drop(tasks: list[asyncio.Task[httpcore.AsyncNetworkStream]]) -> None:
    """Cancel what is under way, and close what came too late."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        if _stands(task):
            await task.result().aclose()
