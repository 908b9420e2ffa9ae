"""Giving a document the name that its file has now, which costs no upload and no indexing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._mirror.applying._sending import Skipped, check_source, entry_of, own_of
from paradigm_ext._mirror.documents._identity import DocumentKey, content_hash, path_hash, path_key
from paradigm_ext._mirror.documents._metadata import title_of
from paradigm_ext._mirror.requests._effects import Disk

if TYPE_CHECKING:
    from paradigm_ext._mirror.applying._run import MirrorPass
    from paradigm_ext._mirror.planning._operation import MirrorOperation
    from paradigm_ext._mirror.requests._effects import Steps


def rename(run: MirrorPass, operation: MirrorOperation) -> Steps[None]:
    """Give the one document of an old path the identity of the new one."""
    run.tally.advance()
    if run.expired():
        run.tally.end("in_flight", operation.path)
        return
    try:
        yield from _rename(run, operation)
    except AuthenticationError:
        raise
    except Skipped as error:
        run.tally.add("skipped_changed")
        run.tally.fail(operation.path, "precondition", error)
        run.tally.end("failed", operation.path)
    except ParadigmError as error:
        if run.expired():
            run.tally.end("in_flight", operation.path)
            return
        run.tally.fail(operation.path, "rename", error)
        run.tally.end("failed", operation.path)
    else:
        run.tally.end("renamed", operation.path)


def _rename(run: MirrorPass, operation: MirrorOperation) -> Steps[None]:
    """Rename, if the old file is still gone, the new one still there, and nobody was faster.

    Raises:
        Skipped: One of these is no longer so.
    """
    document, key = operation.documents[0], path_key(operation.path)
    content = content_hash(operation.sha256)
    rows = yield from run.workspace.versions(key)
    live = [row for row in rows if row.state != "failed"]
    if [row.id for row in live] == [document.id] and live[0].content == content:
        return  # an earlier attempt did it
    if live:
        raise Skipped("the workspace has a document of that name already; the next run decides")
    standing = yield from run.workspace.standing(document.id)
    if standing is None or standing.external_id != document.external_id or standing.state != "embedded":
        raise Skipped("the document that was to be renamed is gone, or no longer the same")
    absent: bool = yield Disk(lambda: run.scan.still_absent(operation.from_path))
    if not absent:
        raise Skipped(f"{operation.from_path} is back in the source")
    yield from check_source(run, entry_of(operation))
    n = 1 + max((row.n for row in rows), default=0)
    identity = DocumentKey(run.workspace.root, path_hash(key), content, n)
    old = path_key(operation.from_path)
    title = title_of(key) if standing.title == title_of(old) else None  # people's own title stays
    if not (yield from run.workspace.rename(document.id, identity, own_of(run, operation), title)):
        raise Skipped("the workspace did not take the new name")
