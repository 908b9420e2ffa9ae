"""The `--timeout` of every command ends it with exit status 4, and says what was in flight."""

import time

import pytest
import typer

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext.cli._app import app
from tests.unit.cli_runs import Command
from tests.unit.lag import Lag
from tests.unit.scripted_server import KEY, Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
OTHER = "00000000-0000-4000-8000-000000000000"

#: Each command with what is in flight when it ends; `FOLDER` is one with a file.
COMMANDS = {
    "wait session": ([UUID], UUID),
    "wait session of several": ([UUID, OTHER], UUID),
    "wait file": (["7"], "file 7"),
    "wait turn": (["a-thread", "a-turn"], "turn a-turn of thread a-thread"),
    "ask": (["Where?"], "/api/v3/threads/turns"),
    "ask as a stream": (["Where?", "--stream"], "/api/v3/threads"),
    "upload": (["FOLDER", "--no-ledger"], "/api/v2/upload-session"),
    "mirror": (["FOLDER", "--workspace", "3", "--no-cache"], "/api/v3/workspaces/3"),
}


@pytest.fixture
def run(server, clock, tmp_path):
    (tmp_path / "a.txt").write_text("content")
    command = Command(
        {"PARADIGM_API_KEY": KEY, "PARADIGM_BASE_URL": server.url, "HOME": str(tmp_path)}, clock
    )

    def run(name, timeout, **options):
        words = [str(tmp_path) if word == "FOLDER" else word for word in COMMANDS[name][0]]
        return command(*name_of(name), *words, "--timeout", timeout, **options)

    return run


def name_of(name):
    """Return the words of a command: `wait session of several` is `wait session`."""
    words = name.split()
    return words[:2] if words[0] == "wait" else words[:1]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_ends_at_its_time_out_while_the_instance_asks_to_wait(server, clock, run, name):
    server.replies(Reply(429, b"", {"retry-after": "100"}))
    begun = clock.now
    ran = run(name, 30)
    assert (ran.status, clock.now - begun <= 31) == (4, True), ran.err
    assert COMMANDS[name][1] in ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_ends_at_its_time_out_while_the_instance_hangs(server, run, name):
    server.replies(Reply(hang=True))
    begun = time.monotonic()
    with Lag() as lag:
        ran = run(name, 0.2, clock=SYSTEM_CLOCK)
    took = time.monotonic() - begun - lag.seconds  # imports and the opening of the pool included
    assert (ran.status, took < 2.2) == (4, True), ran.err
    assert COMMANDS[name][1] in ran.err


def test_every_command_with_a_time_out_is_here():
    assert set(timed(typer.main.get_command(app), ())) == {tuple(name_of(name)) for name in COMMANDS}


def timed(command, path):
    """Yield the words of each command below this one that has `--timeout`."""
    if any(parameter.name == "timeout" for parameter in command.params):
        yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from timed(below, (*path, name))
