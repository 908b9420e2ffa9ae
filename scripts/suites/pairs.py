"""A pair of descriptions with the verdict of a suite, and how pairs are written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from scripts.spec.errors import SpecError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GRAVITY: Final = ("same", "compatible", "perhaps", "breaking")
"""Verdicts, the gravest last. A suite that warns without deciding says `perhaps`."""


@frozen
class Pair:
    """What one test of a suite says of two files.

    Attributes:
        old: The former description, by its path in the clone.
        new: The later one.
        verdict: One of `GRAVITY`.
        test: The name of the test.
    """

    old: str
    new: str
    verdict: str
    test: str


def united(pairs: Iterable[Pair]) -> list[tuple[str, Pair]]:
    """Return each pair of files once, under a name of its own, with the gravest verdict of all its tests.

    Many tests look for one change only: what one of them leaves out, another one tells.
    """
    found: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        other = found.setdefault((pair.old, pair.new), pair)
        if GRAVITY.index(pair.verdict) > GRAVITY.index(other.verdict):
            found[pair.old, pair.new] = pair
    return [(_name(pair), pair) for pair in found.values()]


def _name(pair: Pair) -> str:
    old, new = (re.sub(r"\W+", "-", Path(side).stem) for side in (pair.old, pair.new))
    return f"{Path(pair.new).parent.name}/{old}--{new}"


def write(folder: Path, pairs: Iterable[tuple[str, Pair]], files: Mapping[str, bytes]) -> int:
    """Write pairs below a folder, as `scripts.diff_suites` reads them, and return how many they are.

    Raises:
        SpecError: Two pairs have one name.
    """
    written: dict[str, Pair] = {}
    for name, pair in pairs:
        if name in written:
            raise SpecError(f"is the name of two pairs: {pair.test} and {written[name].test}", file=name)
        written[name] = pair
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        for side, path in (("old", pair.old), ("new", pair.new)):
            (target / f"{side}{Path(path).suffix}").write_bytes(files[path])
        (target / "verdict").write_text(f"{pair.verdict}\n", "utf-8")
        told = {"old": pair.old, "new": pair.new, "test": pair.test}
        (target / "source.json").write_text(f"{json.dumps(told, indent=1)}\n", "utf-8")
    return len(written)
