"""pytest fixtures: an emulator per test run, as good as new for each test.

Installed with the package, so `def test_my_dag(paradigm_emulator): ...` needs no import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_emulator._server import ParadigmEmulator


@pytest.fixture(scope="session")
def paradigm_emulator_server() -> Iterator[ParadigmEmulator]:
    """Serve one emulator for the whole run, on a manual clock that each request moves by a second."""
    # Every pytest run loads this module: the server's libraries are for those that ask for it.
    from paradigm_emulator._server import ParadigmEmulator

    with ParadigmEmulator(tick=1.0) as emulator:
        yield emulator


@pytest.fixture
def paradigm_emulator(
    paradigm_emulator_server: ParadigmEmulator, monkeypatch: pytest.MonkeyPatch
) -> ParadigmEmulator:
    """Return an emulator as good as new; the environment points `Paradigm.from_env()` and Airflow at it."""
    paradigm_emulator_server.reset()
    for name, value in paradigm_emulator_server.environment.items():
        monkeypatch.setenv(name, value)
    return paradigm_emulator_server
