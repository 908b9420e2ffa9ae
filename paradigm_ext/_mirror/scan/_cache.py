"""What was read before: a file of SQLite that maps a file's token to the hash of its content.

Losing it, or finding it damaged, costs reading and nothing else: a row counts only if its own check sum is
right. One run at a time holds it; the lock is the operating system's, so that no run leaves one behind.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from paradigm_ext._errors import InvalidInput
from paradigm_ext._files import expanded, open_regular
from paradigm_ext._log import logger
from paradigm_ext._mirror.scan._errors import CacheInUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

#: `application_id` of the database: "pdxm"; no other program's file is ever written to.
_APPLICATION = 0x7064786D
_VERSION = 1
#: Rows written before they are committed: what a killed run reads again at most.
_BATCH = 1_000
_HEADER = b"SQLite format 3\0"
#: Bytes of a cache that is hardly begun; what is larger and begins with zeros may be the image of a disk.
_SMALL = 65_536
#: One script, since a second one would first commit a database that has no name and no tables yet. It is held
#: from here until it is closed; a crash of the machine may cost the last rows.
_BEGIN = f"""
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA synchronous = NORMAL;
    BEGIN EXCLUSIVE;
    PRAGMA application_id = {_APPLICATION};
    PRAGMA user_version = {_VERSION};
    CREATE TABLE IF NOT EXISTS files (
        root TEXT NOT NULL, path TEXT NOT NULL, token TEXT NOT NULL,
        sha256 BLOB NOT NULL, sum INTEGER NOT NULL,
        PRIMARY KEY (root, path)
    ) WITHOUT ROWID;
    COMMIT;
