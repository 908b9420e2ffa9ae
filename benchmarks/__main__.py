"""Measure and report: `python -m benchmarks [--runs N] [--only WORK ...] [--write FILE]`."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import markdown, merged, table
from benchmarks.works import WORKS, machine

if TYPE_CHECKING:
    from benchmarks.measuring import Row


def main() -> int:
    """Run the works, print the table as it grows, write the page when all were run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Side-by-side measurements.")
    parser.add_argument("--runs", type=int, default=5, help="runs of each contender (default: %(default)s)")
    parser.add_argument(
        "--only", nargs="+", choices=list(WORKS), default=list(WORKS), help="these works alone"
    )
    parser.add_argument("--write", type=Path, help="write the page; with --only, these works' lines of it")
    given = parser.parse_args()
    where = machine()
    rows = []
    for name in given.only:
        found = WORKS[name](given.runs)
        print(table(found), flush=True)
        rows += found
    if given.write is not None:
        whole = list(given.only) == list(WORKS) or not given.write.exists()
        page = _page(rows, where) if whole else merged(given.write.read_text(encoding="utf-8"), rows)
        given.write.write_text(page, encoding="utf-8")
    return 0 if all(row.reached is not False for row in rows) else 1


def _page(rows: list[Row], where: str) -> str:
    versions = {name: version(name) for name in ("lighton-sdk", "httpx", "paradigm-ext")}
    today = datetime.now(tz=UTC).date().isoformat()
    return markdown(rows, machine=where, versions=versions, date=today)


if __name__ == "__main__":
    sys.exit(main())
