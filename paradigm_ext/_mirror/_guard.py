"""Guards: what forbids a run to remove documents, and what to do about it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import asdict, frozen

from paradigm_ext._text import counted

if TYPE_CHECKING:
    from paradigm_ext._mirror._options import MirrorOptions
    from paradigm_ext._mirror._source import Scanned

GuardKind: TypeAlias = Literal["source_missing", "listing", "sentinel", "empty", "max_delete", "source"]

#: Guards that a person may overrule by approving a plan: what they forbid may be meant. After a listing error
#: nobody knows which files are gone.
APPROVABLE: frozenset[str] = frozenset({"sentinel", "empty", "max_delete"})


@frozen(kw_only=True)
class MirrorGuard:
    """Why nothing was removed.

    Attributes:
        kind: Which guard: `source_missing`, `listing`, `sentinel`, `empty`, `max_delete`, `source`.
        message: What is wrong and what to do, in one sentence or two.
        removed: Files that the source no longer has.
        own: Files that the mirror has in the workspace.
        allowed: Removals that were allowed.
    """

    kind: GuardKind
    message: str
    removed: int = 0
    own: int = 0
    allowed: int = 0

    def __str__(self) -> str:
        return self.message

    @property
    def approvable(self) -> bool:
        """Whether `MirrorPlan.approve` overrules it."""
        return self.kind in APPROVABLE

    def to_dict(self) -> dict[str, Any]:
        """Return the guard as JSON values."""
        return asdict(self)


def guard_of(
    scan: Scanned, options: MirrorOptions, *, own: int, removed: int, moved: int = 0
) -> MirrorGuard | None:
    """Return what forbids removals and renames after this scan, or None.

    Args:
        scan: The source as it was listed.
        options: What was asked.
        own: Paths that the mirror has in the workspace.
        removed: Of these, the ones that would be removed now.
        moved: Of these, the ones whose file is there under another name; without a guard they are renamed.
    """
    kind: GuardKind
    allowed = options.allowed_removals(own)
    among = f" ({moved:,} of them moved)" if moved else ""
    place = scan.root or "the source"  # sources that are given one by one have no address
    if not scan.complete:
        kind, message = "listing", _listing(scan)
    elif options.shard is not None:
        return None
    elif scan.sentinel_missing:
        kind, message = (
            "sentinel",
            (
                f"{options.sentinel!r} is missing in {place}, so this may be the wrong place or a lost "
                "mount: nothing was removed. Restore the file, or pass another sentinel"
            ),
        )
    elif not options.allow_empty and not (scan.entries or scan.failures or scan.unsettled):
        kind, message = (
            "empty",
            (
                f"{place} has no files, as when a mount is gone: nothing was removed. Check it; pass "
                "allow_empty=True (--allow-empty) if it is meant to be empty"
            ),
        )
    elif options.delete and removed > allowed:
        kind, message = (
            "max_delete",
            (
                f"{removed:,} of {counted(own, 'file')} would be removed{among}, more than the {allowed:,} "
                f"that max_delete={options.max_delete!r} allows: nothing was removed. Check the source; "
                "raise max_delete (--max-delete), or approve a plan"
            ),
        )
    else:
        return None
    return MirrorGuard(kind=kind, message=message, removed=removed, own=own, allowed=allowed)


def _listing(scan: Scanned) -> str:
    errors = scan.listing_errors
    first = f"{errors[0].path or '.'}: {errors[0].error}" if errors else "the listing ended early"
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return (
        f"{scan.root or 'the source'} could not be listed completely: {first}{more}. Nothing was removed or"
        " renamed. Make it readable, or leave it out by exclude (--exclude), and run again"
    )


def source_missing(root: str, reason: str, *, own: int) -> MirrorGuard:
    """Return the guard of a source that is gone although documents came from it."""
    return MirrorGuard(
        kind="source_missing",
        message=(
            f"{reason}; {counted(own, 'document')} of this mirror stay. Mount or restore {root} and run again"
        ),
        own=own,
    )


def other_source(name: str, root: str, other: str) -> MirrorGuard:
    """Return the guard of a name under which another source is mirrored."""
    return MirrorGuard(
        kind="source",
        message=(
            f"the mirror {name!r} was filled from {other}, not from {root}: nothing was sent. Pass another "
            "name (--name), or moved=True (--moved) if the same source has a new address"
        ),
    )
