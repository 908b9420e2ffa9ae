"""Documents of requests that a killed run left behind, and that arrive while the next run is under way.

An instance that knows an `external_id` answers with the document that it has (known of the successor). One
that does not would keep both, and each night until the next one would be green with a document too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._mirror.requests._workspace import Double

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.requests._effects import Steps
    from paradigm_ext._mirror.requests._workspace import Workspace


def late_arrivals(workspace: Workspace) -> Steps[list[Double]]:
    """Return the identities that a document of this run shares with one that it neither made nor listed.

    One request tells whether there are more documents than this run knows of. Only then are the newest pages
    read: those with the documents of this run, and one more for what arrived just before. A run that applies
    a plan listed nothing, and reads them at once.
    """
    if not workspace.made:
        return []
    too_many = yield from _too_many(workspace)
    unseen = set(workspace.made)
    found: dict[str, list[Row]] = {}
    page, beyond, more = 0, False, True
    while more and not beyond and len(_doubles(workspace, found)) < too_many:
        beyond = not unseen
        page += 1
        rows, more = yield from workspace.newest_rows(page)
        for row in rows:
            unseen.discard(row.id)
            found.setdefault(row.key.external_id, []).append(row)
    return _doubles(workspace, found)


def _too_many(workspace: Workspace) -> Steps[int]:
    """Return how many documents this run knows nothing of; as many as can be doubles where it listed none."""
    if workspace.listed is None:
        return len(workspace.made)
    count = yield from workspace.count_own()
    return (count or 0) - (workspace.listed + len(workspace.made) - len(workspace.gone))


def _doubles(workspace: Workspace, found: Mapping[str, Sequence[Row]]) -> list[Double]:
    return [
        Double(rows[0].path, rows[0].key)
        for rows in found.values()
        if len({row.id for row in rows}) > 1 and any(row.id in workspace.made for row in rows)
    ]
