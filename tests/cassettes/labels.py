"""The label of each cassette: what answered when it was recorded, so that nobody takes one for the other."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

import yaml

from paradigm_ext import __version__

Label: TypeAlias = dict[str, str]

SPEC = Path(__file__).parents[2] / "spec" / "openapi-v2.yaml"
HEAD = "# Written by `nox -s record`: what answered each cassette in recorded/ when it was made.\n"


def emulated(release: str, workspace: int) -> Label:
    """Return the label of recordings of the emulator; `release` is the shape of the API that it spoke."""
    said = {"target": "paradigm_emulator", "version": __version__, "release": release, "date": _today()}
    return {**said, "workspace": str(workspace)}


def live(workspace: int) -> Label:
    """Return the label of recordings of the live API, made in the workspace of this id.

    It does not tell its release; that of the description which the client was generated from stands in.
    """
    said = {"target": "live API", "described_as": _described_release(), "date": _today()}
    return {**said, "workspace": str(workspace)}


def note(path: Path, cassette: str, label: Label) -> None:
    """Write one cassette's label into the file of labels, which stays sorted."""
    labels = {**read(path), cassette: label}
    read.cache_clear()
    path.write_text(HEAD + yaml.safe_dump(dict(sorted(labels.items()))), encoding="utf-8")


@cache
def read(path: Path) -> dict[str, Label]:
    """Return the labels of all cassettes."""
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.exists() else {}


def _today() -> str:
    return datetime.now(tz=UTC).date().isoformat()


def _described_release() -> str:
    for line in SPEC.read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("version:"):
            return line.partition(":")[2].strip()
    raise LookupError(f"{SPEC} names no version")
