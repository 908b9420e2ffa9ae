"""What a mirror did: counters that add up, failed paths, and why nothing was removed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from attrs import field, fields, frozen

from paradigm_ext._mirror._guard import MirrorGuard
from paradigm_ext._mirror.reporting._progress import MAX_PATHS
from paradigm_ext._text import counted, printable

if TYPE_CHECKING:
    from collections.abc import Mapping


Outcome: TypeAlias = Literal["done", "failed", "guarded", "timeout", "unfinished"]


@frozen
class MirrorFailure:
    """A path that could not be mirrored.

    Attributes:
        path: Which file.
        stage: Where it failed: `list`, `scan` (no mirror can send such a file: empty, too large, a pipe),
            `read`, `upload`, `index`, `rename`, `delete`, `precondition`.
        error: Why, in words.
    """

    path: str
    stage: str
    error: str

    def __str__(self) -> str:
        return printable(f"{self.path}: {self.error} ({self.stage})")


def _counter() -> int:
    counter: int = field(default=0, metadata={"counter": True})
    return counter


@frozen(kw_only=True)
class MirrorReport:
    """What became of every file of the source, and of every document of the mirror.

    `new + changed + renamed + unchanged + failed_count + parked + in_flight = scanned` always holds.

    Attributes:
        name: The mirror's name.
        workspace_id: Its workspace.
        source: The source's address.
        scanned: Files of the source, those too young apart.
        unchanged: Files whose current version was searchable already.
        new: Files that were uploaded for the first time and are searchable.
        changed: Files whose new version is searchable.
        renamed: Files whose document got their name.
        parked: Files that failed `max_attempts` times; they cost nothing until their content changes.
        in_flight: Files whose version is uploaded and not searchable yet.
        in_flight_new: Of these, the ones that were never there before.
        unsettled: Files too young to be read; the next run takes them.
        removed: Files that the mirror has and the source has not.
        deleted: Of these, the ones whose documents were deleted.
        marked: Of these, the ones that wait for `grace` to pass, as well as documents whose mark was
            taken back, that got the new address of a source that moved, or their lost metadata.
        guarded: Of these, the ones that a guard kept.
        replaced: Older versions that were deleted once their successor was searchable.
        healed: Surplus documents that were deleted: duplicates, older and failed versions.
        uploaded: Files that were sent.
        retried: Of these, the ones that had failed before.
        kept_stale: Failed or parked files whose older version stays searchable.
        skipped_changed: Planned operations left out, since the source or the workspace had changed.
        foreign: Documents of the workspace that are not this mirror's.
        failed: What failed, with path, stage and error.
        failed_count: Files of the source that failed.
        guard: Why nothing was removed; None where nothing forbade it.
        source_complete: Whether the source was listed completely.
        destination_complete: Whether the workspace was listed completely.
        timed_out: Whether the deadline ended the run.
        unfinished: Whether an error ended the run; the files that it did not come to are `in_flight`.
        bytes_read: Bytes of files read for hashes.
        bytes_sent: Bytes of files sent.
        requests: Requests made; their retries are not counted.
        seconds: Seconds each phase took.
        paths: The first hundred paths of `new`, `changed`, `renamed`, `removed`, `parked`, `failed` and
            `in_flight` files, and of `in_flight_new`.
    """

    name: str
    workspace_id: int
    source: str
    scanned: int = _counter()
    unchanged: int = _counter()
    new: int = _counter()
    changed: int = _counter()
    renamed: int = _counter()
    parked: int = _counter()
    in_flight: int = _counter()
    in_flight_new: int = _counter()
    unsettled: int = _counter()
    removed: int = _counter()
    deleted: int = _counter()
    marked: int = _counter()
    guarded: int = _counter()
    replaced: int = _counter()
    healed: int = _counter()
    uploaded: int = _counter()
    retried: int = _counter()
    kept_stale: int = _counter()
    skipped_changed: int = _counter()
    foreign: int = _counter()
    failed: tuple[MirrorFailure, ...] = ()
    failed_count: int = _counter()
    guard: MirrorGuard | None = None
    source_complete: bool = True
    destination_complete: bool = True
    timed_out: bool = False
    unfinished: bool = False
    bytes_read: int = _counter()
    bytes_sent: int = _counter()
    requests: int = _counter()
    seconds: Mapping[str, float] = field(factory=dict[str, float])
    paths: Mapping[str, tuple[str, ...]] = field(factory=dict[str, "tuple[str, ...]"])

    @property
    def orphans(self) -> int:
        """Files that the mirror still has although the source has not."""
        return self.removed - self.deleted

    @property
    def outcome(self) -> Outcome:
        """How the run ended; of several ends the one that asks for a person first."""
        if self.guard is not None:
            return "guarded"
        if self.failed or self.failed_count or self.parked:
            return "failed"
        if self.timed_out:
            return "timeout"
        return "unfinished" if self.unfinished else "done"

    @property
    def changed_anything(self) -> bool:
        """Whether the workspace is not as it was: something was sent, renamed, deleted or got searchable."""
        return any(
            (self.new, self.changed, self.renamed, self.uploaded, self.deleted, self.replaced, self.healed)
        )

    def raise_for_status(self) -> None:
        """Raise the error of a run that did not bring the workspace level; return otherwise.

        Raises:
            MirrorGuardError: A guard forbade removals.
            MirrorFailed: Files failed or are parked, or an error ended the run.
            MirrorTimeout: The deadline passed with documents in flight.
        """
        from paradigm_ext._mirror.reporting._errors import error_of

        if (error := error_of(self)) is not None:
            raise error

    def summary(self) -> str:
        """Return one line for people."""
        counts = ("unchanged", "new", "changed", "renamed", "deleted", "healed", "in_flight", "parked")
        parts = [f"{self.scanned:,} scanned"]
        parts += [f"{value:,} {name.replace('_', ' ')}" for name in counts if (value := getattr(self, name))]
        parts += [f"{self.failed_count:,} failed"] if self.failed_count else []
        parts += [f"{self.unsettled:,} too young"] if self.unsettled else []
        parts += [f"{self.orphans:,} no longer in the source"] if self.orphans else []
        parts += [f"guard: {self.guard.kind}"] if self.guard else []
        return ", ".join(parts)

    def followed_by(self, second: MirrorReport, *, same_plan: bool = False) -> MirrorReport:
        """Return the report of a run that was made of two passes.

        What the first pass sent and the second one finds searchable is still new or changed.

        Args:
            second: The report of the second pass.
            same_plan: Whether both carried out one plan: the second counts what the first did, too.
        """
        from paradigm_ext._mirror.reporting._two_passes import applied_again, joined

        return applied_again(self, second) if same_plan else joined(self, second)

    def explain(self, *, failures: int = 1) -> str:
        """Return why files are not mirrored, in one sentence; empty where all are.

        Args:
            failures: How many failed files are named with their reason.
        """
        parts = [f"{counted(self.failed_count, 'file')} failed"] if self.failed_count else []
        parts += [f"{counted(self.parked, 'is', 'are')} parked"] if self.parked else []
        named = "; ".join(str(one) for one in self.failed[:failures])
        return " and ".join(parts) + f": {named}" * bool(named)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return self.to_json(paths=None)

    def to_json(self, *, paths: int | None = MAX_PATHS) -> dict[str, Any]:
        """Return the report as JSON values.

        Args:
            paths: Failed paths at most; None for all of them.
        """
        shown: dict[str, Any] = {
            "name": self.name,
            "workspace_id": self.workspace_id,
            "source": self.source,
            **{name: getattr(self, name) for name in COUNTERS if name != "failed_count"},
            "orphans": self.orphans,
            "failed_count": self.failed_count,
            "failed": [
                {"path": one.path, "stage": one.stage, "error": one.error} for one in self.failed[:paths]
            ],
            "guard": self.guard.to_dict() if self.guard else None,
            "source_complete": self.source_complete,
            "destination_complete": self.destination_complete,
            "timed_out": self.timed_out,
            "unfinished": self.unfinished,
            "outcome": self.outcome,
            "seconds": {phase: round(seconds, 3) for phase, seconds in self.seconds.items()},
            "paths": {kind: list(found) for kind, found in self.paths.items()},
        }
        return shown

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> MirrorReport:
        """Return the report that `to_json` wrote; fields of a later release are ignored."""
        guard = value.get("guard")
        paths: Mapping[str, list[str]] = value.get("paths") or {}
        known = {one.name for one in fields(MirrorGuard)}
        return cls(
            name=str(value["name"]),
            workspace_id=int(value["workspace_id"]),
            source=str(value["source"]),
            **{name: int(value.get(name) or 0) for name in COUNTERS},
            failed=tuple(
                MirrorFailure(one["path"], one["stage"], one["error"]) for one in value.get("failed", ())
            ),
            guard=MirrorGuard(**{k: v for k, v in guard.items() if k in known}) if guard else None,
            source_complete=bool(value.get("source_complete", True)),
            destination_complete=bool(value.get("destination_complete", True)),
            timed_out=bool(value.get("timed_out", False)),
            unfinished=bool(value.get("unfinished", False)),
            seconds=dict(value.get("seconds") or {}),
            paths={kind: tuple(found) for kind, found in paths.items()},
        )

    def _repr_html_(self) -> str:
        rows = [(name, getattr(self, name)) for name in COUNTERS if getattr(self, name)]
        cells = "".join(
            f"<tr><td>{escape(name.replace('_', ' '))}</td><td style='text-align:right'>{value:,}</td></tr>"
            for name, value in rows
        )
        failures = "".join(f"<li>{_html(str(one))}</li>" for one in self.failed[:20])
        guard = f"<p><b>{_html(str(self.guard))}</b></p>" if self.guard else ""
        title = f"{self.name} in workspace {self.workspace_id}"
        listed = f"<ul>{failures}</ul>" if failures else ""
        return f"<p>{_html(title)}: {_html(self.summary())}</p>{guard}<table>{cells}</table>{listed}"


def _html(text: str) -> str:
    return escape(printable(text))


#: What a file of the source can come to; each comes to one of these.
ENDS = ("new", "changed", "renamed", "unchanged", "failed_count", "parked", "in_flight")
COUNTERS: tuple[str, ...] = tuple(
    one.name for one in fields(MirrorReport) if cast("Mapping[str, Any]", one.metadata).get("counter")
)
