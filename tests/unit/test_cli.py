import logging
import os
import subprocess
import sys
from uuid import uuid4

import pytest

from paradigm_emulator import Fault, ParadigmEmulator
from paradigm_ext.cli import main
from tests.unit.cli_runs import Command
from tests.unit.conftest import FakeClock


@pytest.fixture(scope="module")
def running():
    with ParadigmEmulator(tick=1.0) as emulator:
        yield emulator


@pytest.fixture
def emulator(running):
    running.reset()
    return running


@pytest.fixture
def paradigm(emulator, tmp_path):
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


def test_upload_sends_a_folder_and_waits(paradigm, documents, emulator, tmp_path):
    ran = paradigm("upload", documents)
    assert ran.status == 0
    assert "3 uploaded" in ran.out
    assert "3 documents: 3 embedded" in ran.out
    assert "upload: 3 of 3 uploaded" in ran.err
    assert "session: 3 documents: 3 embedded" in ran.err
    assert len(sent(emulator)) == 3
    assert ledgers(tmp_path) == []


def test_upload_tells_a_program_everything_in_one_document(paradigm, documents):
    report = paradigm("upload", documents, "--json", "--quiet").json
    assert [document["name"] for document in sorted(report["documents"], key=lambda one: one["name"])] == [
        *("page0.txt", "page1.txt", "page2.txt")
    ]
    assert report["progress"][0]["verdict"] == "embedded"


def test_upload_without_waiting_says_how_to_wait(paradigm, documents):
    ran = paradigm("upload", documents, "--no-wait")
    uuid = ran.out.split()[-1]
    assert "paradigm wait" in ran.out
    assert paradigm("wait", uuid).status == 0


