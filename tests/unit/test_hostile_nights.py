"""What users of comparable clients reported of bad nights: names, ledgers, sources, streams, the shell."""

import io
import json
import os
import threading
from pathlib import Path

import pytest

from paradigm_ext import FileLedger, InvalidInput, Source
from paradigm_ext._agents._events import EventReader
from paradigm_ext._ingestion._reconcile import title_groups, titles_of
from tests.unit.cli_runs import Command
from tests.unit.scripted_server import Reply
from tests.unit.upload_sessions import Sessions


@pytest.fixture
def sessions(server):
    return Sessions(server)


@pytest.fixture
def command(server, tmp_path):
    return Command(
        {
            "PARADIGM_API_KEY": "key",
            "PARADIGM_BASE_URL": server.url,
            "XDG_STATE_HOME": str(tmp_path / "state"),
        }
    )


# ------------------------------------------------------------------------------- names and titles


@pytest.mark.parametrize(
    "name",
    [
        "\u5951\u7d04\u66f8\u30002024.pdf",
        "rapport\u00a0final.pdf",
        "\u0645\u06cc\u200c\u062e.pdf",
        "a\u202fb.png",
        "\U0001f469\u200d\U0001f680.txt",
    ],
)
def test_a_name_keeps_every_character_that_can_travel(server, sessions, client, name):
    client.ingest([(name, b"x")])
    assert name.encode() in server.requests[-1].body
    assert name.rpartition(".")[0].encode() in server.requests[-1].body


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x00b.txt", "a\u2028b.txt", "a\ud800b.txt"])
def test_what_a_header_cannot_carry_is_replaced(name):
    assert Source(name=name, open=io.BytesIO).name == "a_b.txt"


def test_a_file_called_none_has_its_title(server, sessions, client):
    client.ingest([("None.pdf", b"x")])
    assert b'name="title"\r\n' in server.requests[-1].body


@pytest.mark.parametrize(
    "names",
    [
        ("n" * 300 + "1.pdf", "n" * 300 + "2.pdf"),
        ("e\u0301.txt", "\u00e9.md"),
        ("a .txt", "A.md"),
        ("x.txt", "X.pdf"),
    ],
)
def test_names_whose_titles_a_server_may_make_equal_share_a_group(names):
    assert title_groups([titles_of(name) for name in names]) == [[0, 1]]


# ------------------------------------------------------------------------------- ledgers


