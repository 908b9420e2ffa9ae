"""A terminal for the pages: runs `paradigm` in this process, the shell's own commands in a shell."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING
from unittest import mock

from attrs import define, frozen

from paradigm_emulator.__main__ import parser
from paradigm_ext.cli._app import app
from tests.documentation.pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: What a page may ask a shell for.
SHELL = ("cat", "cd", "cp", "echo", "ls", "mkdir", "mv", "printf", "rm", "touch", "head")
#: What is not run here, by how it begins, and why.
NOT_RUN = {
    "airflow ": "needs Airflow: tests/browser/test_airflow.py and tests/airflow/test_sweep_records.py do it",
    "git clone": "needs the network",
    "python3 -m venv": "what it makes is made by the tests of wheels (tests/unit/test_packaging.py)",
    ". try/bin/activate": "as above",
    "bash .ci/run": "runs these tests",
}


class Stream(io.StringIO):
    """One of a program's two streams, which writes to the terminal of both as well."""

    def __init__(self, terminal: list[str]) -> None:
        super().__init__()
        self._terminal = terminal

    def write(self, text: str, /) -> int:
        self._terminal.append(text)
        return super().write(text)


@frozen
class Printed:
    """What a command printed.

    Attributes:
        lines: All of it, in the order in which a terminal shows it.
        results: What it wrote to standard output: a page may leave out no line of it.
    """

    lines: list[str]
    results: list[str]


@define
class Terminal:
    """Where a reader types.

    Attributes:
        folder: The working directory.
        environment: What the reader has exported.
    """

    folder: Path
    environment: dict[str, str]

    def run(self, command: str) -> Printed | None:
        """Run one line and return what it printed; None if it can only be checked.

        Raises:
            LookupError: Nobody knows how to run or check it.
        """
        for beginning, check in CHECKS.items():
            if command.startswith(beginning):
                check(command)
                return None
        if command.startswith(tuple(NOT_RUN)):
            return None
        if command.startswith("export "):
            self._export(command)
            return Printed([], [])
        if found := re.fullmatch(r"(\w+)=\$\(jq -r \.(\w+) (\S+)\)", command):
            self.environment[found[1]] = json.loads((self.folder / found[3]).read_text())[found[2]]
            return Printed([], [])
        if command.startswith("paradigm "):
            command, _, file = command.partition(" > ")
            printed = self._paradigm(command)
            if file:
                (self.folder / file).write_text("\n".join(printed.results))
            return Printed([], []) if file else printed
        if command.split()[0] in SHELL:
            lines = self._shell(command).splitlines()
            return Printed(lines, lines)
        raise LookupError(f"nobody runs {command!r}: see tests/documentation/terminal.py")

    def _export(self, command: str) -> None:
        for name, value in (word.split("=", 1) for word in self._words(command)[1:]):
            if not name.startswith("PARADIGM_"):  # the emulator's address and key are the test's
                self.environment[name] = value

    def _paradigm(self, command: str) -> Printed:
        words = self._words(command)[1:]
        if any(word.startswith("s3://") for word in words):
            # It would need a store: the same program reads one in memory, whose objects are young.
            words = [word.replace("s3://", "memory://") for word in words] + ["--settle", "0"]
        written: list[str] = []
        results, notes = Stream(written), Stream(written)
        with (
            mock.patch.dict(os.environ, self.environment),
            mock.patch.object(sys, "stdin", io.StringIO()),
            contextlib.redirect_stdout(results),
            contextlib.redirect_stderr(notes),
            contextlib.suppress(SystemExit),
        ):
            app(words, prog_name="paradigm")
        return Printed("".join(written).splitlines(), results.getvalue().splitlines())

    def _words(self, command: str) -> list[str]:
        """Return the words of a command as a shell expands them."""
        return self._shell(f"printf '%s\\0' {command}").split("\0")[:-1]

    def _shell(self, command: str) -> str:
        ran = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env={**self.environment, "PATH": "/usr/bin:/bin", "PWD": str(self.folder)},
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout


def nox_sessions(command: str) -> None:
    """Check that each session that a command names is one of `noxfile.py`."""
    named = set()
    for node in ast.parse((ROOT / "noxfile.py").read_text()).body:
        if isinstance(node, ast.FunctionDef) and node.decorator_list:
            options = ast.unparse(node.decorator_list[0])
            own = [node.name, *re.findall(r"name='([\w.-]+)'", options)]
            pythons = re.findall(r"'(3\.\d+)'", options)
            named |= {*own, *(f"{own[-1]}-{python}" for python in pythons)}
    words = shlex.split(command, comments=True)
    asked = words[words.index("-s") + 1 :] if "-s" in words else []
    asked = asked[: asked.index("--")] if "--" in asked else asked
    assert asked or "-l" in words, command
    assert set(asked) <= named, command


def installs(command: str) -> None:
    """Check that what a command installs is here: files, and extras of the package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for word in shlex.split(command, comments=True)[2:]:
        path, _, extras = word.rstrip("]").partition("[")
        if path.startswith((".", "requirements/")):
            assert (ROOT / path).exists(), word
        if path == ".":
            assert set(filter(None, extras.split(","))) <= set(project["optional-dependencies"]), word


def script(command: str) -> None:
    """Check that the module is there."""
    module = command.split()[2]
    assert (ROOT / f"{module.replace('.', '/')}.py").exists(), command


def emulator(command: str) -> None:
    """Check the options: the test's own emulator runs already."""
    parser().parse_args(shlex.split(command.partition("emulator")[2], comments=True))


CHECKS: dict[str, Callable[[str], None]] = {
    "nox ": nox_sessions,
    "uvx nox ": nox_sessions,
    "pip install uv && uvx nox": nox_sessions,
    "pip install ": installs,
    "python -m scripts.": script,
    "paradigm emulator": emulator,
    "python -m paradigm_emulator": emulator,
}