"""


class HashCache:
    """The hashes of one cache file, held by this run until it is closed. Any thread may use it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open a cache, or begin one.

        Raises:
            CacheInUse: Another run holds it.
            InvalidInput: It cannot be written, or is another program's database.
        """
        self.path = expanded(path).absolute()
        self._lock = threading.Lock()
        self._pending = 0
        self._database: sqlite3.Connection | None = _opened(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, root: str, path: str, token: str) -> str | None:
        """Return the hash of a file with this token, in hexadecimal; None where it must be read."""
        row = self._run(
            "SELECT sha256, sum FROM files WHERE root = ? AND path = ? AND token = ?", (root, path, token)
        )
        if row is None or not isinstance(row[0], bytes) or row[1] != _sum(root, path, token, row[0]):
            return None
        return row[0].hex()

    def put(self, root: str, path: str, token: str, sha256: str) -> None:
        """Remember the hash of a file."""
        content = bytes.fromhex(sha256)
        self._run(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            (root, path, token, content, _sum(root, path, token, content)),
            writes=1,
        )

    def keep(self, root: str, paths: Iterable[str], *, among: Callable[[str], bool]) -> None:
        """Forget the files of a root that are no longer there.

        Args:
            root: Whose files.
            paths: All that are there, in ascending order.
            among: Returns whether a path was looked for; another mirror of this root may look for others.
        """
        with self._lock:
            try:
                gone = [path for path in self._gone(root, paths) if among(path)]
            except (sqlite3.Error, UnicodeError) as error:
                self._give_up(error)
                return
        for path in gone:
            self._run("DELETE FROM files WHERE root = ? AND path = ?", (root, path), writes=1)

    def close(self) -> None:
        """Write what is pending and let another run have the cache."""
        with self._lock:
            if self._database is not None:
                with closing(self._database) as database, suppress(sqlite3.Error):
                    database.commit()
                self._database = None

    def _gone(self, root: str, paths: Iterable[str]) -> Iterator[str]:
        """Walk over both in step: neither has to be held in memory."""
        if self._database is None:
            return
        left = iter(paths)
        present = next(left, None)
        for (path,) in self._database.execute("SELECT path FROM files WHERE root = ? ORDER BY path", (root,)):
            while present is not None and present < path:
                present = next(left, None)
            if present != path:
                yield path

    def _run(
        self, statement: str, values: tuple[object, ...], *, writes: int = 0
    ) -> tuple[object, ...] | None:
        with self._lock:
            if self._database is None:
                return None
            try:
                row: tuple[object, ...] | None = self._database.execute(statement, values).fetchone()
                self._pending += writes
                if self._pending >= _BATCH:
                    self._pending = 0
                    self._database.commit()
            except (sqlite3.Error, UnicodeError) as error:
                self._give_up(error)
                return None
            return row

    def _give_up(self, error: Exception) -> None:
        """Go on without a cache; a damaged one is begun anew by the next run."""
        logger.warning("the cache %s is no longer used: %s; files are read instead", self.path, error)
        database, self._database = self._database, None
        if database is not None:
            database.close()
        if not isinstance(error, sqlite3.OperationalError):
            _remove(self.path)


def default_cache_path(root: str) -> Path:
    """Return where the command keeps the cache of one source: below `XDG_CACHE_HOME`, or `~/.cache`.

    Raises:
        InvalidInput: There is no home folder.
    """
    try:
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError as error:
        raise InvalidInput(
            f"there is no folder for the cache: {error}; pass --cache FILE, or --no-cache"
        ) from error
    return Path(home) / "paradigm" / f"mirror-{hashlib.sha256(root.encode()).hexdigest()[:16]}.sqlite"


def _sum(root: str, path: str, token: str, content: bytes) -> int:
    return zlib.crc32(content, zlib.crc32(f"{root}\0{path}\0{token}".encode()))


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return the database, held; None where its file is damaged in a way that only a person should settle."""
    try:
        _create(path)
        header = b"" if _is_blank(path) else _header(path)
    except OSError as error:
        raise InvalidInput(
            f"the cache {str(path)!r} cannot be written: {error.strerror}; pass another file (--cache),"
            " or none (--no-cache)"
        ) from error
    if header and not header.startswith(_HEADER):
        raise InvalidInput(
            f"{str(path)!r} is not a cache of a mirror and was left as it is; name another file, or remove it"
        )
    if header and not _is_ours(header):
        raise InvalidInput(
            f"{str(path)!r} is the database of another program; name another file for the cache"
        )
    try:
        return _held(path)
    except sqlite3.OperationalError as error:
        _refuse_held(path, error)
        return None
    except (sqlite3.DatabaseError, UnicodeError) as error:  # its own messages may quote damaged text
        logger.warning("the cache %s is damaged (%s): it begins anew", path, error)
        _remove(path)
        _create(path)
        return _held(path)


def _refuse_held(path: Path, error: sqlite3.OperationalError) -> None:
    if "locked" in str(error) and "protocol" not in str(error):
        raise CacheInUse(
            f"another run holds the cache {str(path)!r}; wait for it, or name another file"
        ) from error
    logger.warning("the cache %s cannot be used (%s); files are read instead", path, error)


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(open_regular(path, os.O_RDWR | os.O_CREAT))


def _header(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(100)


def _is_blank(path: Path) -> bool:
    """Return whether a small file has nothing but zeros: what a loss of power may leave of a new one."""
    return path.stat().st_size <= _SMALL and not path.read_bytes().strip(b"\0")


def _is_ours(header: bytes) -> bool:
    """Return whether a database is a cache, or was never given a name or a table: nobody's yet."""
    application, tables = int.from_bytes(header[68:72]), int.from_bytes(header[40:44])
    return application == _APPLICATION or application == tables == 0


def _held(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=0, isolation_level="DEFERRED", check_same_thread=False)
    try:
        database.executescript(_BEGIN)
        database.execute("SELECT root, path, token, sha256, sum FROM files LIMIT 1").fetchone()
    except BaseException:
        database.close()
        raise
    return database


def _remove(path: Path) -> None:
    for suffix in ("", "-journal"):
        with suppress(OSError):
            Path(f"{path}{suffix}").unlink()
