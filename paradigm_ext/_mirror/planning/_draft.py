"""The plan while it is being made: operations, counts, and what cannot be mirrored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from paradigm_ext._mirror.documents._metadata import own_metadata
from paradigm_ext._mirror.planning._operation import MirrorOperation, OperationKind, PlannedDocument
from paradigm_ext._mirror.reporting._report import MirrorFailure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.scan import Entry


@define
class PlanDraft:
    """The plan while it is being made.

    Attributes:
        name: The mirror's name.
        root: The source's address.
        operations: What is to be done so far.
        counts: Files and documents of each kind.
        failed: Files that cannot be mirrored.
        unexplained: Failed documents whose reason is still to be asked for, by their place in `failed`.
    """

    name: str
    root: str
    operations: list[MirrorOperation] = field(factory=list[MirrorOperation], init=False)
    counts: dict[str, int] = field(factory=dict[str, int], init=False)
    failed: list[MirrorFailure] = field(factory=list[MirrorFailure], init=False)
    unexplained: dict[int, int] = field(factory=dict[int, int], init=False)

    def count(self, what: str, by: int = 1) -> None:
        """Add to a counter."""
        self.counts[what] = self.counts.get(what, 0) + by

    def add(self, kind: OperationKind, path: str, reason: str) -> None:
        """Add an operation that does nothing and says why."""
        self.operations.append(MirrorOperation(kind=kind, path=path, reason=reason))

    def fail(self, path: str, stage: str, error: str) -> None:
        """Note a file that cannot be mirrored."""
        self.failed.append(MirrorFailure(path, stage, error))
        self.add("refuse", path, error)

    def keep_stale(self, rows: Sequence[Row]) -> None:
        """Count a path whose older version stays searchable."""
        if any(row.state == "embedded" for row in rows):
            self.count("kept_stale")

    def mark(self, row: Row, reason: str, *, missing_since: float | None) -> None:
        """Plan a change of a document's `pdx` object."""
        own = own_metadata(
            name=self.name,
            source=self.root,
            path=row.path,
            sha256=row.sha256,
            size=row.size,
            token=row.token,
            missing_since=missing_since,
        )
        self._mark(row, row.path, reason, own)

    def describe(self, row: Row, entry: Entry, sha256: str) -> None:
        """Plan the `pdx` object of a document that has lost its own: without a path it could never go."""
        own = own_metadata(
            name=self.name,
            source=self.root,
            path=entry.path,
            sha256=sha256,
            size=entry.size,
            token=entry.settled_token,
        )
        self._mark(row, entry.path, "somebody removed what the mirror wrote on it", own)

    def _mark(self, row: Row, path: str, reason: str, own: Mapping[str, Any]) -> None:
        self.operations.append(
            MirrorOperation(
                kind="mark", path=path, reason=reason, documents=planned_documents([row]), metadata=own
            )
        )


def planned_documents(rows: Iterable[Row]) -> tuple[PlannedDocument, ...]:
    """Return documents as an operation names them."""
    return tuple(PlannedDocument(row.id, row.key.external_id) for row in rows)
