"""A terminal for the pages: runs `paradigm` in this process, the shell's own commands in a shell."""

from __future__ import annotations

import ast
import json
import re
import shlex
import subprocess
import tomllib
from typing import TYPE_CHECKING

from attrs import define
from typer.testing import CliRunner

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


@define
class Terminal:
    """Where a reader types.

    Attributes:
        folder: The working directory.
        environment: What the reader has exported.
    """

    folder: Path
    environment: dict[str, str]

    def run(self, command: str) -> list[str] | None:
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
            return self._export(command)
        if found := re.fullmatch(r"(\w+)=\$\(jq -r \.(\w+) (\S+)\)", command):
            self.environment[found[1]] = json.loads((self.folder / found[3]).read_text())[found[2]]
            return []
        if command.startswith("paradigm "):
            command, _, file = command.partition(" > ")
            printed = self._paradigm(command)
            if file:
                (self.folder / file).write_text("\n".join(printed[: printed.index("")]))
            return [] if file else printed
        if command.split()[0] in SHELL:
            return self._shell(command).splitlines()
        raise LookupError(f"nobody runs {command!r}: see tests/documentation/terminal.py")

    def _export(self, command: str) -> list[str]:
        for name, value in (word.split("=", 1) for word in self._words(command)[1:]):
            if not name.startswith("PARADIGM_"):  # the emulator's address and key are the test's
                self.environment[name] = value
        return []

    def _paradigm(self, command: str) -> list[str]:
        words = self._words(command)[1:]
        if any(word.startswith("s3://") for word in words):
            # It would need a store: the same program reads one in memory, whose objects are young.
            words = [word.replace("s3://", "memory://") for word in words] + ["--settle", "0"]
        ran = CliRunner(env=self.environment).invoke(app, words)
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        return [*ran.stdout.splitlines(), "", *ran.stderr.splitlines()]

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
            named |= {node.name, *re.findall(r"name='([\w.-]+)'", ast.unparse(node.decorator_list[0]))}
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
