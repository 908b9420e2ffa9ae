"""Page-number pagination as Django REST framework does it: `count`, `next`, `previous`, `results`."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from attrs import frozen

from paradigm_emulator.http.context import get_service, row_shift
from paradigm_emulator.http.errors import V3, Refusal, api_version
from paradigm_emulator.http.params import whole_number

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from starlette.requests import Request

    from paradigm_emulator.state.sql_filter import SqlFilter
    from paradigm_emulator.state.store import Store

PAGE_SIZE: Final = 20
MAX_PAGE_SIZE: Final = 100
FEW: Final = 500
"""Rows that are sorted sooner than they are found in an order that is there already."""


@frozen
class Table:
    """What a list selects: the columns, the tables they come from, and their order.

    `narrow` is the one table (`documents d`) that conditions and order name, where `source` joins more to it.
    Then only the rows of one page are joined, not all that are counted and passed over before it.
    """

    columns: str
    source: str
    order: str
    narrow: str | None = None

    def counting(self, where: SqlFilter) -> str:
        """Return the query for how many rows there are."""
        return f"SELECT count(*) FROM {self.narrow or self.source} WHERE {where.sql}"

    def page(
        self, store: Store, where: SqlFilter, start: int, limit: int, *, count: int
    ) -> list[sqlite3.Row]:
        """Return one page of rows, of a list that has `count` of them.

        Few rows of a narrow table are found by their conditions and sorted: going through all in their order,
        until some fulfil the conditions, would make a look-up slow. Later pages come from the order of all
        rows, which is remembered until something is written: passing over the earlier pages each time would
        make a long list slow.
        """
        if self.narrow is None:
            sql = f"SELECT {self.columns} FROM {self.source} WHERE {where.sql} ORDER BY {self.order}"
            return store.rows(f"{sql} LIMIT ? OFFSET ?", [*where.values, limit, start])
        # The `+` keeps SQLite from taking the order from an index.
        order = ", ".join(f"+{term}" for term in self.order.split(", ")) if count <= FEW else self.order
        ordered = f"WHERE {where.sql} ORDER BY {order}"
        key = f"{self.narrow.split()[-1]}.id"
        keys = f"SELECT {key} FROM {self.narrow} {ordered}"
        if start:
            wanted = [row[0] for row in store.remembered(keys, where.values)[start : start + limit]]
        else:
            wanted = [row[0] for row in store.rows(f"{keys} LIMIT ?", [*where.values, limit])]
        if not wanted:
            return []
        marks = ",".join("?" * len(wanted))
        sql = f"SELECT {self.columns} FROM {self.source} WHERE {key} IN ({marks}) ORDER BY {self.order}"
        return store.rows(sql, wanted)


def table_page(
    request: Request,
    table: Table,
    where: SqlFilter,
    show: Callable[[list[sqlite3.Row]], list[dict[str, Any]]],
    *,
    rows_name: str = "results",
    size_name: str = "page_size",
    most: int | None = None,
) -> dict[str, Any]:
    """Return one page of a list.

    Args:
        request: Its `page` (from 1, or `last`) and page size (capped at 100, ignored when it is invalid).
        table: What is listed.
        where: Which of it.
        show: Returns the JSON of rows.
        rows_name: Under which name the rows go.
        size_name: The parameter that says how many.
        most: The list ends after so many rows.

    Raises:
        Refusal: 404 `Invalid page.`: no such page.
    """
    store = get_service(request).store
    count = store.remembered(table.counting(where), where.values)[0][0]
    if most is not None:
        count = min(count, most)
    size = _page_size(request.query_params.get(size_name, ""))
    shift = row_shift(request)
    # Rows that were added while a client reads are more pages to it, until it has read the last one.
    pages = max(1, ceil((count + max(-shift, 0)) / size))
    number = _page_number(request.query_params.get("page") or "1", pages)
    start = (number - 1) * size + (shift if number > 1 else 0)
    limit = size if most is None else min(size, max(count - start, 0))
    rows = table.page(store, where, max(start, 0), limit, count=count)
    return {
        "count": count,
        "next": _link(request, number + 1) if number < pages else None,
        "previous": _link(request, number - 1) if number > 1 else None,
        rows_name: show(rows),
    }


def _page_size(value: str) -> int:
    return min(whole_number(value) or PAGE_SIZE, MAX_PAGE_SIZE)


def _page_number(value: str, pages: int) -> int:
    if value == "last":
        return pages
    number = whole_number(value)
    if number is None or not 1 <= number <= pages:
        raise Refusal(404, "Invalid page.")
    return number


def _link(request: Request, number: int) -> str:
    """Return the absolute address of a page.

    v3 has no slash before the query, as a guide of the vendor's shows; v2 has one, as its examples do.
    """
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    if number > 1:
        query.append(("page", str(number)))
    base = str(request.url.replace(query="", fragment="")).rstrip("/")
    slash = "" if api_version(request.url.path) == V3 else "/"
    return f"{base}{slash}?{urlencode(query)}" if query else f"{base}{slash}"
