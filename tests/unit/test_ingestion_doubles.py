"""What is there more often than it should, and what no longer counts: surplus documents, superseded ones."""

import asyncio
from contextlib import closing

import pytest

from paradigm_ext import FileLedger, IngestError, supersede, superseded_ids
from tests.unit.scripted_server import Reply
from tests.unit.upload_sessions import Sessions

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


@pytest.fixture
def sessions(server):
    return Sessions(server)


def ingest(client, asynchronous, *given, **options):
    return (
        asyncio.run(client.aingest(*given, **options)) if asynchronous else client.ingest(*given, **options)
    )


# ------------------------------------------------------------------------------- the surplus check


def arriving_late(server, sessions):
    """Let `a.txt` show up only when it is sent again."""
    before, late = server.answer, []

    def answer(request):
        if b'filename="a.txt"' not in request.body:
            return before(request)
        late.append(request)
        if len(late) == 1:
            return Reply(reset=True)
        if len(late) == 2:
            before(late[0])
        return before(request)

    server.answer = answer


@BOTH
def test_a_file_that_arrived_twice_is_named_with_the_document_that_is_too_much(
    server, sessions, client, asynchronous
):
    arriving_late(server, sessions)
    with pytest.raises(IngestError, match=r"'a.txt' seemed not to have arrived.*documents \[2\]") as caught:
        ingest(client, asynchronous, [("a.txt", b"a"), ("b.txt", b"b")], concurrency=1)
    report = caught.value.report
    assert sessions.names == ["a.txt", "a.txt", "b.txt"]
    assert [(document.id, document.name) for document in report.documents] == [(1, "b.txt"), (3, "a.txt")]
    assert [failure.name for failure in report.failures] == ["a.txt"]


@BOTH
def test_a_file_that_is_sent_twice_and_arrives_once_is_no_surplus(sessions, client, asynchronous):
    sessions.plan["a.txt"] = ["reset"]
    report = ingest(client, asynchronous, [("a.txt", b"a")])
    assert (sessions.sendings, sessions.names) == (["a.txt", "a.txt"], ["a.txt"])
    assert report.failures == ()


@BOTH
def test_nothing_is_asked_for_where_no_file_was_sent_twice(server, sessions, client, asynchronous):
    ingest(client, asynchronous, [("a.txt", b"a")])
    assert [request.method for request in server.requests] == ["POST", "POST"]


@BOTH
def test_a_run_without_sources_names_a_surplus_and_no_document_that_was_sent(
    server, sessions, client, tmp_path, asynchronous
):
    """As a task that resumes does, which is not given its sources again."""
    path = tmp_path / "ledger"
    arriving_late(server, sessions)
    with pytest.raises(IngestError):
        ingest(client, asynchronous, [("a.txt", b"a"), ("b.txt", b"b")], concurrency=1, ledger=path)
    with pytest.raises(IngestError, match=r"'a.txt' seemed not to have arrived.*documents \[2\]"):
        ingest(client, asynchronous, [], ledger=path)
    sessions.files = {
        uuid: [file for file in files if file[0] != 2] for uuid, files in sessions.files.items()
    }
    assert ingest(client, asynchronous, [], ledger=path).documents == ()
    assert len(sessions.sendings) == 3


# ------------------------------------------------------------------------------- superseded documents


@BOTH
def test_the_file_of_a_superseded_document_is_sent_again_and_no_other(
    sessions, client, tmp_path, asynchronous
):
    files, path = [("a.txt", b"a"), ("b.txt", b"b")], tmp_path / "ledger"
    first = ingest(client, asynchronous, files, ledger=path, concurrency=1)
    with closing(FileLedger(path)) as ledger:
        assert supersede(ledger, [first.document_ids[0], 999]) == [first.document_ids[0]]
        assert superseded_ids(ledger) == [first.document_ids[0]]
    second = ingest(client, asynchronous, files, ledger=path, concurrency=1)
    assert sessions.sendings == ["a.txt", "b.txt", "a.txt"]
    assert sorted(second.document_ids) == [2, 3]
    third = ingest(client, asynchronous, files, ledger=path)
    assert sorted(third.document_ids) == [2, 3]
    assert len(sessions.sendings) == 3


def test_a_document_is_superseded_once(sessions, client, tmp_path):
    path = tmp_path / "ledger"
    (number,) = client.ingest([("a.txt", b"a")], ledger=path).document_ids
    with closing(FileLedger(path)) as ledger:
        assert supersede(ledger, [number]) == [number]
        length = len(list(ledger.entries()))
        assert supersede(ledger, [number]) == []
        assert len(list(ledger.entries())) == length
