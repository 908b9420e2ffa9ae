"""A state in a store: the next run finds what was noted there, whoever wrote, merged or died meanwhile."""

from __future__ import annotations

import json
import threading
import time
from typing import Any

import pytest

from paradigm_ext import FsspecSource, InvalidInput, MirrorOptions
from paradigm_ext._mirror.documents._identity import DocumentKey
from paradigm_ext._mirror.state._journal import StateUnwritable
from paradigm_ext._mirror.state._objects import ObjectJournal, merged
from paradigm_ext._mirror.state._state import Known, MirrorState, PlacedSending
from tests.unit.mirror.driver import run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemorySource
from tests.unit.mirror.test_state import level

fsspec = pytest.importorskip("fsspec")
ROOT = "abcdefghijkl"


@pytest.fixture(autouse=True)
def memory():
    filesystem = fsspec.filesystem("memory")
    yield filesystem
    filesystem.rm("/", recursive=True)


def known(n: int = 1, path: str = "p") -> Known:
    return Known(DocumentKey(ROOT, path * 26, "c" * 26, n), {"path": "a.md"})


def parts(memory: Any, address: str = "/night.jsonl") -> list[str]:
    return memory.ls(f"{address}.d", detail=False)


@pytest.mark.parametrize("kind", ["memory", "file", "filesystem", "path"])
def test_nights_with_a_state_at_any_place(kind, tmp_path, memory):
    place: Any = {
        "memory": "memory://night.jsonl",
        "file": (tmp_path / "night.jsonl").as_uri(),
        "filesystem": FsspecSource(memory, "/states/night.jsonl"),
        "path": str(tmp_path / "night.jsonl"),
    }[kind]
    server, source = MemoryServer(keeps_metadata=False), MemorySource()
    for number in range(4):
        source.write(f"d/{number}.md", f"content {number}".encode())
    assert run_mirror(server, source, state=place, delete=True).new == 4
    source.write("d/0.md", b"changed")
    source.files.pop("d/1.md")
    source.move("d/2.md", "e/2.md")
    report = run_mirror(server, source, state=place, delete=True)
    assert (report.changed, report.deleted, report.renamed, report.unchanged) == (1, 1, 1, 1)
    assert level(server, source)
    assert run_mirror(server, source, state=place, delete=True).unchanged == 3


def test_a_note_is_kept_when_it_returns_and_merged_by_the_next_run(memory):
    state = MirrorState.open("memory://night.jsonl", root=ROOT)
    state.sending(PlacedSending(known(1), "a.md", 6))
    state.sending(PlacedSending(known(2), "b.md", 6))
    state.note(7, known(1))
    state.note(8, known(3))
    state.gone(8)
    assert len(parts(memory)) == 6  # one of the opening, and one a note: this run simply dies
    again = MirrorState.open("memory://night.jsonl", root=ROOT)
    assert set(again.documents) == {7}
    assert set(again.sendings) == {known(2).key.external_id}
    assert again.sendings[known(2).key.external_id] == PlacedSending(known(2), "b.md", 6)
    assert len(parts(memory)) == 1


def test_a_run_that_ends_leaves_one_object_beside_what_it_found(memory):
    state = MirrorState.open("memory://night.jsonl", root=ROOT)
    for identifier in range(5):
        state.note(identifier, known())
    state.close()
    assert len(parts(memory)) == 2
    assert set(MirrorState.open("memory://night.jsonl", root=ROOT).documents) == set(range(5))


def test_the_objects_of_a_long_run_are_merged_while_it_goes_on(memory, monkeypatch):
    monkeypatch.setattr("paradigm_ext._mirror.state._objects.MERGED", 10)
    state = MirrorState.open("memory://night.jsonl", root=ROOT)
    for identifier in range(57):
        state.note(identifier, known())
        assert len(parts(memory)) < 17
    assert set(MirrorState.open("memory://night.jsonl", root=ROOT).documents) == set(range(57))


def test_two_runs_and_their_merges_lose_nothing(memory):
    first = MirrorState.open("memory://night.jsonl", root=ROOT)
    second = MirrorState.open("memory://night.jsonl", root=ROOT)
    first.note(1, known())
    second.note(2, known(2))
    third = MirrorState.open("memory://night.jsonl", root=ROOT)  # merges what both wrote
    first.note(3, known(3))
    second.close()  # its objects were merged by another run: they are gone, and their lines are not
    first.close()
    third.close()
    assert set(MirrorState.open("memory://night.jsonl", root=ROOT).documents) == {1, 2, 3}


def test_the_newer_line_about_a_document_holds(memory):
    state = MirrorState.open("memory://night.jsonl", root=ROOT)
    state.note(7, known(1))
    state.note(7, known(2, "q"))
    assert MirrorState.open("memory://night.jsonl", root=ROOT).documents == {7: known(2, "q")}


def test_notes_of_many_threads_are_each_kept_and_written_together(memory, monkeypatch):
    state = MirrorState.open("memory://night.jsonl", root=ROOT)
    begun, gate, put = threading.Event(), threading.Event(), ObjectJournal._put
    written: list[int] = []

    def slowly(self: ObjectJournal, content: bytes) -> str:
        begun.set()
        gate.wait(5)
        written.append(content.count(b"\n"))
        return put(self, content)

    monkeypatch.setattr(ObjectJournal, "_put", slowly)
    threads = [threading.Thread(target=state.note, args=(number, known())) for number in range(20)]
    threads[0].start()
    assert begun.wait(5)
    for thread in threads[1:]:
        thread.start()
    while len(state.journal._pending) < 19:  # type: ignore[attr-defined]
        threading.Event().wait(0.001)
    gate.set()
    for thread in threads:
        thread.join(5)
    assert written == [1, 19]
    assert set(MirrorState.open("memory://night.jsonl", root=ROOT).documents) == set(range(20))


