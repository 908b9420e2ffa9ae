"""Every block of Python in the pages of the SDK and the emulator runs, in the order of its page."""

from __future__ import annotations

import ast
import asyncio
import inspect
import re
from pathlib import Path

import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm
from tests.emulator.files import pdf

DOCS = Path(__file__).parents[2] / "docs"
CANDIDATES = sorted([DOCS / "emulator.md", *(DOCS / "sdk").glob("*.md")])
PAGES = [page for page in CANDIDATES if "```python" in page.read_text()]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture
def emulator(monkeypatch):
    with ParadigmEmulator(speed=1000) as running:
        monkeypatch.setenv("PARADIGM_API_KEY", running.api_key)
        monkeypatch.setenv("PARADIGM_BASE_URL", running.base_url)
        yield running


@pytest.fixture
def files(tmp_path, monkeypatch):
    """The files that the pages speak of, where the program runs."""
    for folder in ("contracts", "notes"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"The termination clause of {folder}: March.")
    for name in ("contracts/a.pdf", "scan.pdf"):
        (tmp_path / name).write_bytes(pdf(f"Page one of {name}."))
    monkeypatch.chdir(tmp_path)


class Dag:
    """Stands for a DAG of the reader's own."""

    def test(self):
        """Airflow's `dag.test()`."""


def run(code: str, names: dict) -> None:
    """Run a block, which may await at its top level."""
    compiled = compile(code, "page", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    if compiled.co_flags & inspect.CO_COROUTINE:
        asyncio.run(eval(compiled, names))  # noqa: S307 - the page's own code
    else:
        exec(compiled, names)  # noqa: S102 - the page's own code


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_blocks_of_a_page_run(page, emulator, files):
    with Paradigm(emulator.api_key, emulator.base_url) as paradigm:
        report = paradigm.ingest([("given.txt", b"The termination clause.")], workspace_id=3, wait=True)
        given = {
            "paradigm": paradigm,
            "emulator": emulator,
            "report": report,
            "session_uuid": report.session_uuid,
            "uuid": report.session_uuid,
            "unfinished": lambda: 0,
            "dag": Dag(),
        }
        emulator.seed(files=[{"filename": f"{n}.txt", "text": "x", "status": "embedded"} for n in range(5)])
        names = {}
        for block in BLOCK.findall(page.read_text()):
            names |= given  # a block may have closed what it opened under these names
            run(block, names)
