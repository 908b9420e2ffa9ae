"""Deleting surplus documents of one path: what two runs sent, or one run twice since an answer was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._log import logger
from paradigm_ext._mirror.applying._removing import allowed, delete_versions
from paradigm_ext._mirror.documents._identity import content_hash, path_key
from paradigm_ext._mirror.planning._operation import PlannedDocument
from paradigm_ext._mirror.planning._versions import judge
from paradigm_ext._mirror.requests._effects import Together
from paradigm_ext._mirror.requests._late import late_arrivals
from paradigm_ext._text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paradigm_ext._mirror.applying._run import MirrorPass
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.planning._operation import MirrorOperation
    from paradigm_ext._mirror.requests._effects import Steps
    from paradigm_ext._mirror.requests._workspace import Double


def heal(run: MirrorPass, operation: MirrorOperation) -> Steps[None]:
    """Delete surplus documents of a plan, after asking once more which versions the path has."""
    rows = yield from _versions(run, operation.path)
    content = content_hash(operation.sha256)
    yield from _delete_surplus(run, operation.path, content, rows, operation.documents)


def heal_doubles(run: MirrorPass) -> Steps[None]:
    """Delete what came of requests that nobody saw answered, beside the documents that this run made.

    They are this run's own or, where it came too late for the list, those of a run that was killed.
    One that the server is still at work on is left to the next run.
    """
    doubles = dict.fromkeys(run.workspace.sent_again)
    if run.options.shard is None:  # other shards add documents all the while; the run for all heals theirs
        doubles |= dict.fromkeys((yield from _late_arrivals(run)))
    yield Together([_heal_double(run, double) for double in doubles], run.options.concurrency)


def _late_arrivals(run: MirrorPass) -> Steps[list[Double]]:
    try:
        found: list[Double] = [] if run.expired() else (yield from late_arrivals(run.workspace))
    except AuthenticationError:
        raise
    except ParadigmError as error:
        logger.warning("nobody knows whether documents of an earlier run arrived late: %s", error)
        return []
    if found:
        logger.warning("%s of an earlier run arrived late and are deleted", counted(len(found), "document"))
    return found


def _heal_double(run: MirrorPass, double: Double) -> Steps[None]:
    rows = [row for row in (yield from _versions(run, double.path)) if row.key == double.key]
    planned = [PlannedDocument(row.id, row.key.external_id) for row in rows]
    yield from _delete_surplus(run, double.path, double.key.content, rows, planned)


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
    run: MirrorPass, path: str, content: str, rows: Sequence[Row], planned: Sequence[PlannedDocument]
) -> Steps[None]:
    verdict = judge(rows, content, max_attempts=run.options.max_attempts)
    yield from delete_versions(run, path, allowed(planned, verdict.surplus), counter="healed")
