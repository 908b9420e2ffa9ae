"""What the planner decides over, as values: documents of a workspace, files of a source, and the plan."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from paradigm_ext._mirror._options import MirrorOptions
from paradigm_ext._mirror.documents._destination import Destination
from paradigm_ext._mirror.documents._identity import DocumentKey, content_hash, path_hash, path_key
from paradigm_ext._mirror.documents._metadata import own_metadata
from paradigm_ext._mirror.documents._rows import row_of
from paradigm_ext._mirror.planning._operation import MirrorOperation, PlannedDocument
from paradigm_ext._mirror.planning._planner import Planner
from paradigm_ext._mirror.scan import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.planning._planned import Planned
    from paradigm_ext._mirror.scan import ScanFailure

NAME, ROOT, HERE = "handbook", "r" * 12, "memory://here"
#: Seconds since 1970, when the plans are made.
NOW = 1_000.0


def sha256_of(content: str) -> str:
    """Return the SHA-256 of a content, hexadecimal."""
    return hashlib.sha256(content.encode()).hexdigest()


def key_of(path: str, content: str, n: int = 1) -> DocumentKey:
    """Return the identity of one version of a path."""
    return DocumentKey(ROOT, path_hash(path_key(path)), content_hash(sha256_of(content)), n)


def document(identifier: int, path: str, content: str, *, n: int = 1, **more: Any) -> Row:
    """Return a document of a path, embedded unless `status` says otherwise.

    Args:
        identifier: Its id at the server.
        path: The path that its id is made of.
        content: What it was made of.
        n: Its generation.
        more: `status`, `parser` and `title` as a list shows them; anything else is for its `pdx` object.
    """
    shown = {name: more.pop(name) for name in ("status", "parser", "title") if name in more}
    own = own_metadata(
        name=NAME,
        source=more.pop("source", HERE),
        path=more.pop("own_path", path),
        sha256=sha256_of(content),
        size=len(content),
        token=more.pop("token", ""),
        **more,
    )
    row = {"id": identifier, "status": "embedded", "title": path, **shown}
    return row_of(row, key_of(path, content, n), own)


def planned(row: Row) -> PlannedDocument:
    """Return a document as an operation names it."""
    return PlannedDocument(row.id, row.key.external_id)


def file(path: str, content: str, token: str = "t", **more: Any) -> Entry:  # noqa: S107 - no secret
    """Return a file, as a source lists it; `Source.hashes` reads its content."""
    return Entry(path=path, token=token, size=len(content), handle=content, **more)


@define
class Source:
    """A source that was listed; what `Scanned` says of it, without a way to read."""

    entries: Sequence[Entry] = ()
    failures: Sequence[ScanFailure] = ()
    unsettled: Sequence[Entry] = ()
    elsewhere: Sequence[tuple[str, int]] = ()
    listing_errors: Sequence[ScanFailure] = ()
    sentinel_missing: bool = False
    root: str = HERE
    #: Why files cannot be read, by path.
    unreadable: Mapping[str, Exception] = field(factory=dict)

    @property
    def complete(self) -> bool:
        return not self.listing_errors

    def hashes(self, keys: Sequence[str]) -> dict[str, str | Exception]:
        """Return what reading these files comes to."""
        read = {one.key: self.unreadable.get(one.path, sha256_of(one.handle)) for one in self.entries}
        return {key: read[key] for key in keys}


@define
class Made:
    """A plan, with the paths of the files that had to be read for it."""

    plan: Planned
    read: list[str]

    @property
    def operations(self) -> tuple[MirrorOperation, ...]:
        return self.plan.operations

    @property
    def only(self) -> MirrorOperation:
        """The one operation of the plan."""
        (operation,) = self.plan.operations
        return operation

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(one.kind, one.path) for one in self.plan.operations]

    def count(self, what: str) -> int:
        return self.plan.counts.get(what, 0)


def make_plan(
    documents: Sequence[Row],
    files: Sequence[Entry] = (),
    *,
    source: Source | None = None,
    listed: bool = True,
    **options: Any,
) -> Made:
    """Return the plan for a workspace and a source.

    Args:
        documents: What the workspace has.
        files: The usable files of the source.
        source: The source, if there is more to it; `files` are added.
        listed: Whether the workspace was listed completely.
        options: Of the mirror; no guard forbids anything unless they say so.
    """
    generous = {"max_delete": 1.0, "allow_empty": True}
    chosen = MirrorOptions(**{"workspace_id": 3, "name": NAME, **generous, **options})
    scan = evolve(source or Source(), entries=sorted(files, key=lambda one: one.key))
    planner = Planner(
        options=chosen,
        name=NAME,
        scan=scan,  # type: ignore[arg-type]  # what planning reads of a scan, without a disk
        destination=Destination(documents, shard=chosen.shard),
        destination_complete=listed,
        now=NOW,
    )
    undecided = planner.sort()
    read = [one.entry.key for one in undecided]
    return Made(planner.finish(undecided, scan.hashes(read)), read)
