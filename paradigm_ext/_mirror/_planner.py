"""Planning: what the workspace needs to equal the source. Pure: no clock, no network, no disk.

First `Planner.sort` compares every file with the workspace by its token. What the tokens do not settle has to
be hashed. Then `Planner.finish` makes the operations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from paradigm_ext._mirror._guard import guard_of
from paradigm_ext._mirror._identity import content_hash, path_hash, path_key
from paradigm_ext._mirror._metadata import own_metadata
from paradigm_ext._mirror._operation import MirrorOperation, OperationKind, PlannedDocument
from paradigm_ext._mirror._report import MirrorFailure
from paradigm_ext._mirror._versions import Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from paradigm_ext._mirror._destination import Destination
    from paradigm_ext._mirror._guard import MirrorGuard
    from paradigm_ext._mirror._options import MirrorOptions
    from paradigm_ext._mirror._rows import Row
    from paradigm_ext._mirror._scan import Entry
    from paradigm_ext._mirror._source import Scanned

#: How the reasons for sending a file read.
_REASONS: Mapping[str, str] = {
    "upload": "new",
    "replace": "changed",
    "retry": "its last version failed",
    "wait": "in flight since an earlier run",
}


@frozen
class Undecided:
    """A file that its token does not settle, with the documents of its path."""

    entry: Entry
    rows: tuple[Row, ...]


@frozen(kw_only=True)
class Planned:
    """What a planning came to."""

    operations: tuple[MirrorOperation, ...]
    counts: Mapping[str, int]
    failed: tuple[MirrorFailure, ...]
    guard: MirrorGuard | None


@define
class Planner:
    """Makes a plan from a listed workspace and a scanned source.

    Attributes:
        options: What was asked.
        name: The mirror's name.
        scan: The source.
        destination: The workspace; paths are taken out of it.
        destination_complete: Whether the workspace was listed completely.
        now: Seconds since 1970.
    """

    options: MirrorOptions
    name: str
    scan: Scanned
    destination: Destination
    destination_complete: bool
    now: float
    _operations: list[MirrorOperation] = field(factory=list[MirrorOperation], init=False)
    _counts: dict[str, int] = field(factory=dict[str, int], init=False)
    _failed: list[MirrorFailure] = field(factory=list[MirrorFailure], init=False)
    _pipeline: str = field(default="", init=False)

    # ---------------------------------------------------------------------------------- first half

    def sort(self) -> list[Undecided]:
        """Decide what the tokens decide, and return the files that have to be hashed."""
        newest = self.destination.newest
        if self.options.reindex == "pipeline" and newest is not None:
            self._pipeline = newest.parser
        self._count("own", self.destination.own)
        self._count("documents", self.destination.documents)
        undecided: list[Undecided] = []
        unchanged = 0
        for entry in self.scan.entries:
            rows = self.destination.take(path_hash(entry.key))
            known = None if self.options.checksum else _known(rows, entry.token)
            if known is not None and len(rows) == 1 and self._is_settled(known):
                unchanged += 1
            elif known is None:
                undecided.append(Undecided(entry, rows))
            else:
                self._decide(entry, rows, known.content, known.sha256)
        self._count("unchanged", unchanged)
        self._keep_unusable()
        return undecided

    def _is_settled(self, row: Row) -> bool:
        """Tell whether nothing at all is to be done about a path's only document; nearly all are so."""
        return (
            row.state == "embedded"
            and row.missing_since is None
            and not (self.options.moved or self._pipeline)
        )

    def _keep_unusable(self) -> None:
        """Leave alone what exists but cannot be used now; its documents are not removed."""
        for trouble in self.scan.failures:
            self._fail(trouble.path, trouble.stage, trouble.error)
            self._keep_stale(self.destination.take(path_hash(trouble.key)))
        for entry in self.scan.unsettled:
            self._count("unsettled")
            self.destination.take(path_hash(entry.key))

    # --------------------------------------------------------------------------------- second half

    def finish(self, undecided: Iterable[Undecided], hashes: Mapping[str, str | Exception]) -> Planned:
        """Return the plan.

        Args:
            undecided: What `sort` returned.
            hashes: For each key the SHA-256 of the content, hexadecimal, or why it could not be read.
        """
        for one in undecided:
            found = hashes[one.entry.key]
            if isinstance(found, str):
                self._decide(one.entry, one.rows, content_hash(found), found)
            else:
                self._fail(one.entry.path, "read", str(found))
                self._keep_stale(one.rows)
        removed = list(self.destination.rest())
        guard = self._finish_absent(removed)
        self._operations.sort(key=lambda one: (path_key(one.path), one.kind))
        self._count("scanned", len(self.scan.entries) + len(self.scan.failures))
        return Planned(
            operations=tuple(self._operations),
            counts=self._counts,
            failed=tuple(self._failed),
            guard=guard,
        )

    def _decide(self, entry: Entry, rows: Sequence[Row], content: str, sha256: str) -> None:
        verdict = judge(rows, content, max_attempts=self.options.max_attempts)
        outdated = verdict.need == "nothing" and self._is_outdated(verdict.current)
        if outdated:
            verdict = judge(rows, content, max_attempts=self.options.max_attempts, outdated=True)
        if verdict.need == "nothing":
            self._unchanged(entry, verdict, sha256)
        elif verdict.need == "park" or (verdict.need == "retry" and not self.options.retry):
            self._park(entry, rows, verdict, sha256)
        else:
            self._send(entry, rows, verdict, sha256, outdated=outdated)

    def _is_outdated(self, current: Row | None) -> bool:
        return bool(self._pipeline) and current is not None and current.parser not in ("", self._pipeline)

    def _unchanged(self, entry: Entry, verdict: Verdict, sha256: str) -> None:
        current = verdict.current
        assert current is not None
        self._count("unchanged")
        self._heal(entry.path, verdict, sha256)
        if current.missing_since is not None:
            self._mark(current, "is back in the source", missing_since=None)
        elif self._is_elsewhere(current):
            self._mark(current, "the source has a new address", missing_since=None)

    def _park(self, entry: Entry, rows: Sequence[Row], verdict: Verdict, sha256: str) -> None:
        self._keep_stale(rows)
        self._heal(entry.path, verdict, sha256)
        if verdict.need == "retry":
            self._fail(entry.path, "index", "its last version failed; this pass sends nothing again")
            return
        times = self.options.max_attempts
        reason = f"failed {times} times; it is sent again once its content changes, or with more attempts"
        self._count("parked")
        self._add("park", entry.path, reason)

    def _send(
        self, entry: Entry, rows: Sequence[Row], verdict: Verdict, sha256: str, *, outdated: bool
    ) -> None:
        kind: OperationKind = verdict.need  # type: ignore[assignment]
        reason = _REASONS[kind]
        if outdated and verdict.current is not None:
            reason = f"made by pipeline {verdict.current.parser}, not {self._pipeline}"
        self._operations.append(
            MirrorOperation(
                kind=kind,
                path=entry.path,
                reason=reason,
                documents=_documents(sorted(rows, key=lambda row: row.order)),
                sha256=sha256,
                size=entry.size,
                token=entry.token,
                recorded_token=entry.settled_token,
                modified=entry.modified,
                metadata={"outdated": True} if outdated else None,
            )
        )

    # ------------------------------------------------------------------------------- absent files

    def _finish_absent(self, removed: list[tuple[Row, ...]]) -> MirrorGuard | None:
        """Plan what becomes of documents whose file is gone; return the guard that forbids it, if any."""
        if self.options.shard is not None:
            return self._guard(0)
        renames = self._renames(removed)
        self._count("removed", len(removed) - len(renames))
        due = [rows for rows in removed if rows[0].path_hash not in renames and self._is_due(rows)]
        guard = self._guard(len(due))
        if guard is not None and renames:  # a guard forbids renames, too: the new paths are sent
            self._count("removed", len(renames))
            renames = {}
        sent_otherwise = {id(one) for one in renames.values()}
        self._operations = [one for one in self._operations if id(one) not in sent_otherwise]
        for rows in removed:
            to = renames.get(rows[0].path_hash)
            if to is not None:
                self._rename(rows[0], to)
            else:
                self._absent(rows, guard)
        return guard

    def _guard(self, removed: int) -> MirrorGuard | None:
        return guard_of(self.scan, self.options, own=self.destination.own, removed=removed)

    def _is_due(self, rows: Sequence[Row]) -> bool:
        """Tell whether an absent file has been missing for long enough; a clock that went back says no."""
        if not self.options.grace:
            return True
        since = _missing_since(rows)
        return since is not None and self.now - since >= self.options.grace

    def _absent(self, rows: Sequence[Row], guard: MirrorGuard | None) -> None:
        path = _path_of(rows)
        if self._moves(rows) and not (self.options.delete and self._is_due(rows) and guard is None):
            for row in rows:
                self._mark(row, "the source has a new address", missing_since=row.missing_since)
        elif not path:
            self._add("keep", rows[0].key.external_id, "its path is not recorded, so it cannot be looked for")
        elif not self.options.delete:
            self._add("keep", path, "no longer in the source; delete=True would remove it")
        elif not self.destination_complete:
            self._add("keep", path, "no longer in the source; kept, since the workspace's list is incomplete")
        elif self._is_due(rows):
            self._operations.append(
                MirrorOperation(
                    kind="delete",
                    path=path,
                    reason="no longer in the source",
                    documents=_documents(sorted(rows, key=lambda row: row.order)),
                    guarded=guard is not None,
                )
            )
        elif _missing_since(rows) is None and guard is None:
            newest = max(rows, key=lambda row: row.order)
            self._mark(newest, "no longer in the source; its grace begins", missing_since=self.now)
        else:
            self._add("keep", path, "no longer in the source; its grace has not passed")

    def _renames(self, removed: Sequence[tuple[Row, ...]]) -> dict[str, MirrorOperation]:
        """Return, for old paths by hash, the uploads that a change of name can stand for.

        Only where it cannot be mistaken: one document of that content has lost its file, one new file has
        that content, and the extension is the same.
        """
        if self.options.renames != "patch" or not self.destination_complete:
            return {}
        old: dict[str, list[Row]] = {}
        for rows in removed:
            if len(rows) == 1 and rows[0].state == "embedded" and rows[0].path:
                old.setdefault(rows[0].content, []).append(rows[0])
        new: dict[str, list[MirrorOperation]] = {}
        for one in self._operations:
            if one.kind == "upload" and not one.documents:
                new.setdefault(content_hash(one.sha256), []).append(one)
        return {
            rows[0].path_hash: new[content][0]
            for content, rows in old.items()
            if len(rows) == 1 == len(new.get(content, ()))
            and _extension(rows[0].path) == _extension(new[content][0].path)
        }

    def _rename(self, row: Row, upload: MirrorOperation) -> None:
        self._operations.append(
            evolve(
                upload,
                kind="rename",
                reason=f"was {row.path}",
                documents=_documents([row]),
                from_path=row.path,
                metadata={"title": row.title},
            )
        )

    # ------------------------------------------------------------------------------------ helpers

    def _is_elsewhere(self, row: Row) -> bool:
        return self.options.moved and row.source not in ("", self.scan.root)

    def _moves(self, rows: Sequence[Row]) -> bool:
        return any(self._is_elsewhere(row) for row in rows)

    def _heal(self, path: str, verdict: Verdict, sha256: str) -> None:
        if verdict.surplus:
            self._operations.append(
                MirrorOperation(
                    kind="heal",
                    path=path,
                    reason="older, failed or double versions",
                    documents=_documents(verdict.surplus),
                    sha256=sha256,
                )
            )

    def _mark(self, row: Row, reason: str, *, missing_since: float | None) -> None:
        self._operations.append(
            MirrorOperation(
                kind="mark",
                path=row.path,
                reason=reason,
                documents=_documents([row]),
                metadata=own_metadata(
                    name=self.name,
                    source=self.scan.root,
                    path=row.path,
                    sha256=row.sha256,
                    size=row.size,
                    token=row.token,
                    missing_since=missing_since,
                ),
            )
        )

    def _add(self, kind: OperationKind, path: str, reason: str) -> None:
        self._operations.append(MirrorOperation(kind=kind, path=path, reason=reason))

    def _fail(self, path: str, stage: str, error: str) -> None:
        self._failed.append(MirrorFailure(path, stage, error))
        self._add("refuse", path, error)

    def _keep_stale(self, rows: Sequence[Row]) -> None:
        if any(row.state == "embedded" for row in rows):
            self._count("kept_stale")

    def _count(self, what: str, by: int = 1) -> None:
        self._counts[what] = self._counts.get(what, 0) + by


def _known(rows: Sequence[Row], token: str) -> Row | None:
    """Return a document that was made of the file as it is now, by its token; the newest of them."""
    if len(rows) == 1:
        return rows[0] if token and rows[0].token == token else None
    same = [row for row in rows if row.token and row.token == token]
    return max(same, key=lambda row: row.order) if same else None


def _documents(rows: Iterable[Row]) -> tuple[PlannedDocument, ...]:
    return tuple(PlannedDocument(row.id, row.key.external_id) for row in rows)


def _missing_since(rows: Sequence[Row]) -> float | None:
    return min((row.missing_since for row in rows if row.missing_since is not None), default=None)


def _path_of(rows: Sequence[Row]) -> str:
    """Return the path that the documents name; empty where none names the one that its id is made of."""
    return next((row.path for row in rows if path_hash(path_key(row.path)) == row.path_hash), "")


def _extension(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""
