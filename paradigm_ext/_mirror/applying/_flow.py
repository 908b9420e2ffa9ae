"""Carrying out a plan: marks and surplus, uploads, waiting and replacing, renames, removals last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._mirror.applying._healing import heal, heal_doubles
from paradigm_ext._mirror.applying._removing import is_wanted, remove
from paradigm_ext._mirror.applying._renaming import rename
from paradigm_ext._mirror.applying._sending import send
from paradigm_ext._mirror.applying._waiting import Wait
from paradigm_ext._mirror.planning._operation import SENDING
from paradigm_ext._mirror.requests._effects import Together
from paradigm_ext._polling._plan import PollPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paradigm_ext._mirror.applying._run import MirrorPass
    from paradigm_ext._mirror.planning._operation import MirrorOperation
    from paradigm_ext._mirror.planning._plan import MirrorPlan
    from paradigm_ext._mirror.requests._effects import Steps


#: Files that are sent between two polls.
BATCH = 200


def apply(run: MirrorPass, plan: MirrorPlan) -> Steps[None]:
    """Do what a plan says and nothing else; what is no longer as it says is left out and counted."""
    by_kind: dict[str, list[MirrorOperation]] = {}
    for operation in plan.operations:
        if not operation.guarded or plan.approved:
            by_kind.setdefault(operation.kind, []).append(operation)
        else:
            run.tally.add("guarded")
    width = run.options.concurrency
    to_send = [one for one in plan.operations if one.kind in SENDING or one.kind == "wait"]
    for operation in to_send:
        run.want(operation)
    yield Together([_mark(run, one) for one in by_kind.get("mark", ())], width)
    doubled, doubled_and_wanted = _by_demand(run, by_kind.get("heal", ()))
    yield Together([heal(run, one) for one in doubled], width)
    wait = Wait(run, plan=run.options.poll or PollPlan())
    run.tally.begin("upload", len(to_send))
    yield from _send_all(run, wait, to_send)
    run.tally.begin("rename", len(by_kind.get("rename", ())))
    yield Together([rename(run, one) for one in by_kind.get("rename", ())], width)
    removals = by_kind.get("delete", [])
    run.tally.begin("wait", len(wait.pending))
    yield from wait.begin()
    if run.wait:
        yield from wait.until_done(reserve=bool(removals))
    run.tally.begin("delete", len(removals))
    if run.wait or not run.sent:  # a pass that sent files leaves removals to the pass that follows it
        yield Together([remove(run, one) for one in removals], width)
    yield from wait.finish()
    if run.wait or not run.sent:
        yield Together([heal(run, one) for one in doubled_and_wanted], width)
    if run.wait:
        yield from heal_doubles(run)
    run.tally.begin("done")


def _by_demand(
    run: MirrorPass, operations: Iterable[MirrorOperation]
) -> tuple[list[MirrorOperation], list[MirrorOperation]]:
    """Return operations that can be carried out, and those whose documents another path still waits for."""
    free: list[MirrorOperation] = []
    wanted: list[MirrorOperation] = []
    for operation in operations:
        blocked = any(is_wanted(run, document, operation.path) for document in operation.documents)
        (wanted if blocked else free).append(operation)
    return free, wanted


def _send_all(run: MirrorPass, wait: Wait, operations: Sequence[MirrorOperation]) -> Steps[None]:
    """Send every file; the first one alone while nobody knows whether this instance keeps metadata."""

    def one(operation: MirrorOperation) -> Steps[None]:
        pending = yield from send(run, operation)
        if pending is not None:
            wait.pending[pending.current.id] = pending

    rest = list(operations)
    while rest and not run.workspace.proven:
        yield from one(rest.pop(0))
        if wait.pending and not run.workspace.proven:
            (first,) = wait.pending.values()
            yield from run.workspace.disprove(first.current)
    for start in range(0, len(rest), BATCH):
        yield Together([one(operation) for operation in rest[start : start + BATCH]], run.options.concurrency)
        if run.wait and start + BATCH < len(rest) and not run.expired():
            # What is searchable by now takes the place of its old version while the others are still sent.
            yield from wait.poll()


def _mark(run: MirrorPass, operation: MirrorOperation) -> Steps[None]:
    document = operation.documents[0]
    try:
        standing = yield from run.workspace.standing(document.id)
        if standing is None or standing.external_id != document.external_id:
            run.tally.add("skipped_changed")
            return
        yield from run.workspace.mark(document.id, operation.metadata or {})
    except AuthenticationError:
        raise
    except ParadigmError as error:
        if not run.expired():
            run.tally.fail(operation.path, "mark", error)
    else:
        run.tally.add("marked")
