"""Planning what becomes of documents whose file is gone: renames, removals, marks, and what forbids them."""

from __future__ import annotations

from posixpath import splitext
from typing import TYPE_CHECKING

from attrs import define, evolve

from paradigm_ext._mirror._guard import guard_of
from paradigm_ext._mirror.documents._identity import content_hash, path_hash, path_key
from paradigm_ext._mirror.planning._draft import planned_documents
from paradigm_ext._mirror.planning._operation import MirrorOperation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from paradigm_ext._mirror._guard import MirrorGuard
    from paradigm_ext._mirror._options import MirrorOptions
    from paradigm_ext._mirror._source import Scanned
    from paradigm_ext._mirror.documents._destination import Destination
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.planning._draft import PlanDraft


@define
class AbsentFiles:
    """Plans what becomes of documents whose file is gone.

    Attributes:
        draft: The plan.
        options: What was asked.
        scan: The source.
        destination: The workspace.
        destination_complete: Whether it was listed completely.
        now: Seconds since 1970.
        new_elsewhere: Sizes of the new files of other shards.
    """

    draft: PlanDraft
    options: MirrorOptions
    scan: Scanned
    destination: Destination
    destination_complete: bool
    now: float
    new_elsewhere: Collection[int] = ()

    def plan(self, removed: list[tuple[Row, ...]]) -> MirrorGuard | None:
        """Plan what becomes of documents whose file is gone; return the guard that forbids it, if any."""
        if self.options.shard is not None:
            return self._plan_shard(removed)
        renames = self._renames(removed)
        self.draft.count("removed", len(removed) - len(renames))
        due = [rows for rows in removed if self._would_go(rows)]
        guard = self._guard(sum(rows[0].path_hash not in renames for rows in due))
        if guard is not None and renames:  # a guard forbids renames, too: the new paths are sent
            self.draft.count("removed", len(renames))
            moved, renames = renames, {}
            guard = self._guard(len(due), moved=sum(rows[0].path_hash in moved for rows in due))
        self._rename_all(removed, renames)
        for rows in removed:
            if rows[0].path_hash not in renames:
                self._absent(rows, guard)
        return guard

    def _plan_shard(self, removed: list[tuple[Row, ...]]) -> MirrorGuard | None:
        """Plan renames to paths of this shard, from whatever shard; removals are for a run of all paths."""
        guard = self._guard(0)
        if guard is None and not self.scan.sentinel_missing:
            gone = [*removed, *self.destination.others()]
            self._rename_all(gone, self._renames(gone))
        return guard

    def _rename_all(self, removed: Sequence[tuple[Row, ...]], renames: Mapping[str, MirrorOperation]) -> None:
        """Plan renames in the place of the uploads that they stand for."""
        sent_otherwise = {id(one) for one in renames.values()}
        self.draft.operations = [one for one in self.draft.operations if id(one) not in sent_otherwise]
        for rows in removed:
            to = renames.get(rows[0].path_hash)
            if to is not None:
                self._rename(rows[0], to)

    def _guard(self, removed: int, *, moved: int = 0) -> MirrorGuard | None:
        return guard_of(self.scan, self.options, own=self.destination.own, removed=removed, moved=moved)

    def _is_due(self, rows: Sequence[Row]) -> bool:
        """Return whether an absent file has been missing for long enough; a clock that went back says no."""
        if not self.options.grace:
            return True
        since = _missing_since(rows)
        return since is not None and self.now - since >= self.options.grace

    def _would_go(self, rows: Sequence[Row]) -> bool:
        """Return whether only a guard would keep the documents of an absent file from being removed."""
        return self.destination_complete and self._is_due(rows) and _path_of(rows) is not None

    def _absent(self, rows: Sequence[Row], guard: MirrorGuard | None) -> None:
        path = _path_of(rows)
        goes = self.options.delete and self._would_go(rows)
        if self._moves(rows) and (guard is not None or not goes):
            for row in rows:
                self.draft.mark(row, "the source has a new address", missing_since=row.missing_since)
            if not goes:
                return
        if path is None:
            self.draft.add(
                "keep", rows[0].key.external_id, "its path is not recorded, so it cannot be looked for"
            )
        elif not self.options.delete:
            self.draft.add("keep", path, "no longer in the source; delete=True would remove it")
        elif not self.destination_complete:
            self.draft.add(
                "keep", path, "no longer in the source; kept, since the workspace's list is incomplete"
            )
        elif self._is_due(rows):
            self.draft.operations.append(
                MirrorOperation(
                    kind="delete",
                    path=path,
                    reason="no longer in the source",
                    documents=planned_documents(sorted(rows, key=lambda row: row.order)),
                    guarded=guard is not None,
                )
            )
        elif _missing_since(rows) is None and guard is None:
            newest = max(rows, key=lambda row: row.order)
            self.draft.mark(newest, "no longer in the source; its grace begins", missing_since=self.now)
        else:
            self.draft.add("keep", path, "no longer in the source; its grace has not passed")

    def _renames(self, removed: Sequence[tuple[Row, ...]]) -> dict[str, MirrorOperation]:
        """Return, for old paths by hash, the uploads that a change of name can stand for.

        Only where it cannot be mistaken: one document of that content has lost its file, one new file has
        that content, and the extension is the same. New files of other shards are not read: one of the same
        size may have that content, too.
        """
        if self.options.renames != "patch" or not self.destination_complete:
            return {}
        old: dict[str, list[Row]] = {}
        for rows in removed:
            if len(rows) == 1 and rows[0].state == "embedded" and rows[0].path:
                old.setdefault(rows[0].content, []).append(rows[0])
        new: dict[str, list[MirrorOperation]] = {}
        for one in self.draft.operations:
            if one.kind == "upload" and not one.documents and one.size not in self.new_elsewhere:
                new.setdefault(content_hash(one.sha256), []).append(one)
        return {
            rows[0].path_hash: new[content][0]
            for content, rows in old.items()
            if len(rows) == 1 == len(new.get(content, ()))
            and _extension(rows[0].path) == _extension(new[content][0].path)
        }

    def _rename(self, row: Row, upload: MirrorOperation) -> None:
        self.draft.operations.append(
            evolve(
                upload,
                kind="rename",
                reason=f"was {row.path}",
                documents=planned_documents([row]),
                from_path=row.path,
                metadata={"title": row.title},
            )
        )

    def _moves(self, rows: Sequence[Row]) -> bool:
        return any(is_elsewhere(row, self.options, self.scan) for row in rows)


def is_elsewhere(row: Row, options: MirrorOptions, scan: Scanned) -> bool:
    """Return whether a document came from another address of a source that moved."""
    return options.moved and row.source not in ("", scan.root)


def _missing_since(rows: Sequence[Row]) -> float | None:
    return min((row.missing_since for row in rows if row.missing_since is not None), default=None)


def _path_of(rows: Sequence[Row]) -> str | None:
    """Return the path that the documents name; None where none names the one that its id is made of.

    A document's title is its path, too, unless people changed it.
    """
    named = ((row.path_hash, path) for row in rows for path in (row.path, row.title))
    return next((path for hashed, path in named if path_hash(path_key(path)) == hashed), None)


def _extension(path: str) -> str:
    return splitext(path)[1].casefold()
