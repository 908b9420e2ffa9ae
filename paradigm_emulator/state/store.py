"""The emulator's state: one SQLite database, in memory or in a file, behind one lock."""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from collections import OrderedDict
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SCHEMAS: Final = ("schema.sql", "schema-2.sql", "schema-3.sql", "schema-4.sql", "schema-5.sql")
"""What each format adds to the one before it; a state of an older format gets what it lacks."""

SCHEMA_VERSION: Final = len(SCHEMAS)
OURS: Final = frozenset({"meta", "sessions", "documents", "chunks"})
"""Tables by which a state of any format is known."""

REMEMBERED: Final = 8
"""Answers that are kept until the next write."""


DISK: Final = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM),
    }
)
"""What SQLite says of a file that cannot be used as things are, but may be whole."""


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """Say of a state what SQLite says while it is opened.

    Raises:
        ValueError: It cannot be used, is broken, or is something else; `name` says whose it is.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in DISK:
            raise ValueError(f"{name}: the state cannot be used: {error}") from error
        raise ValueError(
            f"{name}: not the state of an emulator, or a broken one: {error}; name another file, or remove it"
        ) from error


def version_of(connection: sqlite3.Connection) -> int:
    """Return the format of a state; 0 of an empty database."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def upgrade(connection: sqlite3.Connection, name: str) -> None:
    """Bring a state to this format, all at once or not at all; an empty database becomes a new state.

    Raises:
        ValueError: It is of a newer format, or no state at all; `name` says whose.
    """
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise ValueError(
            f"{name}: state of format {version}, this emulator reads up to {SCHEMA_VERSION}: use a newer"
            " emulator or a new file"
        )
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    if (tables or version) and (version == 0 or not tables >= OURS):
        raise ValueError(f"{name}: not the state of an emulator, but a database of something else")
    lacking = "".join(Path(__file__).with_name(schema).read_text() for schema in SCHEMAS[version:])
    if not lacking:
        return
    try:
        connection.executescript(f"BEGIN;{lacking}PRAGMA user_version={SCHEMA_VERSION};COMMIT;")
    except sqlite3.DatabaseError:
        connection.rollback()
        raise


class Store:
    """One SQLite connection that any thread may use, one at a time.

    A write is committed before the request that made it is answered, so a killed emulator with a state file
    loses no acknowledged document.

    Args:
        path: The state's file, or None to keep everything in memory.

    Raises:
        ValueError: The file holds a state of a newer format, or something else.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self._lock = threading.RLock()
        self._answers: OrderedDict[tuple[str, tuple[Any, ...]], list[sqlite3.Row]] = OrderedDict()
        if path is not None:
            _create_private(Path(path))
        self.name = str(path)
        with refusing(self.name):
            self._connection = sqlite3.connect(
                str(path) if path is not None else ":memory:", check_same_thread=False, isolation_level=None
            )
        self._connection.row_factory = sqlite3.Row
        try:
            with refusing(self.name):
                self._open(self.name)
        except ValueError:
            self._connection.close()
            raise
        if path is not None:
            _make_private(Path(path))

    def _open(self, name: str) -> None:
        """Prepare the connection."""
        self._connection.execute("PRAGMA busy_timeout=10000")
        # First of all: nothing is written to a file that is not ours.
        upgrade(self._connection, name)
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            self._connection.execute(f"PRAGMA {pragma}")

    @property
    def is_empty(self) -> bool:
        """Whether the state still lacks its first users: it is new, or whoever made it was killed."""
        return self.meta("instance") is None

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
            finally:
                self._answers.clear()
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

    def remembered(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return every row of a query, from memory where nothing was written since it was last asked.

        A client that reads a list page by page asks for the same order again and again.
        """
        key = (sql, tuple(values))
        with self._lock:
            if self._connection.in_transaction:
                return self.rows(sql, values)
            found = self._answers.pop(key, None)
            self._answers[key] = found = self.rows(sql, values) if found is None else found
            while len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
            return found

    def scalar(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement in a transaction of its own, or in the one that is open."""
        with self.transaction() as connection:
            return connection.execute(sql, values)

    def insert(self, table: str, **values: Any) -> int:
        """Add one row and return its number."""
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        cursor = self.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        return cursor.lastrowid or 0

    def meta(self, key: str) -> str | None:
        """Return a stored setting, or None."""
        value: str | None = self.scalar("SELECT value FROM meta WHERE key=?", (key,))
        return value

    def set_meta(self, key: str, value: str) -> None:
        """Store a setting."""
        self.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value=excluded.value",
            (key, value),
        )

    def new_uuid(self, kind: str) -> str:
        """Return the next UUID of a kind of thing.

        Derived from the state's own id and a counter, so that a run on a manual clock repeats itself.
        """
        with self.transaction():
            number = int(self.meta(f"count:{kind}") or 0) + 1
            self.set_meta(f"count:{kind}", str(number))
            return str(uuid.uuid5(uuid.UUID(self.meta("instance")), f"{kind}:{number}"))

    def clear(self) -> None:
        """Drop every row and every counter, keeping the tables."""
        with self.transaction() as connection:
            connection.execute("PRAGMA defer_foreign_keys=ON")
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type='table' AND sql LIKE 'CREATE TABLE%'"
            )
            for (name,) in names.fetchall():
                if not name.startswith("chunk_index"):
                    connection.execute(f"DELETE FROM {name}")

    def snapshot(self) -> bytes:
        """Return the whole state as the bytes of an SQLite database."""
        with self._lock:
            return self._connection.serialize()

    def restore(self, data: bytes) -> None:
        """Replace the whole state by one that `snapshot` returned.

        Raises:
            ValueError: The bytes are not a state of a format that this emulator reads.
        """
        source = sqlite3.connect(":memory:")
        try:
            source.deserialize(data)
            if version_of(source) == 0:
                raise ValueError("not a snapshot of an emulator: a database without a format")
            upgrade(source, "the snapshot")
            with self._lock:
                source.backup(self._connection)
                self._answers.clear()
        except sqlite3.DatabaseError as error:
            raise ValueError(f"not a snapshot of an emulator: {error}") from error
        finally:
            source.close()

    def close(self) -> None:
        """Close the database; the store cannot be used afterwards."""
        with self._lock:
            self._connection.close()


PRIVATE: Final = 0o600
"""A state holds documents and keys: only its owner reads it. SQLite gives files beside it the same mode."""


def _create_private(path: Path) -> None:
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE))


def _make_private(path: Path) -> None:
    """Close to others a state that an older emulator left open to them."""
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        # Somebody else's file is as it is: what may be done with it is theirs to say.
        with suppress(FileNotFoundError, PermissionError):
            file.chmod(file.stat().st_mode & PRIVATE)
