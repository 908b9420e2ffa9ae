"""Sessions of public clients that cannot be installed here, sent again as they would send them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_emulator import ParadigmEmulator
from tests.peer.reading import Last, misread
from tests.peer.replay import Replay, Session, Step
from tests.peer.sessions import ALL

if TYPE_CHECKING:
    from tests.peer.conftest import Heard


def judged(session: Session) -> pytest.MarkDecorator:
    return pytest.mark.judge(session.client, session.version, but=session.departures)


@pytest.mark.parametrize(
    "session", [pytest.param(session, marks=judged(session), id=session.client) for session in ALL]
)
def test_a_client_reads_what_it_expects(session: Session, heard: Heard) -> None:
    with ParadigmEmulator(clock="manual", release=session.release) as emulator:
        emulator.seed(**session.world)
        complaints = Replay(session, emulator).complaints()
        heard(emulator)
    assert complaints == []


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ({"id": int}, {}),
        ({"id": int}, {"id": True}),
        ({"id": int}, {"id": None}),
        ({"id": int}, []),
        ([{"id": int}], []),
        ([{"id": int}], [{"id": 1}, {"id": "2"}]),
        (Last({"id": int}), [{"id": 1}, {"id": "2"}]),
        (re.compile("^embedded$"), "embedding"),
        (str | None, 1),
        ("word", "words"),
        ([], [1]),
    ],
)
def test_what_a_client_does_not_find_is_told(pattern: Any, found: Any) -> None:
    assert list(misread(pattern, found))


@pytest.mark.parametrize(
    "step",
    [
        Step("another status", "GET /api/v3/files", takes=(201,)),
        Step("another answer", "GET /api/v3/files", reads={"data": list}),
        Step("polled in vain", "GET /api/v3/files", polls=1, reads={"count": 1}),
        Step("covered after all", "GET /api/v3/files", lacks="a reason"),
        Step("fits after all", "GET /api/v3/files", departs="a reason"),
    ],
)
def test_a_replay_that_does_not_fit_complains(step: Step) -> None:
    session = Session(client="x", version="1", address="", headers={"X-Api-Key": "{key}"}, steps=(step,))
    with ParadigmEmulator(clock="manual") as emulator:
        assert Replay(session, emulator).complaints()
