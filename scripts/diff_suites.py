"""Judge `spec-diff` by pairs of descriptions with verdicts: `python -m scripts.diff_suites FOLDER`.

Each folder below FOLDER that has `old.*`, `new.*` and `verdict` is a pair; the verdict is `breaking`,
`compatible`, `same`, or `perhaps` where a suite warns without deciding: such a pair counts neither way.
Pairs from elsewhere are brought (`scripts.suite_pairs`), never committed. Where we differ from a suite for a
documented reason (`scripts/suites/legitimate.yaml`), the pair is set aside in the second of both results.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from scripts.diffing.compare import compare
from scripts.diffing.model import Severity, worst
from scripts.diffing.symbols import Symbols
from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import load
from scripts.suites.legitimate import reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

VERDICTS: Final = ("breaking", "compatible", "same", "perhaps")


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
        old, new = (
            _without_nulls(load(_one(pair, side).read_bytes(), file=f"{name}/{side}"))
            for side in ("old", "new")
        )
        rows = compare(old, new, Symbols("v0", {}, {}))
    except SpecError as error:
        return Judged(name, expected, f"unreadable: {str(error)[:200]}")
    if not rows:
        return Judged(name, expected, "same")
    return Judged(name, expected, "breaking" if worst(rows) is Severity.BREAKING else "compatible")


def _without_nulls(node: Any) -> Any:
    """Return a document without keys that have no value: other tools read `content:` as not said."""
    if isinstance(node, list):
        return [_without_nulls(value) for value in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if value is not None or key in ("default", "const")}
    return {key: _without_nulls(value) for key, value in kept.items()}


def _one(pair: Path, side: str) -> Path:
    found = [path for path in pair.glob(f"{side}.*") if path.suffix in (".yaml", ".yml", ".json")]
    if len(found) != 1:
        raise SpecError(f"needs one file `{side}.yaml` or `{side}.json`", file=pair.name)
    return found[0]


@frozen
class Result:
    """How often "breaking" was right.

    Attributes:
        count: The pairs that were judged.
        precision: Share of what we call breaking that is; 1 where we call nothing so.
        recall: Share of what is breaking that we call so; 1 where nothing is.
    """

    count: int
    precision: float
    recall: float

    def __str__(self) -> str:
        return f"{self.count} pairs: precision {self.precision:.1%}, recall {self.recall:.1%}"


def result(judged: Sequence[Judged]) -> Result:
    """Return how often "breaking" was right, over the pairs that could be read and have a verdict."""
    read = [pair for pair in judged if pair.found in VERDICTS and pair.expected != "perhaps"]
    hits = sum(pair.expected == pair.found == "breaking" for pair in read)
    called, breaking = (
        sum(getattr(pair, side) == "breaking" for pair in read) for side in ("found", "expected")
    )
    precision, recall = (hits / total if total else 1.0 for total in (called, breaking))
    return Result(len(read), precision, recall)


def differs(pair: Judged) -> bool:
    """Return whether we and the suite do not agree on "breaking"; what could not be read differs."""
    if pair.found not in VERDICTS:
        return True
    return pair.expected != "perhaps" and (pair.expected == "breaking") != (pair.found == "breaking")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each pair that is judged otherwise for no documented reason, then precision and recall."""
    parser = argparse.ArgumentParser(prog="spec-diff-suites", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--least", type=float, default=0.0, help="fail below this precision or recall, in percent"
    )
    options = parser.parse_args(arguments)
    try:
        judged, known = judge(options.folder), reasons()
    except SpecError as error:
        print(f"spec-diff-suites: {error}", file=sys.stderr)
        return 1
    for pair in judged:
        if differs(pair) and pair.name not in known:
            print(f"{pair.name}: {pair.found}, should be {pair.expected}")
        if pair.name in known and not differs(pair):
            print(f"{pair.name}: has a reason to differ in legitimate.yaml, and does not")
    documented = result([pair for pair in judged if pair.name not in known])
    unread = sum(pair.found not in VERDICTS for pair in judged)
    print(f"as the suites have it: {result(judged)} ({unread} unreadable)")
    print(f"after the documented differences: {documented}")
    return int(min(documented.precision, documented.recall) * 100 < options.least)


if __name__ == "__main__":
    sys.exit(main())
