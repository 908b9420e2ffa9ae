"""The emulator's state: one SQLite database, in memory or in a file, behind one lock."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

SCHEMA_VERSION: Final = 1

SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE users (
  id INTEGER PRIMARY KEY, username TEXT NOT NULL, email TEXT NOT NULL, first_name TEXT NOT NULL,
  last_name TEXT NOT NULL, role TEXT NOT NULL, settings TEXT NOT NULL DEFAULT '{}', created_at REAL NOT NULL);
CREATE TABLE keys (api_key TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users);
CREATE TABLE workspaces (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, workspace_type TEXT NOT NULL, description TEXT NOT NULL,
  document_upload_method TEXT NOT NULL, owner_id INTEGER REFERENCES users, created_at REAL NOT NULL,
  updated_at REAL NOT NULL);
CREATE TABLE sessions (
  number INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, user_id INTEGER NOT NULL REFERENCES users,
  is_valid INTEGER NOT NULL, pipeline TEXT, automatic INTEGER NOT NULL, created_at REAL NOT NULL,
  updated_at REAL NOT NULL);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL REFERENCES users,
  workspace_id INTEGER NOT NULL REFERENCES workspaces,
  session_uuid TEXT REFERENCES sessions (uuid) ON DELETE CASCADE,
  filename TEXT NOT NULL, title TEXT, extension TEXT NOT NULL, size INTEGER NOT NULL, signature TEXT NOT NULL,
  parser TEXT NOT NULL, status TEXT NOT NULL, status_vision TEXT, status_detail TEXT, total_pages INTEGER NOT NULL,
  external_id TEXT, doc_type TEXT, additional_metadata TEXT, created_at REAL NOT NULL, updated_at REAL NOT NULL,
  next_at REAL, visible_at REAL NOT NULL DEFAULT 0, UNIQUE (workspace_id, filename));
CREATE INDEX documents_session ON documents (session_uuid, id);
CREATE INDEX documents_due ON documents (next_at) WHERE next_at IS NOT NULL;
CREATE TABLE blobs (document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE, data BLOB NOT NULL);
CREATE TABLE chunks (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, position INTEGER NOT NULL,
  page_start INTEGER NOT NULL, page_end INTEGER NOT NULL, text TEXT NOT NULL, created_at REAL NOT NULL);
CREATE INDEX chunks_document ON chunks (document_id, position);
CREATE VIRTUAL TABLE chunk_index USING fts5 (text, content='chunks', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER chunks_added AFTER INSERT ON chunks BEGIN
  INSERT INTO chunk_index (rowid, text) VALUES (new.id, new.text); END;
CREATE TRIGGER chunks_removed AFTER DELETE ON chunks BEGIN
  INSERT INTO chunk_index (chunk_index, rowid, text) VALUES ('delete', old.id, old.text); END;
CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, description TEXT NOT NULL,
  auto_assign INTEGER NOT NULL, created_at REAL NOT NULL, updated_at REAL NOT NULL);
CREATE TABLE document_tags (
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE, auto_assigned INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (document_id, tag_id));
CREATE TABLE agents (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, description TEXT, instructions TEXT,
  company_id INTEGER NOT NULL, group_id INTEGER, ownership TEXT NOT NULL, is_default INTEGER NOT NULL,
  is_favorite INTEGER NOT NULL, scope_workspaces_by_group INTEGER NOT NULL, all_workspaces INTEGER NOT NULL,
  created_at REAL NOT NULL, updated_at REAL NOT NULL);
CREATE TABLE agent_workspaces (
  agent_id INTEGER NOT NULL REFERENCES agents ON DELETE CASCADE,
  workspace_id INTEGER NOT NULL REFERENCES workspaces ON DELETE CASCADE, PRIMARY KEY (agent_id, workspace_id));
CREATE TABLE threads (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, user_id INTEGER NOT NULL REFERENCES users,
  data TEXT NOT NULL, created_at REAL NOT NULL);
CREATE TABLE turns (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  thread_id TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE, status TEXT NOT NULL, data TEXT NOT NULL,
  created_at REAL NOT NULL, next_at REAL);
CREATE TABLE sources (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  turn_id TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE, thread_id TEXT NOT NULL,
  tool_call_id TEXT NOT NULL, chunk_id INTEGER, certainty REAL, page_start INTEGER, page_end INTEGER,
  created_at REAL NOT NULL);
"""


class Store:
    """One SQLite connection that any thread may use, one at a time.

    A write is committed before the request that made it is answered, so a killed emulator with a state file loses no
    acknowledged document.

    Args:
        path: The state's file, or None to keep everything in memory.

    Raises:
        ValueError: The file holds a state of another format.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            str(path) if path is not None else ":memory:", check_same_thread=False, isolation_level=None
        )
        self._connection.row_factory = sqlite3.Row
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
            self._connection.execute(f"PRAGMA {pragma}")
        self.is_new = self._prepare(path)

    def _prepare(self, path: str | Path | None) -> bool:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            self._connection.executescript(f"BEGIN;{SCHEMA}PRAGMA user_version={SCHEMA_VERSION};COMMIT;")
            return True
        if version != SCHEMA_VERSION:
            raise ValueError(f"{path}: state of format {version}, this emulator reads {SCHEMA_VERSION}: use a new file")
        return False

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the lock and a transaction: committed at the end, rolled back on an exception."""
        with self._lock:
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return every row of a query."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        with self._lock:
            found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def scalar(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement in a transaction of its own, or in the one that is open."""
        with self.transaction() as connection:
            return connection.execute(sql, values)

    def meta(self, key: str) -> str | None:
        """Return a stored setting, or None."""
        value: str | None = self.scalar("SELECT value FROM meta WHERE key=?", (key,))
        return value

    def set_meta(self, key: str, value: str) -> None:
        """Store a setting."""
        self.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value=excluded.value", (key, value))

    def new_uuid(self, kind: str) -> str:
        """Return the next UUID of a kind of thing.

        Derived from the state's own id and a counter, so that a run on a manual clock repeats itself to the letter.
        """
        with self.transaction():
            number = int(self.meta(f"count:{kind}") or 0) + 1
            self.set_meta(f"count:{kind}", str(number))
            return str(uuid.uuid5(uuid.UUID(self.meta("instance")), f"{kind}:{number}"))

    def clear(self) -> None:
        """Drop every row and every counter, keeping the tables."""
        with self.transaction() as connection:
            connection.execute("PRAGMA defer_foreign_keys=ON")
            names = connection.execute("SELECT name FROM sqlite_master WHERE type='table' AND sql LIKE 'CREATE TABLE%'")
            for (name,) in names.fetchall():
                if not name.startswith("chunk_index"):
                    connection.execute(f"DELETE FROM {name}")  # noqa: S608 - the name is the schema's own

    def snapshot(self) -> bytes:
        """Return the whole state as the bytes of an SQLite database."""
        with self._lock:
            return self._connection.serialize()

    def restore(self, data: bytes) -> None:
        """Replace the whole state by one that `snapshot` returned."""
        source = sqlite3.connect(":memory:")
        try:
            source.deserialize(data)
            with self._lock:
                source.backup(self._connection)
        finally:
            source.close()

    def close(self) -> None:
        """Close the database; the store cannot be used afterwards."""
        with self._lock:
            self._connection.close()
