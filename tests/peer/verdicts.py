"""What clients of others called and what came of it, as a table."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.routing import Match

from paradigm_emulator._app import COVERED

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = Path(__file__).parents[2] / "docs" / "emulator.md"
BEGIN, END = "<!-- verdicts: written by nox -s peer -->", "<!-- end of verdicts -->"
HEAD = "| who | calls | verdict |\n| --- | --- | --- |"


class Verdicts:
    """Gathers the calls of each client, and whether all of its tests passed."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._failed: set[str] = set()
        self._departures: dict[str, str] = {}

    @property
    def whole(self) -> bool:
        """Whether every client was heard that the page names."""
        names = {f"| {name} {version} " for name, version in self._calls}
        return {line[: line.index("|", 1)] for line in table_of(PAGE)} <= names

    def heard(self, name: str, version: str, requests: Iterable[Any], *, but: str = "") -> None:
        """Note the requests of one test, and where a client rightly reads something else."""
        self._calls[name, version] |= {operation(one.method, one.path) for one in requests}
        self._departures[name] = but

    def failed(self, name: str) -> None:
        """Note that a test failed."""
        self._failed.add(name)

    def lines(self) -> list[str]:
        """Return the table's lines, a client each."""
        return [
            f"| {name} {version} | {_shown(calls)} | {self._verdict(name, calls)} |"
            for (name, version), calls in sorted(self._calls.items())
        ]

    def _verdict(self, name: str, calls: set[str]) -> str:
        if name in self._failed:
            return "differs"
        works = "works where covered" if any(call.endswith("(501)") for call in calls) else "works"
        departs = self._departures[name]
        return f"{works}, but {departs}" if departs else works

    def write(self) -> None:
        """Put the table into the page, with today's date."""
        page = PAGE.read_text("utf-8")
        before, _, rest = page.partition(BEGIN)
        after = rest.partition(END)[2]
        lines = "\n".join([BEGIN, f"\nTried on {datetime.now(tz=UTC).date()}.\n", HEAD, *self.lines(), END])
        PAGE.write_text(before + lines + after, encoding="utf-8")


def table_of(page: Path) -> list[str]:
    """Return the lines of the table in a page, without its head."""
    table = page.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    return [line for line in table.splitlines() if line.startswith("| ")][2:]


def operation(method: str, path: str) -> str:
    """Return the operation that a request is for: its method and the template of its path."""
    scope = {"type": "http", "method": method, "path": path.rstrip("/"), "root_path": ""}
    for route in COVERED:
        if route.matches(scope)[0] is Match.FULL:
            return f"{method} {route.path}"
    named = re.sub(r"/\d+", "/{id}", path)
    return f"{method} {named} (501)"


def _shown(calls: set[str]) -> str:
    """Return operations as text, a path once with all its methods."""
    methods: dict[str, list[str]] = defaultdict(list)
    for call in sorted(calls):
        method, path = call.split(" ", maxsplit=1)
        methods[path].append(method)
    return "; ".join(f"`{', '.join(found)} {path}`" for path, found in sorted(methods.items()))
