"""What was sent so far, kept so that a run can be repeated and sends only what is missing.

A ledger is a list of entries that only grows. Before a file is sent its key is written (`sending`), after the
answer the document's id (`sent`); a process killed in between leaves a `sending` without `sent`, which the
next run settles by reading the session.
"""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING, Protocol

from paradigm_ext._errors import InvalidInput, LedgerError
from paradigm_ext._files import append_line, expanded, keep_name, open_regular
from paradigm_ext._json_lines import MAX_LINE, check_first, lines_of, read_object
from paradigm_ext._log import logger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from paradigm_ext._types import JSON


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
        InvalidInput: The folder does not exist, or the path is not a file.

    A file of something else is refused when it is first read or written, and left as it is.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._descriptor: int | None = None
        self._path = expanded(path)
        self._lock = threading.Lock()
        self._closed = False
        # Not by the methods of a path: they raise for a folder that this user may not enter.
        if os.path.isdir(self._path) or not os.path.isdir(self._path.parent):  # noqa: PTH112
            raise InvalidInput(f"ledger must be a file in a folder that exists, not {str(path)!r}")

    def entries(self) -> Iterator[Mapping[str, JSON]]:
        """Yield the entries that are whole.

        Raises:
            InvalidInput: The file is not a ledger, or cannot be read.
        """
        try:
            descriptor = open_regular(self._path)
        except FileNotFoundError:
            return
        except OSError as error:
            raise self._unusable(f"cannot be read: {error.strerror};") from error
        with os.fdopen(descriptor, "rb") as stream:
            try:
                yield from _entries(stream)
            except ValueError as error:
                raise self._refused(error) from error
            except OSError as error:
                raise self._unusable(f"cannot be read: {error.strerror};") from error

    def _unusable(self, why: str) -> InvalidInput:
        return InvalidInput(f"the ledger {str(self._path)!r} {why} name another file")

    def _refused(self, error: ValueError) -> InvalidInput:
        return self._unusable(f"was left as it is: {error}; restore it, or")

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    def acquire(self) -> None:
        """Take the ledger for this process, making it if it does not exist; `close` gives it up.

        Raises:
            InvalidInput: Another process is using it, or it cannot be written.
        """
        with self._lock:
            if self._descriptor is None:
                try:
                    self._descriptor = self._open()
                except OSError as error:
                    raise self._unusable(f"cannot be written: {error.strerror};") from error
            self._closed = False

    def append(self, entry: Mapping[str, JSON]) -> None:
        """Write one entry and wait until the disk has it.

        Raises:
            LedgerError: The disk did not take all of it. What it took is passed over when it is read.
        """
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        with self._lock:
            try:
                if self._descriptor is None:
                    self._descriptor = self._open()
                append_line(self._descriptor, line)
            except OSError as error:
                raise LedgerError(
                    f"the ledger {str(self._path)!r} cannot be written: {error.strerror}"
                ) from error
            finally:
                if self._closed:
                    self._let_go()

    def close(self) -> None:
        """Close the file and give up its lock; what is appended later is written, and it closes again."""
        with self._lock:
            self._closed = True
            self._let_go()

    def __del__(self) -> None:
        self._let_go()

    def _let_go(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def _open(self) -> int:
        while True:
            descriptor = open_regular(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
            try:
                _lock(descriptor, self._path)
                if _is_at(descriptor, self._path):
                    self._check(descriptor)
                    if not os.lseek(descriptor, 0, os.SEEK_END):
                        keep_name(self._path)
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)

    def _check(self, descriptor: int) -> None:
        """Refuse a file that is not a ledger, before anything is written to it."""
        os.lseek(descriptor, 0, os.SEEK_SET)
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            first = stream.readline(MAX_LINE)
        try:
            check_first(first, "event")
        except ValueError as error:
            raise self._refused(error) from error


def _entries(stream: BinaryIO) -> Iterator[Mapping[str, JSON]]:
    """Yield the entries of a file that begins like a ledger.

    Raises:
        ValueError: It does not, or has a line that no ledger has.
    """
    for number, line in enumerate(lines_of(stream)):
        if not number:
            check_first(line, "event")
        entry = read_object(line)
        if entry is not None:  # a line may have been torn by a crash
            yield entry


def _is_at(descriptor: int, path: Path) -> bool:
    """Return whether an open file still has that name: another run may have removed it as it ended."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _lock(descriptor: int, path: Path) -> None:
    """Keep a second process from appending to the same ledger: two runs would send the same files twice."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InvalidInput(
            f"another process is using the ledger {str(path)!r}; wait for it or use another file"
        ) from error
    except OSError as error:
        logger.warning(
            "the ledger %s cannot be locked on its file system (%s): see to it that no other upload uses it",
            path,
            error.strerror,
        )


class NoLedger:
    """Keeps nothing: a run that is not to be repeated."""

    def entries(self) -> Iterable[Mapping[str, JSON]]:
        """Return nothing."""
        return ()

    def append(self, entry: Mapping[str, JSON]) -> None:
        """Forget the entry."""
