"""Pagination by cursor, as threads and turns have it: `limit`, `starting_after`, `ending_before`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from paradigm_emulator.http.context import get_service
from paradigm_emulator.http.errors import invalid
from paradigm_emulator.http.params import INT64, Params, canonical_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from starlette.requests import Request

DEFAULT_LIMIT: Final = 10
MAX_LIMIT: Final = 100


@frozen
class Rows:
    """The rows that a list walks.

    Attributes:
        table: A table with `number`, which grows with time, and `id`, the cursor.
        condition: Which of its rows.
        values: What the condition's marks stand for.
        newest_first: Whether the list goes back in time.
    """

    table: str
    condition: str
    values: list[Any]
    newest_first: bool = False


def cursor_page(
    request: Request, params: Params, rows: Rows, show: Callable[[sqlite3.Row], dict[str, Any]]
) -> dict[str, Any]:
    """Return one page: `limit` rows after `starting_after`, or the last ones before `ending_before`.

    Whether the vendor's `next` is an address or an id was not visible; it is an address service.

    Raises:
        InvalidFields: 400, a limit out of bounds or a cursor that names no row.
    """
    limit = params.integer("limit", low=1, high=MAX_LIMIT) or DEFAULT_LIMIT
    after = _number(request, params, rows, "starting_after")
    before = _number(request, params, rows, "ending_before")
    params.check()
    backwards = before is not None and after is None
    found = _walk(request, rows, (after, before), limit=limit + 1, backwards=backwards)
    more, found = len(found) > limit, found[:limit]
    if backwards:
        found.reverse()
    has_next, has_previous = (True, more) if backwards else (more, after is not None)
    return {
        "results": [show(row) for row in found],
        "count": _count(request, rows) if after is None and before is None else None,
        "next": _link(request, starting_after=found[-1]["id"]) if found and has_next else None,
        "previous": _link(request, ending_before=found[0]["id"]) if found and has_previous else None,
    }


def _walk(
    request: Request, rows: Rows, between: tuple[int | None, int | None], *, limit: int, backwards: bool
) -> list[sqlite3.Row]:
    """Return the rows strictly between two numbers, in the list's order or against it."""
    sign = -1 if rows.newest_first else 1
    low, high = (None if number is None else sign * number for number in between)
    order = sign * (-1 if backwards else 1)
    return get_service(request).store.rows(
        f"SELECT * FROM {rows.table} WHERE {rows.condition} AND {sign}*number > ? AND {sign}*number < ?"
        f" ORDER BY {order}*number LIMIT ?",
        [*rows.values, -INT64 if low is None else low, INT64 if high is None else high, limit],
    )


def _count(request: Request, rows: Rows) -> int:
    sql = f"SELECT count(*) FROM {rows.table} WHERE {rows.condition}"
    return int(get_service(request).store.scalar(sql, rows.values))


def _number(request: Request, params: Params, rows: Rows, name: str) -> int | None:
    value = params.text(name)
    if value is None:
        return None
    sql = f"SELECT number FROM {rows.table} WHERE id=? AND {rows.condition}"
    found = get_service(request).store.scalar(sql, (canonical_uuid(value), *rows.values))
    if found is None:
        raise invalid(name, "invalid", "Invalid cursor.", query=True)
    return int(found)


def _link(request: Request, **cursor: str) -> str:
    plain = request.url.remove_query_params(["starting_after", "ending_before"])
    return str(plain.include_query_params(**cursor))
