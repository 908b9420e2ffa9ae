"""An emulator in real time, a thousand times as fast, for clients that know nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paradigm_emulator import ParadigmEmulator

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def emulator() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(clock="real", speed=1000) as running:
        yield running
