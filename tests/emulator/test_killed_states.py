"""A state whose emulator was killed at any moment of its beginning: the next emulator goes on from it."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_emulator import ParadigmEmulator

if TYPE_CHECKING:
    from pathlib import Path

KIND = ("", "-journal", "-wal", "-shm")


class Recorder:
    """Keeps what a kill before each statement would have left of a state's files."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.left: list[dict[str, bytes]] = []
        connect = sqlite3.connect

        def connected(*given: Any, **options: Any) -> sqlite3.Connection:
            self.look()
            connection = connect(*given, **options)
            connection.set_trace_callback(lambda _: self.look())
            return connection

        monkeypatch.setattr("paradigm_emulator.state.store.sqlite3.connect", connected)

    def look(self) -> None:
        files = {kind: self.path.with_name(self.path.name + kind) for kind in KIND}
        left = {kind: file.read_bytes() for kind, file in files.items() if file.exists()}
        if left not in self.left:
            self.left.append(left)


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, bytes]]:
    """Return the files of each moment at which a new state could have been left behind."""
    (tmp_path / "first").mkdir()
    with monkeypatch.context() as patched:
        recorder = Recorder(tmp_path / "first" / "state.sqlite", patched)
        emulator = ParadigmEmulator(recorder.path, clock="manual")
        recorder.look()
        emulator.stop()
    shutil.rmtree(tmp_path / "first")
    return recorder.left


def rows(path: Path) -> dict[str, list[Any]]:
    with sqlite3.connect(path) as connection:
        found = {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608
            for table in ("meta", "users", "keys", "workspaces", "agents")
        }
    connection.close()
    return found


def test_a_state_that_was_left_while_it_was_made_is_made(
    tmp_path: Path, left: list[dict[str, bytes]]
) -> None:
    assert len(left) >= 4  # no file, an empty one, without and with its users, with its keys
    ParadigmEmulator(tmp_path / "whole.sqlite", clock="manual").stop()
    made = rows(tmp_path / "whole.sqlite")
    assert all(made.values())
    for number, files in enumerate(left):
        path = tmp_path / f"{number}.sqlite"
        for kind, content in files.items():
            path.with_name(path.name + kind).write_bytes(content)
        ParadigmEmulator(path, clock="manual").stop()
        assert rows(path) == made
