"""A clock that nobody waits for, a scripted server, and a client of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paradigm_ext import Paradigm
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import KEY, Server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def client(server: Server, clock: FakeClock) -> Iterator[Paradigm]:
    with Paradigm(KEY, server.url, clock=clock) as client:
        yield client
