"""The rule for one path: which of its documents is the current one, and which may go once it is searchable.

The documents of a path are ordered by generation. A document is deleted only once one of the same path and
of higher order was seen embedded; with two runs at once, killed at any step, a path then never loses its last
searchable version. `docs/sdk/mirror-explained.md` argues it; `tests/unit/mirror/model.py` tries every
interleaving.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paradigm_ext._mirror.documents._rows import Row

Need: TypeAlias = Literal["nothing", "wait", "upload", "replace", "retry", "park"]


@frozen
class Verdict:
    """What a path needs.

    Attributes:
        need: `nothing`: the wanted content is searchable. `wait`: it is in flight. `upload`, `replace`,
            `retry`: it has to be sent. `park`: it failed too often.
        n: The generation that a new version gets.
        current: The document that has the wanted content, embedded or in flight.
        surplus: Documents that may go at once: lower than an embedded one, or failed with another content.
        lower: Documents that may go once the wanted content is searchable.
    """

    need: Need
    n: int
    current: Row | None = None
    surplus: tuple[Row, ...] = ()
    lower: tuple[Row, ...] = ()


def judge(rows: Sequence[Row], content: str, *, max_attempts: int, outdated: bool = False) -> Verdict:
    """Return what a path needs so that `content` is its only searchable version.

    Failed documents are left out when the newest is chosen, so that going back to an older content sends
    nothing. Those of the wanted content stay and count the attempts, until the content changes.

    Args:
        rows: All documents of the path that are known.
        content: Hash of the content that the source has.
        max_attempts: How often one content is sent at most.
        outdated: Whether a current version is to be made anew, for another pipeline.
    """
    if len(rows) == 1 and rows[0].state == "embedded" and rows[0].content == content and not outdated:
        return Verdict("nothing", rows[0].n + 1, rows[0])  # what nearly every path comes to, every night
    ordered = sorted(rows, key=lambda row: row.order)
    following = 1 + max((row.n for row in ordered), default=0)
    live = [row for row in ordered if row.state != "failed"]
    current = _current(live, content)
    attempts = [row for row in ordered if row.state == "failed" and row.content == content]
    if current is not None and outdated:
        attempts = [row for row in attempts if row.order > current.order]
        surplus = _surplus(ordered, content, settled=None)
        need: Need = "park" if len(attempts) >= max_attempts else "retry" if attempts else "replace"
        return Verdict(need, following, current, surplus, tuple(row for row in ordered if row not in surplus))
    if current is not None:
        settled = current if current.state == "embedded" else None
        surplus = _surplus(ordered, content, settled=settled)
        lower = tuple(row for row in ordered if row is not current and row not in surplus)
        return Verdict("nothing" if settled else "wait", following, current, surplus, lower)
    surplus = _surplus(ordered, content, settled=None)
    lower = tuple(row for row in ordered if row not in surplus)
    if len(attempts) >= max_attempts:
        return Verdict("park", following, None, surplus, lower)
    return Verdict("retry" if attempts else "replace" if live else "upload", following, None, surplus, lower)


def _current(live: Sequence[Row], content: str) -> Row | None:
    """Return the newest document if it has the wanted content, alone in its generation.

    Two runs may have sent different contents as one generation: then neither is the newest.
    """
    if not live or any(row.content != content for row in live if row.n == live[-1].n):
        return None
    return live[-1]


def _surplus(ordered: Sequence[Row], content: str, *, settled: Row | None) -> tuple[Row, ...]:
    """Return the documents that may be deleted at once.

    Args:
        ordered: All documents of the path.
        content: The wanted content.
        settled: The embedded document that is current; None before one is embedded.
    """
    embedded = [row for row in ordered if row.state == "embedded"]
    return tuple(
        row
        for row in ordered
        if row is not settled
        and (
            (settled is not None and row.state == "failed")
            or (row.state == "failed" and row.content != content)
            or (row.state != "failed" and any(supersedes(one, row) for one in embedded))
        )
    )


def supersedes(newer: Row, older: Row) -> bool:
    """Return whether an embedded document allows another one of its path to be deleted."""
    if newer.path_hash != older.path_hash:
        return False
    if newer.n != older.n:
        return newer.n > older.n
    return newer.content == older.content and newer.id > older.id
