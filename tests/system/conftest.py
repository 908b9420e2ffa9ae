"""One Airflow and one Paradigm for all drills."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from standalone import HURRIED, Standalone, environment  # noqa: E402 - found through the path above

from paradigm_emulator import ParadigmEmulator  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

API_KEY = "drill-key-that-must-not-leak"
WRONG_KEY = "wrong-key-that-must-not-leak"


@pytest.fixture(scope="session")
def paradigm_server() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(api_key=API_KEY, clock="manual") as running:
        yield running


@pytest.fixture(scope="session")
def watched() -> Iterator[ParadigmEmulator]:
    """A Paradigm of its own for the watch, whose polls the other drills would count as theirs."""
    with ParadigmEmulator(api_key=API_KEY, clock="manual") as running:
        yield running


@pytest.fixture(scope="session")
def airflow(
    paradigm_server: ParadigmEmulator, watched: ParadigmEmulator, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Standalone]:
    home = tmp_path_factory.mktemp("airflow")
    standalone = Standalone(home, environment(home, HERE / "dags", **HURRIED))
    try:
        standalone.start()
        standalone.connect("paradigm_default", paradigm_server.base_url, API_KEY)
        standalone.connect("wrong_key", paradigm_server.base_url, WRONG_KEY)
        standalone.connect("watched", watched.base_url, API_KEY)
        yield standalone
    finally:
        standalone.stop()


@pytest.fixture
def paradigm(paradigm_server: ParadigmEmulator) -> ParadigmEmulator:
    """The Paradigm of all drills, emptied; its documents move when a drill says so."""
    paradigm_server.reset()
    return paradigm_server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(6):
        (tmp_path / f"note-{number}.txt").write_text(
            f"Note {number} of {tmp_path.name}: the gate opens at {number}."
        )
    return tmp_path
