"""Deleting documents, each checked once more just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._mirror.documents._identity import DocumentKey
from paradigm_ext._mirror.requests._effects import Disk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paradigm_ext._mirror.applying._run import MirrorPass
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.planning._operation import MirrorOperation, PlannedDocument
    from paradigm_ext._mirror.requests._effects import Steps


def delete_document(
    run: MirrorPass, document: PlannedDocument, path: str, *, failed: bool = False, removed: bool = False
) -> Steps[bool]:
    """Delete a document if it still is the one planned; return whether it is gone.

    A second run may have given it another name meanwhile; then it is that path's only document.

    Args:
        run: The run.
        document: The document with the `external_id` that it must still have.
        path: The path that it is deleted for.
        failed: Whether it may go only because it failed.
        removed: Whether it may go only because its file is gone. The source is asked last: nothing can be
            deleted on a condition, so what can have changed since is as little as possible.
    """
    if is_wanted(run, document, path):
        return False
    standing = yield from run.workspace.standing(document.id)
    if standing is None:
        return True
    if standing.external_id != document.external_id or (failed and standing.state != "failed"):
        return False
    if removed:
        absent: bool = yield Disk(lambda: run.scan.still_absent(path))
        if not absent:
            return False
    yield from run.workspace.delete(document.id)
    return True


def is_wanted(run: MirrorPass, document: PlannedDocument, path: str) -> bool:
    """Return whether another path waits for a document's content: a second run may be giving it that name."""
    key = DocumentKey.parse(document.external_id)
    return key is None or run.is_wanted_elsewhere(key.content, path)


def delete_versions(
    run: MirrorPass, path: str, documents: Iterable[tuple[PlannedDocument, bool]], *, counter: str
) -> Steps[None]:
    """Delete documents of a path that is in the source.

    Args:
        run: The run.
        path: The path.
        documents: The documents, each with whether only its failure allows that.
        counter: What they are counted as: `replaced` or `healed`.
    """
    for document, failed in documents:
        if run.expired():
            return
        try:
            gone = yield from delete_document(run, document, path, failed=failed)
        except AuthenticationError:
            raise
        except ParadigmError as error:
            if run.expired():
                return
            run.tally.fail(path, "delete", error)
        else:
            run.tally.add(counter if gone else "skipped_changed")


def remove(run: MirrorPass, operation: MirrorOperation) -> Steps[None]:
    """Delete the documents of a file that is gone, if it is still gone."""
    run.tally.advance()
    if run.expired():
        return
    gone = True
    try:
        for document in operation.documents:
            gone = (yield from delete_document(run, document, operation.path, removed=True)) and gone
    except AuthenticationError:
        raise
    except ParadigmError as error:
        if not run.expired():
            run.tally.fail(operation.path, "delete", error)
        return
    run.tally.add("deleted" if gone else "skipped_changed")
    run.tally.remember("removed", operation.path)


def allowed(
    planned: Iterable[PlannedDocument], surplus: Iterable[Row]
) -> Iterable[tuple[PlannedDocument, bool]]:
    """Return the documents that both the plan and the rule let go, lowest first.

    Each comes with whether only its failure allows that, which is then checked again.
    """
    known = {document.id: document for document in planned}
    for row in sorted(surplus, key=lambda row: row.order):
        document = known.get(row.id)
        if document is not None and document.external_id == row.key.external_id:
            yield document, row.state == "failed"
