"""What the next page is, and when the listing ends: pure decisions over what one page says.

The address in `next` is never followed. Its host need not be the one that was called (the reference's own
example names another), so only its parameters are read and the same operation is called again: the key cannot
go anywhere else.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs, urlsplit

from attrs import define, field

from paradigm_api.v3.types import UNSET
from paradigm_ext._errors import InvalidInput, NotFoundError, PaginationError
from paradigm_ext._pagination._cursor import Cursor
from paradigm_ext._pagination._next import next_named, no_next
from paradigm_ext._unset import Unset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paradigm_ext._errors import ParadigmError
    from paradigm_ext._pagination._cursor import Style

#: Digits of a page number that are read as one.
MAX_DIGITS = 18
#: Where pages have their items: v3's, v2's, SCIM's.
ITEMS = ("results", "data", "resources")
#: Pages without a single item that the page before lacked, but with a `next`, that are walked over in a row
#: before it counts as a loop. A list that grows while it is walked repeats some.
MAX_STALE_PAGES = 10


def style_of(operation: Callable[..., Any]) -> Style:
    """Return how an operation's list is paged, from the parameters it takes."""
    parameters = inspect.signature(operation).parameters
    if "page" in parameters:
        return "page"
    return "after" if "starting_after" in parameters else "whole"


def items_of(page: Any) -> list[Any]:
    """Return the items of a page: a plain array, the list that pages name, or (sources) its lists in turn."""
    if (items := _listed(page)) is not None:
        return items
    return [item for name in _fields(page) for item in _listed(getattr(page, name, None)) or ()]


def has_items(page: Any) -> bool:
    """Return whether a page has a list at all: one that came without is not taken for an empty one."""
    return isinstance(page, list) or any(
        isinstance(getattr(page, name, None), list) for name in _fields(page)
    )


def _fields(page: Any) -> Sequence[str]:
    """Return the names of what holds a page's items; other lists beside them (`schemas`) are not items."""
    named = [name for name in ITEMS if hasattr(page, name)]
    return named[:1] or [name for name in getattr(page, "__slots__", ()) if name != "additional_properties"]


def _listed(value: object) -> list[Any] | None:
    return cast("list[object]", value) if isinstance(value, list) else None


def total_of(page: Any) -> int | None:
    """Return how many items the whole list has, where the page says so (cursor lists may not)."""
    count = getattr(page, "count", None)
    return count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None


def identity(item: Any) -> Any:
    """Return what makes an item the same one on two pages: its id, or None where it has none to compare."""
    found: object = getattr(item, "id", None)
    return None if isinstance(found, (Unset, list, dict)) else found


