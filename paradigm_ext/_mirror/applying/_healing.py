"""Deleting surplus documents of one path: what two runs sent, or one run twice since an answer was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._mirror.applying._removing import allowed, delete_versions
from paradigm_ext._mirror.documents._identity import content_hash, path_key
from paradigm_ext._mirror.planning._operation import PlannedDocument
from paradigm_ext._mirror.planning._versions import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paradigm_ext._mirror.applying._run import MirrorPass
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.planning._new_version import NewVersion
    from paradigm_ext._mirror.planning._operation import MirrorOperation
    from paradigm_ext._mirror.requests._effects import Steps


def heal(run: MirrorPass, operation: MirrorOperation) -> Steps[None]:
    """Delete surplus documents of a plan, after asking once more which versions the path has."""
    rows = yield from _versions(run, operation.path)
    yield from _delete_surplus(run, operation.path, operation.sha256, rows, operation.documents)


def heal_double(run: MirrorPass, version: NewVersion) -> Steps[None]:
    """Delete what came of an attempt whose answer was lost, beside the document of a later attempt.

    One that the server is still at work on is left to the next run.
    """
    rows = [row for row in (yield from _versions(run, version.entry.path)) if row.key == version.key]
    planned = [PlannedDocument(row.id, row.key.external_id) for row in rows]
    yield from _delete_surplus(run, version.entry.path, version.sha256, rows, planned)


def _versions(run: MirrorPass, path: str) -> Steps[list[Row]]:
    try:
        return (yield from run.workspace.versions(path_key(path)))
    except AuthenticationError:
        raise
    except ParadigmError as error:
        if not run.expired():
            run.tally.fail(path, "delete", error)
        return []


def _delete_surplus(
    run: MirrorPass, path: str, sha256: str, rows: Sequence[Row], planned: Sequence[PlannedDocument]
) -> Steps[None]:
    verdict = judge(rows, content_hash(sha256), max_attempts=run.options.max_attempts)
    yield from delete_versions(run, path, allowed(planned, verdict.surplus), counter="healed")
