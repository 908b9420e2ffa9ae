"""States of other formats: an older one gets what it lacks, a newer one is refused, nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_emulator.__main__ import main
from paradigm_emulator.state.store import SCHEMA_VERSION, SCHEMAS
from tests.emulator.files import add, owner, statuses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ADDED = ("user_groups", "group_members", "workspace_groups")
COLUMNS = ("is_active", "invitation_status", "expires_at", "is_removed")


def aged(path: Path) -> None:
    """Turn a state of this format into one of format 1, as an older emulator left it."""
    with sqlite3.connect(path) as connection:
        for table in reversed(ADDED):
            connection.execute(f"DROP TABLE {table}")
        for column in COLUMNS:
            connection.execute(f"ALTER TABLE users DROP COLUMN {column}")
        connection.execute("PRAGMA user_version=1")
    connection.close()


def schema(path: Path) -> set[tuple[str, str]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    connection.close()
    return set(found)


def test_an_older_state_keeps_its_documents_and_learns_of_groups(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    with ParadigmEmulator(path, clock="manual") as first, owner(first) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        add(api, session, "a.txt", b"x")
    new = schema(path)
    aged(path)
    assert schema(path) < new
    with ParadigmEmulator(path, clock="manual") as second, owner(second) as api:
        second.clock.advance(30)
        assert statuses(api, session) == {"a": "embedded"}
        assert api.post("/api/v3/groups", json={"name": "Legal", "user_ids": [1]}).status_code == 201
    assert schema(path) == new
    with ParadigmEmulator(path, clock="manual") as third, owner(third) as api:
        assert api.get("/api/v3/groups").json()["count"] == 1


def test_a_state_of_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(ValueError, match=rf"state\.sqlite: state of format {SCHEMA_VERSION + 1}.*newer"):
        ParadigmEmulator(path)
    assert schema(path) == set()


def test_an_upgrade_that_breaks_off_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    with ParadigmEmulator(path, clock="manual"):
        pass
    aged(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE group_members (of_another TEXT)")
    connection.close()
    before = schema(path)
    with pytest.raises(ValueError, match=r"state\.sqlite.*broken.*group_members already exists"):
        ParadigmEmulator(path)
    assert schema(path) == before


@pytest.mark.parametrize("version", [0, 1, SCHEMA_VERSION])
def test_a_database_of_something_else_is_left_alone(tmp_path: Path, version: int) -> None:
    path = tmp_path / "airflow.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(f"CREATE TABLE dag (id); PRAGMA user_version={version};")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ValueError, match=r"airflow\.db: not the state of an emulator"):
        ParadigmEmulator(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes. " * 100)
    with pytest.raises(ValueError, match=r"notes\.txt: not the state of an emulator"):
        ParadigmEmulator(path)
    assert path.read_text() == "These are my notes. " * 100


def folder(path: Path) -> None:
    path.mkdir()


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def format_without_tables(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    connection.close()


def cut(path: Path) -> None:
    ParadigmEmulator(path, clock="manual").stop()
    os.truncate(path, 4096)


def without_its_keys(path: Path) -> None:
    ParadigmEmulator(path, clock="manual").stop()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE keys")
    connection.close()


@pytest.mark.parametrize("spoil", [folder, link_to_itself, format_without_tables, cut, without_its_keys])
def test_a_state_that_cannot_be_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / "state.sqlite")
    assert main(["--port", "0", "--state", str(tmp_path / "state.sqlite")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("cannot start the emulator: ")
    assert f"{tmp_path / 'state.sqlite'}" in said


def test_a_disk_that_is_full_is_not_called_a_broken_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.sqlite"
    connect = sqlite3.connect

    def small(*given: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*given, **options)
        connection.execute("PRAGMA max_page_count=20")
        return connection

    monkeypatch.setattr("paradigm_emulator.state.store.sqlite3.connect", small)
    with pytest.raises(ValueError, match=r"state\.sqlite: the state cannot be used: .* full"):
        ParadigmEmulator(path)
    monkeypatch.undo()
    ParadigmEmulator(path).stop()


def test_a_snapshot_of_an_older_format_is_restored(tmp_path: Path, emulator: ParadigmEmulator) -> None:
    path = tmp_path / "state.sqlite"
    emulator.seed(workspaces=["Old"])
    path.write_bytes(emulator.snapshot())
    aged(path)
    emulator.reset()
    emulator.restore(path.read_bytes())
    with owner(emulator) as api:
        assert "Old" in [space["name"] for space in api.get("/api/v3/workspaces").json()["results"]]
        assert api.get("/api/v3/groups").json()["count"] == 0


@pytest.mark.parametrize("version", [0, SCHEMA_VERSION + 1])
def test_a_snapshot_of_an_unknown_format_changes_nothing(
    tmp_path: Path, emulator: ParadigmEmulator, version: int
) -> None:
    path = tmp_path / "state.sqlite"
    path.write_bytes(emulator.snapshot())
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={version}")
    connection.close()
    before = emulator.snapshot()
    with pytest.raises(ValueError, match="snapshot"):
        emulator.restore(path.read_bytes())
    assert emulator.snapshot() == before


def test_each_format_has_its_file() -> None:
    assert len(SCHEMAS) == SCHEMA_VERSION
