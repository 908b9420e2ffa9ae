import asyncio
import io
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_ext import (
    AuthenticationError,
    FileLedger,
    IngestError,
    InvalidInput,
    Paradigm,
    SessionFailed,
    Source,
)
from paradigm_ext._ingestion._context import Ingestion
from paradigm_ext._ingestion._reconcile import document_id, reconcile, title_groups, titles_of
from paradigm_ext._ingestion.ledger._state import LedgerState
from paradigm_ext._ingestion.sources._select import select
from tests.unit.scripted_server import KEY, Reply
from tests.unit.upload_sessions import Sessions


@pytest.fixture
def sessions(server):
    return Sessions(server)


def run(client, sources, *, asynchronous=False, **options):
    if asynchronous:
        return asyncio.run(client.aingest(sources, **options))
    return client.ingest(sources, **options)


BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
FILES = [(f"file {n}.txt", f"content {n}".encode()) for n in range(20)]
NAMES = sorted(name for name, _ in FILES)

# ------------------------------------------------------------------------------- the way through


@BOTH
def test_every_source_arrives_once_and_as_it_is(sessions, client, tmp_path, asynchronous):
    (tmp_path / "a.txt").write_bytes(b"from disk")
    report = run(client, [*FILES, tmp_path / "a.txt"], asynchronous=asynchronous, workspace_id=3, wait=True)
    assert sessions.names == sorted([*NAMES, "a.txt"])
    (files,) = sessions.files.values()
    assert {name: content for _, name, content in files} == {**dict(FILES), "a.txt": b"from disk"}
    assert report.session_uuid in sessions.files
    assert sorted(report.document_ids) == list(range(1, 22))
    assert report.progress[0].verdict == "embedded"


def test_a_workspace_is_named_with_its_collection_type(server, client):
    Sessions(server)
    client.ingest(FILES[:1], workspace_id=3, fields={"chunk_size": 200})
    body = server.requests[-1].body
    for name, value in (("workspace_id", b"3"), ("collection_type", b"workspace"), ("chunk_size", b"200")):
        assert re.search(rb'name="%s"\r\n(?:[^\r\n]+\r\n)*\r\n%s\r\n' % (name.encode(), value), body)


def test_older_releases_answer_with_the_whole_session(server, client):
    Sessions(server, whole_session_answers=True)
    assert sorted(client.ingest(FILES).document_ids) == list(range(1, 21))


def test_nothing_to_send_opens_no_session(server, client):
    assert client.ingest([]).session_uuid == ""
    assert server.requests == []


def test_sessions_are_sharded(sessions, client):
    report = client.ingest(FILES, max_documents_per_session=8, wait=True)
    assert [len(files) for files in sessions.files.values()] == [8, 8, 4]
    assert report.session_uuids == tuple(sessions.files)
    assert len(report.progress) == 3


def test_progress_is_told_after_each_file_and_each_poll(sessions, client):
    seen = []
    client.ingest(FILES, wait=True, on_progress=seen.append)
    # Polls begin while the last files are sent: a count may be told twice, and never shrinks.
    uploaded = [p.uploaded for p in seen]
    assert sorted(set(uploaded) - {0}) == list(range(1, 21))
    assert uploaded == sorted(uploaded)
    assert seen[-1].session.verdict == "embedded"
    assert seen[-1].bytes_sent == sum(len(content) for _, content in FILES)


# ------------------------------------------------------------------------------- failures


@BOTH
@pytest.mark.parametrize("step", ["lost", "cut"])
def test_a_file_whose_answer_was_lost_is_not_sent_again(sessions, client, asynchronous, step):
    sessions.plan = {name: [step] for name in NAMES}
    report = run(client, FILES, asynchronous=asynchronous)
    assert sessions.names == NAMES
    assert sorted(report.document_ids) == list(range(1, 21))


@BOTH
@pytest.mark.parametrize("steps", [["reset"], [503], [500, "reset", 429]])
def test_a_file_that_did_not_arrive_is_sent_again(sessions, client, asynchronous, steps):
    sessions.plan = {name: list(steps) for name in NAMES[:3]}
    report = run(client, FILES, asynchronous=asynchronous)
    assert sessions.names == NAMES
    assert len(report.documents) == 20


@BOTH
def test_files_of_one_name_are_told_apart(sessions, client, asynchronous):
    same = [("report.pdf", f"content {n}".encode()) for n in range(6)]
    sessions.plan = {"report.pdf": ["lost", "reset", "lost", "ok", 503, "cut"]}
    run(client, same, asynchronous=asynchronous)
    (files,) = sessions.files.values()
    assert sorted(content for _, _, content in files) == sorted(content for _, content in same)


