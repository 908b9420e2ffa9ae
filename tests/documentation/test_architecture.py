"""The architecture page speaks of files and functions that are there, and its walk stays short."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/architecture.md").read_text()
HOPS = re.findall(r"^\| \d+ \| `([\w/.]+\.py)` `(\w+)`", PAGE, re.MULTILINE)
PLACES = re.findall(r"^\| [^|]+ \| ([^|]+) \| ([^|]+) \|$", PAGE.partition("## A walk")[0], re.MULTILINE)[2:]


@pytest.mark.parametrize(("file", "function"), HOPS, ids=[f"{file}:{function}" for file, function in HOPS])
def test_a_hop_is_where_the_walk_says(file, function):
    tree = ast.parse((ROOT / file).read_text())
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    assert function in {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def test_a_stranger_arrives_before_the_patience_ends():
    assert 10 <= len(HOPS) <= 18
    assert len({file for file, _ in HOPS}) <= 12


def paths(cell):
    """Return the paths of a cell; one without a folder lies beside the one before it."""
    folder = Path()
    for name in re.findall(r"`([\w/.-]+)`", cell):
        if "/" in name and not name.startswith("_"):
            folder = (ROOT / name).parent
            yield ROOT / name
        else:
            yield folder / name


@pytest.mark.parametrize(
    "cell", [cell for row in PLACES for cell in row if "<" not in cell and "nox" not in cell]
)
def test_a_place_to_change_is_there(cell):
    missing = [
        path for path in paths(cell) if not path.exists() and not (path.parent.parent / path.name).exists()
    ]
    assert missing == []
