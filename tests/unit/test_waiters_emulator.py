"""The waiters against the emulator, whose documents move with each request."""

import pytest

from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_emulator import Fault, ParadigmEmulator
from paradigm_ext import (
    FileFailed,
    Paradigm,
    PollPlan,
    SessionsError,
    await_until_sessions_embedded,
    paginate,
    wait_until_file_embedded,
    wait_until_session_embedded,
)
from tests.unit.fake_clock import FakeClock


@pytest.fixture(scope="module")
def emulator():
    with ParadigmEmulator(tick=0.3) as running:
        yield running


@pytest.fixture
def client(emulator):
    emulator.reset()
    with Paradigm(emulator.api_key, emulator.base_url, clock=FakeClock()) as client:
        yield client


def uploaded(client, *files):
    """Return the session and the ids of some uploaded files, in order."""
    report = client.ingest(files)
    found = paginate(api_v3_files_list.sync, client=client.v3, upload_session_uuid=report.session_uuid)
    by_name = {file.filename: file.id for file in found}
    return report.session_uuid, [by_name[name] for name, _ in files]


def test_a_file_goes_from_its_upload_to_embedded(client):
    _, (identifier,) = uploaded(client, ("a.txt", b"Paris"))
    seen = []
    done = wait_until_file_embedded(identifier, client=client.v3, clock=client.clock, on_progress=seen.append)
    assert done.status == "embedded"
    assert [progress.status for progress in seen][-2:] == ["embedding", "embedded"]


def test_a_broken_file_ends_with_the_servers_reason(client):
    _, (_, broken) = uploaded(client, ("a.txt", b"Paris"), ("b.pdf", b"%PDF-1.4 broken"))
    with pytest.raises(FileFailed) as caught:
        wait_until_file_embedded(broken, client=client.v3, clock=client.clock)
    assert caught.value.file.status == "parsing_failed"
    assert caught.value.file.detail


async def test_sessions_are_awaited_together_past_bad_gateways_and_cut_answers(emulator):
    emulator.reset()
    async with Paradigm(emulator.api_key, emulator.base_url, clock=FakeClock()) as client:
        reports = [await client.aingest([(f"{number}.txt", b"Paris")]) for number in range(5)]
        broken = await client.aingest([("b.pdf", b"%PDF-1.4 broken")])
        sessions = [report.session_uuid for report in (*reports, broken)]
        looks = "/api/v2/upload-session/*"
        emulator.faults.add(Fault(kind="respond", status=502, body="<p>", method="GET", path=looks, times=3))
        emulator.faults.add(Fault(kind="truncate", method="GET", path=looks, times=2))
        with pytest.raises(SessionsError) as caught:
            await await_until_sessions_embedded(sessions, client=client.v2, clock=client.clock)
    assert list(caught.value.errors) == [broken.session_uuid]
    assert [progress.verdict for progress in caught.value.progress.values()] == ["embedded"] * 5 + ["failed"]


def test_a_program_that_waits_for_its_documents_needs_no_clock_of_the_emulators():
    with ParadigmEmulator(speed=1000) as emulator, Paradigm(emulator.api_key, emulator.base_url) as paradigm:
        report = paradigm.ingest([("a.txt", b"Paris")], wait=True, timeout=20)
        assert report.failures == ()


def waited(client, session):
    """Return how a session ended; a failure is no error."""
    return wait_until_session_embedded(
        session, client=client.v2, clock=client.clock, on_failure="collect", poll=PollPlan(initial=1.0)
    )


def test_a_session_that_failed_says_why_in_the_servers_words(emulator, client):
    emulator.outcome("b*", "parsing_failed", detail="page 3\x1b[31m is torn")
    session, _ = uploaded(client, ("a.txt", b"Paris"), *((f"b{number}.txt", b"Rome") for number in range(25)))
    done = waited(client, session)
    assert [state.reason for state in done.failed] == ["page 3\\x1b[31m is torn"] * 20 + [""] * 5
    assert "parsing_failed: page 3" in done.failures()
    assert type(done).from_dict(done.to_dict()) == done
    assert not any(state.reason for state in client.session(session).failed)


def test_a_reason_that_cannot_be_read_is_left_out(emulator, client):
    session, _ = uploaded(client, ("a.txt", b"Paris"), ("b.pdf", b"%PDF-1.4 broken"))
    emulator.faults.respond(500, method="GET", path="/api/v3/files/*", times=None)
    assert [(state.title, state.reason) for state in waited(client, session).failed] == [("b", "")]