@define
class Walk:
    """One walk over a list: where it is, and what each answer makes of it.

    Attributes:
        cursor: The page to ask for next; None when the walk is over.
        operation: What is called, for errors.
    """

    cursor: Cursor | None
    operation: str = "the list"
    _first: Cursor = field(init=False)
    _mark: Cursor | None = field(init=False, default=None)
    _steps: int = field(init=False, default=0)
    _stale: int = field(init=False, default=0)
    _before: frozenset[str] = field(init=False, default=frozenset())

    def __attrs_post_init__(self) -> None:
        assert self.cursor is not None
        self._first = self.cursor

    def accept(self, page: Any) -> list[Any]:
        """Take the answer for `cursor`, move the cursor on, and return the page's items.

        Raises:
            PaginationError: The page points at itself, back, or on and on without new items.
            InvalidResponse: Its `next` says neither that a page follows nor that none does.
        """
        current = self._current()
        items = items_of(page)
        self._compare(items)
        following = _following(current, page, items, self.operation)
        if following is not None:
            self._check(current, following)
        self.cursor = following
        return items

    def ends_with(self, error: ParadigmError) -> bool:
        """Return whether an error only says that the list got shorter meanwhile (DRF: `Invalid page`).

        Any other is given the cursor of the page that it came for: there the walk can be taken up again.
        """
        current = self._current()
        if isinstance(error, NotFoundError) and current.style == "page" and current != self._first:
            return True
        error.cursor = current
        return False

    def _current(self) -> Cursor:
        if self.cursor is None:
            raise InvalidInput("this walk is over")
        return self.cursor

    def _compare(self, items: Sequence[Any]) -> None:
        """Count the pages in a row that have nothing which the page before lacked; empty ones are such."""
        ids = frozenset(str(identity(item)) for item in items)
        new = any(identity(item) is None for item in items) or not ids <= self._before
        self._stale = 0 if new else self._stale + 1
        self._before = ids

    def _check(self, current: Cursor, following: Cursor) -> None:
        if following == Cursor("after"):
            raise PaginationError(
                f"the page at {current.value!r} names a next one, and not after which item it begins",
                cursor=current,
            )
        back = following.style == "page" and cast("int", following.value) <= cast("int", current.value)
        if back or following in (current, self._mark):
            raise PaginationError(
                f"the page at {current.value!r} names {following.value!r} as the next: walked already",
                cursor=current,
            )
        # Brent: one cursor remembered, moved on at each power of two, finds every loop in constant memory.
        self._steps += 1
        if self._steps & (self._steps - 1) == 0:
            self._mark = current
        if self._stale >= MAX_STALE_PAGES:
            raise PaginationError(
                f"{self._stale} pages in a row have no new item and name a next page", cursor=current
            )


def _following(current: Cursor, page: Any, items: Sequence[Any], operation: str) -> Cursor | None:
    if current.style == "whole" or isinstance(page, list):
        return None
    if (said := _said(page)) is UNSET:
        return _page_after(current) if _more_follow(current, page, items) else None
    named = next_named(said, operation)
    if named is None:
        return None
    if isinstance(named, int):
        # Only the number after this one can be told from the index of an item.
        if (following := _page_after(current)) != Cursor("page", named):
            raise no_next(said, operation)
        return following
    if current.style == "page":
        return Cursor("page", _page_number(named, cast("int", current.value)))
    return Cursor("after", _after(named, items))


def _page_after(current: Cursor) -> Cursor | None:
    return Cursor("page", cast("int", current.value) + 1) if current.style == "page" else None


def _said(page: Any) -> object:
    """Return what came as `next`; a model keeps a value of another type than described beside its fields."""
    said: object = getattr(page, "next_", UNSET)
    kept: object = getattr(page, "additional_properties", None)
    return cast("dict[str, object]", kept).get("next", said) if isinstance(kept, dict) else said


def _more_follow(current: Cursor, page: Any, items: Sequence[Any]) -> bool:
    """Return whether a page without `next` is not the last, as far as it tells.

    Sources say neither next nor count: the end is a page without items. Where a page should have named the
    next one, its count decides; a page past the end is not found, or empty.
    """
    if not hasattr(page, "next_"):
        return bool(items)
    return bool(items) and cast("int", current.value or 0) * len(items) < (total_of(page) or 0)


def _parameters(address: str) -> dict[str, list[str]]:
    """Return the query of an address, of an invalid one too: it is never followed."""
    try:
        return parse_qs(urlsplit(address).query)
    except ValueError:  # a bracket without its other one, too many parameters
        return {}


def _page_number(address: str, current: int) -> int:
    """Return the page that `next` names; the one after this where it names none that is a number."""
    values = _parameters(address).get("page")
    named = values[-1] if values else ""
    return int(named) if named.isascii() and named.isdigit() and len(named) <= MAX_DIGITS else current + 1


def _after(address: str, items: Sequence[Any]) -> str | None:
    """Return the id to start after: from the address in `next`, else `next` itself, else the last item's.

    Which of them Paradigm sends was not visible in the reference.
    """
    values = _parameters(address).get("starting_after")
    if values:
        return values[-1]
    if "/" not in address and "?" not in address:
        return address
    last = identity(items[-1]) if items else None
    return None if last is None else str(last)
