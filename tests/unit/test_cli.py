import errno
import json
import logging
import os
import subprocess
import sys
from importlib.abc import MetaPathFinder
from uuid import uuid4

import pytest

from paradigm_emulator import Fault, ParadigmEmulator
from paradigm_ext.cli import main
from tests.unit.cli_runs import Command
from tests.unit.fake_clock import FakeClock


@pytest.fixture(scope="module")
def running():
    with ParadigmEmulator(tick=1.0) as emulator:
        yield emulator


@pytest.fixture
def emulator(running):
    running.reset()
    return running


@pytest.fixture
def client(emulator, tmp_path):
    """Return the command; this name's fixture of the SDK is not used here."""
    return Command(
        {
            "PARADIGM_API_KEY": emulator.api_key,
            "PARADIGM_BASE_URL": emulator.base_url,
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "TERMINAL_WIDTH": "200",
        }
    )


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    for number in range(3):
        (folder / f"page{number}.txt").write_text(f"The answer {number} is Paris.")
    return folder


def ledgers(tmp_path):
    return list((tmp_path / "state" / "paradigm" / "uploads").glob("*"))


def sent(emulator):
    return [entry for entry in emulator.requests if entry.method == "POST" and entry.path.count("/") == 4]


# ------------------------------------------------------------------------------------------ upload


def test_upload_sends_a_folder_and_waits(client, documents, emulator, tmp_path):
    ran = client("upload", documents)
    assert ran.status == 0
    assert "3 uploaded" in ran.out
    assert "3 documents: 3 embedded" in ran.out
    assert "upload: 3 of 3 uploaded" in ran.err
    assert "session: 3 documents: 3 embedded" in ran.err
    assert len(sent(emulator)) == 3
    assert ledgers(tmp_path) == []


def test_upload_tells_a_program_everything_in_one_document(client, documents):
    report = client("upload", documents, "--json", "--quiet").json
    assert [document["name"] for document in sorted(report["documents"], key=lambda one: one["name"])] == [
        *("page0.txt", "page1.txt", "page2.txt")
    ]
    assert report["progress"][0]["verdict"] == "embedded"


def test_upload_without_waiting_says_how_to_wait(client, documents):
    ran = client("upload", documents, "--no-wait")
    uuid = ran.out.split()[-1]
    assert "paradigm wait" in ran.out
    assert client("wait", uuid).status == 0