def test_a_tilde_means_the_home_folder_in_a_ledger_too(sessions, client, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    client.ingest([("a.txt", b"a")], ledger="~/l.jsonl")
    assert (tmp_path / "l.jsonl").exists()


class Memory:
    """A ledger of the caller's own, in memory."""

    def __init__(self):
        self.kept = []

    def entries(self):
        return list(self.kept)

    def append(self, entry):
        self.kept.append(entry)


@pytest.mark.parametrize("kind", ["file", "own"])
def test_one_ledger_serves_one_run_at_a_time(sessions, client, tmp_path, kind):
    ledger = FileLedger(tmp_path / "l") if kind == "file" else Memory()
    refused, begun, go = [], threading.Event(), threading.Event()

    def hold(_):
        begun.set()
        go.wait()

    first = threading.Thread(
        target=lambda: client.ingest([("a.txt", b"a")], ledger=ledger, on_progress=hold), daemon=True
    )
    first.start()
    begun.wait()
    with pytest.raises(InvalidInput, match="another upload is using this ledger"):
        client.ingest([("a.txt", b"a")], ledger=ledger)
    go.set()
    first.join()
    assert sessions.names == ["a.txt"]
    assert client.ingest([("a.txt", b"a")], ledger=ledger).documents[0].resumed
    assert not refused


# ------------------------------------------------------------------------------- sources


def broken():
    raise RuntimeError("the bucket says no")


class Broken(io.BytesIO):
    def read(self, size=-1, /):
        raise RuntimeError("the bucket went away")


class Asynchronous:
    name = "u.txt"

    async def read(self, size=-1):
        return b""


def closed(folder):
    path = folder / "c"
    path.write_bytes(b"x")
    stream = path.open("rb")
    stream.close()
    return stream


@pytest.mark.parametrize(
    "source",
    [
        closed,
        lambda _: Asynchronous(),
        lambda _: Source(name="s.txt", open=broken),
        lambda _: Source(name="s.txt", open=Broken, size=3),
    ],
)
@pytest.mark.parametrize("with_ledger", [False, True])
def test_one_bad_source_is_one_failure_and_the_others_are_sent(
    sessions, client, tmp_path, source, with_ledger
):
    report = client.ingest(
        [source(tmp_path), ("ok.txt", b"x")],
        on_error="collect",
        ledger=tmp_path / "ledger" if with_ledger else None,
    )
    assert [document.name for document in report.documents] == ["ok.txt"]
    assert isinstance(report.failures[0].error, InvalidInput)


async def generator():
    yield "x"


@pytest.mark.parametrize("given", [None, 7, generator()])
def test_what_is_no_collection_of_sources_is_refused(client, given):
    with pytest.raises(InvalidInput, match="sources must be"):
        client.ingest(given)


@pytest.mark.parametrize("door", ["folder", "glob"])
def test_a_link_that_leads_nowhere_and_a_pipe_are_named_as_skipped(sessions, client, tmp_path, door):
    (tmp_path / "a.pdf").write_bytes(b"a")
    (tmp_path / "contract.pdf").symlink_to("/not-mounted/contract.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    report = client.ingest([str(tmp_path if door == "folder" else tmp_path / "*.pdf")])
    assert sessions.names == ["a.pdf"]
    assert {Path(one.name).name for one in report.skipped} == {"contract.pdf", "pipe.pdf"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_glob_names_a_folder_that_it_cannot_list(sessions, client, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"a")
    (tmp_path / "secret").mkdir(mode=0)
    report = client.ingest([str(tmp_path / "**" / "*.pdf")], on_error="collect")
    assert "secret" in str(report.failures[0].error)


def test_a_file_that_grows_or_is_rewritten_while_it_is_sent_is_reported(sessions, server, client, tmp_path):
    path, before = tmp_path / "app.log", server.answer
    path.write_bytes(b"A" * 100)

    def answer(request):
        if b"app.log" in request.body:
            path.write_bytes(b"B" * 101)
        return before(request)

    server.answer = answer
    report = client.ingest([path, ("other.txt", b"x")], on_error="collect", concurrency=1)
    assert [document.name for document in report.documents] == ["other.txt"]
    assert "changed while it was sent" in str(report.failures[0].error)


# ------------------------------------------------------------------------------- answers


@pytest.mark.parametrize("reply", [b"<html>sign in</html>", b"{}", b'{"message": "ok"}', b"[]"])
def test_a_success_that_names_no_document_is_not_a_stored_file(sessions, server, client, reply):
    before = server.answer

    def answer(request):
        if request.method == "POST" and not request.path.endswith("session"):
            return Reply(body=reply)
        return before(request)

    server.answer = answer
    report = client.ingest([("a.txt", b"a")], on_error="collect")
    assert (report.documents, len(report.failures)) == ((), 1)


def test_one_page_with_404_does_not_make_a_session_gone(sessions, server, client, tmp_path):
    client.ingest([("a.txt", b"a")], ledger=tmp_path / "l")
    before, pages = (
        server.answer,
        [Reply(404, b"<html>default backend</html>", {"content-type": "text/html"})],
    )
    server.answer = lambda request: pages.pop() if pages else before(request)
    report = client.ingest([("a.txt", b"a")], ledger=tmp_path / "l")
    assert report.documents[0].resumed
    assert sessions.names == ["a.txt"]


def test_two_halves_of_a_character_in_two_events_are_one():
    reader = EventReader()
    texts = [reader.read("", json.dumps({"delta": half})).text for half in ("a\ud83d", "\ude00!")]
    assert texts == ["a", "\U0001f600!"]
    assert reader.text == "a\U0001f600!"


# ------------------------------------------------------------------------------- the shell


@pytest.mark.parametrize(
    "arguments",
    [
        ("upload", "--json"),
        ("upload", "x", "--json", "--concurrency", "0"),
        ("wait", "nonsense", "--json"),
        ("files", "delete", "5", "--json"),
        ("session", "delete", "00000000-0000-4000-8000-000000000000", "--json"),
    ],
)
def test_a_usage_error_is_one_json_document_too(command, arguments):
    ran = command(*arguments)
    assert ran.status == 2
    assert ran.json["error"]["exit_status"] == 2
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("more", "status"), [(("--no-ledger",), 0), (("--ledger",), 0), ((), 2)])
def test_no_state_folder_is_needed_but_for_a_ledger_of_ours(sessions, command, tmp_path, more, status):
    (tmp_path / "home").write_bytes(b"")
    (tmp_path / "a.txt").write_bytes(b"a")
    more = (*more, tmp_path / "own.jsonl") if "--ledger" in more else more
    ran = command("upload", tmp_path / "a.txt", "-q", "--json", *more, XDG_STATE_HOME=str(tmp_path / "home"))
    assert ran.status == status
    assert ("error" in ran.json) == bool(status)


def test_an_upload_that_was_not_waited_for_keeps_its_ledger(sessions, command, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a")
    for _ in range(2):
        assert command("upload", tmp_path / "a.txt", "--no-wait", "-q").status == 0
    assert sessions.names == ["a.txt"]


def test_deleting_several_says_what_was_deleted_when_one_fails(server, command):
    def answer(request):
        return Reply(404, b'{"detail": "no file"}') if request.path.endswith("999") else Reply(204, b"", {})

    server.answer = answer
    ran = command("files", "delete", "1", "999", "2", "--yes", "--json")
    assert ran.status == 5
    assert ran.json["deleted"] == [1, 2]
    assert [failure["id"] for failure in ran.json["failed"]] == [999]
