"""The measurements as a table for a terminal and as a page of the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.measuring import Row

NOTES = Path(__file__).with_name("notes.md")
MARKS = {True: "reached", False: "**not reached**", None: ""}


def table(rows: Sequence[Row]) -> str:
    """Return the rows as lines of text."""
    return "\n".join(
        " | ".join([row.work, row.figure, _measured(row), row.verdict, f"{row.reach} {MARKS[row.reached]}"])
        for row in rows
    )


def markdown(rows: Sequence[Row], *, machine: str, versions: Mapping[str, str], date: str) -> str:
    """Return the page: what was measured on what, the table, and the notes on how to read it."""
    shown = ", ".join(f"{name} {number}" for name, number in versions.items())
    lines = [
        "# Benchmarks",
        "",
        "Written by `nox -s bench`. Everyone talks to the same emulator in a process of its own, with the",
        "same documents and no pacing; each run is a fresh process; contenders take turns; medians.",
        "Absolute times are this machine's and this emulator's, not Paradigm's: read the ratios.",
        "",
        f"Measured {date} on {machine}; {shown}.",
        "",
        "| work | figure | measured | comparison | to reach | |",
        "| --- | --- | --- | --- | --- | --- |",
        *map(_line, rows),
        "",
        NOTES.read_text(encoding="utf-8").rstrip(),
    ]
    return "\n".join(lines) + "\n"


def merged(page: str, rows: Sequence[Row]) -> str:
    """Return an earlier page with the lines of some works measured anew or added."""
    again = {row.work for row in rows}
    lines: list[str] = []
    put: set[str] = set()
    notes = NOTES.read_text(encoding="utf-8").rstrip()
    for line in page.partition(notes.splitlines()[0])[0].rstrip().splitlines():
        work = line.split(" | ")[0].removeprefix("| ")
        if work not in again:
            lines.append(line)
        elif work not in put:
            put.add(work)
            lines += [_line(row) for row in rows if row.work == work]
    lines += [_line(row) for row in rows if row.work not in put]
    return "\n".join([*lines, "", notes]) + "\n"


def _line(row: Row) -> str:
    cells = (row.work, row.figure, _measured(row), row.verdict, row.reach, MARKS[row.reached])
    return f"| {' | '.join(cells)} |"


def _measured(row: Row) -> str:
    return "; ".join(f"{name}: {value}" for name, value in row.measured.items())
