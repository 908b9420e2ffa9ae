"""Files that are given to remember something: a ledger is only ever a ledger, a state only ever a state."""

import errno
import io
import json
import os
import stat

import pytest

from paradigm_ext import FileLedger, InvalidInput, LedgerError, MirrorPlan, Paradigm, ParadigmError
from paradigm_ext._ingestion.ledger._state import LedgerState
from paradigm_ext._mirror.scan._cache import HashCache
from paradigm_ext._mirror.state._journal import FileJournal
from paradigm_ext._mirror.state._state import MirrorState
from tests.unit.full_disk import FullDisk

CSV = b"name,amount\na,1\n"
FOREIGN = {
    "csv": CSV,
    "json": b'{"name": "x", "rows": []}\n',
    "list": b"[1, 2]\n",
    "binary": b"\x7fELF\x00\x01\n",
    "deep": b"[" * 200_000 + b"\n",
    "deep object": b'{"event":' * 2_000 + b"1" + b"}" * 2_000 + b"\n",
    "half a character": b'{"event":"session","session":"\\ud800","id":1}\n',
    "no end": b"x" * (2 << 20),
}


def read_ledger(path):
    return list(FileLedger(path).entries())


def append_to_ledger(path):
    ledger = FileLedger(path)
    try:
        ledger.append({"event": "session", "session": "s"})
    finally:
        ledger.close()


def read_state(path):
    MirrorState.open(path, root="r")


def read_plan(path):
    MirrorPlan.read(io.StringIO(path.read_text("latin-1")), name=str(path))


DOORS = [read_ledger, append_to_ledger, read_state, HashCache, read_plan]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_of_something_else_is_refused_by_name_and_left_as_it_is(door, kind, tmp_path):
    path = tmp_path / "accounts"
    path.write_bytes(FOREIGN[kind])
    with pytest.raises(InvalidInput, match="accounts"):
        door(path)
    assert path.read_bytes() == FOREIGN[kind]


@pytest.mark.parametrize("door", DOORS[:4], ids=lambda door: door.__name__)
def test_a_pipe_is_refused_at_once(door, tmp_path):
    os.mkfifo(tmp_path / "accounts")
    with pytest.raises((InvalidInput, LedgerError), match="accounts"):
        door(tmp_path / "accounts")


def test_an_upload_refuses_it_before_anything_is_sent(tmp_path):
    (tmp_path / "accounts.csv").write_bytes(CSV)
    with (
        Paradigm("key", "http://127.0.0.1:9") as paradigm,
        pytest.raises(InvalidInput, match=r"accounts\.csv.*something else"),
    ):
        paradigm.ingest([("a.txt", b"a")], ledger=tmp_path / "accounts.csv")
    assert (tmp_path / "accounts.csv").read_bytes() == CSV


@pytest.mark.parametrize("length", range(0, 40, 3))
def test_a_first_line_that_was_cut_is_a_ledger_and_a_state_all_the_same(length, tmp_path):
    entry = json.dumps({"event": "session", "session": "0d5b"}, separators=(",", ":")).encode()
    (tmp_path / "l").write_bytes(entry[:length])
    append_to_ledger(tmp_path / "l")
    assert read_ledger(tmp_path / "l")[-1]["session"] == "s"
    line = json.dumps({"external_id": "pdx1:a:b:c:1", "own": {}}, separators=(",", ":")).encode()
    (tmp_path / "s").write_bytes(line[:length])
    for _ in range(2):  # the second time it is a line of its own
        read_state(tmp_path / "s")


class LedgerFile:
    """A ledger, by what both kinds of files are for: they keep numbers, and say which they have."""

    def __init__(self, path):
        self.ledger = FileLedger(path)

    def note(self, number):
        try:
            self.ledger.append({"event": "superseded", "document": number})
        finally:
            self.ledger.close()

    def noted(self):
        return [entry["document"] for entry in FileLedger(self.ledger.path).entries()]


class StateFile:
    """A state, likewise."""

    def __init__(self, path):
        self.journal = FileJournal.at(path)

    def note(self, number):
        self.journal.append({"id": number, "gone": True})

    def noted(self):
        return [value["id"] for value in self.journal.read()]


LINES = pytest.mark.parametrize("kind", [LedgerFile, StateFile])


@LINES
@pytest.mark.parametrize("room", [0, 1, 9, 15])
def test_what_a_full_disk_took_in_part_costs_no_other_line(kind, room, tmp_path, monkeypatch):
    file = kind(tmp_path / "f")
    file.note(1)
    disk = FullDisk(room)
    monkeypatch.setattr(os, "write", disk)
    with pytest.raises(ParadigmError, match="No space left"):
        file.note(2)
    disk.room = 10_000
    file.note(3)
    assert file.noted() == [1, 3]


