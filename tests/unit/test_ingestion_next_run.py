"""What one run leaves to the next one: files that tore while they were sent, files in doubt."""

import asyncio
import json
from uuid import UUID

import pytest

from paradigm_ext import AuthenticationError, IngestTimeout, SessionTimeout, Timeouts
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


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("step", ["ok", "lost"])
def test_a_torn_document_is_not_taken_for_another_file_of_its_title(
    sessions, server, client, tmp_path, step, asynchronous
):
    path, before = tmp_path / "a.txt", server.answer
    path.write_bytes(b"old")

    def tearing(request):
        if b"a.txt" in request.body:
            path.write_bytes(b"newer")
        return before(request)

    server.answer = tearing
    sessions.plan |= {"a.txt": [step], "a.md": ["reset"]}
    report = ingest(client, asynchronous, [path, ("a.md", b"another")], concurrency=1)
    assert [failure.name for failure in report.failures] == [str(path)]
    (files,) = sessions.files.values()
    assert [name for _, name, _ in files] == ["a.txt", "a.md"]
    assert [document.id for document in report.documents] == [files[1][0]]


@pytest.mark.parametrize(
    ("plan", "sendings"), [([], 1), ([400], 1), ([500, 500], 3), (["reset"], 2)], ids=str
)
def test_a_file_is_in_doubt_from_its_last_sending_on(sessions, client, clock, tmp_path, plan, sendings):
    sessions.plan["a.txt"] = list(plan)
    ingest(client, False, [("a.txt", b"a")], ledger=tmp_path / "ledger")
    entries = [json.loads(line) for line in (tmp_path / "ledger").read_text().splitlines()]
    moments = [entry["at"] for entry in entries if entry["event"] == "sending"]
    assert len(moments) == sendings
    assert sorted(set(moments)) == moments


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


FAR = 9e10  # in about three thousand years


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize(
    ("wrong", "most"),
    [({"at": FAR}, 45), ({"timeout": FAR}, 45), ({"at": FAR, "timeout": FAR}, 45), ({"at": -FAR}, 10)],
    ids=str,
)
def test_a_moment_that_cannot_be_is_waited_for_no_longer_than_a_request_takes(
    sessions, client, clock, tmp_path, wrong, most, asynchronous
):
    """A clock that ran ahead, or a damaged ledger: there is no deadline, and the run ends all the same."""
    ledger = tmp_path / "ledger"
    left_in_doubt(client, sessions, ledger)
    *before, last = ledger.read_text().splitlines()
    lines = [*before, json.dumps({**json.loads(last), **wrong})]
    ledger.write_text("".join(f"{line}\n" for line in lines))
    began = clock.now
    brief = client.with_options(timeout=Timeouts(read=20, total=45))
    ingest(brief, asynchronous, [("a.txt", b"a")], ledger=ledger, timeout=None)
    assert clock.now - began <= most + 5
    assert sessions.sendings == ["a.txt", "a.txt"]


def test_the_waits_for_many_sessions_do_not_add_up(sessions, client, clock, tmp_path):
    entries = [entry for number in range(5) for entry in doubtful(str(UUID(int=number)), sessions)]
    (tmp_path / "ledger").write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    began = clock.now
    brief = client.with_options(timeout=Timeouts(read=20, total=45))
    brief.ingest([("a.txt", b"a")], ledger=tmp_path / "ledger", timeout=None)
    assert clock.now - began < 45 + 5 * 10


def doubtful(uuid, sessions):
    """Return the entries of a session in which a file is in doubt for ever."""
    sessions.files[uuid] = []
    sending = {"event": "sending", "key": uuid, "name": "b.txt", "session": uuid, "at": FAR, "timeout": FAR}
    return {"event": "session", "session": uuid}, sending


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_wait_for_an_earlier_run_ends_at_the_deadline(sessions, client, clock, tmp_path, asynchronous):
    left_in_doubt(client, sessions, tmp_path / "ledger")
    began = clock.now
    with pytest.raises(IngestTimeout, match=r"in flight: GET .*the deadline has passed") as caught:
        ingest(client, asynchronous, [("a.txt", b"a")], ledger=tmp_path / "ledger", timeout=10)
    assert clock.now - began == pytest.approx(10)
    assert sessions.sendings == ["a.txt"]
    assert caught.value.report.documents == ()


