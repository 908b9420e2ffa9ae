"""Page-number pagination as Django REST framework does it: `count`, `next`, `previous`, `results`."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from attrs import frozen

from paradigm_emulator._errors import Refusal
from paradigm_emulator._state import service

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from paradigm_emulator._where import Where

PAGE_SIZE: Final = 20
MAX_PAGE_SIZE: Final = 100


@frozen
class Table:
    """What a list selects: the columns, the tables they come from, and their order."""

    columns: str
    source: str
    order: str


def table_page(
    request: Request,
    table: Table,
    where: Where,
    show: Callable[[list[sqlite3.Row]], list[dict[str, Any]]],
    *,
    rows_name: str = "results",
) -> dict[str, Any]:
    """Return one page of a list.

    Args:
        request: Its `page` (from 1, or `last`) and `page_size` (capped at 100, ignored when it is no number).
        table: What is listed.
        where: Which of it.
        show: Returns the JSON of rows.
        rows_name: Under which name the rows go.

    Raises:
        Refusal: 404 `Invalid page.`: no such page.
    """
    store = service(request).store
    count = store.scalar(f"SELECT count(*) FROM {table.source} WHERE {where.sql}", where.values)
    size = _page_size(request.query_params)
    pages = max(1, ceil(count / size))
    number = _page_number(request.query_params.get("page") or "1", pages)
    rows = store.rows(
        f"SELECT {table.columns} FROM {table.source} WHERE {where.sql} ORDER BY {table.order}"
        " LIMIT ? OFFSET ?",
        [*where.values, size, (number - 1) * size],
    )
    return {
        "count": count,
        "next": _link(request, number + 1) if number < pages else None,
        "previous": _link(request, number - 1) if number > 1 else None,
        rows_name: show(rows),
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
