"""The report of a run of two passes: what the first one sent, the second one finds searchable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from paradigm_ext._mirror.reporting._progress import MAX_PATHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paradigm_ext._mirror.reporting._report import MirrorReport

#: What both passes add to, and, where each makes a plan of its own, what they remove.
_SUMMED = ("replaced", "healed", "uploaded", "retried", "bytes_read", "bytes_sent", "requests")
_REMOVED = ("deleted", "marked")
#: What a file of the second pass can have come to, beside being unchanged.
_TOUCHED = ("new", "changed", "renamed", "failed", "parked", "in_flight")


def joined(first: MirrorReport, second: MirrorReport) -> MirrorReport:
    """Return the report of both passes.

    Each file of the second pass counts once. One that it found unchanged is what the first pass made of it:
    new, changed or renamed, and where it was in flight then, new or changed now. Its old version, which the
    second pass takes for a surplus one, was replaced, as in a run of one pass.
    """
    ends = _Ends.of(first, second)
    values = _summed(first, second, (*_SUMMED, *_REMOVED))
    replaced = min(second.healed, ends.landed_changed)
    values |= {"healed": values["healed"] - replaced, "replaced": values["replaced"] + replaced}
    return evolve(
        second,
        **values,
        removed=second.removed + first.deleted,
        new=second.new + ends.counts["new"],
        changed=second.changed + ends.counts["changed"],
        renamed=second.renamed + ends.counts["renamed"],
        unchanged=ends.left,
        seconds=_added(first.seconds, second.seconds),
        paths=_paths(first, second, ends),
    )


def applied_again(first: MirrorReport, second: MirrorReport) -> MirrorReport:
    """Return the report of two passes of one plan: the second counts what the first did, too."""
    seconds = _added(first.seconds, second.seconds)
    return evolve(second, **_summed(first, second, _SUMMED), seconds=seconds)


def _summed(first: MirrorReport, second: MirrorReport, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(first, name) + getattr(second, name) for name in names}


@define
class _Ends:
    """What the first pass made of files that the second one found unchanged.

    Attributes:
        left: Files that were unchanged in both.
        counts: How many are new, changed, renamed.
        paths: The first of them.
        landed_changed: Of the changed ones, how many were in flight when the first pass ended.
    """

    left: int
    landed_changed: int = 0
    counts: dict[str, int] = field(factory=dict[str, int])
    paths: dict[str, tuple[str, ...]] = field(factory=dict[str, "tuple[str, ...]"])

    @classmethod
    def of(cls, first: MirrorReport, second: MirrorReport) -> _Ends:
        touched = {path for kind in _TOUCHED for path in second.paths.get(kind, ())}
        fresh = set(first.paths.get("in_flight_new", ()))
        landed = [path for path in first.paths.get("in_flight", ()) if path not in touched]
        new_landed, changed_landed = _landed(first, second, landed, fresh)
        ends = cls(second.unchanged)
        ends.take("new", first.new, first.paths.get("new", ()), touched)
        ends.take("changed", first.changed, first.paths.get("changed", ()), touched)
        ends.take("renamed", first.renamed, first.paths.get("renamed", ()), touched)
        ends.take("new", new_landed, (path for path in landed if path in fresh), touched)
        before = ends.left
        ends.take("changed", changed_landed, (path for path in landed if path not in fresh), touched)
        ends.landed_changed = before - ends.left
        return ends

    def take(self, kind: str, count: int, paths: Iterable[str], touched: set[str]) -> None:
        """Count files of one kind: those that the second pass did not touch, and no more than it found."""
        known = tuple(paths)
        taken = min(self.left, max(0, count - sum(path in touched for path in known)))
        self.left -= taken
        self.counts[kind] = self.counts.get(kind, 0) + taken
        kept = tuple(path for path in known if path not in touched)
        self.paths[kind] = (*self.paths.get(kind, ()), *kept[:taken])


def _landed(first: MirrorReport, second: MirrorReport, landed: list[str], fresh: set[str]) -> tuple[int, int]:
    """Return how many of the files in flight are searchable now, new ones and changed ones.

    Their paths say so, where the reports have all of them. Otherwise the counts do: a changed file that fails
    keeps its old version; what failed beside those was new.
    """
    if len(first.paths.get("in_flight", ())) == first.in_flight and _has_all_paths(second):
        new = sum(path in fresh for path in landed)
        return new, len(landed) - new
    failed = max(0, second.failed_count - first.failed_count)
    here = second.in_flight + max(0, second.new + second.changed - second.uploaded)
    landed_count = max(0, first.in_flight - here - failed)
    failed_changed = min(failed, max(0, second.kept_stale - first.kept_stale))
    new = min(landed_count, max(0, first.in_flight_new - (failed - failed_changed)))
    return new, landed_count - new


def _has_all_paths(report: MirrorReport) -> bool:
    counts = {kind: getattr(report, "failed_count" if kind == "failed" else kind) for kind in _TOUCHED}
    return all(len(report.paths.get(kind, ())) >= count for kind, count in counts.items())


def _paths(first: MirrorReport, second: MirrorReport, ends: _Ends) -> Mapping[str, tuple[str, ...]]:
    """Return the paths of each kind, each once; what was in flight in between is not in flight any more."""
    earlier = {"removed": first.paths.get("removed", ()), **ends.paths}
    found = {
        kind: tuple(dict.fromkeys((*earlier.get(kind, ()), *second.paths.get(kind, ()))))[:MAX_PATHS]
        for kind in {**earlier, **second.paths}
    }
    return {kind: paths for kind, paths in found.items() if paths}


def _added(first: Mapping[str, float], second: Mapping[str, float]) -> dict[str, float]:
    return {phase: first.get(phase, 0.0) + second.get(phase, 0.0) for phase in {**first, **second}}
