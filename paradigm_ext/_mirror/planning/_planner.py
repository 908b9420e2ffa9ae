"""Planning: what the workspace needs to equal the source. Pure: no clock, no network, no disk.

First `Planner.sort` compares every file with the workspace by its token. What the tokens do not settle has to
be hashed. Then `Planner.finish` makes the operations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from paradigm_ext._mirror.documents._identity import content_hash, path_hash, path_key
from paradigm_ext._mirror.planning._absent import AbsentFiles, is_elsewhere
from paradigm_ext._mirror.planning._draft import PlanDraft, planned_documents
from paradigm_ext._mirror.planning._operation import MirrorOperation, OperationKind
from paradigm_ext._mirror.planning._planned import Planned, Undecided
from paradigm_ext._mirror.planning._versions import Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from paradigm_ext._mirror._options import MirrorOptions
    from paradigm_ext._mirror._source import Scanned
    from paradigm_ext._mirror.documents._destination import Destination
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.scan import Entry

#: How the reasons for sending a file read.
_REASONS: Mapping[str, str] = {
    "upload": "new",
    "replace": "changed",
    "retry": "its last version failed",
    "wait": "in flight since an earlier run",
}


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
    draft: PlanDraft = field(init=False)
    _pipeline: str = field(default="", init=False)
    _new_elsewhere: set[int] = field(factory=set[int], init=False)

    def __attrs_post_init__(self) -> None:
        self.draft = PlanDraft(self.name, self.scan.root)

    # ---------------------------------------------------------------------------------- first half

    def sort(self) -> list[Undecided]:
        """Decide what the tokens decide, and return the files that have to be hashed."""
        newest = self.destination.newest
        if self.options.reindex == "pipeline" and newest is not None:
            self._pipeline = newest.parser
        self.draft.count("own", self.destination.own)
        self.draft.count("documents", self.destination.documents)
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
        self.draft.count("unchanged", unchanged)
        self._keep_unusable()
        self._pass_elsewhere()
        return undecided

    def _pass_elsewhere(self) -> None:
        """Note the sizes of the new files of other shards: one of them may be what a removed file became."""
        for path_hash_elsewhere, size in self.scan.elsewhere:
            if not self.destination.take(path_hash_elsewhere):
                self._new_elsewhere.add(size)

    def _is_settled(self, row: Row) -> bool:
        """Return whether nothing at all is to be done about a path's only document; nearly all are so."""
        return (
            row.state == "embedded"
            and row.missing_since is None
            and not (self.options.moved or self._pipeline)
        )

    def _keep_unusable(self) -> None:
        """Leave alone what exists but cannot be used now; its documents are not removed."""
        for trouble in self.scan.failures:
            self.draft.fail(trouble.path, trouble.stage, trouble.error)
            rows = self.destination.take(path_hash(trouble.key))
            self.draft.keep_stale(rows)
            self._move(rows)
        for entry in self.scan.unsettled:
            self.draft.count("unsettled")
            self._move(self.destination.take(path_hash(entry.key)))

    def _move(self, rows: Iterable[Row]) -> None:
        """Let documents name the new address of a source that moved: one that does not stops the next run."""
        for row in rows:
            if is_elsewhere(row, self.options, self.scan):
                self.draft.mark(row, "the source has a new address", missing_since=None)

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
                self.draft.fail(one.entry.path, "read", str(found))
                self.draft.keep_stale(one.rows)
                self._move(one.rows)
        removed = list(self.destination.rest())
        absent = AbsentFiles(
            self.draft,
            self.options,
            self.scan,
            self.destination,
            self.destination_complete,
            self.now,
            self._new_elsewhere,
        )
        guard = absent.plan(removed)
        self.draft.operations.sort(key=lambda one: (path_key(one.path), one.kind))
        self.draft.count("scanned", len(self.scan.entries) + len(self.scan.failures))
        return Planned(
            operations=tuple(self.draft.operations),
            counts=self.draft.counts,
            failed=tuple(self.draft.failed),
            guard=guard,
            unexplained=self.draft.unexplained,
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
        self.draft.count("unchanged")
        self._heal(entry.path, verdict, sha256)
        if path_key(current.path) != entry.key:
            self.draft.describe(current, entry, sha256)
        elif current.missing_since is not None:
            self.draft.mark(current, "is back in the source", missing_since=None)
        else:
            self._move([current])

    def _park(self, entry: Entry, rows: Sequence[Row], verdict: Verdict, sha256: str) -> None:
        self.draft.keep_stale(rows)
        self._move(rows)
        self._heal(entry.path, verdict, sha256)
        if verdict.need == "retry":
            newest = max((row for row in rows if row.state == "failed"), key=lambda row: row.order)
            self.draft.unexplained[len(self.draft.failed)] = newest.id
            self.draft.fail(entry.path, "index", f"document {newest.id} failed to be indexed")
            return
        times = self.options.max_attempts
        reason = f"failed {times} times; it is sent again once its content changes, or with more attempts"
        self.draft.count("parked")
        self.draft.add("park", entry.path, reason)

    def _send(
        self, entry: Entry, rows: Sequence[Row], verdict: Verdict, sha256: str, *, outdated: bool
    ) -> None:
        self._move(rows)
        kind: OperationKind = verdict.need  # type: ignore[assignment]
        reason = _REASONS[kind]
        if outdated and verdict.current is not None:
            reason = f"made by pipeline {verdict.current.parser}, not {self._pipeline}"
        self.draft.operations.append(
            MirrorOperation(
                kind=kind,
                path=entry.path,
                reason=reason,
                documents=planned_documents(sorted(rows, key=lambda row: row.order)),
                sha256=sha256,
                size=entry.size,
                token=entry.token,
                recorded_token=entry.settled_token,
                modified=entry.modified,
                metadata={"outdated": True} if outdated else None,
            )
        )

    def _heal(self, path: str, verdict: Verdict, sha256: str) -> None:
        if verdict.surplus:
            self.draft.operations.append(
                MirrorOperation(
                    kind="heal",
                    path=path,
                    reason="older, failed or double versions",
                    documents=planned_documents(verdict.surplus),
                    sha256=sha256,
                )
            )


def _known(rows: Sequence[Row], token: str) -> Row | None:
    """Return a document that was made of the file as it is now, by its token; the newest of them."""
    if len(rows) == 1:
        return rows[0] if token and rows[0].token == token else None
    same = [row for row in rows if row.token and row.token == token]
    return max(same, key=lambda row: row.order) if same else None
