"""What was sent so far, kept so that a run can be repeated and sends only what is missing.

A ledger is a list of entries that only grows. Before a file is sent its key is written (`sending`), after the
answer the document's id (`sent`); a process killed in between leaves a `sending` without `sent`, which the
next run settles by reading the session.
"""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from attrs import define, field

from paradigm_ext._errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from paradigm_ext._errors import JSON


class Ledger(Protocol):
    """Where entries are kept: a file (`FileLedger`), a task's state store, anything that lasts."""

    def entries(self) -> Iterable[Mapping[str, JSON]]:
        """Return everything appended so far, in order."""
        ...

    def append(self, entry: Mapping[str, JSON]) -> None:
        """Keep one entry; it is durable when this returns. Called from several threads."""
        ...


class FileLedger:
    """A ledger in a file of JSON lines, each flushed to disk before `append` returns.

    A process killed at any byte leaves at most one torn line at the end, which is skipped and never glued to
    the next one.

    Args:
        path: The file; made when first appended to, in a folder that must exist.

    Raises:
        InvalidInput: The folder does not exist, or the path is no file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self._lock = threading.Lock()
        self._descriptor: int | None = None
        if self._path.is_dir() or not self._path.parent.is_dir():
            raise InvalidInput(f"ledger must be a file in a folder that exists, not {str(path)!r}")

    def entries(self) -> Iterator[Mapping[str, JSON]]:
        """Yield the entries that are whole."""
        if not self._path.exists():
            return
        with self._path.open("rb") as lines:
            for line in lines:
                try:
                    entry = json.loads(line)
                except ValueError:
                    continue  # torn by a crash
                if isinstance(entry, dict):
                    yield cast("dict[str, JSON]", entry)

    def append(self, entry: Mapping[str, JSON]) -> None:
        """Write one entry and wait until the disk has it."""
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        with self._lock:
            if self._descriptor is None:
                self._descriptor = self._open()
            os.write(self._descriptor, line)
            os.fsync(self._descriptor)

    def close(self) -> None:
        """Close the file and give up its lock; a later append opens it again."""
        with self._lock:
            descriptor, self._descriptor = self._descriptor, None
            if descriptor is not None:
                os.close(descriptor)

    def _open(self) -> int:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            _lock(descriptor, self._path)
            size = os.fstat(descriptor).st_size
            if size and os.pread(descriptor, 1, size - 1) != b"\n":
                os.write(descriptor, b"\n")
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor


def _lock(descriptor: int, path: Path) -> None:
    """Keep a second process from appending to the same ledger: two runs would send the same files twice."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise InvalidInput(
            f"another process is using the ledger {str(path)!r}; wait for it or use another file"
        ) from error


class NoLedger:
    """Keeps nothing: a run that is not to be repeated."""

    def entries(self) -> Iterable[Mapping[str, JSON]]:
        """Return nothing."""
        return ()

    def append(self, entry: Mapping[str, JSON]) -> None:
        """Forget the entry."""


@define
class SentFile:
    """What a ledger knows of one key."""

    key: str
    name: str
    session_uuid: str
    document_id: int | None = None
    sent: bool = False


@define
class LedgerState:
    """What a ledger's entries come to.

    Attributes:
        sessions: The sessions opened so far, in order, without those found gone.
        files: Per key what became of it; a file whose sending was refused is not in here.
    """

    sessions: list[str] = field(factory=list[str])
    files: dict[str, SentFile] = field(factory=dict[str, SentFile])

    @classmethod
    def replay(cls, entries: Iterable[Mapping[str, JSON]]) -> LedgerState:
        """Return the state after all entries; entries of unknown kinds are passed over."""
        state = cls()
        for entry in entries:
            state.apply(entry)
        return state

    def apply(self, entry: Mapping[str, JSON]) -> None:
        """Take one entry into account."""
        key, uuid = str(entry.get("key", "")), str(entry.get("session", ""))
        match entry.get("event"):
            case "session":
                self.sessions.append(uuid)
            case "gone":
                self.sessions = [known for known in self.sessions if known != uuid]
                self.files = {k: file for k, file in self.files.items() if file.session_uuid != uuid}
            case "sending":
                self.files[key] = SentFile(key, str(entry.get("name", "")), uuid)
            case "sent":
                document = entry.get("document")
                identifier = document if isinstance(document, int) else None
                self.files[key] = SentFile(key, str(entry.get("name", "")), uuid, identifier, sent=True)
            case "refused":
                self.files.pop(key, None)
            case _:
                pass

    def unsettled(self, session_uuid: str) -> list[SentFile]:
        """Return the files of a session of which it is not known whether they arrived."""
        return [file for file in self.files.values() if not file.sent and file.session_uuid == session_uuid]

    def document_ids(self, session_uuid: str) -> list[int]:
        """Return the ids of a session's documents that are known to have been sent."""
        ids = [
            file.document_id
            for file in self.files.values()
            if file.sent and file.session_uuid == session_uuid
        ]
        return [identifier for identifier in ids if identifier is not None]
