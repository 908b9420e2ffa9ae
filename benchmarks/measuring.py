"""Running contenders in turn, each run in a fresh process, and what their figures come to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.contenders import Figures

ROOT = Path(__file__).parents[1]


@frozen
class Row:
    """One line of the table.

    Attributes:
        work: What was done.
        figure: What was measured, with its unit.
        measured: The figure of each contender, in the order to be shown.
        verdict: What is compared, in words, such as `0.31 of the peer`.
        reach: What was to be reached, in words.
        reached: Whether it was; None where nothing was set.
    """

    work: str
    figure: str
    measured: Mapping[str, str]
    verdict: str
    reach: str = ""
    reached: bool | None = None


def contender(name: str, *, module: str = "benchmarks.contenders", **arguments: Any) -> Figures:
    """Run one contender in a process of its own and return its figures."""
    command = [sys.executable, "-m", module, name, json.dumps(arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} failed:\n{done.stderr[-3000:]}")
    figures: Figures = json.loads(done.stdout)
    return figures


def in_turn(runs: int, contenders: Mapping[str, Callable[[], Figures]]) -> dict[str, Figures]:
    """Run the contenders one after the other, `runs` times over; return the median of each figure.

    Taking turns spreads whatever else the machine does over all of them.
    """
    taken: dict[str, list[Figures]] = {name: [] for name in contenders}
    for _ in range(runs):
        for name, run in contenders.items():
            taken[name].append(run())
    return {name: {key: median(one[key] for one in many) for key in many[0]} for name, many in taken.items()}


def seconds(figures: Mapping[str, Figures], key: str = "wall") -> dict[str, str]:
    """Return one figure of each contender as text in seconds."""
    return {name: f"{one[key]:.2f} s" for name, one in figures.items()}


def mebibytes(figures: Mapping[str, Figures]) -> dict[str, str]:
    """Return the growth of each contender's peak memory as text."""
    return {name: f"{one['grown_mib']:.1f} MiB" for name, one in figures.items()}
