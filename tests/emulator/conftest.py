"""An emulator on a manual clock, a client of its owner, and small files to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from tests.emulator.strict_reading import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "departs: makes the emulator answer otherwise than described")


@pytest.fixture(scope="session")
def running() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(clock="manual") as emulator:
        yield emulator


@pytest.fixture
def emulator(running: ParadigmEmulator) -> ParadigmEmulator:
    """Return an emulator as good as new; one server serves every test."""
    running.reset()
    return running


@pytest.fixture
def api(emulator: ParadigmEmulator, request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    """Return a client of the owner, which fails where an answer is not as described."""
    headers = {"authorization": f"Bearer {emulator.api_key}"}
    hooks = {} if request.node.get_closest_marker("departs") else {"response": [refuse]}
    with httpx.Client(base_url=emulator.base_url, headers=headers, timeout=10, event_hooks=hooks) as client:
        yield client


@pytest.fixture
def admin(emulator: ParadigmEmulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{emulator.base_url}/_emulator", timeout=10) as client:
        yield client


@pytest.fixture
def session(api: httpx.Client) -> str:
    """Return the UUID of a new upload session."""
    uuid = api.post("/api/v2/upload-session").json()["uuid"]
    assert isinstance(uuid, str)
    return uuid
