"""Text of others on terminals, in logs and in messages: none of it is obeyed, begins a line, or crashes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_ext import (
    DocumentState,
    FileProgress,
    MirrorFailure,
    MirrorReport,
    NotFoundError,
    SessionFailed,
    SessionProgress,
    Source,
    wait_until_session_embedded,
)
from paradigm_ext._text import counted, printable, printable_lines
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._progress import PlainLines
from tests.unit.cli_runs import Command
from tests.unit.scripted_server import KEY, Reply

EVIL = "x\x1b]0;title\x07\x1b[2J\nid: 999\ud800\x9b31m\u202e\u2028"
UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"


def harmless(text):
    text.encode()
    return not any(character in text for character in "\x1b\x07\x9b\u202e\u2028\r")


@given(st.text())
def test_any_text_is_one_line_that_every_encoding_writes(text):
    shown = printable(text)
    shown.encode()
    assert len(shown.splitlines()) <= 1
    assert printable(shown) == shown
    assert printable_lines(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text", ["contrat signé.pdf", "a\u00a0b", "\u0645\u06cc\u200c\u062e", "\u3000", "👩\u200d🚀"]
)
def test_what_people_write_stays(text):
    assert printable(text) == text


def test_a_refusal_is_one_line(client, server):
    server.replies(Reply(404, json.dumps({"detail": EVIL}).encode()))
    with pytest.raises(NotFoundError) as caught:
        client.session(UUID)
    assert harmless(str(caught.value))
    assert "\n" not in str(caught.value)


def test_the_title_of_a_failed_document_is_one_line(client, server, clock):
    documents = [{"id": 1, "title": EVIL, "status": "fail"}]
    server.replies(Reply(body=json.dumps({"uuid": UUID, "is_valid": True, "documents": documents}).encode()))
    with pytest.raises(SessionFailed) as caught:
        wait_until_session_embedded(UUID, client=client.v2, clock=clock)
    assert harmless(str(caught.value))
    assert "\n" not in str(caught.value)


def test_a_sources_label_is_one_line():
    source = Source(name="a.txt", open=lambda: None, label=EVIL)
    assert harmless(source.label)
    assert "\n" not in source.label


def test_the_command_prints_no_control_characters(capsys):
    Output().result({}, EVIL)
    Output().note(EVIL)
    Output().rows([], ("title",), [(EVIL,)])
    out, err = capsys.readouterr()
    assert harmless(out)
    assert harmless(err)


def test_json_says_the_same_without_them(capsys):
    Output(json=True).result({"title": EVIL}, "")
    out = capsys.readouterr().out
    assert harmless(out)
    assert json.loads(out) == {"title": EVIL}


HIDDEN = "a\u200b\ufeff\U000e0041b"


def test_json_hides_no_character_either(capsys):
    Output(json=True).result({"title": HIDDEN}, "")
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == {"title": HIDDEN}


def test_what_progress_and_reports_say_is_one_line():
    document = DocumentState(id=1, title=EVIL, status=EVIL, reason=EVIL)
    file = {"id": 1, "filename": EVIL, "status": "fail", "status_detail": EVIL}
    session = {"uuid": UUID, "is_valid": True, "documents": [{"id": 1, "title": EVIL, "status": EVIL}]}
    failure = MirrorFailure(path=EVIL, stage="read", error=EVIL)
    report = MirrorReport(name=EVIL, workspace_id=1, source="s", failed=(failure,), failed_count=1)
    said = [document.describe(), FileProgress.from_json(file).summary(), str(failure), report._repr_html_()]
    said += [SessionProgress.from_json(session).summary(), SessionProgress.from_json(session).failures()]
    for text in said:
        assert harmless(text)
        assert "\n" not in text


def test_progress_on_standard_error_is_a_line(capsys, clock):
    PlainLines(clock)("file", EVIL, done=1, total=1)
    err = capsys.readouterr().err
    assert harmless(err)
    assert err.count("\n") == 1


def test_a_table_of_agents_shows_what_there_is(server):
    agents = {"count": 1, "next": None, "previous": None, "results": [{"id": 1, "name": EVIL}]}
    server.replies(Reply(body=json.dumps(agents).encode()))
    command = Command({"PARADIGM_API_KEY": KEY, "PARADIGM_BASE_URL": server.url})
    ran = command("agents", "list")
    assert ran.status == 0
    assert harmless(ran.out)


def test_a_count_of_one_has_no_s():
    assert [counted(number, "file") for number in (0, 1, 2, 1204)] == [
        "0 files",
        "1 file",
        "2 files",
        "1,204 files",
    ]
    assert (counted(1, "is", "are"), counted(2, "is", "are")) == ("1 is", "2 are")
