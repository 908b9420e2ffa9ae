"""Write the changelog entry of a new description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.diffing.model import KINDS, Change, Severity
from scripts.diffing.report import Differences, summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_HEADING: Final = "## Unreleased\n"
_ROWS: Final = 20
"""Changes that an entry lists; the rest is counted."""


def with_entry(text: str, differences: Differences, current: str, today: date) -> str:
    """Return the changelog with an entry for a new description, first under "Unreleased".

    Args:
        text: The changelog.
        differences: Changes by API version; harmless ones are only counted.
        current: The version of `paradigm-ext` that is released.
        today: The day of the entry.
    """
    entry = "\n".join(_entry(differences, current, today))
    if _HEADING in text:
        return text.replace(_HEADING, f"{_HEADING}\n{entry}\n", 1)
    head, found, rest = text.partition("\n## ")
    return f"{head.rstrip()}\n\n{_HEADING}\n{entry}\n{found}{rest}"


def _entry(differences: Differences, current: str, today: date) -> Iterator[str]:
    yield f"- The API's description of {today.isoformat()}. {summary(differences, current)}"
    rows = [
        _row(version, change)
        for severity in (Severity.BREAKING, Severity.NOTABLE)
        for version, changes in sorted(differences.items())
        for change in changes
        if change.severity is severity
    ]
    yield from rows[:_ROWS]
    if len(rows) > _ROWS:
        yield f"  - and {len(rows) - _ROWS} more"


def _row(version: str, change: Change) -> str:
    values = " -> ".join(f"`{value}`" for value in (change.before, change.after) if value)
    text = f"{KINDS[change.kind].text}: {values}" if values else KINDS[change.kind].text
    return f"  - {change.severity.name.lower()}, {version}: `{change.symbol}`: {text}"
