"""Fetching pages in order, some of them ahead of time: in threads or in tasks."""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Self, cast

from paradigm_ext._pagination._cursor import Cursor

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from concurrent.futures import Future


class Fetcher:
    """Fetches pages in order, some of them ahead of time in threads."""

    def __init__(self, fetch: Callable[[Cursor], Any], width: int) -> None:
        self._fetch = fetch
        self._width = width
        self._pool: ThreadPoolExecutor | None = None
        self._queue: deque[tuple[Cursor, Future[Any]]] = deque()

    def get(self, cursor: Cursor) -> Any:
        while self._queue and self._queue[0][0] != cursor:
            self._queue.popleft()[1].cancel()
        return self._queue.popleft()[1].result() if self._queue else self._fetch(cursor)

    def ahead(self, cursor: Cursor | None, last: int) -> None:
        if not last or cursor is None:
            return
        self._pool = self._pool or ThreadPoolExecutor(self._width, thread_name_prefix="paradigm-pages")
        for following in _pages_ahead(cursor, last, self._width, [known for known, _ in self._queue]):
            self._queue.append((following, self._pool.submit(self._fetch, following)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


class AsyncFetcher:
    """Fetches pages in order, some of them ahead of time in tasks."""

    def __init__(self, fetch: Callable[[Cursor], Awaitable[Any]], width: int) -> None:
        self._fetch = fetch
        self._width = width
        self._queue: deque[tuple[Cursor, asyncio.Future[Any]]] = deque()

    async def get(self, cursor: Cursor) -> Any:
        while self._queue and self._queue[0][0] != cursor:
            self._queue.popleft()[1].cancel()
        return await (self._queue.popleft()[1] if self._queue else self._fetch(cursor))

    def ahead(self, cursor: Cursor | None, last: int) -> None:
        if not last or cursor is None:
            return
        for following in _pages_ahead(cursor, last, self._width, [known for known, _ in self._queue]):
            self._queue.append((following, asyncio.ensure_future(self._fetch(following))))

    async def close(self) -> None:
        for _, task in self._queue:
            task.cancel()
        await asyncio.gather(*(task for _, task in self._queue), return_exceptions=True)


def _pages_ahead(cursor: Cursor, last: int, width: int, known: Sequence[Cursor]) -> list[Cursor]:
    """Return the pages to begin fetching now, so that at most `width` are under way."""
    first = cast("int", known[-1].value) + 1 if known else cast("int", cursor.value)
    count = min(width - len(known), last - first + 1)
    return [Cursor("page", first + step) for step in range(max(0, count))]
