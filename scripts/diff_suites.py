"""Judge `spec-diff` by pairs of descriptions with verdicts: `python -m scripts.diff_suites FOLDER`.

Each folder below FOLDER that has `old.*`, `new.*` and `verdict` is a pair; the verdict is `breaking`,
`compatible` or `same`. Pairs from elsewhere are brought, never committed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from scripts.diffing.compare import compare
from scripts.diffing.model import Severity, worst
from scripts.diffing.symbols import Symbols
from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import load

if TYPE_CHECKING:
    from collections.abc import Sequence

VERDICTS: Final = ("breaking", "compatible", "same")


@frozen
class Judged:
    """One pair: its name, what the suite says of it, and what we say."""

    name: str
    expected: str
    found: str


def judge(folder: Path) -> list[Judged]:
    """Compare every pair below a folder.

    Raises:
        SpecError: There is no pair, or a verdict is unknown.
    """
    pairs = sorted(path.parent for path in folder.rglob("verdict"))
    if not pairs:
        raise SpecError("has no pair: a folder with `old.yaml`, `new.yaml` and `verdict`", file=str(folder))
    return [_judged(pair, pair.relative_to(folder).as_posix()) for pair in pairs]


def _judged(pair: Path, name: str) -> Judged:
    expected = (pair / "verdict").read_text("utf-8").strip()
    if expected not in VERDICTS:
        raise SpecError(f"verdict {expected!r} is not one of {', '.join(VERDICTS)}", file=name)
    try:
        old, new = (load(_one(pair, side).read_bytes(), file=f"{name}/{side}") for side in ("old", "new"))
        rows = compare(old, new, Symbols("v0", {}, {}))
    except SpecError as error:
        return Judged(name, expected, f"unreadable: {str(error)[:200]}")
    if not rows:
        return Judged(name, expected, "same")
    return Judged(name, expected, "breaking" if worst(rows) is Severity.BREAKING else "compatible")


def _one(pair: Path, side: str) -> Path:
    found = [path for path in pair.glob(f"{side}.*") if path.suffix in (".yaml", ".yml", ".json")]
    if len(found) != 1:
        raise SpecError(f"needs one file `{side}.yaml` or `{side}.json`", file=pair.name)
    return found[0]


def summary(judged: Sequence[Judged]) -> str:
    """Return precision and recall of "breaking", over the pairs that could be read."""
    read = [pair for pair in judged if pair.found in VERDICTS]
    hits = sum(pair.expected == pair.found == "breaking" for pair in read)
    called, breaking = (
        sum(getattr(pair, side) == "breaking" for pair in read) for side in ("found", "expected")
    )
    precision, recall = (hits / total if total else 1.0 for total in (called, breaking))
    unread = len(judged) - len(read)
    return f"{len(read)} pairs ({unread} unreadable): precision {precision:.1%}, recall {recall:.1%}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each pair that is judged otherwise, then precision and recall."""
    parser = argparse.ArgumentParser(prog="spec-diff-suites", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--least", type=float, default=0.0, help="fail below this precision or recall, in percent"
    )
    options = parser.parse_args(arguments)
    try:
        judged = judge(options.folder)
    except SpecError as error:
        print(f"spec-diff-suites: {error}", file=sys.stderr)
        return 1
    for pair in judged:
        if pair.found != pair.expected:
            print(f"{pair.name}: {pair.found}, should be {pair.expected}")
    line = summary(judged)
    print(line)
    shares = [float(word.rstrip("%,")) for word in line.split() if "%" in word]
    return int(min(shares) < options.least)


if __name__ == "__main__":
    sys.exit(main())
