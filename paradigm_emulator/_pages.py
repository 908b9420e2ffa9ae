"""Page-number pagination as Django REST framework does it: `count`, `next`, `previous`, `results`."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from paradigm_emulator._errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

PAGE_SIZE: Final = 20
MAX_PAGE_SIZE: Final = 100


def page_of(
    request: Request, count: int, fetch: Callable[[int, int], list[Any]], *, rows_name: str = "results"
) -> dict[str, Any]:
    """Return one page of a list.

    Args:
        request: Its `page` (from 1, or `last`) and `page_size` (capped at 100, ignored when it is no number).
        count: How many rows there are in all.
        fetch: Given a limit and an offset, returns the rows of the page.
        rows_name: Under which name the rows go.

    Raises:
        Refusal: 404 `Invalid page.`: no such page.
    """
    size = _page_size(request.query_params)
    pages = max(1, ceil(count / size))
    number = _page_number(request.query_params.get("page") or "1", pages)
    return {
        "count": count,
        "next": _link(request, number + 1) if number < pages else None,
        "previous": _link(request, number - 1) if number > 1 else None,
        rows_name: fetch(size, (number - 1) * size),
    }


def _page_size(query: Mapping[str, str]) -> int:
    value = query.get("page_size", "")
    if not (value.isascii() and value.isdigit()) or int(value[:9]) < 1:
        return PAGE_SIZE
    return min(int(value[:9]), MAX_PAGE_SIZE)


def _page_number(value: str, pages: int) -> int:
    if value == "last":
        return pages
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value[:9]) <= pages:
        raise Refusal(404, "Invalid page.")
    return int(value[:9])


def _link(request: Request, number: int) -> str:
    """Return the absolute address of a page, with the trailing slash that the vendor's own example shows."""
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    if number > 1:
        query.append(("page", str(number)))
    base = str(request.url.replace(query="", fragment="")).rstrip("/")
    return f"{base}/?{urlencode(query)}" if query else f"{base}/"