def test_a_file_that_may_be_there_under_another_title_is_not_sent_again(server, client):
    sessions = Sessions(server, titles=lambda name: f"renamed by the server {len(name)}")
    sessions.plan = {"file 3.txt": ["lost"]}
    report = client.ingest(FILES, on_error="collect")
    assert sessions.sendings.count("file 3.txt") == 1
    assert [failure.name for failure in report.failures] == ["file 3.txt"]
    assert "not sent again" in str(report.failures[0].error)


def test_a_refused_file_fails_and_the_others_are_sent(sessions, client):
    sessions.plan = {"file 3.txt": [413]}
    with pytest.raises(IngestError, match=r"file 3\.txt") as caught:
        client.ingest(FILES, wait=True)
    assert len(caught.value.report.documents) == 19
    sessions.plan = {"file 3.txt": [413]}
    assert len(client.ingest(FILES, on_error="collect", wait=True).failures) == 1


@BOTH
def test_a_refused_key_stops_everything_at_once(sessions, client, asynchronous):
    sessions.plan = {name: [401] for name in NAMES}
    with pytest.raises(AuthenticationError) as caught:
        run(client, FILES, asynchronous=asynchronous, on_error="collect", concurrency=2)
    assert len(sessions.sendings) <= 2
    assert "the upload stopped there" in caught.value.__notes__[0]
    assert caught.value.report is not None


def test_documents_that_fail_are_raised_with_the_report(sessions, client):
    sessions.status = "parsing_failed"
    with pytest.raises(SessionFailed) as caught:
        client.ingest(FILES[:2], wait=True)
    assert len(caught.value.report.documents) == 2
    assert client.ingest(FILES[:2], wait=True, on_error="collect").progress[0].verdict == "failed"


# ------------------------------------------------------------------------------- the ledger


@BOTH
def test_a_second_run_with_the_ledger_sends_nothing_and_opens_nothing(
    sessions, client, tmp_path, asynchronous
):
    ledger = tmp_path / "ledger.jsonl"
    first = run(client, FILES, ledger=ledger, asynchronous=asynchronous)
    second = run(client, FILES, ledger=ledger, asynchronous=asynchronous)
    assert len(sessions.sendings) == 20
    assert len(sessions.files) == 1
    assert second.session_uuid == first.session_uuid
    assert sorted(second.document_ids) == sorted(first.document_ids)
    assert all(document.resumed for document in second.documents)