def test_failed_documents_are_exit_status_1(paradigm, documents, tmp_path):
    (documents / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    ran = paradigm("upload", documents)
    assert ran.status == 1
    assert "broken" in ran.err
    assert "parsing_failed" in ran.err
    assert ledgers(tmp_path) == []
    told = paradigm("upload", documents, "--json").json
    assert told["error"]["type"] == "SessionFailed"
    assert told["error"]["exit_status"] == 1
    assert told["sessions"][0]["counts"] == {"embedded": 3, "parsing_failed": 1}
    assert len(told["report"]["documents"]) == 4


def test_files_that_cannot_be_uploaded_stop_it_before_anything_is_sent(paradigm, documents, emulator):
    (documents / "empty.txt").touch()
    ran = paradigm("upload", documents)
    assert ran.status == 2
    assert "empty.txt" in ran.err
    assert list(emulator.requests) == []
    kept_going = paradigm("upload", documents, "--keep-going")
    assert kept_going.status == 1
    assert "failed:" in kept_going.out
    assert len(sent(emulator)) == 3


class Interrupting(FakeClock):
    """A clock in whose first pause somebody presses Ctrl-C."""

    def sleep(self, seconds, /):
        raise KeyboardInterrupt


def test_an_interrupted_upload_says_how_to_go_on_and_does(paradigm, documents, emulator, tmp_path):
    ran = paradigm("upload", documents, clock=Interrupting())
    assert ran.status == 130
    assert "run the same command again" in ran.err
    assert "3 uploaded" in ran.err
    assert len(ledgers(tmp_path)) == 1
    again = paradigm("upload", documents)
    assert again.status == 0
    assert "3 uploaded (3 by an earlier run)" in again.out
    assert len(sent(emulator)) == 3
    assert ledgers(tmp_path) == []


def test_another_upload_does_not_take_an_interrupted_ones_ledger(paradigm, documents, tmp_path):
    paradigm("upload", documents, clock=Interrupting())
    paradigm("upload", documents, "--workspace", 1, clock=Interrupting())
    assert len(ledgers(tmp_path)) == 2


def test_a_ledger_of_the_users_own_stays(paradigm, documents, emulator, tmp_path):
    ledger = tmp_path / "night.jsonl"
    assert paradigm("upload", documents, "--ledger", ledger).status == 0
    assert ledger.exists()
    (documents / "new.txt").write_text("new")
    assert "4 uploaded (3 by an earlier run)" in paradigm("upload", documents, "--ledger", ledger).out
    assert len(sent(emulator)) == 4


def test_without_a_ledger_an_interrupt_says_so(paradigm, documents, tmp_path):
    ran = paradigm("upload", documents, "--no-ledger", clock=Interrupting())
    assert "cannot be resumed" in ran.err
    assert ledgers(tmp_path) == []


# ------------------------------------------------------------------------------------------ wait, session


@pytest.fixture
def session(paradigm, documents):
    return paradigm("upload", documents, "--no-wait", "--json").json["session_uuid"]


def test_wait_takes_one_session_or_several(paradigm, documents, session):
    other = paradigm("upload", documents, "--no-wait", "--json").json["session_uuid"]
    ran = paradigm("wait", session, other, "--json")
    assert ran.status == 0
    assert [progress["uuid"] for progress in ran.json] == [session, other]
    assert "2 of 2 sessions done: 6 embedded" in ran.err


def test_a_wait_that_runs_out_of_time_is_exit_status_4_and_says_how_to_go_on(paradigm, documents, emulator):
    emulator.outcome("page0*", "parsing")
    session = paradigm("upload", documents, "--no-wait", "--json").json["session_uuid"]
    ran = paradigm("wait", session, "--timeout", 60)
    assert ran.status == 4
    assert f"paradigm wait {session}" in ran.err
    assert paradigm("wait", session, "--stall-timeout", 20).status == 4
    assert paradigm("wait", session, session, uuid4(), "--timeout", 60).status == 5


def test_fewer_documents_than_expected_are_not_done(paradigm, session):
    assert paradigm("wait", session, "--expected", 4, "--timeout", 30).status == 4


def test_a_session_is_shown_and_deleted(paradigm, session):
    ran = paradigm("session", "show", session)
    assert sorted(row[2] for row in ran.rows) == ["page0", "page1", "page2"]
    assert "takes files" in ran.err
    assert paradigm("session", "show", session, "--json").json["uuid"] == session
    assert paradigm("session", "delete", session).status == 2
    assert paradigm("session", "delete", session, "--yes").status == 0
    assert paradigm("session", "show", session).status == 5


# ------------------------------------------------------------------------ files, agents, ask


def test_files_are_listed_filtered_shown_and_deleted(paradigm, session):
    paradigm("wait", session)
    ran = paradigm("files", "list", "--status", "embedded", "--status", "pending", "--session", session)
    assert sorted(row[2] for row in ran.rows) == ["page0.txt", "page1.txt", "page2.txt"]
    assert {row[1] for row in ran.rows} == {"embedded"}
    some = paradigm("files", "list", "-n", 2, "--json")
    assert len(some.json) == 2
    assert "--all" in some.err
    assert paradigm("files", "list", "--all").err == ""
    assert paradigm("files", "list", "--filename", "PAGE1").rows[0][2] == "page1.txt"
    identifier = some.json[0]["id"]
    assert paradigm("files", "show", identifier, "--json").json["id"] == identifier
    assert "filename: page" in paradigm("files", "show", identifier).out
    assert paradigm("files", "delete", identifier).status == 2
    assert paradigm("files", "delete", identifier, "--yes", "--json").json == {"deleted": [identifier]}
    assert paradigm("files", "show", identifier).status == 5


def test_agents_are_listed_with_what_they_see(paradigm, session, emulator):
    assert paradigm("agents", "list").rows[0][0] == str(emulator.default_agent_id)
    paradigm("wait", session)
    files = paradigm("agents", "files", emulator.default_agent_id, "--status", "embedded", "--json").json
    assert len(files) == 3


def test_a_question_is_answered(paradigm, session, emulator):
    paradigm("wait", session)
    agent = emulator.default_agent_id
    ran = paradigm("ask", "What is the answer 1?", "--agent", agent)
    assert ran.status == 0
    assert "Paris" in ran.out
    thread = ran.err.split()[-2]
    follow_up = paradigm("ask", "-", "--thread", thread, "--json", stdin="What is the answer 2?")
    assert follow_up.json["thread_id"] == thread
    streamed = paradigm("ask", "What is the answer 1?", "--agent", agent, "--stream")
    assert streamed.out == ran.out


# ------------------------------------------------------------------------------------------ ends


def test_config_check_tells_what_is_used_and_never_the_key(paradigm, emulator, caplog):
    ran = paradigm("config", "check")
    assert ran.status == 0
    assert "the key works" in ran.out
    assert emulator.base_url in ran.err
    assert "PARADIGM_BASE_URL" in ran.err
    secret = "wrong-key-91c2"
    with caplog.at_level(logging.DEBUG, logger="paradigm_ext"):
        refused = paradigm("--verbose", "config", "check", PARADIGM_API_KEY=secret)
    assert refused.status == 3
    assert "answered 401" in caplog.text
    assert secret not in refused.out + refused.err + caplog.text


def test_a_missing_key_is_a_matter_of_usage(paradigm):
    ran = paradigm("files", "list", PARADIGM_API_KEY="")
    assert ran.status == 2
    assert "PARADIGM_API_KEY" in ran.err


def test_what_the_api_refuses_is_exit_status_5_with_its_status(paradigm, emulator):
    emulator.faults.add(Fault(kind="respond", status=500, body="oops", times=None, path="/api/v3/agents"))
    told = paradigm("agents", "list", "--json").json
    assert told["error"]["status"] == 500
    assert told["error"]["exit_status"] == 5


@pytest.mark.parametrize(
    "arguments", [("files",), ("upload",), ("wait", "x"), ("files", "list", "-n", "0"), ("nothing",)]
)
def test_usage_is_exit_status_2(paradigm, arguments):
    assert paradigm(*arguments).status == 2


def test_the_version_is_printed(paradigm):
    assert paradigm("--version").out.startswith("paradigm-ext ")


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


def test_an_import_error_of_our_own_is_not_blamed_on_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "paradigm_ext.cli._app", None)
    with pytest.raises(ImportError):
        main()


def test_the_emulator_is_another_process_with_its_own_options(paradigm, monkeypatch):
    called = []
    monkeypatch.setattr(os, "execv", lambda *arguments: called.append(arguments))
    assert paradigm("emulator", "--port", 0, "--help").status == 0
    assert called == [(sys.executable, [sys.executable, "-m", "paradigm_emulator", "--port", "0", "--help"])]


def test_a_missing_emulator_names_its_extra(paradigm, monkeypatch):
    monkeypatch.setattr("paradigm_ext.cli.emulator.find_spec", lambda name: None)
    ran = paradigm("emulator")
    assert ran.status == 2
    assert "paradigm-ext[emulator]" in ran.err
