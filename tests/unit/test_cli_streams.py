"""The command line where the shell gave it streams that are closed, full or of another encoding."""

import errno
import getpass
import io
import json
import sys
from pathlib import Path

import pytest

from paradigm_ext import InvalidInput
from paradigm_ext._mirror.scan import default_cache_path
from paradigm_ext.cli import _streams
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._plan_file import user
from tests.unit.cli_runs import Command
from tests.unit.upload_sessions import Sessions


class Full(io.StringIO):
    """A stream on a disk that is full."""

    def write(self, text):
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def command(server, tmp_path):
    Sessions(server)
    environment = {
        "PARADIGM_API_KEY": "k",
        "PARADIGM_BASE_URL": server.url,
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    return Command(environment)


@pytest.fixture
def memo(tmp_path):
    path = tmp_path / "memo.txt"
    path.write_text("memo")
    return path


def test_a_result_that_cannot_be_written_is_an_error_of_the_disk(command, memo, monkeypatch):
    def full(text):
        raise OSError(errno.ENOSPC, "No space left on device", "standard output")

    monkeypatch.setattr("paradigm_ext.cli._output.put", full)
    ran = command("upload", memo)
    assert ran.status == 5
    assert "paradigm: standard output: No space left on device" in ran.err


def test_any_file_that_fails_ends_in_one_document(command, memo, monkeypatch):
    def fails(*given):
        raise OSError(errno.EROFS, "Read-only file system", "ledger")

    monkeypatch.setattr("paradigm_ext.cli.upload.default_ledger", fails)
    ran = command("upload", memo, "--json")
    assert ran.status == 5
    assert ran.json["error"] == {
        "type": "OSError",
        "message": "ledger: Read-only file system",
        "exit_status": 5,
    }


def test_a_full_stream_is_named(monkeypatch):
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(OSError, match="standard output"):
        _streams.put("x")


def test_what_nobody_can_read_ends_no_upload(command, memo, monkeypatch):
    monkeypatch.setattr("paradigm_ext.cli._streams.sys.stderr", Full())
    Output().note("x")
    assert command("upload", memo, "--json").status == 0


def test_streams_that_the_shell_closed_are_nothing(monkeypatch):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    _streams.mend_streams()
    mended = (sys.stdin, sys.stdout, sys.stderr)
    assert sys.stdin.read() == ""
    Output(json=True).result([1], "")
    Output().note("x")
    for stream in mended:
        stream.close()


def test_what_an_encoding_lacks_is_shown_by_number(monkeypatch):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    _streams.mend_streams()
    Output().result({}, "é")
    Output(json=True).result("é 漢", "")
    Output().rows([], ["a"], [["é"]])
    text, document, row = written.getvalue().decode().splitlines()
    assert (text, row) == ("\\xe9", "\\xe9")
    assert json.loads(document) == "é 漢"


@pytest.mark.parametrize("given", [b"caf\xe9", b"\xff"])
def test_a_question_that_is_not_text_is_refused(command, given):
    ran = command("ask", "-", "--agent", "7", "--json", stdin=given)
    assert ran.status == 2
    assert "standard input cannot be read" in ran.json["error"]["message"]


def test_a_plan_that_cannot_be_written_is_refused(paradigm_emulator, command, memo, tmp_path):
    where = {"PARADIGM_BASE_URL": paradigm_emulator.base_url, "PARADIGM_API_KEY": paradigm_emulator.api_key}
    arguments = ("mirror", memo.parent, "--workspace", "3", "--settle", "0", "--json")
    ran = command(*arguments, "--plan", tmp_path / "no" / "plan.jsonl", **where)
    assert ran.status == 2
    assert "cannot be written: No such file" in ran.json["error"]["message"]


@pytest.mark.parametrize(("option", "value"), [("--workspace", "2"), ("--name", "other")])
def test_a_plan_for_something_else_than_was_said_is_refused(
    paradigm_emulator, command, memo, tmp_path, option, value
):
    where = {"PARADIGM_BASE_URL": paradigm_emulator.base_url, "PARADIGM_API_KEY": paradigm_emulator.api_key}
    plan = tmp_path / "plan.jsonl"
    arguments = ("--settle", "0", "--exclude", "*.jsonl", "--name", "memos")
    assert command("mirror", memo.parent, "-w", "3", *arguments, "--plan", plan, **where).status == 0
    ran = command("mirror", "--apply", plan, option, value, "--json", **where)
    assert ran.status == 2
    assert f"leave out {option}" in ran.json["error"]["message"]
    assert command("mirror", "--apply", plan, "-w", "3", "--name", "memos", **where).status == 0


def test_where_a_user_has_no_name_the_number_approves(monkeypatch):
    def unknown():
        raise KeyError("getpwuid(): uid not found: 54321")

    monkeypatch.setattr(getpass, "getuser", unknown)
    monkeypatch.setattr("os.getuid", lambda: 54321)
    assert user() == "user 54321"


def test_where_there_is_no_home_the_cache_is_asked_for(monkeypatch):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(InvalidInput, match="--no-cache"):
        default_cache_path("file:///a")


@pytest.mark.parametrize("kind", ["upload", "mirror"])
def test_an_interrupt_tells_a_program_what_was_done(paradigm_emulator, command, memo, monkeypatch, kind):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("paradigm_ext.cli._progress.PlainLines.__call__", interrupted)
    where = {"PARADIGM_BASE_URL": paradigm_emulator.base_url, "PARADIGM_API_KEY": paradigm_emulator.api_key}
    more = ("--workspace", "3", "--settle", "0") if kind == "mirror" else ()
    ran = command(kind, memo.parent, "--json", *more, **where)
    assert ran.status == 130
    assert ran.json["error"]["type"] == "KeyboardInterrupt"
    assert "report" in ran.json
