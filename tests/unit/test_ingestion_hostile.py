"""Ingestion on disks, file systems, ledgers and callers that do what they should not."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import subprocess
import sys
import threading

import pytest

from paradigm_ext import (
    FileLedger,
    IngestError,
    InvalidInput,
    LedgerError,
    Paradigm,
    Source,
    TransportError,
)
from paradigm_ext._core._lanes import in_threads
from paradigm_ext._ingestion.ledger import _file as _ledger
from paradigm_ext._ingestion.ledger._state import LedgerState
from paradigm_ext._ingestion.sources._select import select
from tests.unit.fake_clock import FakeClock
from tests.unit.full_disk import FullDisk
from tests.unit.scripted_server import KEY, Reply
from tests.unit.upload_sessions import Sessions

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
FILES = [(f"file {number}.txt", b"content of %d" % number) for number in range(20)]


@pytest.fixture
def sessions(server):
    return Sessions(server)


def run(client, sources, *, asynchronous, **options):
    if asynchronous:
        return asyncio.run(client.aingest(sources, **options))
    return client.ingest(sources, **options)


def selected(given, **options):
    return select(given, max_file_bytes=None, duplicates="send", **options)


def names(given):
    return [source.name for source in selected(given).sources]


# ------------------------------------------------------------------------------------ a failing disk


@BOTH
@pytest.mark.parametrize("room", range(150, 1_500, 150))
def test_a_disk_that_fills_up_stops_the_upload_and_the_next_run_sends_the_rest(
    sessions, client, tmp_path, monkeypatch, asynchronous, room
):
    monkeypatch.setattr(_ledger.os, "write", FullDisk(room))
    with pytest.raises(LedgerError, match="No space left"):
        run(client, FILES, asynchronous=asynchronous, ledger=tmp_path / "l", concurrency=4)
    assert len(sessions.sendings) < len(FILES)
    monkeypatch.undo()
    report = run(client, FILES, asynchronous=asynchronous, ledger=tmp_path / "l")
    assert len(report.documents) == len(FILES)
    assert sessions.names == sorted(name for name, _ in FILES)


def test_a_file_that_arrived_is_reported_although_it_could_not_be_noted(sessions, client, tmp_path):
    class Forgetful(FileLedger):
        def append(self, entry):
            if entry["event"] == "sent":
                raise OSError(errno.EIO, "Input/output error")
            super().append(entry)

    with pytest.raises(LedgerError, match="Input/output error") as caught:
        client.ingest(FILES, ledger=Forgetful(tmp_path / "l"), concurrency=1)
    assert [document.name for document in caught.value.report.documents] == ["file 0.txt"]
    assert sessions.sendings == ["file 0.txt"]


@pytest.mark.skipif(os.geteuid() == 0 and not os.access("/proc/version", os.R_OK), reason="needs /proc")
def test_a_ledger_that_cannot_be_written_is_told_before_anything_is_sent(server, sessions, client):
    with pytest.raises(InvalidInput, match="ledger"):
        client.ingest(FILES, ledger="/proc/ledger.jsonl")
    assert server.requests == []


def test_a_file_system_without_locks_does_not_keep_a_ledger_from_working(tmp_path, monkeypatch, caplog):
    import fcntl

    def no_locks(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    ledger = FileLedger(tmp_path / "l")
    ledger.append({"event": "session", "session": "one"})
    ledger.close()
    assert "cannot be locked" in caplog.text


# --------------------------------------------------------------------------------- one ledger, two runs


def test_a_second_run_with_a_ledger_in_use_is_refused_before_it_reads_or_sends(
    server, sessions, client, tmp_path
):
    """What a run read before the other one ended would be out of date: both would send the same files."""
    ledger = tmp_path / "l"
    inside, leave = threading.Event(), threading.Event()

    def hold(_):
        inside.set()
        leave.wait(20)

    first = threading.Thread(
        target=client.ingest, args=(FILES,), kwargs={"ledger": ledger, "on_progress": hold}
    )
    first.start()
    inside.wait(20)
    before = len(server.requests)
    with pytest.raises(InvalidInput, match="another process is using the ledger"):
        client.ingest([("other.txt", b"x")], ledger=ledger)
    assert not any("other.txt" in name for name in sessions.sendings)
    assert before <= len(server.requests)
    leave.set()
    first.join()
    assert len(client.ingest(FILES, ledger=ledger).documents) == len(FILES)
    assert len(sessions.sendings) == len(FILES)


def test_a_cancelled_upload_gives_its_ledger_up(sessions, server, tmp_path):
    """A thread may still be writing a line when the task that waits for it is cancelled."""
    writing, go_on = threading.Event(), threading.Event()

    class Slow(FileLedger):
        def append(self, entry):
            if entry["event"] == "sending":
                writing.set()
                go_on.wait(20)
            super().append(entry)

    ledger = Slow(tmp_path / "l")

    async def cancelled():
        async with Paradigm(KEY, server.url, clock=FakeClock()) as client:
            task = asyncio.create_task(client.aingest(FILES[:1], ledger=ledger))
            await asyncio.to_thread(writing.wait, 20)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            ledger.close()
            go_on.set()

    asyncio.run(cancelled())
    assert any(entry["event"] == "sending" for entry in FileLedger(tmp_path / "l").entries())
    with Paradigm(KEY, server.url, clock=FakeClock()) as client:
        assert len(client.ingest(FILES[:1], ledger=tmp_path / "l").documents) == 1
    assert len(sessions.sendings) == 1


@BOTH
@pytest.mark.parametrize("other", ["instance", "workspace"])
def test_a_ledger_of_another_target_is_refused(server, sessions, client, tmp_path, asynchronous, other):
    """What was sent elsewhere was not sent here, and must not count as such."""
    run(client, FILES, asynchronous=asynchronous, ledger=tmp_path / "l", workspace_id=3)
    sent = len(server.requests)
    elsewhere = Paradigm(KEY, server.url + "/prefix", clock=FakeClock())
    target = elsewhere if other == "instance" else client
    workspace = 3 if other == "instance" else 4
    with pytest.raises(InvalidInput, match=r"another ledger.*|workspace 3"):
        run(target, FILES, asynchronous=asynchronous, ledger=tmp_path / "l", workspace_id=workspace)
    assert len(server.requests) == sent
    again = run(client, FILES, asynchronous=asynchronous, ledger=tmp_path / "l", workspace_id=3)
    assert all(document.resumed for document in again.documents)


def test_a_ledger_from_before_targets_were_noted_is_taken_up(sessions, client, tmp_path):
    ledger = tmp_path / "l"
    client.ingest(FILES, ledger=ledger)
    lines = [line for line in ledger.read_text().splitlines() if json.loads(line)["event"] != "target"]
    ledger.write_text("\n".join(lines) + "\n")
    assert all(document.resumed for document in client.ingest(FILES, ledger=ledger).documents)
    assert len(sessions.sendings) == len(FILES)


def test_the_ledger_itself_is_not_uploaded(sessions, client, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    ledger = tmp_path / "upload.jsonl"
    for _ in range(2):
        report = client.ingest(tmp_path, ledger=ledger)
        assert [document.name for document in report.documents] == ["a.txt"]
    assert [skipped.reason for skipped in report.skipped] == ["it is the ledger of this upload"]
    assert sessions.sendings == ["a.txt"]


# ------------------------------------------------------------------------- files that change or vanish


def meddling(client, path, meddle):
    """Return sources of which the first one's sending lets something happen to `path`."""

    def opened():
        meddle()
        return (path.parent / "first").open("rb")

    (path.parent / "first").write_text("first")
    return [Source(name="first", open=opened, size=5), path]


