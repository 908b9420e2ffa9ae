"""The requests of the vendor's own unit tests with the answers that those expect, made by running them."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

from attrs import frozen

from tests.peer import recorder

ROOT = Path(__file__).parents[2]
PINS = ROOT / "requirements" / "peers.txt"


@frozen
class Pair:
    """One request and its answer, both as they went over the wire."""

    test: str
    method: str
    path: str
    content_type: str | None
    content: bytes
    status: int
    answer: bytes

    @classmethod
    def from_line(cls, line: str) -> Pair:
        """Read what the recorder wrote."""
        told = json.loads(line)
        for name in ("content", "answer"):
            told[name] = base64.b64decode(told[name])
        return cls(**told)

    @property
    def expected(self) -> Any:
        """What the answer says as JSON, or None where it says nothing so."""
        return parsed(self.answer)


def parsed(body: bytes) -> Any:
    """Return JSON, or None for another body."""
    try:
        return json.loads(body)
    except ValueError:
        return None


def record(folder: Path) -> list[Pair]:
    """Download the vendor's tests as they are pinned, run them, and return what they sent and heard.

    Raises:
        RuntimeError: They cannot be downloaded, or do not pass by themselves.
    """
    tests, target = _download(folder), folder / "pairs.jsonl"
    command = [sys.executable, "-m", "pytest", "-q", "-p", recorder.__name__, "-p", "no:cacheprovider"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        recorder.TARGET: str(target),
    }
    _run([*command, "-c", os.devnull, "--rootdir", str(tests), str(tests)], environment)
    return [Pair.from_line(line) for line in target.read_text("utf-8").splitlines()]


def _download(folder: Path) -> Path:
    pins = folder / "pins.txt"
    pins.write_text(_pinned("lighton-sdk"), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    _run([*command, "--no-binary", ":all:", "--dest", str(folder), "-r", str(pins)])
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        tests = [member for member in opened if "/tests/" in member.name]
        opened.extractall(folder, members=tests, filter="data")
    return folder / archive.name.removesuffix(".tar.gz") / "tests"


def _pinned(name: str) -> str:
    """Return the lines that pin a package with its hashes."""
    lines = PINS.read_text("utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{name}=="))
    last = next(number for number in range(first, len(lines)) if not lines[number].endswith("\\"))
    return "\n".join(lines[first : last + 1]) + "\n"


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {(ended.stdout + ended.stderr)[-2000:]}")
