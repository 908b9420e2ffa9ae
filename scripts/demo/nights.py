"""The nights that the demo tells, and what people do to the folder before each."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

from attrs import frozen

from scripts.demo.documents import BROKEN_NAME, plant_broken_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    Report = Mapping[str, Any]

#: Seconds for which the planted changes look settled: a mirror leaves files alone that were just written.
AGE = 60.0
TEXT = (".md", ".txt", ".html", ".csv")


@frozen
class Night:
    """One run of the DAG.

    Attributes:
        title: What is printed before it.
        prepare: What happens to the folder before it, where these files are searchable.
        expect: Counters that its report has to have, from its own and from the first night's report.
    """

    title: str
    prepare: Callable[[Path, Collection[str]], None]
    expect: Callable[[Report, Report], Mapping[str, int]]

    def faults(self, state: str, report: Report, first: Report) -> list[str]:
        """Return what is other than it has to be; a night has to be red if a file failed, else green."""
        counts = {name: int(count or 0) for name, count in report.items() if isinstance(count, int)}
        # What fails for the third time is parked.
        counts["unsearchable"] = counts.get("failed_count", 0) + counts.get("parked", 0)
        wanted = "failed" if counts["unsearchable"] else "success"
        found = [f"the run is {state} and should be {wanted}"] if state != wanted else []
        for name, count in self.expect(report, first).items():
            if counts.get(name, 0) != count:
                found.append(f"{name} is {counts.get(name, 0)} and should be {count}")
        return found


def copied(documents: Mapping[str, Path], folder: Path) -> None:
    """Copy documents into the folder that is mirrored, each by its path there."""
    for path, source in documents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
        _settle(target)


def _disturb(folder: Path, searchable: Collection[str]) -> None:
    """Change the first readable text, remove the last file, and plant a broken PDF."""
    files = [folder / name for name in sorted(searchable)]
    changed = next((path for path in files[:-1] if path.suffix in TEXT), files[0])
    with changed.open("ab") as stream:
        stream.write(b"\n\nChanged before the third night.\n")
    files[-1].unlink()
    for path in (changed, plant_broken_pdf(folder)):
        _settle(path)


def _settle(path: Path) -> None:
    then = time.time() - AGE
    os.utime(path, (then, then))


def _leave(folder: Path, searchable: Collection[str]) -> None:
    """Leave the folder as it is."""
    del folder, searchable


def _first(report: Report, first: Report) -> Mapping[str, int]:
    return {"new": first["scanned"] - report["failed_count"]}


def _second(report: Report, first: Report) -> Mapping[str, int]:
    """Return what nothing new leads to: files that failed are tried again, and fail again."""
    del report
    return {"new": 0, "unchanged": first["new"], "unsearchable": first["failed_count"]}


def _third(report: Report, first: Report) -> Mapping[str, int]:
    del report
    failed = first["failed_count"] + 1
    return {"changed": 1, "deleted": 1, "unchanged": first["new"] - 2, "unsearchable": failed}


NIGHTS: Sequence[Night] = (
    Night("The first night", _leave, _first),
    Night("The second night: nothing changed", _leave, _second),
    Night(f"The third night: one changed, one removed, and {BROKEN_NAME} is broken", _disturb, _third),
)