def test_failed_documents_are_exit_status_1(client, documents, tmp_path):
    (documents / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    ran = client("upload", documents)
    assert ran.status == 1
    assert "broken" in ran.err
    assert "parsing_failed" in ran.err
    told = client("upload", documents, "--json").json
    assert told["error"]["type"] == "SessionFailed"
    assert told["error"]["exit_status"] == 1
    assert told["sessions"][0]["counts"] == {"embedded": 3, "parsing_failed": 1}
    assert len(told["report"]["documents"]) == 4


@pytest.mark.parametrize("options", [(), ("--keep-going",)])
@pytest.mark.parametrize("mended", [True, False])
def test_the_same_command_sends_only_the_files_of_failed_documents_again(
    client, documents, emulator, tmp_path, mended, options
):
    broken = documents / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    ran = client("upload", documents, *options)
    assert ran.status == 1
    assert "the failed files again, and no others, run the same command again" in ran.err
    if mended:
        broken.rename(broken.with_suffix(".txt"))
    again = client("upload", documents, *options)
    assert again.status == (0 if mended else 1)
    assert len(sent(emulator)) == 3 + 2
    assert len(ledgers(tmp_path)) == (0 if mended else 1)


def test_a_file_that_failed_and_was_removed_is_not_waited_for(client, documents, emulator, tmp_path):
    (documents / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    assert client("upload", documents).status == 1
    (documents / "broken.pdf").unlink()
    assert client("upload", documents).status == 0
    assert len(sent(emulator)) == 3 + 1
    assert ledgers(tmp_path) == []


def test_files_that_cannot_be_uploaded_stop_it_before_anything_is_sent(client, documents, emulator):
    (documents / "empty.txt").touch()
    ran = client("upload", documents)
    assert ran.status == 2
    assert "empty.txt" in ran.err
    assert list(emulator.requests) == []
    kept_going = client("upload", documents, "--keep-going")
    assert kept_going.status == 1
    assert "failed:" in kept_going.out
    assert len(sent(emulator)) == 3


class Interrupting(FakeClock):
    """A clock in whose first pause somebody presses Ctrl-C."""

    def sleep(self, seconds, /):
        raise KeyboardInterrupt


def test_an_interrupted_upload_says_how_to_go_on_and_does(client, documents, emulator, tmp_path):
    ran = client("upload", documents, clock=Interrupting())
    assert ran.status == 130
    assert "run the same command again" in ran.err
    assert "3 uploaded" in ran.err
    assert len(ledgers(tmp_path)) == 1
    again = client("upload", documents)
    assert again.status == 0
    assert "3 uploaded (3 by an earlier run)" in again.out
    assert len(sent(emulator)) == 3
    assert ledgers(tmp_path) == []


def test_an_upload_that_could_not_tell_its_end_sends_nothing_twice(
    client, documents, emulator, tmp_path, monkeypatch
):
    def full(text):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("paradigm_ext.cli._output.put", full)
        assert client("upload", documents).status == 5
    assert len(ledgers(tmp_path)) == 1
    assert "3 uploaded (3 by an earlier run)" in client("upload", documents).out
    assert len(sent(emulator)) == 3
    assert ledgers(tmp_path) == []


def test_a_ledger_that_cannot_be_removed_is_named_after_the_result(client, documents, tmp_path, monkeypatch):
    def fails(self, **given):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("pathlib.Path.unlink", fails)
    ran = client("upload", documents, "--json")
    assert (ran.status, len(ran.json["documents"])) == (0, 3)
    assert f"the ledger '{ledgers(tmp_path)[0]}' cannot be removed: Read-only file system" in ran.err


def test_another_upload_does_not_take_an_interrupted_ones_ledger(client, documents, tmp_path):
    client("upload", documents, clock=Interrupting())
    client("upload", documents, "--workspace", 1, clock=Interrupting())
    assert len(ledgers(tmp_path)) == 2


def test_a_ledger_of_the_users_own_stays(client, documents, emulator, tmp_path):
    ledger = tmp_path / "night.jsonl"
    assert client("upload", documents, "--ledger", ledger).status == 0
    assert ledger.exists()
    (documents / "new.txt").write_text("new")
    assert "4 uploaded (3 by an earlier run)" in client("upload", documents, "--ledger", ledger).out
    assert len(sent(emulator)) == 4


def test_without_a_ledger_an_interrupt_says_so(client, documents, tmp_path):
    ran = client("upload", documents, "--no-ledger", clock=Interrupting())
    assert "cannot be resumed" in ran.err
    assert ledgers(tmp_path) == []


# ------------------------------------------------------------------------------------------ wait, session


@pytest.fixture
def session(client, documents):
    return client("upload", documents, "--no-wait", "--json").json["session_uuid"]


def test_wait_takes_one_session_or_several(client, documents, session):
    other = client("upload", documents, "--no-wait", "--no-ledger", "--json").json["session_uuid"]
    ran = client("wait", session, other, "--json")
    assert ran.status == 0
    assert [progress["uuid"] for progress in ran.json] == [session, other]
    assert "2 of 2 sessions done: 6 embedded" in ran.err


def test_a_wait_that_runs_out_of_time_is_exit_status_4_and_says_how_to_go_on(client, documents, emulator):
    emulator.outcome("page0*", "parsing")
    session = client("upload", documents, "--no-wait", "--json").json["session_uuid"]
    ran = client("wait", session, "--timeout", 60)
    assert ran.status == 4
    assert f"paradigm wait {session}" in ran.err
    assert client("wait", session, "--stall-timeout", 20).status == 4
    assert client("wait", session, session, uuid4(), "--timeout", 60).status == 5


def test_fewer_documents_than_expected_are_not_done(client, session):
    assert client("wait", session, "--expected", 4, "--timeout", 30).status == 4


def test_a_session_is_shown_and_deleted(client, session):
    ran = client("session", "show", session)
    assert sorted(row[2] for row in ran.rows) == ["page0", "page1", "page2"]
    assert "takes files" in ran.err
    assert client("session", "show", session, "--json").json["uuid"] == session
    assert client("session", "delete", session).status == 2
    assert client("session", "delete", session, "--yes").status == 0
    assert client("session", "show", session).status == 5


# ------------------------------------------------------------------------ files, agents, ask


def test_files_are_listed_filtered_shown_and_deleted(client, session):
    client("wait", session)
    ran = client("files", "list", "--status", "embedded", "--status", "pending", "--session", session)
    assert sorted(row[2] for row in ran.rows) == ["page0.txt", "page1.txt", "page2.txt"]
    assert {row[1] for row in ran.rows} == {"embedded"}
    some = client("files", "list", "-n", 2, "--json")
    assert len(some.json) == 2
    assert "--all" in some.err
    assert client("files", "list", "--all").err == ""
    assert client("files", "list", "--filename", "PAGE1").rows[0][2] == "page1.txt"
    identifier = some.json[0]["id"]
    assert client("files", "show", identifier, "--json").json["id"] == identifier
    assert "filename: page" in client("files", "show", identifier).out
    assert client("files", "delete", identifier).status == 2
    assert client("files", "delete", identifier, "--yes", "--json").json == {"deleted": [identifier]}
    assert client("files", "show", identifier).status == 5


def test_agents_are_listed_with_what_they_see(client, session, emulator):
    assert client("agents", "list").rows[0][0] == str(emulator.default_agent_id)
    client("wait", session)
    files = client("agents", "files", emulator.default_agent_id, "--status", "embedded", "--json").json
    assert len(files) == 3


def test_a_question_is_answered(client, session, emulator):
    client("wait", session)
    agent = emulator.default_agent_id
    ran = client("ask", "What is the answer 1?", "--agent", agent)
    assert ran.status == 0
    assert "Paris" in ran.out
    thread = ran.err.split()[-2]
    follow_up = client("ask", "-", "--thread", thread, "--json", stdin="What is the answer 2?")
    assert follow_up.json["thread_id"] == thread
    streamed = client("ask", "What is the answer 1?", "--agent", agent, "--stream")
    assert streamed.out == ran.out


# ------------------------------------------------------------------------------------------ ends


def test_config_check_tells_what_is_used_and_never_the_key(client, emulator, caplog):
    ran = client("config", "check")
    assert ran.status == 0
    assert "the key works" in ran.out
    assert emulator.base_url in ran.err
    assert "PARADIGM_BASE_URL" in ran.err
    secret = "wrong-key-91c2"
    with caplog.at_level(logging.DEBUG, logger="paradigm_ext"):
        refused = client("--verbose", "config", "check", PARADIGM_API_KEY=secret)
    assert refused.status == 3
    assert "answered 401" in caplog.text
    assert secret not in refused.out + refused.err + caplog.text


def test_a_missing_key_is_a_matter_of_usage(client):
    ran = client("files", "list", PARADIGM_API_KEY="")
    assert ran.status == 2
    assert "PARADIGM_API_KEY" in ran.err


def test_what_the_api_refuses_is_exit_status_5_with_its_status(client, emulator):
    emulator.faults.add(Fault(kind="respond", status=500, body="oops", times=None, path="/api/v3/agents"))
    told = client("agents", "list", "--json").json
    assert told["error"]["status"] == 500
    assert told["error"]["exit_status"] == 5


@pytest.mark.parametrize(
    "arguments", [("files",), ("upload",), ("wait", "x"), ("files", "list", "-n", "0"), ("nothing",)]
)
def test_usage_is_exit_status_2(client, arguments):
    assert client(*arguments).status == 2


def test_the_version_is_printed(client):
    assert client("--version").out.startswith("paradigm-ext ")


def test_completion_is_offered_for_the_shell():
    environment = {
        **os.environ,
        "_PARADIGM_COMPLETE": "complete_bash",
        "COMP_WORDS": "paradigm fil",
        "COMP_CWORD": "1",
    }
    command = [
        sys.executable,
        "-c",
        "from paradigm_ext.cli import main; import sys; sys.argv[0] = 'paradigm'; main()",
    ]
    out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert out.split() == ["files"]


def test_without_typer_the_extra_is_named(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "paradigm_ext.cli._app")
    monkeypatch.setitem(sys.modules, "typer", None)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert "pip install 'paradigm-ext[cli]'" in capsys.readouterr().err


@pytest.mark.parametrize("given", [[], ["--json"]])
def test_an_interrupt_while_the_commands_are_imported_is_no_traceback(given, monkeypatch, capsys):
    class Interrupting(MetaPathFinder):
        def find_spec(self, name, path, target=None):
            if name == "paradigm_ext.cli._app":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "paradigm_ext.cli._app")
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    monkeypatch.setattr(sys, "argv", ["paradigm", "mirror", *given])
    with pytest.raises(SystemExit) as caught:
        main()
    said = capsys.readouterr()
    assert caught.value.code == 130
    assert "Traceback" not in said.err
    if given:
        assert json.loads(said.out)["error"]["type"] == "KeyboardInterrupt"


def test_an_import_error_of_our_own_is_not_blamed_on_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "paradigm_ext.cli._app", None)
    with pytest.raises(ImportError):
        main()


def test_the_emulator_is_another_process_with_its_own_options(client, monkeypatch):
    called = []
    monkeypatch.setattr(os, "execv", lambda *arguments: called.append(arguments))
    assert client("emulator", "--port", 0, "--help").status == 0
    assert called == [(sys.executable, [sys.executable, "-m", "paradigm_emulator", "--port", "0", "--help"])]


def test_a_missing_emulator_names_its_extra(client, monkeypatch):
    monkeypatch.setattr("paradigm_ext.cli.emulator.find_spec", lambda name: None)
    ran = client("emulator")
    assert ran.status == 2
    assert "paradigm-ext[emulator]" in ran.err
