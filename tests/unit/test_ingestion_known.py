"""What is known is not waited for: deleted documents, full sessions, and titles that would be one."""

import asyncio
from email.parser import BytesParser

import pytest

from paradigm_ext import Source
from paradigm_ext._ingestion._reconcile import reconcile
from paradigm_ext._ingestion.sources._select import select
from tests.unit.upload_sessions import Sessions

FILES = [("a.txt", b"a"), ("b.txt", b"b")]


@pytest.fixture
def sessions(server):
    return Sessions(server)


@pytest.fixture(params=["sync", "async"])
def ingest(request, client):
    def run(*given, **options):
        options = {"concurrency": 1, **options}
        if request.param == "async":
            return asyncio.run(client.aingest(*given, **options))
        return client.ingest(*given, **options)

    return run


def delete_first(sessions):
    (files,) = sessions.files.values()
    files.pop(0)


def test_a_deleted_document_is_told_of_at_once_and_left(ingest, sessions, tmp_path, caplog, clock):
    ingest(FILES, ledger=tmp_path / "l", wait=True)
    delete_first(sessions)
    for _ in range(2):
        report = ingest(FILES, ledger=tmp_path / "l", wait=True, timeout=60)
        assert [document.name for document in report.documents] == ["b.txt"]
        assert [(one.name, "was deleted" in one.reason) for one in report.skipped] == [("a.txt", True)]
    assert sessions.sendings == ["a.txt", "b.txt"]
    assert "was deleted in Paradigm" in caplog.text


def test_it_is_sent_again_where_that_was_asked_for(ingest, sessions, tmp_path):
    ingest(FILES, ledger=tmp_path / "l", wait=True)
    delete_first(sessions)
    for _ in range(2):
        report = ingest(FILES, ledger=tmp_path / "l", wait=True, timeout=60, deleted="send")
        assert {document.name for document in report.documents} == {"a.txt", "b.txt"}
    assert sessions.sendings == ["a.txt", "b.txt", "a.txt"]


def test_a_list_that_comes_short_once_deletes_nothing(ingest, sessions, server, tmp_path):
    ingest(FILES, ledger=tmp_path / "l", wait=True)
    whole, short = sessions.body, [1]

    def body(uuid):
        if not short:
            return whole(uuid)
        short.pop()
        kept, sessions.files[uuid] = sessions.files[uuid], sessions.files[uuid][1:]
        answer = whole(uuid)
        sessions.files[uuid] = kept
        return answer

    sessions.body = body
    report = ingest(FILES, ledger=tmp_path / "l", wait=True, deleted="send")
    assert len(report.documents) == 2
    assert len(sessions.sendings) == 2


def test_a_session_that_was_taken_up_is_filled_and_no_more(ingest, sessions, tmp_path):
    ingest(FILES, ledger=tmp_path / "l")
    more = [(f"{number}.txt", str(number).encode()) for number in range(4)]
    report = ingest([*FILES, *more], ledger=tmp_path / "l", max_documents_per_session=3)
    assert [len(files) for files in sessions.files.values()] == [3, 3]
    assert len(report.documents) == 6


def test_a_session_that_was_given_is_counted_in(ingest, sessions):
    first = ingest(FILES)
    again = ingest([("c.txt", b"c")], session_uuid=first.session_uuid, max_documents_per_session=2)
    assert again.session_uuid != first.session_uuid
    assert [len(files) for files in sessions.files.values()] == [2, 1]


# ------------------------------------------------------------------------------- titles


def titles(*given, root=None):
    return [source.title for source in select(given, max_file_bytes=None, duplicates="send").sources]


def test_files_of_one_stem_in_two_folders_have_titles_of_their_own(tmp_path, ingest, sessions, server):
    for name in ("a/report.pdf", "b/report.pdf", "b/other.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert sorted(titles(tmp_path)) == ["", "a/report", "b/report"]
    sent, answer = [], server.answer

    def reading(request):
        if b"filename" in request.body:
            head = b"Content-Type: " + request.headers["content-type"].encode() + b"\n\n"
            parts = BytesParser().parsebytes(head + request.body).get_payload()
            named = {part.get_param("name", header="content-disposition"): part for part in parts}
            sent.append(named["title"].get_payload(decode=True).decode())
        return answer(request)

    server.answer = reading
    ingest([tmp_path])
    assert sorted(sent) == ["a/report", "b/report", "other"]


def test_as_many_folders_as_tell_them_apart_and_none_where_nothing_does():
    given = [("2025/a/x.txt", b"1"), ("2026/a/x.txt", b"2"), ("X.txt", b"3")]
    assert titles(*given) == ["2025/a/x", "2026/a/x", "X"]
    assert titles(("x.txt", b"1"), ("x.txt", b"2")) == ["", ""]
    assert titles(("a/x.txt", b"1"), ("a/x.pdf", b"2")) == ["", ""]
    given = Source(name="x.txt", open=lambda: None, title="mine"), ("a/x.txt", b"1")
    assert titles(*given) == ["mine", ""]


def test_a_lost_answer_is_found_by_the_title_with_its_folder(ingest, sessions, tmp_path):
    for name in ("a/x.txt", "b/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    sessions.plan["x.txt"] = ["lost", "lost"]
    report = ingest([tmp_path], ledger=tmp_path / "l")
    assert sorted(document.id for document in report.documents) == [1, 2]
    assert len(sessions.sendings) == 2


def test_its_own_title_comes_before_that_of_its_name():
    session = {"documents": [{"id": 1, "title": "x"}, {"id": 2, "title": "b/x"}]}
    found = reconcile(session, name="x.txt", title="b/x", claimed=(), titles={"x", "b/x"})
    assert found.document_id == 2
