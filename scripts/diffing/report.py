"""Write a difference down: Markdown for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from scripts.diffing.model import KINDS, Bump, Change, Severity, bump, next_version, worst

_HEADINGS: Final = {
    Severity.BREAKING: "Breaking: code that works today stops working",
    Severity.NOTABLE: "Notable: code goes on working, people should know",
    Severity.HARMLESS: "Harmless",
}
_SHOWN: Final = 3
"""Operations that a row of the Markdown report names; the JSON report names all."""

Differences = Mapping[str, list[Change]]
"""Changes by API version."""


def everything(differences: Differences) -> list[Change]:
    """Return the changes of all versions together."""
    return [change for changes in differences.values() for change in changes]


def summary(differences: Differences, current: str) -> str:
    """Return one line: how many changes of which severity, and which version they ask for."""
    changes = everything(differences)
    if not changes:
        return "No change for users but of descriptions."
    counts = [
        f"{sum(change.severity is severity for change in changes)} {severity.name.lower()}"
        for severity in sorted(Severity, reverse=True)
    ]
    moved = bump(changes)
    return f"{', '.join(counts)}. Suggested release: {_advice(current, moved)}."


def _advice(current: str, moved: Bump) -> str:
    part = moved.name.lower()
    before_one = " (before 1.0 a breaking change moves the minor part)"
    note = before_one if moved is Bump.MAJOR and current.startswith("0.") else ""
    return f"{current} -> {next_version(current, moved)}, {part}{note}"


def markdown(differences: Differences, current: str) -> str:
    """Return the report for people, as one page of Markdown.

    Args:
        differences: Changes by API version.
        current: The version of `paradigm-ext` that is released.
    """
    lines = ["# What changed in the API", "", summary(differences, current), ""]
    for severity in sorted(Severity, reverse=True):
        rows = [
            _row(version, change)
            for version, changes in sorted(differences.items())
            for change in changes
            if change.severity is severity
        ]
        if rows:
            lines += [f"## {_HEADINGS[severity]} ({len(rows)})", "", *_HEAD, *rows, ""]
    return "\n".join(lines)


_HEAD: Final = (
    "| API | what | before | after | operation | pointer | symbol |",
    "| --- | --- | --- | --- | --- | --- | --- |",
)


def _row(version: str, change: Change) -> str:
    shown = ", ".join(f"`{operation}`" for operation in change.operations[:_SHOWN])
    more = len(change.operations) - _SHOWN
    cells = (
        version,
        KINDS[change.kind].text,
        _code(change.before),
        _code(change.after),
        shown + (f" and {more} more" if more > 0 else ""),
        _code(change.pointer),
        _code(change.symbol),
    )
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    # A bar ends a cell, in code as well.
    return f"`{text.replace('|', chr(92) + '|')}`" if text else ""


def as_json(differences: Differences, current: str) -> str:
    """Return the report for programs; the same input gives the same bytes."""
    changes = everything(differences)
    report = {
        "severity": worst(changes).name.lower() if changes else "none",
        "bump": bump(changes).name.lower(),
        "current": current,
        "suggested": next_version(current, bump(changes)),
        "changes": {
            version: [change.to_dict() for change in found] for version, found in sorted(differences.items())
        },
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"
