"""Sending the new version of one path, or finding that it is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define

from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._mirror.applying._run import DeadlinePassed
from paradigm_ext._mirror.documents._identity import DocumentKey, content_hash, path_hash, path_key
from paradigm_ext._mirror.documents._metadata import own_metadata, title_of
from paradigm_ext._mirror.planning._new_version import NewVersion, carried_over
from paradigm_ext._mirror.planning._versions import judge
from paradigm_ext._mirror.requests._effects import Disk
from paradigm_ext._mirror.scan import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paradigm_ext._mirror.applying._run import MirrorPass
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.planning._operation import MirrorOperation
    from paradigm_ext._mirror.requests._effects import Steps


@define
class Pending:
    """A path whose current version is sent and not searchable yet.

    Attributes:
        operation: The operation that it belongs to.
        current: The document that is awaited.
        rows: All documents of the path, as they were just before sending.
        found: Whether the document was there already.
    """

    operation: MirrorOperation
    current: Row
    rows: list[Row]
    found: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the path had no usable version before; a plan applied again may have deleted it since."""
        if self.found and self.operation.kind == "replace":
            return False
        # A document of the same identity is the same version, there twice.
        return not any(row.state != "failed" and row.key != self.current.key for row in self.rows)


class Skipped(ParadigmError):
    """The source or the workspace is not what the plan says; the operation is left out."""


def send(run: MirrorPass, operation: MirrorOperation) -> Steps[Pending | None]:
    """Bring one path's content to the workspace; return what is to be awaited, None where it failed."""
    run.tally.advance()
    if run.expired() or run.stopped is not None:
        _not_tried(run, operation)
        return None
    try:
        return (yield from _send(run, operation))
    except AuthenticationError:
        raise
    except DeadlinePassed:
        _not_tried(run, operation)
    except Skipped as error:
        run.tally.add("skipped_changed")
        _failed(run, operation, "precondition", error)
    except (ParadigmError, OSError) as error:
        if run.expired():
            _not_tried(run, operation)
            return None
        if isinstance(error, ParadigmError):
            run.sending_failed(error)
        _failed(run, operation, "upload", error)
    return None


def _not_tried(run: MirrorPass, operation: MirrorOperation) -> None:
    if run.stopped is not None:
        _failed(run, operation, "upload", f"not tried, since ten uploads in a row failed: {run.stopped}")
        return
    run.tally.still_in_flight(operation.path, new=not operation.documents)


def _failed(run: MirrorPass, operation: MirrorOperation, stage: str, error: object) -> None:
    run.settle(operation)
    run.tally.fail(operation.path, stage, error)
    run.tally.end("failed", operation.path)
    if operation.kind == "replace" or (operation.kind == "retry" and len(operation.documents) > 1):
        run.tally.add("kept_stale")


def _send(run: MirrorPass, operation: MirrorOperation) -> Steps[Pending | None]:
    key, content = path_key(operation.path), content_hash(operation.sha256)
    rows: list[Row] = []
    if not run.listed or operation.kind != "upload" or operation.documents:
        rows = yield from run.workspace.versions(key)
    outdated = bool(operation.metadata and operation.metadata.get("outdated"))
    verdict = judge(rows, content, max_attempts=run.options.max_attempts, outdated=outdated)
    if verdict.current is not None and (not outdated or _is_newcomer(verdict.current, operation)):
        return Pending(operation, verdict.current, rows, found=True)
    failed = None if run.options.retry else _failed_since(rows, operation, content)
    if failed is not None and verdict.need in ("retry", "park"):
        return Pending(operation, failed, rows, found=True)
    if verdict.need == "park":
        run.settle(operation)
        run.tally.end("parked", operation.path)
        return None
    _check_newest(rows, operation)
    if operation.kind == "wait":
        raise Skipped("the version that was in flight is gone")
    entry = entry_of(operation)
    yield from check_source(run, entry)
    title, tags = carried_over(rows)
    version = NewVersion(
        entry=entry,
        sha256=operation.sha256,
        key=DocumentKey(run.workspace.root, path_hash(key), content, verdict.n),
        own=own_of(run, operation),
        title=title or title_of(key),
        tags=tags,
    )
    current = yield from run.workspace.send(version)
    run.sending_succeeded()
    run.tally.add("uploaded")
    run.tally.add("bytes_sent", operation.size)
    if operation.kind == "retry":
        run.tally.add("retried")
    return Pending(operation, current, rows)


def _failed_since(rows: Sequence[Row], operation: MirrorOperation, content: str) -> Row | None:
    """Return the newest document that failed after the plan was made, such as one of an earlier pass."""
    known = {planned.id for planned in operation.documents}
    failed = [row for row in rows if row.state == "failed" and row.content == content and row.id not in known]
    return max(failed, key=lambda row: row.order, default=None)


def _is_newcomer(current: Row, operation: MirrorOperation) -> bool:
    """Return whether a document came after the plan, as when a plan is applied a second time."""
    return all(current.id != planned.id for planned in operation.documents)


def _check_newest(rows: Sequence[Row], operation: MirrorOperation) -> None:
    """Leave a path alone on which another run is at work: its source may be newer than this plan.

    Raises:
        Skipped: The path has a version above all that the plan knew.
    """
    known = {planned.id for planned in operation.documents}
    keys = [DocumentKey.parse(planned.external_id) for planned in operation.documents]
    highest = max((key.n for key in keys if key is not None), default=0)
    if any(row.state != "failed" and row.id not in known and row.n > highest for row in rows):
        raise Skipped("the workspace has a version that is newer than the plan; the next run decides")


def entry_of(operation: MirrorOperation) -> Entry:
    """Return the file that an operation is about; it still must be this when it is read."""
    return Entry(
        path=operation.path,
        token=operation.token,
        size=operation.size,
        modified=operation.modified,
        fresh=not operation.recorded_token,
    )


def check_source(run: MirrorPass, entry: Entry) -> Steps[None]:
    """Return when a file still is what was listed.

    Raises:
        Skipped: It is gone, or has changed.
    """
    now: Entry | None = yield Disk(lambda: run.scan.restat(entry))
    if now is None:
        raise Skipped("the file is gone since it was listed")
    if now.token != entry.token:
        raise Skipped("the file changed since it was listed; the next run takes it")


def own_of(run: MirrorPass, operation: MirrorOperation) -> dict[str, Any]:
    """Return the `pdx` object of the document that an operation makes or renames."""
    return own_metadata(
        name=run.name,
        source=run.scan.root,
        path=operation.path,
        sha256=operation.sha256,
        size=operation.size,
        token=operation.recorded_token,
    )
