"""What one run leaves to the next one: files that tore while they were sent, files in doubt."""

import asyncio
import json

import pytest

from paradigm_ext import IngestTimeout, RequestTimeout
from tests.unit.upload_sessions import Sessions


@pytest.fixture
def sessions(server):
    return Sessions(server)


def ingest(client, asynchronous, *given, **options):
    if asynchronous:
        return asyncio.run(client.aingest(*given, on_error="collect", **options))
    return client.ingest(*given, on_error="collect", **options)


def events(ledger):
    return [json.loads(line)["event"] for line in ledger.read_text().splitlines()]


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("step", ["ok", "lost", "cut"])
def test_a_torn_file_is_sent_again_and_its_document_is_never_taken_for_it(
    sessions, server, client, tmp_path, step, asynchronous
):
    path, ledger, before = tmp_path / "a.txt", tmp_path / "ledger", server.answer
    path.write_bytes(b"old")

    def tearing(request):
        if b"filename" in request.body:
            path.write_bytes(b"newer")
        return before(request)

    server.answer, sessions.plan["a.txt"] = tearing, [step]
    torn = ingest(client, asynchronous, path, ledger=ledger)
    assert "changed while it was sent" in str(torn.failures[0].error)
    assert events(ledger)[-1] == "refused"

    server.answer, sessions.plan["a.txt"] = before, ["lost"]
    again = ingest(client, asynchronous, path, ledger=ledger)
    (files,) = sessions.files.values()
    assert [content for _, _, content in files] == [b"old", b"newer"]
    assert [document.id for document in again.documents] == [files[1][0]]
    assert again.failures == ()


def left_in_doubt(client, sessions, ledger):
    """Have a run killed between its sending of a file and the file's arrival."""
    client.ingest([("a.txt", b"a")], ledger=ledger)
    ledger.write_text("".join(f"{line}\n" for line in ledger.read_text().splitlines()[:-1]))
    assert events(ledger)[-1] == "sending"
    next(iter(sessions.files.values())).clear()


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("in_doubt", ["wait", "leave"])
def test_a_file_that_may_still_be_arriving_is_waited_for_or_left(
    sessions, client, clock, tmp_path, in_doubt, asynchronous
):
    left_in_doubt(client, sessions, tmp_path / "ledger")
    began = clock.now
    report = ingest(client, asynchronous, [("a.txt", b"a")], ledger=tmp_path / "ledger", in_doubt=in_doubt)
    if in_doubt == "wait":
        assert clock.now - began > 30
        assert sessions.sendings == ["a.txt", "a.txt"]
        assert report.failures == ()
    else:
        assert clock.now - began < 10
        assert sessions.sendings == ["a.txt"]
        assert "may still be arriving" in str(report.failures[0].error)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_wait_for_an_earlier_run_ends_at_the_deadline(sessions, client, clock, tmp_path, asynchronous):
    left_in_doubt(client, sessions, tmp_path / "ledger")
    began = clock.now
    with pytest.raises(RequestTimeout, match="the deadline has passed"):
        ingest(client, asynchronous, [("a.txt", b"a")], ledger=tmp_path / "ledger", timeout=10)
    assert clock.now - began == pytest.approx(10)
    assert sessions.sendings == ["a.txt"]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_settling_a_lost_answer_ends_at_the_deadline(sessions, client, clock, asynchronous):
    sessions.plan["a.txt"] = ["reset"]
    began = clock.now
    with pytest.raises(IngestTimeout):
        ingest(client, asynchronous, [("a.txt", b"a")], timeout=2)
    assert clock.now - began == pytest.approx(2)
    assert sessions.sendings == ["a.txt"]
