"""The documents of a mirror by path, in as little memory as that takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._mirror.documents._identity import shard_of_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paradigm_ext._mirror.documents._identity import Shard
    from paradigm_ext._mirror.documents._rows import Row


class Destination:
    """What the workspace has of a mirror, a path at a time; each path is taken out once.

    Nearly every path has one document, which is kept bare: a list around each would double the memory.
    """

    def __init__(self, rows: Iterable[Row], *, shard: Shard | None = None) -> None:
        self._paths: dict[str, Row | list[Row]] = {}
        self._others: dict[str, Row | list[Row]] = {}
        self.documents = 0
        self.newest: Row | None = None
        for row in rows:
            if shard is None or shard_of_hash(row.path_hash, shard[1]) == shard[0]:
                self.documents += 1
                self.newest = row if self.newest is None or row.id > self.newest.id else self.newest
                _add(self._paths, row)
            else:
                _add(self._others, row)
        self.own = len(self._paths)

    def take(self, path26: str) -> tuple[Row, ...]:
        """Return the documents of a path and forget them; what is left in the end is no longer wanted."""
        return _rows(self._paths.pop(path26, None) or self._others.pop(path26, None))

    def others(self) -> Iterator[tuple[Row, ...]]:
        """Return the documents of each path of other shards that was not taken."""
        return (_rows(found) for found in self._others.values())

    def rest(self) -> Iterator[tuple[Row, ...]]:
        """Return the documents of each path that was not taken."""
        return (_rows(found) for found in self._paths.values())

    def sources(self) -> dict[str, int]:
        """Return the addresses that the documents came from, with how many from each."""
        counts: dict[str, int] = {}
        for found in self._paths.values():
            for row in _rows(found):
                if row.source:
                    counts[row.source] = counts.get(row.source, 0) + 1
        return counts


def _add(paths: dict[str, Row | list[Row]], row: Row) -> None:
    before = paths.get(row.path_hash)
    if before is None:
        paths[row.path_hash] = row
    elif isinstance(before, list):
        before.append(row)
    else:
        paths[row.path_hash] = [before, row]


def _rows(found: Row | list[Row] | None) -> tuple[Row, ...]:
    if found is None:
        return ()
    return tuple(found) if isinstance(found, list) else (found,)
