"""A run killed with SIGKILL at 20 random points of a storm, and resumed each time from its ledger."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chaos.executioner import MOMENTS, Executioner
from tests.chaos.storm import digests, emulator_in_a_storm, make_files, there

COUNT = 500
KILLS = 20
ROOT = Path(__file__).parents[2]
#: The last lines that a crash can really tear: nothing had followed from them yet.
TEARABLE = ("session", "sent")


def start(emulator, folder, ledger, mode):
    arguments = [emulator.base_url, emulator.api_key, str(folder), str(ledger), mode]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.chaos.child", *arguments], cwd=ROOT, stderr=subprocess.PIPE
    )


def finish(process):
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors.decode()


def tear(ledger, dice):
    """Cut the last line somewhere, if a crash could have and none has yet."""
    content = ledger.read_bytes() if ledger.exists() else b""
    start = content.rstrip(b"\n").rfind(b"\n") + 1
    head, last = content[:start], content[start:]
    if event_of(last) in TEARABLE:
        ledger.write_bytes(head + last[: dice.randrange(len(last))])


def event_of(line):
    """Return the event of a ledger's line; None of one that an earlier crash tore."""
    try:
        return json.loads(line)["event"]
    except ValueError:
        return None


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_every_file_is_embedded_exactly_once_whenever_the_process_dies(seed, tmp_path):
    dice = random.Random(seed)  # noqa: S311 - dice for a test
    folder, ledger = tmp_path / "files", tmp_path / "ledger.jsonl"
    folder.mkdir()
    paths = make_files(folder, COUNT)
    emulator = emulator_in_a_storm(seed)
    emulator.app = executioner = Executioner(emulator.app)
    with emulator:
        for kill in range(KILLS):
            executioner.arm(after=dice.randint(1, 40), moment=dice.choice(MOMENTS))
            process = start(emulator, folder, ledger, ("sync", "async")[kill % 2])
            executioner.pid = process.pid
            code, errors = finish(process)
            assert code == -signal.SIGKILL, errors
            assert executioner.wait_until_quiet()
            if dice.random() < 0.5:
                tear(ledger, dice)
        process = start(emulator, folder, ledger, "sync")
        executioner.pid = process.pid
        code, errors = finish(process)
        assert code == 0, errors
        assert there(emulator) == {(digest, "embedded"): 1 for digest in digests(paths)}
    sent = {entry["document"] for entry in map(json.loads, _whole_lines(ledger)) if entry["event"] == "sent"}
    assert len(sent) == COUNT


def _whole_lines(ledger):
    for line in ledger.read_bytes().splitlines():
        try:
            json.loads(line)
        except ValueError:
            continue
        yield line
