"""A mirror in words: its plan as a table, its report in lines, its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from paradigm_ext._text import counted
from paradigm_ext.cli._lines import size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paradigm_ext._mirror import MirrorOperation, MirrorPlan, MirrorProgress, MirrorReport
    from paradigm_ext.cli._progress import Show

PLAN_COLUMNS = ("operation", "path", "size", "why")
#: Rows of a plan that a terminal shows; more would scroll what matters away.
SHOWN_ROWS = 200
#: Failures that are shown in words.
SHOWN_FAILURES = 20


def plan_rows(plan: MirrorPlan) -> list[tuple[str, str, str, str]]:
    """Return a plan for people: what removes and renames first, since it is what they have to agree to."""
    ordered = sorted(plan.operations, key=lambda one: one.kind not in ("delete", "rename"))
    return [_row(one, approved=plan.approved) for one in ordered]


def _row(one: MirrorOperation, *, approved: bool) -> tuple[str, str, str, str]:
    guarded = " (guarded)" if one.guarded and not approved else ""
    path = f"{one.from_path} -> {one.path}" if one.from_path else one.path
    return one.kind + guarded, path, size(one.size) if one.size else "", one.reason


def plan_notes(plan: MirrorPlan) -> list[str]:
    """Return what a person should know beside the table."""
    notes = [plan.summary()]
    if not plan.destination_complete:
        notes.append("the workspace's list kept changing: removals and renames are left to the next run")
    if plan.guard is not None:
        notes.append(f"guard: {plan.guard.message}")
    return notes


def report_text(report: MirrorReport) -> str:
    """Return a report in lines."""
    lines = [report.summary()]
    lines += [f"failed: {failure}" for failure in report.failed[:SHOWN_FAILURES]]
    if len(report.failed) > SHOWN_FAILURES:
        lines.append(f"and {len(report.failed) - SHOWN_FAILURES} more; --json lists them all")
    lines += [f"parked: {path}" for path in report.paths.get("parked", ())[:SHOWN_FAILURES]]
    if report.orphans and report.guard is None:
        orphans = counted(report.orphans, "file is", "files are")
        lines.append(f"{orphans} no longer in the source; with --delete they are removed")
    long = {phase: seconds for phase, seconds in report.seconds.items() if seconds >= 0.05}
    phases = ", ".join(f"{phase} {seconds:.1f} s" for phase, seconds in long.items())
    lines.append(
        f"{counted(report.requests, 'request')}, {size(report.bytes_sent)} sent"
        + f"; {phases}" * bool(phases)
    )
    return "\n".join(lines)


def mirror_progress(show: Show) -> Callable[[MirrorProgress], None]:
    """Return the `on_progress` of a mirror: one bar or line a phase."""

    def notify(progress: MirrorProgress) -> None:
        if progress.phase == "done" or not (progress.total or progress.done):
            return
        line = f"{progress.done} of {progress.total}" if progress.total else f"{progress.done}"
        line += f", {progress.failed} failed" if progress.failed else ""
        line += f", {size(progress.bytes_sent)}" if progress.phase == "upload" and progress.bytes_sent else ""
        show(progress.phase, line, done=progress.done, total=progress.total)

    return notify


def share(value: str) -> float:
    """Return what `--max-delete` says: `15%` and `0.15` are shares, `20` is a number of files.

    Raises:
        typer.BadParameter: It is neither.
    """
    text = value.strip()
    try:
        if text.endswith("%"):
            return float(text[:-1]) / 100
        return float(text) if "." in text else int(text)
    except ValueError:
        raise typer.BadParameter(f"{value!r} must be a share such as 15%, or a number of files") from None


def first_rows(rows: Sequence[tuple[str, ...]], *, all_of_them: bool) -> list[tuple[str, ...]]:
    """Return the rows to show; a terminal gets the first ones and a word on the rest."""
    if all_of_them or len(rows) <= SHOWN_ROWS:
        return list(rows)
    rest = ("...", f"{len(rows) - SHOWN_ROWS} more; --plan FILE writes them all", "", "")
    return [*rows[:SHOWN_ROWS], rest]