@LINES
def test_a_line_is_on_the_disk_before_anything_depends_on_it(kind, tmp_path, monkeypatch):
    kept, fsync = [], os.fsync

    def keeping(descriptor):
        fsync(descriptor)
        status = os.fstat(descriptor)
        kept.append("folder" if stat.S_ISDIR(status.st_mode) else status.st_size)

    monkeypatch.setattr(os, "fsync", keeping)
    file = kind(tmp_path / "f")
    assert file.noted() == []
    sizes = []
    for number in range(3):
        file.note(number)
        sizes.append((tmp_path / "f").stat().st_size)
    assert kept == ["folder", *sizes]


@LINES
def test_a_line_that_lacks_only_its_end_counts_in_this_run_and_the_next(kind, tmp_path):
    file = kind(tmp_path / "f")
    file.note(1)
    (tmp_path / "f").write_bytes((tmp_path / "f").read_bytes()[:-1])
    assert file.noted() == [1]
    later = kind(tmp_path / "f")
    later.note(2)
    assert later.noted() == [1, 2]


@LINES
@pytest.mark.parametrize("length", [0, 1, 15])
def test_zeros_of_a_power_loss_cost_no_other_line(kind, length, tmp_path):
    """A file system may keep the length of a file and lose what was written last."""
    file = kind(tmp_path / "f")
    file.note(1)
    line = (tmp_path / "f").read_bytes()
    (tmp_path / "f").write_bytes(line + line[:length] + b"\0" * 50)
    later = kind(tmp_path / "f")
    assert later.noted() == [1]
    later.note(2)
    assert later.noted() == [1, 2]


@LINES
@pytest.mark.parametrize("length", [0, 1, 15])
def test_a_file_that_begins_with_zeros_is_not_taken_for_a_new_one(kind, length, tmp_path):
    """What it said is not known, so that all would be sent once more."""
    kind(tmp_path / "f").note(1)
    damaged = (tmp_path / "f").read_bytes()[:length] + b"\0" * 500
    (tmp_path / "f").write_bytes(damaged)
    # A state is read before it is written to; a ledger may be appended to at once.
    for use in (kind.noted, lambda file: file.note(2)) if kind is LedgerFile else (kind.noted,):
        with pytest.raises(InvalidInput, match="zeros in its first line; restore it, or name another file"):
            use(kind(tmp_path / "f"))
    assert (tmp_path / "f").read_bytes() == damaged


@LINES
def test_a_folder_that_may_not_be_entered_is_refused_by_name(kind, tmp_path, monkeypatch):
    def closed(call):
        def called(path, *given, **options):
            if str(path).endswith("accounts"):
                raise PermissionError(errno.EACCES, "Permission denied", path)
            return call(path, *given, **options)

        return called

    monkeypatch.setattr(os, "stat", closed(os.stat))
    monkeypatch.setattr(os, "open", closed(os.open))
    with pytest.raises(InvalidInput, match=r"accounts.*Permission denied; name another file"):
        kind(tmp_path / "accounts").noted()


@LINES
def test_a_link_that_leads_to_itself_is_refused_by_name(kind, tmp_path):
    (tmp_path / "accounts").symlink_to(tmp_path / "accounts")
    with pytest.raises(ParadigmError, match=r"accounts.*symbolic links"):
        kind(tmp_path / "accounts").noted()


def test_an_upload_whose_ledger_is_such_a_link_sends_nothing(tmp_path):
    (tmp_path / "accounts").symlink_to(tmp_path / "accounts")
    with (
        Paradigm("key", "http://127.0.0.1:9") as paradigm,
        pytest.raises(InvalidInput, match=r"accounts.*symbolic links.*name another file"),
    ):
        paradigm.ingest([("a.txt", b"a")], ledger=tmp_path / "accounts")


def test_a_last_line_that_is_there_twice_is_one(tmp_path):
    ledger = FileLedger(tmp_path / "l")
    for _ in range(2):
        ledger.append({"event": "session", "session": "s"})
    assert LedgerState.replay(ledger.entries()).sessions == ["s"]


def test_a_value_of_another_type_does_no_harm(tmp_path):
    lines = [
        {"external_id": "x", "id": [1]},
        {"id": [1], "gone": True},
        {"id": 1, "external_id": 5, "own": [], "above": "x"},
    ]
    (tmp_path / "s").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert MirrorState.open(tmp_path / "s", root="r").documents == {}


def test_tilde_is_the_home_folder_in_each_of_them(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    append_to_ledger("~/ledger")
    read_state("~/state")
    HashCache("~/cache").close()
    assert {path.name for path in tmp_path.iterdir()} == {"ledger", "state", "cache"}