def test_only_what_is_missing_or_changed_is_sent(sessions, client, tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    client.ingest(FILES[:15], ledger=ledger)
    changed = [("file 0.txt", b"new content"), *FILES[1:]]
    report = client.ingest(changed, ledger=ledger)
    assert sessions.sendings[15:].count("file 0.txt") == 1
    assert sorted(sessions.sendings[15:]) == sorted(["file 0.txt", *(name for name, _ in FILES[15:])])
    assert sum(document.resumed for document in report.documents) == 14


def test_twins_in_one_run_are_both_remembered(sessions, client, tmp_path):
    twins = [("same.txt", b"same"), ("same.txt", b"same")]
    client.ingest(twins, ledger=tmp_path / "l")
    assert len(client.ingest(twins, ledger=tmp_path / "l").documents) == 2
    assert len(sessions.sendings) == 2


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_ledger_cut_at_any_byte_resumes_without_loss_or_double(sessions, client, tmp_path, cut):
    ledger = tmp_path / "ledger.jsonl"
    client.ingest(FILES[:5], ledger=ledger, concurrency=1)
    whole = ledger.read_bytes()
    first = len(whole.splitlines(keepends=True)[0])
    ledger.write_bytes(whole[: first + (len(whole) - first) * cut // 100])
    uuid = next(iter(sessions.files))
    kept = LedgerState.replay(FileLedger(ledger).entries())
    known = {file.name for file in kept.files.values()}
    sessions.files[uuid] = [file for file in sessions.files[uuid] if file[1] in known]
    client.ingest(FILES[:5], ledger=ledger)
    assert sessions.names == NAMES_OF_FIVE


NAMES_OF_FIVE = sorted(name for name, _ in FILES[:5])


def test_a_session_that_is_gone_is_replaced_and_its_files_sent_again(sessions, client, tmp_path):
    client.ingest(FILES[:3], ledger=tmp_path / "l")
    gone = sessions.files.popitem()[0]
    sessions.files["00000000-0000-4000-8000-999999999999"] = []
    report = client.ingest(FILES[:3], ledger=tmp_path / "l")
    assert report.session_uuid != gone
    assert len(sessions.sendings) == 6


def test_a_session_that_takes_no_more_files_is_followed_by_a_new_one(sessions, client, tmp_path):
    first = client.ingest(FILES[:3], ledger=tmp_path / "l")
    sessions.valid = False
    second = client.ingest(FILES[:5], ledger=tmp_path / "l")
    assert second.session_uuids[0] == first.session_uuid
    assert len(second.session_uuids) == 2
    assert len(sessions.sendings) == 5


def test_two_processes_do_not_share_a_ledger(tmp_path):
    ledger = FileLedger(tmp_path / "l")
    ledger.append({"event": "session", "session": "x"})
    code = f"from paradigm_ext import FileLedger; FileLedger({str(tmp_path / 'l')!r}).append({{}})"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "another process is using the ledger" in other.stderr
    ledger.close()


def test_the_ledger_holds_no_key(sessions, client, tmp_path):
    client.ingest(FILES, ledger=tmp_path / "l")
    assert KEY not in (tmp_path / "l").read_text()


@given(st.binary(max_size=200))
def test_any_bytes_after_its_first_line_leave_a_ledger_that_can_be_read(tmp_path_factory, junk):
    path = tmp_path_factory.mktemp("junk") / "l"
    path.write_bytes(b'{"event":"session","session":"first"}\n' + junk)
    LedgerState.replay(FileLedger(path).entries())
    ledger = FileLedger(path)
    ledger.append({"event": "session", "session": "s"})
    ledger.close()
    assert LedgerState.replay(FileLedger(path).entries()).sessions[-1] == "s"


# ------------------------------------------------------------------------------- sources


def refusal(client, server, sources, **options):
    with pytest.raises(InvalidInput) as caught:
        client.ingest(sources, **options)
    assert server.requests == []
    return str(caught.value)


def test_all_bad_sources_are_named_before_anything_is_sent(server, client, tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_bytes(b"x" * 11)
    (tmp_path / "folder").mkdir()
    bad = [
        "",
        "/nowhere/a.pdf",
        str(tmp_path / "*.pdf"),
        tmp_path / "empty.txt",
        tmp_path / "large.txt",
        tmp_path / "folder",
    ]
    said = refusal(client, server, [*bad, ("ok.txt", b"ok"), 7, ("no bytes", "text")], max_file_bytes=10)
    for part in (
        "an empty text",
        "/nowhere/a.pdf",
        "matches no file",
        "is empty",
        "11 bytes",
        "without files",
        "7 is not a source",
        "(str, str)",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"concurrency": 0}, "concurrency"),
        ({"workspace_id": "3"}, "workspace_id"),
        ({"session_uuid": "abc"}, "session_uuid"),
        ({"timeout": 0}, "timeout"),
        ({"on_error": "ignore"}, "on_error"),
        ({"duplicates": "drop"}, "duplicates"),
        ({"max_file_bytes": 0}, "max_file_bytes"),
        ({"fields": {"colour": 1}}, "colour"),
        ({"fields": {"title": "one for all"}}, "title"),
        ({"ledger": "/nowhere/at/all/ledger"}, "ledger"),
        ({"max_documents_per_session": 0}, "max_documents_per_session"),
    ],
)
def test_a_bad_parameter_is_named_before_anything_is_sent(server, client, options, names):
    assert names in refusal(client, server, FILES[:1], **options)


def test_paths_globs_folders_and_open_files(tmp_path):
    for name in ("a.txt", "sub/b.txt", "sub/.hidden/c.txt", "d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    every = {"max_file_bytes": None, "duplicates": "send"}
    assert [s.name for s in select(tmp_path, **every).sources] == ["a.txt", "d.md", "b.txt"]
    assert [s.name for s in select(str(tmp_path / "**/*.txt"), **every).sources] == ["a.txt", "b.txt"]
    with (tmp_path / "a.txt").open("rb") as stream:
        stream.read(2)
        (source,) = select(stream, **every).sources
        assert (source.name, source.size) == ("a.txt", 3)
        with source.open() as window:
            assert window.read() == b"txt"
        assert source.open().read() == b"txt"
    selection = select([tmp_path / "a.txt", tmp_path / "sub" / ".." / "a.txt"], **every)
    assert len(selection.sources) == len(selection.skipped) == 1


def test_equal_content_is_sent_skipped_or_refused():
    twins = [("a.txt", b"same"), ("b.txt", b"same"), ("c.txt", b"diff")]
    assert len(select(twins, max_file_bytes=None, duplicates="send").sources) == 3
    skipped = select(twins, max_file_bytes=None, duplicates="skip")
    assert ([s.name for s in skipped.sources], skipped.skipped[0].name) == (["a.txt", "c.txt"], "b.txt")
    assert len(select(twins, max_file_bytes=None, duplicates="error").failures) == 1


def test_text_files_and_streams_that_cannot_seek_are_refused(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    readable, writable = os.pipe()
    with (tmp_path / "a.txt").open() as text, os.fdopen(readable, "rb") as pipe, os.fdopen(writable, "wb"):
        selection = select([text, pipe, io.BytesIO(b"no name")], max_file_bytes=None, duplicates="send")
    reasons = " ".join(str(failure.error) for failure in selection.failures)
    assert all(words in reasons for words in ("open as text", "cannot seek", "has no name"))


def test_a_file_that_vanishes_after_the_check_fails_alone(sessions, client, tmp_path):
    def gone():
        raise FileNotFoundError(2, "No such file or directory")

    report = client.ingest([*FILES[:2], Source(name="x.txt", open=gone)], on_error="collect")
    assert [failure.name for failure in report.failures] == ["x.txt"]
    assert len(report.documents) == 2


# ------------------------------------------------------------------------------- reconciling


@given(
    st.lists(
        st.sampled_from(["a.txt", "a.pdf", "a.pdf.txt", "A.TXT", "a", "b.md", "a.tar.gz", "a.tar"]),
        max_size=9,
    )
)
def test_files_that_may_share_a_title_are_in_one_lane(names):
    groups = title_groups([titles_of(name) for name in names])
    assert sorted(index for group in groups for index in group) == list(range(len(names)))
    lane_of = {index: number for number, group in enumerate(groups) for index in group}
    for i, one in enumerate(names):
        for j, other in enumerate(names):
            if titles_of(one) & titles_of(other):
                assert lane_of[i] == lane_of[j]


def test_files_that_were_given_one_title_are_in_one_lane():
    given = [("x.txt", "Report"), ("y.txt", "report"), ("report.pdf", ""), ("z.txt", "")]
    files = [(name, Source(name=name, title=title, open=io.BytesIO, size=1)) for name, title in given]
    lanes = Ingestion.lanes(files)
    assert [[key for key, _ in lane] for lane in lanes] == [["x.txt", "y.txt", "report.pdf"], ["z.txt"]]


@pytest.mark.parametrize(
    ("documents", "finding"),
    [
        ([], "absent"),
        ([(1, "a")], "arrived"),
        ([(1, "a.txt")], "arrived"),
        ([(1, "A.TXT")], "arrived"),
        ([(9, "a")], "absent"),
        ([(1, "b")], "absent"),
        ([(1, "zzz")], "unsure"),
        ([(1, None)], "unsure"),
        ([(9, "zzz")], "absent"),
    ],
)
def test_what_a_look_says_of_a_file_in_doubt(documents, finding):
    session = {"documents": [{"id": identifier, "title": title} for identifier, title in documents]}
    titles = titles_of("a.txt") | titles_of("b.txt")
    assert reconcile(session, name="a.txt", claimed={9}, titles=titles).finding == finding


@pytest.mark.parametrize(
    "answer", [None, [], {}, {"id": None}, {"id": "x"}, {"id": True}, {"documents": []}, "x"]
)
def test_an_answer_without_an_id_is_no_error(answer):
    assert document_id(answer, name="a.txt", claimed=()) is None


def test_a_lost_answer_to_opening_a_session_opens_another(server, clock):
    sessions = Sessions(server)
    original, lost = sessions.answer, [True]

    def answer(request):
        reply = original(request)
        return Reply(reset=True) if request.path.endswith("session") and lost and lost.pop() else reply

    server.answer = answer
    with Paradigm(KEY, server.url, clock=clock) as client:
        report = client.ingest(FILES[:2])
    assert len(sessions.files) == 2
    assert report.session_uuids == (list(sessions.files)[1],)


@BOTH
def test_the_wait_after_an_upload_looks_again_soon(sessions, client, clock, asynchronous):
    sessions.status = "parsing"

    def embed(progress):
        if progress.session is not None and len(clock.slept) == 4:
            sessions.status = "embedded"

    report = run(client, FILES[:2], asynchronous=asynchronous, wait=True, on_progress=embed)
    assert report.progress[0].verdict == "embedded"
    assert clock.slept[0] <= 0.05
    assert clock.slept == sorted(clock.slept)
    assert sum(clock.slept) < 1
