"""`paradigm wait` for each of the three things that can be waited for."""

import pytest

from tests.unit.agents_server import THREAD, TURN, Agent, answered, turn
from tests.unit.cli_runs import Command
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import Reply

FILE = b'{"id": 7, "filename": "a.pdf", "status": "%s", "status_detail": "torn"}'


class Interrupting(FakeClock):
    """A clock in whose first pause somebody presses Ctrl-C."""

    def sleep(self, seconds, /):
        raise KeyboardInterrupt


@pytest.fixture
def command(server, tmp_path):
    return Command(
        {
            "PARADIGM_API_KEY": "key",
            "PARADIGM_BASE_URL": server.url,
            "XDG_STATE_HOME": str(tmp_path),
            "TERMINAL_WIDTH": "200",
        }
    )


def statuses(server, *words):
    server.replies(*(Reply(body=FILE % word) for word in words))


def test_a_file_is_waited_for(server, command):
    statuses(server, b"parsing", b"embedded")
    ran = command("wait", "file", 7)
    assert ran.status == 0
    assert ran.out == "a.pdf (id 7): embedded, torn\n"
    assert "file: a.pdf (id 7): parsing" in ran.err
    assert command("wait", "file", 7, "--json").json["verdict"] == "embedded"


def test_a_file_that_fails_is_exit_status_1_with_the_last_look(server, command):
    statuses(server, b"parsing_failed")
    ran = command("wait", "file", 7, "--json")
    assert ran.status == 1
    assert ran.json["error"]["type"] == "FileFailed"
    assert ran.json["file"]["detail"] == "torn"


@pytest.mark.parametrize("option", ["--timeout", "--stall-timeout"])
def test_a_file_that_takes_too_long_says_how_to_go_on(server, command, option):
    statuses(server, b"parsing")
    ran = command("wait", "file", 7, option, 20)
    assert ran.status == 4
    assert "to wait on: paradigm wait file 7" in ran.err


def test_an_interrupted_wait_for_a_file_says_what_it_saw_and_how_to_go_on(server, command):
    statuses(server, b"parsing")
    ran = command("wait", "file", 7, clock=Interrupting())
    assert ran.status == 130
    assert "file 7, last seen: a.pdf (id 7): parsing" in ran.err
    assert "paradigm wait file 7" in ran.err


def test_a_turn_is_waited_for_and_printed(server, command):
    Agent(server, polls=[turn("running", None), turn()])
    ran = command("wait", "turn", THREAD, TURN)
    assert (ran.status, ran.out) == (0, "Paris.\n")
    assert command("wait", "turn", THREAD, TURN, "--json").json["turn_id"] == TURN


def test_a_turn_that_fails_is_exit_status_1_with_the_turn(server, command):
    Agent(server, polls=[turn("failed", None)])
    ran = command("wait", "turn", THREAD, TURN, "--json")
    assert ran.status == 1
    assert ran.json["answer"]["status"] == "failed"


def test_an_interrupted_wait_for_a_turn_leaves_it_running(server, command):
    agent = Agent(server, polls=[turn("running", None)])
    ran = command("wait", "turn", THREAD, TURN, clock=Interrupting())
    assert ran.status == 130
    assert f"paradigm wait turn {THREAD} {TURN}" in ran.err
    assert agent.cancelled == []


def test_a_question_that_runs_out_of_time_says_how_to_wait_on(server, command):
    Agent(server, first=answered(turn("running", None), 202), polls=[turn("running", None)])
    ran = command("ask", "Where?", "--timeout", 5)
    assert ran.status == 4
    assert f"to wait on: paradigm wait turn {THREAD} {TURN}" in ran.err


@pytest.mark.parametrize("prefix", [(), ("session",)])
def test_without_a_word_it_is_upload_sessions_options_first_or_last(server, command, prefix):
    uuid = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
    server.replies(Reply(body=b'{"documents": [{"id": 1, "status": "embedded"}]}'))
    for arguments in ((uuid,), (uuid, "--timeout", 5), ("--timeout", 5, uuid), ("-q", uuid, uuid)):
        assert command("wait", *prefix, *arguments).status == 0


@pytest.mark.parametrize(
    "arguments", [("file", "x"), ("file",), ("turn", THREAD), ("nothing",), ("file", "0")]
)
def test_wrong_words_are_usage_errors(server, command, arguments):
    assert command("wait", *arguments).status == 2
    assert server.requests == []


def test_the_help_names_all_three(command):
    told = command("wait", "--help").out
    assert all(word in told for word in ("session", "file", "turn"))
