"""The nights that the demo tells, and what people do to the folder before each."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

from attrs import frozen

from scripts.demo.documents import BROKEN_NAME, plant_broken_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

#: Seconds for which the planted changes look settled: a mirror leaves files alone that were just written.
AGE = 60.0


@frozen
class Night:
    """One run of the DAG.

    Attributes:
        title: What is printed before it.
        prepare: What happens to the folder before it.
        state: How the DAG run has to end.
        counts: Counters that its report has to have.
    """

    title: str
    prepare: Callable[[Path], None]
    state: str
    counts: Mapping[str, int]


def nights(documents: int) -> list[Night]:
    """Return the three nights of a folder of so many documents."""
    return [
        Night("The first night", _leave, "success", {"new": documents}),
        Night("The second night: nothing changed", _leave, "success", {"unchanged": documents, "new": 0}),
        Night(
            f"The third night: one changed, one removed, and {BROKEN_NAME} is broken",
            _disturb,
            "failed",
            {"changed": 1, "deleted": 1, "failed_count": 1, "unchanged": documents - 2},
        ),
    ]


def copied(documents: Mapping[str, Path], folder: Path) -> None:
    """Copy documents into the folder that is mirrored, each by its path there."""
    for path, source in documents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
        _settle(target)


def _leave(folder: Path) -> None:
    """Change nothing."""
    del folder


def _disturb(folder: Path) -> None:
    """Change the first readable text, remove the last file, and plant a broken PDF."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    changed = next((path for path in files[:-1] if path.suffix in (".md", ".txt", ".html", ".csv")), files[0])
    with changed.open("ab") as stream:
        stream.write(b"\n\nChanged before the third night.\n")
    files[-1].unlink()
    for path in (changed, plant_broken_pdf(folder)):
        _settle(path)


def _settle(path: Path) -> None:
    then = time.time() - AGE
    os.utime(path, (then, then))