def test_a_state_file_that_was_copied_there_is_taken_over(memory, tmp_path):
    local = MirrorState.open(tmp_path / "night.jsonl", root=ROOT)
    local.note(7, known(1))
    local.note(8, known(2))
    memory.pipe_file("/night.jsonl", (tmp_path / "night.jsonl").read_bytes())
    state = MirrorState.open("memory://night.jsonl", root=ROOT)
    assert set(state.documents) == {7, 8}
    state.gone(8)
    for _ in range(2):
        assert set(MirrorState.open("memory://night.jsonl", root=ROOT).documents) == {7}


def test_an_object_of_something_else_is_refused_and_left_as_it_is(memory):
    memory.pipe_file("/accounts.csv", b"name,amount\na,1\n")
    with pytest.raises(InvalidInput, match=r"memory://accounts\.csv' is not the state of a mirror"):
        MirrorState.open("memory://accounts.csv", root=ROOT)
    assert memory.cat_file("/accounts.csv") == b"name,amount\na,1\n"
    assert not memory.exists("/accounts.csv.d")


def test_what_a_killed_run_had_begun_to_write_is_removed_a_day_later(tmp_path, monkeypatch):
    folder = fsspec.get_filesystem_class("dir")(str(tmp_path), fsspec.filesystem("file"))
    place = FsspecSource(folder, "s.jsonl")
    MirrorState.open(place, root=ROOT).note(1, known())
    files = place.filesystem
    with monkeypatch.context() as killed:

        def die(*_: Any) -> None:
            raise KeyboardInterrupt

        killed.setattr(files, "mv", die)
        with pytest.raises(KeyboardInterrupt):
            MirrorState.open(place, root=ROOT).note(2, known(2))
    begun = [name for name in parts(files, "s.jsonl") if name.endswith(".new")]
    assert len(begun) == 1
    assert list(MirrorState.open(place, root=ROOT).documents) == [1]
    assert begun[0] in parts(files, "s.jsonl")  # another run may be about to give it its name
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 86_401 * 10**9)
    assert list(MirrorState.open(place, root=ROOT).documents) == [1]
    assert begun[0] not in parts(files, "s.jsonl")


def test_the_object_that_is_something_else_is_named(memory):
    MirrorState.open("memory://night.jsonl", root=ROOT).note(1, known())
    memory.pipe_file("/night.jsonl.d/2.jsonl", b"name,amount\n")
    with pytest.raises(InvalidInput, match=r"night\.jsonl'.*night\.jsonl\.d/2\.jsonl.*name another address"):
        MirrorState.open("memory://night.jsonl", root=ROOT)


class Locked(fsspec.get_filesystem_class("memory")):  # type: ignore[misc]
    """A store whose words tell the password, and that takes what it is told to take."""

    protocol = "locked"
    store: dict[str, Any] = {}  # noqa: RUF012 - as its base class has it
    pseudo_dirs = [""]  # noqa: RUF012
    cachable = False
    taking = True

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **options: Any) -> None:
        if not self.taking:
            raise PermissionError(f"no: {self.storage_options['password']}")
        super().pipe_file(path, value)


def test_a_store_that_takes_no_note_stops_the_upload_and_tells_no_password():
    filesystem = Locked(password="hush-hush-1234")
    place = FsspecSource(filesystem, "/night.jsonl")
    state = MirrorState.open(place, root=ROOT)
    filesystem.taking = False
    with pytest.raises(StateUnwritable, match=r"locked://night\.jsonl' cannot be written") as caught:
        state.note(1, known())
    assert "hush" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    server, source = MemoryServer(keeps_metadata=False), MemorySource()
    source.write("a.md", b"a")
    with pytest.raises(InvalidInput, match="cannot be used") as refused:
        run_mirror(server, source, state=FsspecSource(filesystem, "/other.jsonl"))
    assert "hush" not in str(refused.value)
    assert server.documents == {}
    filesystem.taking = True
    state.note(2, known(2))
    assert set(MirrorState.open(place, root=ROOT).documents) == {2}


def test_an_address_is_shown_without_its_secrets():
    options = MirrorOptions(workspace_id=1, state="sftp://ada:hush-hush@host/states/night.jsonl")
    assert "sftp://host/states/night.jsonl" in repr(options)
    assert "hush" not in repr(options)
    with pytest.raises(
        InvalidInput, match=r"the state 'nope://bucket/x' is invalid: fsspec knows no protocol"
    ):
        MirrorState.open("nope://key:hush@bucket/x", root=ROOT)
    with pytest.raises(InvalidInput, match="must name a file in its store"):
        MirrorState.open(FsspecSource(fsspec.filesystem("memory"), "/"), root=ROOT)


def test_lines_that_say_nothing_any_more_are_left_out():
    lines = [
        {"at": 3, "id": 1, "external_id": "a"},
        {"at": 1, "external_id": "a", "title": "t"},
        {"at": 2, "external_id": "b"},
        {"at": 4, "external_id": "b", "dropped": True},
        {"at": 5, "id": 2, "external_id": "c"},
        {"at": 6, "id": 2, "gone": True},
        {"at": 0},
    ]
    assert merged(lines) == [lines[0]]
    assert merged(lines, remember={2}) == [lines[0], lines[5]]
    assert json.loads(json.dumps(merged(merged(lines)))) == [lines[0]]
