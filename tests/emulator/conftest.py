"""An emulator on a manual clock, a client of its owner, and small files to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator

if TYPE_CHECKING:
    from collections.abc import Iterator


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
def api(emulator: ParadigmEmulator) -> Iterator[httpx.Client]:
    headers = {"authorization": f"Bearer {emulator.api_key}"}
    with httpx.Client(base_url=emulator.base_url, headers=headers, timeout=10) as client:
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
