"""The drivers of a walk over pages, sync and async, and what they give out."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast, overload

from attrs import evolve, field, frozen

from paradigm_ext._call import answers_of, operation_name, present
from paradigm_ext._errors import InvalidInput, InvalidResponse, ParadigmError
from paradigm_ext._pagination._cursor import Cursor
from paradigm_ext._pagination._fetching import AsyncFetcher, Fetcher
from paradigm_ext._pagination._page import HasParsed, HasSources, Page
from paradigm_ext._pagination._walk import Walk, has_items, identity, items_of, style_of, total_of
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence

    from paradigm_ext._pagination._page import Listing

P = ParamSpec("P")
T = TypeVar("T")
U = TypeVar("U")


@frozen
class _Plan(Generic[T]):
    """What both paginators are given: the operation, its arguments, and how to walk."""

    _operation: Callable[..., Any]
    _args: tuple[Any, ...]
    _kwargs: dict[str, Any] = field(repr=False)
    _start: Cursor
    _limit: int | None = None
    _prefetch: int = 1
    _unique: bool = False

    def _arguments(self, cursor: Cursor) -> dict[str, Any]:
        return {**self._kwargs, **cursor.parameters()}

    def _walk(self, cursor: Cursor | str | None) -> Walk:
        return Walk(_start(cursor, self._start), operation_name(self._operation))

    def _page(self, walk: Walk, cursor: Cursor, answer: Any) -> Page[T]:
        model = _model(self._operation, answer)
        if not has_items(model):
            name = operation_name(self._operation)
            raise InvalidResponse(
                f"{name} answered with a page without `results`", operation=name, field="results"
            )
        return Page(tuple(walk.accept(model)), cursor, walk.cursor, total_of(model))

    def _ahead(self, page: Page[T]) -> int:
        """Return the last page that is sure to exist, to fetch up to there; 0 where it is unknown."""
        if self._prefetch == 1 or page.cursor.style != "page" or not page.total or not page.items:
            return 0
        last = _pages(page.total, len(page.items))
        if self._limit is not None:
            last = min(last, cast("int", self._start.value) - 1 + _pages(self._limit, len(page.items)))
        return last


class Paginator(_Plan[T]):
    """The items of a list, fetched page by page as they are asked for; iterate it, or its `pages()`."""

    def __iter__(self) -> Iterator[T]:
        picker = _Picker[T](limit=self._limit, unique=self._unique)
        for page in self.pages():
            yield from picker.pick(page)
            if picker.done:
                return

    def pages(self, cursor: Cursor | str | None = None) -> Iterator[Page[T]]:
        """Yield page by page, from `cursor` on when one is given.

        Raises:
            APIError: A page was refused; `error.cursor` is that page's, to resume from.
            PaginationError: The list loops.
        """
        walk = self._walk(cursor)
        with Fetcher(self._fetch, self._prefetch) as fetcher:
            while (current := walk.cursor) is not None:
                try:
                    page = self._page(walk, current, fetcher.get(current))
                except ParadigmError as error:
                    if walk.ends_with(error):
                        return
                    raise
                fetcher.ahead(walk.cursor, self._ahead(page))
                yield page

    def options(
        self, *, limit: int | None = None, prefetch: int | None = None, unique: bool | None = None
    ) -> Paginator[T]:
        """Return the same list, walked otherwise.

        Args:
            limit: Items at most.
            prefetch: Pages fetched at the same time (1 is one after the other). Order is kept.
            unique: Drop an item that the page before had too: a list that grows while it is walked repeats
                some.
        """
        return evolve(self, **_changes(limit, prefetch, unique))

    def _fetch(self, cursor: Cursor) -> Any:
        with answers_of(self._operation):
            return self._operation(*self._args, **self._arguments(cursor))


class AsyncPaginator(_Plan[T]):
    """The items of a list, fetched page by page as they are asked for; `async for` it, or its `pages()`."""

    async def __aiter__(self) -> AsyncIterator[T]:
        picker = _Picker[T](limit=self._limit, unique=self._unique)
        async for page in self.pages():
            for item in picker.pick(page):
                yield item
            if picker.done:
                return

    async def pages(self, cursor: Cursor | str | None = None) -> AsyncIterator[Page[T]]:
        """Yield page by page, from `cursor` on when one is given; as `Paginator.pages`."""
        walk = self._walk(cursor)
        fetcher = AsyncFetcher(self._fetch, self._prefetch)
        try:
            while (current := walk.cursor) is not None:
                try:
                    page = self._page(walk, current, await fetcher.get(current))
                except ParadigmError as error:
                    if walk.ends_with(error):
                        return
                    raise
                fetcher.ahead(walk.cursor, self._ahead(page))
                yield page
        finally:
            await fetcher.close()

    def options(
        self, *, limit: int | None = None, prefetch: int | None = None, unique: bool | None = None
    ) -> AsyncPaginator[T]:
        """Return the same list, walked otherwise; as `Paginator.options`."""
        return evolve(self, **_changes(limit, prefetch, unique))

    async def _fetch(self, cursor: Cursor) -> Any:
        with answers_of(self._operation):
            answer = self._operation(*self._args, **self._arguments(cursor))
            if not inspect.isawaitable(answer):
                raise InvalidInput("apaginate takes an operation's asyncio function; use paginate for sync")
            return await answer


class _Picker(Generic[T]):
    """Which items of a page are given out: all, the first so many, those that the page before lacked."""

    def __init__(self, *, limit: int | None, unique: bool) -> None:
        self._left = limit
        self._unique = unique
        self._before: frozenset[Any] = frozenset()

    @property
    def done(self) -> bool:
        return self._left == 0

    def pick(self, page: Page[T]) -> Sequence[T]:
        items: Sequence[T] = page.items
        if self._unique:
            items = [item for item in items if identity(item) is None or identity(item) not in self._before]
            self._before = frozenset(identity(item) for item in page.items)
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
        return items


def _pages(items: int, size: int) -> int:
    return -(-items // size)


def _start(cursor: Cursor | str | None, default: Cursor) -> Cursor:
    chosen = default if cursor is None else Cursor.loads(cursor) if isinstance(cursor, str) else cursor
    if chosen.style != default.style:
        raise InvalidInput(
            f"this list is paged by {default.style!r}, the cursor by {chosen.style!r}: it is another list's"
        )
    return chosen


def _changes(limit: int | None, prefetch: int | None, unique: bool | None) -> dict[str, Any]:
    check_number("limit", limit, least=1, whole=True, none="no change")
    check_number("prefetch", prefetch, least=1, whole=True, none="no change")
    changes = {"limit": limit, "prefetch": prefetch, "unique": unique}
    return {name: value for name, value in changes.items() if value is not None}


def _model(operation: Callable[..., Any], answer: Any) -> Any:
    """Return the page model of what a `sync` or a `sync_detailed` function returned."""
    if hasattr(answer, "parsed") and hasattr(answer, "status_code"):
        return present(operation, answer.parsed)
    return present(operation, answer)


def _plan(operation: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    style = style_of(operation)
    arguments = dict(kwargs)
    start = Cursor.start(style)
    if style == "page" and arguments.get("page"):
        start = Cursor("page", arguments.pop("page"))
    elif style == "after" and arguments.get("starting_after"):
        start = Cursor("after", arguments.pop("starting_after"))
    return {"operation": operation, "args": args, "kwargs": arguments, "start": start}


@overload
def paginate(
    operation: Callable[P, Listing[T] | None], *args: P.args, **kwargs: P.kwargs
) -> Paginator[T]: ...
@overload
def paginate(
    operation: Callable[P, HasParsed[Listing[T]]], *args: P.args, **kwargs: P.kwargs
) -> Paginator[T]: ...
@overload
def paginate(
    operation: Callable[P, HasSources[T, U] | None], *args: P.args, **kwargs: P.kwargs
) -> Paginator[T | U]: ...
@overload
def paginate(
    operation: Callable[P, HasParsed[HasSources[T, U]]], *args: P.args, **kwargs: P.kwargs
) -> Paginator[T | U]: ...
@overload
def paginate(operation: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> Paginator[Any]: ...
def paginate(operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Paginator[Any]:
    """Walk over all pages of a list operation.

    Args:
        operation: `sync` or `sync_detailed` of a generated list operation.
        args: Its own positional arguments.
        kwargs: Its own keyword arguments, `client` among them; `page` or `starting_after` say where to begin,
            `page_size` (`per_page`, `limit`) how many items a page has.

    Returns:
        The items when iterated; `.pages()` yields page by page, each with its cursor; `.options()` sets a
        limit, concurrent fetching and the removal of repeated items. Memory is that of one page (of
        `prefetch` pages).

    Raises:
        APIError: While iterating: a page was refused; `error.cursor` resumes there.
        PaginationError: While iterating: the list points back at itself.
    """
    if inspect.iscoroutinefunction(operation):
        raise InvalidInput("paginate takes an operation's sync function; use apaginate for asyncio")
    return Paginator(**_plan(operation, args, kwargs))


@overload
def apaginate(
    operation: Callable[P, Awaitable[Listing[T] | None]], *args: P.args, **kwargs: P.kwargs
) -> AsyncPaginator[T]: ...
@overload
def apaginate(
    operation: Callable[P, Awaitable[HasParsed[Listing[T]]]], *args: P.args, **kwargs: P.kwargs
) -> AsyncPaginator[T]: ...
@overload
def apaginate(
    operation: Callable[P, Awaitable[HasSources[T, U] | None]], *args: P.args, **kwargs: P.kwargs
) -> AsyncPaginator[T | U]: ...
@overload
def apaginate(
    operation: Callable[P, Awaitable[HasParsed[HasSources[T, U]]]], *args: P.args, **kwargs: P.kwargs
) -> AsyncPaginator[T | U]: ...
@overload
def apaginate(
    operation: Callable[P, Awaitable[Any]], *args: P.args, **kwargs: P.kwargs
) -> AsyncPaginator[Any]: ...
def apaginate(operation: Callable[..., Any], *args: Any, **kwargs: Any) -> AsyncPaginator[Any]:
    """Walk over all pages of a list operation's `asyncio` or `asyncio_detailed`; as `paginate`."""
    return AsyncPaginator(**_plan(operation, args, kwargs))


__all__ = [
    "AsyncPaginator",
    "HasParsed",
    "HasSources",
    "Page",
    "Paginator",
    "apaginate",
    "items_of",
    "paginate",
]
