"""Printing a list of files or agents, page by page underneath."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from paradigm_ext._agents._reading import mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from paradigm_ext.cli._output import Output

T = TypeVar("T")

FILE_COLUMNS = ("id", "status", "filename", "workspace", "updated")


def list_items(
    output: Output,
    items: Iterable[T],
    columns: Sequence[str],
    row: Callable[[T], Sequence[object]],
    *,
    limit: int | None,
) -> None:
    """Print the first `limit` items, and say so when there are more."""
    wanted: list[Any] = list(items if limit is None else islice(items, limit + 1))
    shown = wanted if limit is None else wanted[:limit]
    output.rows([item.to_dict() for item in shown], columns, [row(item) for item in shown])
    if len(wanted) > len(shown):
        output.note(f"the first {limit}; --all shows the rest")


def file_row(file: Any) -> Sequence[object]:
    """Return what a table shows of a file, whichever release's fields it has."""
    values: dict[str, Any] = file.to_dict()
    workspace = mapping(values.get("workspace")).get("name")
    return (
        *(values.get("id"), values.get("status"), values.get("filename"), workspace),
        values.get("updated_at"),
    )


def filters(**given: Any) -> dict[str, Any]:
    """Return the filters that were given, as keyword arguments of a generated function."""
    return {name: value for name, value in given.items() if value}
