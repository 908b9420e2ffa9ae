"""What the log says while a task works."""

from __future__ import annotations

import pytest

from paradigm_ext import SessionProgress
from paradigm_provider._polling.progress import SIGN_OF_LIFE, WaitLog


@pytest.fixture
def lines():
    return []


@pytest.fixture
def log(lines):
    clock = iter(range(10**6))
    return WaitLog(lambda text, *values: lines.append(text % values), clock=lambda: float(next(clock)))


def seen(uuid, **counts):
    return SessionProgress(uuid=uuid, counts=counts)


def test_a_wait_writes_a_line_a_tenth(log, lines):
    for done in range(1001):
        for _ in range(3):
            log(seen("s", embedded=done, parsing=1000 - done))
    assert lines[0] == "Waiting for upload session s: 1000 documents: 1000 parsing, 0 embedded"
    assert len(lines) <= 11 + 1001 * 3 * 2 / SIGN_OF_LIFE


def test_a_wait_of_three_hours_in_which_nothing_changes_writes_few_lines(lines):
    now = [0.0]
    log = WaitLog(lambda text, *values: lines.append(text % values), clock=lambda: now[0])
    for now[0] in range(0, 3 * 3600, 30):
        log(seen("s", pending=5))
    assert len(lines) == 3 * 3600 / SIGN_OF_LIFE


def test_many_sessions_are_told_of_together(log, lines):
    for number in range(300):
        log(seen(str(number), parsing=2, embedded=1))
    for number in range(300):
        log(seen(str(number), embedded=3))
    assert lines[-1] == "Waiting for 300 upload sessions: 900 documents: 900 embedded"
    assert len(lines) < 15
