"""Every block of code on every page runs, in the order of its page, and prints what the page says."""

from __future__ import annotations

import ast
import asyncio
import configparser
import contextlib
import inspect
import io
import re
from typing import TYPE_CHECKING

import fsspec
import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm
from tests.documentation.pages import ROOT, blocks, matches, pages
from tests.documentation.terminal import Terminal
from tests.emulator.files import pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documentation.pages import Block
    from tests.documentation.terminal import Printed

#: Pages whose Python needs Airflow: `tests/airflow/test_pages.py` runs it.
AIRFLOW = ("docs/airflow/", "airflow_provider/")
#: The README's examples have tests of their own: `tests/unit/test_readme.py`.
ELSEWHERE = {"README.md"}
#: Files that pages may include, since tests run them.
TESTED = (
    "tests/documentation/",
    "tests/airflow/",
    "tests/typing/",
    "airflow_provider/paradigm_provider/example_dags/",
)
#: Blocks that show something nobody can run, by how they begin.
ILLUSTRATIONS = {
    "upload session 1cd4adcf": "a line of a log",
    "night 1   contracts/a.pdf": "a drawing",
    "external_id = pdx1:": "a notation",
    "paradigm emulator --port PORT": "a synopsis",
    "- target: $.": "an overlay; tests/scripts/test_recipes.py applies every one that is a recipe",
}


def is_python(block: Block) -> bool:
    return block.language == "python" and not block.page.startswith(AIRFLOW) and block.page not in ELSEWHERE


def included(block: Block) -> str:
    """Return the path below the repository of the file that a block includes."""
    path = (ROOT / block.page).parent / block.language.split()[1]
    return path.resolve().relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", pages())
def test_somebody_runs_each_block(page):
    for block in blocks(page):
        if block.language.startswith("{literalinclude}"):
            assert included(block).startswith(TESTED), block
        elif block.language.startswith(("{toctree}", "{include}")) or block.language in ("python", "console"):
            continue
        elif block.language == "ini":
            # A setting of Airflow's: that it does what the page says is a test of the provider.
            assert configparser.ConfigParser().read_string(block.code) is None
        else:
            assert block.shown or block.code.startswith(tuple(ILLUSTRATIONS)), f"nobody runs {block}"


@pytest.fixture(scope="module")
def shared():
    with ParadigmEmulator(speed=1000) as running:
        yield running


@pytest.fixture
def emulator(shared, monkeypatch):
    shared.reset()
    monkeypatch.setenv("PARADIGM_API_KEY", shared.api_key)
    monkeypatch.setenv("PARADIGM_BASE_URL", shared.base_url)
    return shared


@pytest.fixture
def files(tmp_path, monkeypatch) -> Path:
    """The files that the pages speak of, where the program runs."""
    for folder in ("contracts", "notes"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"The termination clause of {folder}: March.")
    for name in ("contracts/a.pdf", "scan.pdf"):
        (tmp_path / name).write_bytes(pdf(f"Page one of {name}."))
    # A clone of the project, as far as pages copy files out of it.
    (tmp_path / "airflow_provider").symlink_to(ROOT / "airflow_provider")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Dag:
    """Stands for a DAG of the reader's own."""

    def test(self):
        """Airflow's `dag.test()`."""


def run(code: str, names: dict) -> str:
    """Run a block, which may await at its top level, and return what it printed."""
    compiled = compile(code, "page", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        if compiled.co_flags & inspect.CO_COROUTINE:
            asyncio.run(eval(compiled, names))  # noqa: S307 - the page's own code
        else:
            exec(compiled, names)  # noqa: S102 - the page's own code
    return printed.getvalue()


def is_run(block: Block) -> bool:
    return block.language == "console" or is_python(block)


@pytest.mark.parametrize("page", [page for page in pages() if any(map(is_run, blocks(page)))])
def test_the_blocks_of_a_page_run_in_its_order(page, emulator, files):
    with Paradigm(emulator.api_key, emulator.base_url) as paradigm:
        names, given, terminal = {}, given_to_python(emulator, paradigm), given_to_commands(emulator, files)
        for block in filter(is_run, blocks(page)):
            if block.language == "console":
                for command, shown in commands(block):
                    printed = terminal.run(command)
                    if printed is not None:
                        assert_in_order(f"{block}: {command}", shown, printed)
                    else:
                        assert shown == [], f"{block}: nobody knows what {command!r} prints"
                continue
            names |= given  # a block may have closed what it opened under these names
            printed = run(block.code, names)
            if block.printed is not None:
                assert_printed(block, block.printed.splitlines(), printed.splitlines())


def given_to_python(emulator: ParadigmEmulator, paradigm: Paradigm) -> dict[str, object]:
    """Return what a page takes for granted: a client, and a session that has ended."""
    report = paradigm.ingest([("given.txt", b"The termination clause.")], workspace_id=3, wait=True)
    emulator.seed(files=[{"filename": f"{n}.txt", "text": "x", "status": "embedded"} for n in range(5)])
    return {
        "paradigm": paradigm,
        "emulator": emulator,
        "report": report,
        "session_uuid": report.session_uuid,
        "uuid": report.session_uuid,
        "unfinished": lambda: 0,
        "dag": Dag(),
    }


def given_to_commands(emulator: ParadigmEmulator, files: Path) -> Terminal:
    """Return a terminal whose user has an empty home, an account, and a bucket with one contract."""
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.pipe("/legal/contracts/lease.txt", b"The lease ends in March.")
    home = str(files.parent / "home")
    account = {"PARADIGM_API_KEY": emulator.api_key, "PARADIGM_BASE_URL": emulator.base_url}
    return Terminal(files, {**account, "HOME": home, "XDG_CACHE_HOME": home, "XDG_STATE_HOME": home})


def assert_printed(block: Block, shown: list[str], real: list[str]) -> None:
    assert len(shown) == len(real), (block, real)
    for said, line in zip(shown, real, strict=True):
        assert matches(said, line), (str(block), said, line)


def commands(block: Block) -> list[tuple[str, list[str]]]:
    """Return each command of a terminal's block with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for line in re.sub(r"\\\n\s*", " ", block.code).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.startswith("> "):
            found[-1] = (f"{found[-1][0]}\n{line[2:]}", [])
        else:
            assert found, f"{block}: a command begins with '$ '"
            found[-1][1].append(line)
    return found


def assert_in_order(place: str, shown: list[str], printed: Printed) -> None:
    """Each line of the page is printed, in this order; what a program prints as its result is on the page."""
    left = iter(printed.lines)
    for said in filter(None, shown):
        assert any(matches(said, line) for line in left), (place, said, printed)
    if shown:
        unsaid = [line for line in printed.results if not any(matches(said, line) for said in shown)]
        assert not unsaid, (place, unsaid)
