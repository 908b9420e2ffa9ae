"""An emulator in real time, a thousand times as fast, for clients that know nothing of it.

What each client called and what came of it is kept in a table of docs/emulator.md: `nox -s peer` fails where
the table says something else, and `nox -s peer -- --write-verdicts` writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paradigm_emulator import ParadigmEmulator
from tests.peer.verdicts import PAGE, Verdicts, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Heard = Callable[[ParadigmEmulator], None]

VERDICTS = pytest.StashKey[Verdicts]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-verdicts", action="store_true", help="write the table of docs/emulator.md")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "judge(name, version): the client that judges the emulator in a test")
    config.stash[VERDICTS] = Verdicts()


@pytest.fixture
def heard(request: pytest.FixtureRequest) -> Heard:
    """Note what an emulator was asked, for the table."""
    marker = request.node.get_closest_marker("judge")
    assert marker is not None, "say who judges: pytestmark = pytest.mark.judge(NAME, VERSION)"
    return lambda asked: request.config.stash[VERDICTS].heard(*marker.args, asked.requests, **marker.kwargs)


@pytest.fixture
def emulator(heard: Heard) -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(clock="real", speed=1000) as running:
        yield running
        heard(running)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    marker = item.get_closest_marker("judge")
    if marker is not None and report.failed:
        item.config.stash[VERDICTS].failed(marker.args[0])
    return report


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Compare the table when every test ran and passed: of some of them it would be a part."""
    verdicts = session.config.stash[VERDICTS]
    if session.config.getoption("--write-verdicts"):
        verdicts.write()
    elif exitstatus == 0 and verdicts.whole and table_of(PAGE) != verdicts.lines():
        print("\ndocs/emulator.md is not what was found: nox -s peer -- tests/peer --write-verdicts")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