@BOTH
@pytest.mark.parametrize(
    ("meddle", "words"),
    [
        (lambda path: path.write_text("other words, as many "), "changed"),
        (lambda path: path.write_text(""), "changed"),
        (lambda path: path.unlink(), "cannot be read"),
    ],
    ids=["rewritten", "emptied", "gone"],
)
@pytest.mark.parametrize("ledger", [True, False])
def test_a_file_that_is_another_one_by_the_time_it_is_sent_is_not_sent(
    sessions, client, tmp_path, asynchronous, meddle, words, ledger
):
    path = tmp_path / "second.txt"
    path.write_text("the words as checked ")
    os.utime(path, (1, 1))
    sources = meddling(client, path, lambda: path.exists() and meddle(path))
    kept = {"ledger": tmp_path / "l"} if ledger else {}
    with pytest.raises(IngestError, match=words):
        run(client, sources, asynchronous=asynchronous, concurrency=1, **kept)
    assert sessions.sendings == ["first"]
    if ledger:
        assert not LedgerState.replay(FileLedger(tmp_path / "l").entries()).unsettled(
            next(iter(sessions.files))
        )


def test_a_fifo_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    failures = selected(str(tmp_path / "pipe")).failures
    assert "not a regular file" in str(failures[0])


def test_loops_of_links_end(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    for name in ("left", "right"):
        (tmp_path / name).symlink_to(tmp_path)
    assert names(str(tmp_path)) == ["a.txt"]
    assert names(str(tmp_path / "**" / "*.txt")) == ["a.txt"]
    (tmp_path / "self").symlink_to("self")
    assert "cannot be read" in str(selected(str(tmp_path / "self")).failures[0])


def test_globs_leave_hidden_files_out_unless_named(tmp_path):
    for name in ("a.txt", ".b.txt", "d/c.txt", ".d/e.txt", "d/.f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert names(str(tmp_path / "**" / "*.txt")) == ["a.txt", "c.txt"]
    assert names(str(tmp_path / "*" / "*.txt")) == ["c.txt"]
    assert names(str(tmp_path / "**" / ".*.txt")) == [".b.txt", ".f.txt"]
    assert names(str(tmp_path / ".d" / "*.txt")) == ["e.txt"]
    assert names(str(tmp_path / "[a]*")) == ["a.txt"]


def test_a_folder_that_cannot_be_listed_is_not_passed_over(tmp_path, monkeypatch):
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.txt").write_text("a")
    (tmp_path / "closed").mkdir()
    scandir = os.scandir

    def guarded(path):
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    chosen = selected(str(tmp_path))
    assert "closed" in str(chosen.failures[0])
    assert "Permission denied" in str(chosen.failures[0])


@pytest.mark.parametrize(
    "name", [b"a\nb.txt", b"\xff\xfe.txt", b'"; x="y.txt', b"x" * 251 + b".txt", b"CON.txt"]
)
@BOTH
def test_any_name_of_the_disk_is_sent_and_can_be_printed(sessions, client, tmp_path, asynchronous, name):
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"content")
    report = run(client, tmp_path, asynchronous=asynchronous, ledger=None)
    assert len(report.documents) == 1
    assert report.documents[0].name.isprintable()
    json.dumps(report.to_dict(), ensure_ascii=False).encode()
    os.truncate(path, 0)
    failure = selected(path).failures[0]
    str(failure).encode()
    assert failure.name.isprintable()


def test_a_sources_own_name_is_cleaned_as_any_other():
    assert Source(name="folder/a\nb.txt", open=lambda: None).name == "a_b.txt"
    with pytest.raises(InvalidInput, match="not a valid file name"):
        Source(name="..", open=lambda: None)


def test_a_hundred_thousand_names_are_checked_without_a_look_at_each_ones_parents(tmp_path, monkeypatch):
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text("x")
    calls = []
    lstat = os.lstat
    monkeypatch.setattr(os, "lstat", lambda *args, **kwargs: calls.append(1) or lstat(*args, **kwargs))
    assert len(names(str(tmp_path))) == 300
    assert len(calls) < 100


# ------------------------------------------------------------------------------- callers and interrupts


@BOTH
def test_an_error_of_the_callback_comes_out_bare_and_ends_the_rest(sessions, client, asynchronous):
    def fail(progress):
        if progress.uploaded == 3:
            raise RuntimeError("the caller's own")

    with pytest.raises(RuntimeError, match="the caller's own") as caught:
        run(client, FILES, asynchronous=asynchronous, concurrency=2, on_progress=fail)
    assert len(sessions.sendings) < 10
    assert "uploaded" in caught.value.__notes__[0]


def test_one_worker_that_fails_ends_the_others_at_once():
    done, entered = [], threading.Barrier(2)

    def work(item):
        if item < 2:
            entered.wait(20)
        if item == 1:
            raise KeyError("second")
        done.append(item)

    with pytest.raises(KeyError):
        in_threads(work, range(10_000), 2)
    assert len(done) < 9_999


def test_an_interrupt_wakes_the_uploads_that_only_wait_for_another_attempt(server, sessions, tmp_path):
    """A broken instance is tried again for two minutes; nobody who pressed Ctrl-C waits for that."""

    class Pressing(FakeClock):
        pressed = False

        def sleep(self, seconds, /):
            super().sleep(seconds)
            if threading.current_thread() is not threading.main_thread() and not self.pressed:
                self.pressed = True
                raise KeyboardInterrupt

    for name, _ in FILES:
        sessions.plan[name] = [429] * 50
    clock = Pressing()
    with (
        Paradigm(KEY, server.url, clock=clock, max_requests_per_minute=None) as client,
        pytest.raises(KeyboardInterrupt) as caught,
    ):
        client.ingest(FILES, ledger=tmp_path / "l", concurrency=2)
    assert sum(clock.slept) < 30
    assert "uploaded" in caught.value.__notes__[0]


def test_a_success_that_is_no_json_is_looked_into_before_it_counts(server, sessions, client):
    """A proxy's page in place of the answer says nothing of the file."""
    answers = {"pages": 1}

    def answer(request):
        if request.method == "POST" and request.path.count("/") == 4 and answers["pages"]:
            answers["pages"] -= 1
            return Reply(202, b"<html>please wait</html>", {"content-type": "text/html"})
        return sessions.answer(request)

    server.answer = answer
    report = client.ingest([("a.txt", b"a")])
    assert report.document_ids == (1,)
    assert sessions.sendings == ["a.txt"]


def test_no_error_is_its_own_cause(server, client):
    from paradigm_api.v3.api.files import api_v3_files_list
    from paradigm_ext import call

    with pytest.raises(InvalidInput, match="comma") as caught:
        call(api_v3_files_list.sync, client=client.v3, status=["a,b"])
    assert caught.value.__cause__ is None


def test_nothing_is_warned_of_at_the_end_of_a_process(server, sessions, tmp_path):
    code = f"""
import asyncio, sys
from paradigm_ext import Paradigm
paradigm = Paradigm("key", {server.url!r})
paradigm.ingest([("a.txt", b"a")], ledger={str(tmp_path / "l")!r})
async def main():
    async with Paradigm("key", {server.url!r}) as other:
        await other.aingest([("b.txt", b"b")], ledger={str(tmp_path / "m")!r})
asyncio.run(main())
paradigm.close()
"""
    ran = subprocess.run(
        [sys.executable, "-W", "always", "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""


def test_a_transport_error_keeps_saying_what_it_said(server, sessions, client):
    sessions.plan["a.txt"] = ["reset"] * 50
    with pytest.raises(IngestError) as caught:
        client.ingest([("a.txt", b"a")])
    assert isinstance(caught.value.report.failures[0].error, TransportError)


def test_a_ledger_that_was_removed_while_it_was_waited_for_is_made_anew(tmp_path, monkeypatch):
    """The command removes its ledger in the end; whoever opened it just before would write into nowhere."""
    path, removals, lock = tmp_path / "l", [1, 1], _ledger._lock

    def removed(descriptor, where):
        lock(descriptor, where)
        if removals:
            removals.pop()
            where.unlink()

    monkeypatch.setattr(_ledger, "_lock", removed)
    ledger = FileLedger(path)
    ledger.append({"event": "session", "session": "one"})
    ledger.close()
    assert LedgerState.replay(FileLedger(path).entries()).sessions == ["one"]