@pytest.mark.parametrize("asynchronous", [False, True])
def test_settling_a_lost_answer_ends_at_the_deadline(sessions, client, clock, asynchronous):
    sessions.plan["a.txt"] = ["reset"]
    began = clock.now
    with pytest.raises(IngestTimeout):
        ingest(client, asynchronous, [("a.txt", b"a")], timeout=2)
    assert clock.now - began == pytest.approx(2)
    assert sessions.sendings == ["a.txt"]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_what_failed_before_the_deadline_was_not_in_flight_at_it(sessions, client, asynchronous):
    sessions.plan |= {"a.txt": [400], "b.txt": [429] * 9}
    with pytest.raises(IngestTimeout, match=r"in flight: b\.txt") as caught:
        ingest(client, asynchronous, [("a.txt", b"a"), ("b.txt", b"b")], timeout=1, concurrency=1)
    assert [failure.name for failure in caught.value.report.failures] == ["a.txt", "b.txt"]
    assert "the next attempt would come in" in str(caught.value.report.failures[1].error)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_no_session_is_opened_after_an_error_that_no_file_escapes(sessions, client, asynchronous):
    sessions.plan |= {"a.txt": [401]}
    files = [(name, b"a") for name in ("a.txt", "b.txt", "c.txt")]
    with pytest.raises(AuthenticationError):
        ingest(client, asynchronous, files, max_documents_per_session=1)
    assert len(sessions.files) == 1


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_waits_for_several_sessions_end_at_one_deadline(server, sessions, client, clock, asynchronous):
    before = server.answer

    def slowly(request):
        clock.now += 6 if request.method == "GET" else 0
        return before(request)

    server.answer = slowly
    files = [(f"{number}.txt", b"a") for number in range(6)]
    with pytest.raises(SessionTimeout) as caught:
        ingest(client, asynchronous, files, max_documents_per_session=1, wait=True, timeout=10)
    assert len(caught.value.report.documents) == 6
    assert len([request for request in server.requests if request.method == "GET"]) == 2


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("wait", [False, True])
def test_a_document_that_comes_after_all_is_named_by_every_later_run(
    sessions, client, tmp_path, asynchronous, wait
):
    """The killed run's request outlived its time-out: the file was sent again, and now it is there twice."""
    ledger = tmp_path / "ledger"
    left_in_doubt(client, sessions, ledger)
    assert ingest(client, asynchronous, [("a.txt", b"a")], ledger=ledger).failures == ()
    (files,) = sessions.files.values()
    files.append((99, "a.txt", b"a"))
    for _ in range(2):
        report = ingest(client, asynchronous, [("a.txt", b"a")], ledger=ledger, wait=wait)
        assert "documents [99]" in str(report.failures[0].error)
    files.pop()
    assert ingest(client, asynchronous, [("a.txt", b"a")], ledger=ledger).failures == ()
    assert sessions.sendings == ["a.txt", "a.txt"]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_document_that_comes_during_the_wait_is_named(sessions, server, client, tmp_path, asynchronous):
    ledger, answer = tmp_path / "ledger", server.answer
    left_in_doubt(client, sessions, ledger)
    (files,) = sessions.files.values()
    polls = []

    def arriving(request):
        if request.method == "GET" and len(sessions.sendings) == 2:
            polls.append(request)
            if len(polls) == 2:  # the first one is that of the check before the wait
                files.append((99, "a.txt", b"a"))
        return answer(request)

    server.answer = arriving
    report = ingest(client, asynchronous, [("a.txt", b"a")], ledger=ledger, wait=True)
    assert "documents [99]" in str(report.failures[0].error)
