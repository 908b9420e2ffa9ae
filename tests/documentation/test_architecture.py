"""The architecture page speaks of files and functions that are there, and its walk stays short."""

import ast
import re
import sys
import traceback
from pathlib import Path

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/architecture.md").read_text()
HOPS = re.findall(r"^\| \d+ \| `([\w/.]+\.py)` `(\w+)`( ⟲)?", PAGE, re.MULTILINE)
DONE = re.findall(r"^\| `([\w/.]+\.py)` `(\w+)`", PAGE.partition("by then:")[2], re.MULTILINE)
PLACES = re.findall(r"^\| [^|]+ \| ([^|]+) \| ([^|]+) \|$", PAGE.partition("## A walk")[0], re.MULTILINE)[2:]


@pytest.fixture
def emulator():
    with ParadigmEmulator() as running:
        yield running


NAMED = [(file, function) for file, function, _ in HOPS] + DONE


@pytest.mark.parametrize(("file", "function"), NAMED, ids=[f"{file}:{function}" for file, function in NAMED])
def test_a_hop_is_where_the_walk_says(file, function):
    tree = ast.parse((ROOT / file).read_text())
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    assert function in {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def test_a_stranger_arrives_before_the_patience_ends():
    assert 10 <= len(HOPS) <= 18
    assert len({file for file, _, _ in HOPS}) <= 12


def walked(frames):
    """Yield what is under way: each frame of ours, and the generators that a driver has suspended."""
    for frame in frames:
        code = frame.f_code
        if "paradigm_ext" not in code.co_filename:
            continue
        yield Path(code.co_filename).relative_to(ROOT).as_posix(), code.co_name, ""
        flow = frame.f_locals.get("flow") if code.co_name == "drive" else None
        while flow is not None:
            yield Path(flow.gi_code.co_filename).relative_to(ROOT).as_posix(), flow.gi_code.co_name, " ⟲"
            flow = flow.gi_yieldfrom


def test_the_walk_is_the_way_that_a_file_goes(monkeypatch, emulator):
    """The three hops of the operator need Airflow; from the SDK's public method on, each is compared."""
    sent, ways = httpx.Client.send, []

    def send(self, request, **options):
        if type(self) is httpx.Client and request.headers.get("content-type", "").startswith("multipart/"):
            ways.append(list(walked([frame for frame, _ in traceback.walk_stack(sys._getframe())][::-1])))
        return sent(self, request, **options)

    monkeypatch.setattr(httpx.Client, "send", send)
    with Paradigm(emulator.api_key, emulator.base_url) as paradigm:
        paradigm.ingest([("report.txt", b"content")])
    assert ways == [HOPS[3:]]


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
