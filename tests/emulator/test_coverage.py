"""What the documentation says of covered and uncovered operations is what the emulator does."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from paradigm_emulator._app import methods_of
from paradigm_emulator._spec import METHODS, documents

if TYPE_CHECKING:
    import httpx

PAGE: Final = (Path(__file__).parents[2] / "docs" / "emulator.md").read_text(encoding="utf-8")
DESCRIBED: Final = [
    (method.upper(), path)
    for document in documents()
    for path, item in document["paths"].items()
    for method in item
    if method in METHODS
]
UNCOVERED: Final = [(method, path) for method, path in DESCRIBED if method not in methods_of(path)]


def excused() -> list[str]:
    """Return the patterns in the first column of the table of what is not covered."""
    table = PAGE.partition("| path | why not |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    return [pattern for cell in first for pattern in re.findall(r"`([^`]*)`", cell)]


def test_the_page_counts_the_operations() -> None:
    assert f"{len(DESCRIBED) - len(UNCOVERED)} of the {len(DESCRIBED)} operations" in PAGE


def test_the_page_tells_why_each_uncovered_operation_is_not_covered() -> None:
    patterns = excused()
    untold = [path for _, path in UNCOVERED if not any(fnmatchcase(path, pattern) for pattern in patterns)]
    assert not untold
    idle = [pattern for pattern in patterns if not any(fnmatchcase(path, pattern) for _, path in UNCOVERED)]
    assert not idle


@pytest.mark.parametrize(("method", "path"), sorted(set(UNCOVERED)))
def test_an_uncovered_operation_says_so(api: httpx.Client, method: str, path: str) -> None:
    answer = api.request(method, re.sub(r"\{[^}]*\}", "1", path))
    assert (answer.status_code, answer.json()["error"]) == (501, "not_emulated")
    assert path.partition("{")[0].rstrip("/") in answer.json()["detail"]
