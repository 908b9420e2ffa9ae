"""A folder of this machine: walked with `scandir`, one `stat` a file."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from paradigm_ext._errors import InvalidInput
from paradigm_ext._files import expanded, is_below, open_regular, utf8_name
from paradigm_ext._mirror.scan._entry import Entry, ScanFailure
from paradigm_ext._mirror.scan._errors import SourceChanged, SourceUnavailable
from paradigm_ext._mirror.scan._tree import TICK
from paradigm_ext._text import is_whole_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)
#: Errors that say that there is no such file, and nothing else.
_ABSENT = (errno.ENOENT, errno.ENOTDIR)


class LocalTree:
    """The files below a folder; links to folders are not followed, links to files only within it."""

    atomic = False
    named = False

    def __init__(self, folder: str | os.PathLike[str], *, now: float, follow_links: bool = False) -> None:
        self._follow_links = follow_links
        try:
            self._folder = os.path.abspath(expanded(os.fspath(folder)))  # noqa: PTH100 - keeps links
            self.root = Path(self._folder).as_uri()
        except ValueError as error:  # no home folder; a name that is not text
            raise InvalidInput(f"the source {os.fspath(folder)!r} is invalid: {error}") from error
        self._fresh_after = now - TICK
        self._real = ""
        self._identity: tuple[int, int] | None = None

    def check(self) -> None:
        """Return when the root is a folder that can be listed."""
        try:
            self._identity = self._identify()
            self._real = os.path.realpath(self._folder)
            with os.scandir(self._folder):
                pass
        except (OSError, ValueError) as error:
            raise SourceUnavailable(_root_error(self._folder, error)) from error

    def prepare(self) -> None:
        """Do nothing: a path is enough."""

    def close(self) -> None:
        """Do nothing: nothing is held."""

    def walk(self, prune: Callable[[str, bool], bool]) -> Iterator[Entry | ScanFailure]:
        """Yield every file, and failures; a folder that cannot be listed is a failure of `list`."""
        pending = [""]
        while pending:
            prefix = pending.pop()
            try:
                with os.scandir(self._at(prefix)) as listed:
                    for one in listed:
                        found = self._one(one, prefix + one.name, prune, pending)
                        if found is not None:
                            yield found
            except OSError as error:
                yield ScanFailure(prefix.rstrip("/"), "list", _folder_error(error))
        if self._identity != self._again():
            yield ScanFailure("", "list", "the source was replaced or unmounted while it was listed")

    def status(self, path: str) -> Entry | None:
        """Return a file as it is now; None where it is missing, or a folder on its way is a link."""
        if self._identity != self._again():
            raise OSError(errno.ESTALE, "the source was replaced or unmounted since it was listed")
        for parent in _parents(path):
            if os.path.islink(self._at(parent)):  # noqa: PTH114 - a text
                return None
        try:
            found = os.stat(self._at(path))  # noqa: PTH116 - a text
        except OSError as error:
            if error.errno in _ABSENT:
                return None
            raise
        return self._entry(path, found) if stat.S_ISREG(found.st_mode) else None

    def is_spelled(self, path: str) -> bool:
        """Return whether each folder on the way lists the name just as the path has it."""
        folder = ""
        for name in path.split("/"):
            if name not in os.listdir(self._at(folder)):  # noqa: PTH208 - names, not paths
                return False
            folder = f"{folder}/{name}" if folder else name
        return True

    def open(self, entry: Entry) -> tuple[BinaryIO, Callable[[], str]]:
        """Open a regular file, and none that a link has come to name outside the folder since."""
        place = os.path.realpath(self._at(entry.path))
        if not self._is_inside(place):
            raise _changed(entry, "it became a link to a file outside the source")
        try:
            descriptor = open_regular(place, follow=False)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.EINVAL):
                raise _changed(entry, "it is no longer a regular file") from error
            raise
        stream = os.fdopen(descriptor, "rb", buffering=0)
        return stream, lambda: _token(os.fstat(descriptor))

    def _one(
        self, one: os.DirEntry[str], path: str, prune: Callable[[str, bool], bool], pending: list[str]
    ) -> Entry | ScanFailure | None:
        """Return what one name stands for; a folder is put off, and None for whatever is left out."""
        try:
            if one.is_dir(follow_symlinks=False):
                if prune(path, True):
                    return None
                failure = _name_failure(path, folder=True)
                if failure is None:
                    pending.append(path + "/")
                return failure
            return None if prune(path, False) else self._file(one, path)
        except OSError as error:
            return ScanFailure(path, "read", f"it cannot be read: {_reason(error)}")

    def _file(self, one: os.DirEntry[str], path: str) -> Entry | ScanFailure | None:
        if failure := _name_failure(path):
            return failure
        if one.is_symlink():
            return self._link(one, path)
        try:
            found = one.stat(follow_symlinks=False)
        except FileNotFoundError:  # removed since its folder was read: neither a file nor an error
            return None
        return self._regular(path, found)

    def _link(self, one: os.DirEntry[str], path: str) -> Entry | ScanFailure | None:
        try:
            found = one.stat()
        except OSError as error:
            return ScanFailure(path, "scan", f"it is a link that leads nowhere: {_reason(error)}")
        if stat.S_ISDIR(found.st_mode):  # not followed: a circle of links would have no end
            return None
        if not self._is_inside(os.path.realpath(one.path)):
            return ScanFailure(
                path,
                "scan",
                "it is a link to a file outside the source; copy the file, or pass follow_links=True",
            )
        return self._regular(path, found)

    def _is_inside(self, place: str) -> bool:
        return self._follow_links or is_below(place, self._real)

    def _regular(self, path: str, found: os.stat_result) -> Entry | ScanFailure:
        if stat.S_ISREG(found.st_mode):
            return self._entry(path, found)
        kind = next((words for test, words in _KINDS if test(found.st_mode)), "something else")
        return ScanFailure(path, "scan", f"it is {kind}, not a file")

    def _entry(self, path: str, found: os.stat_result) -> Entry:
        # People set modification times, also into the future; only the system sets the time of the change.
        changed = found.st_mtime if os.name == "nt" else found.st_ctime
        return Entry(path, _token(found), found.st_size, found.st_mtime, changed > self._fresh_after)

    def _at(self, path: str) -> str:
        return f"{self._folder}/{path}" if path else self._folder

    def _identify(self) -> tuple[int, int]:
        found = os.stat(self._folder)  # noqa: PTH116 - a text
        return found.st_dev, found.st_ino

    def _again(self) -> tuple[int, int] | None:
        try:
            return self._identify()
        except OSError:
            return None


def _changed(entry: Entry, how: str) -> SourceChanged:
    return SourceChanged(f"{entry.path!r} changed after it was listed: {how}", path=entry.path)


def _token(found: os.stat_result) -> str:
    """Return what changes with the content: size, both times, and the file's number for one moved over it."""
    return f"{found.st_size:x}-{found.st_mtime_ns:x}-{found.st_ctime_ns:x}-{found.st_ino:x}"


def _parents(path: str) -> Iterator[str]:
    index = path.find("/")
    while index > 0:
        yield path[:index]
        index = path.find("/", index + 1)


def _name_failure(path: str, *, folder: bool = False) -> ScanFailure | None:
    """Return why a name cannot be sent, if so: a file system takes any bytes."""
    if path.isascii() or is_whole_text(path):
        return None
    if is_whole_text(name := utf8_name(path)):
        reads = f"its name is UTF-8, and Python reads names as {sys.getfilesystemencoding()} here"
        # Documents may have come from this folder: what lies in it is unknown.
        return ScanFailure(name, "list" if folder else "scan", f"{reads}; set PYTHONUTF8=1")
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return ScanFailure(shown, "scan", "its name is not UTF-8; rename it")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _folder_error(error: OSError) -> str:
    return f"the folder cannot be listed: {_reason(error)}"


def _root_error(folder: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"the source {folder!r} does not exist; check the path, and that it is mounted"
    if isinstance(error, NotADirectoryError):
        return f"the source {folder!r} is a file; a mirror takes a folder (`ingest` takes files)"
    reason = _reason(error) if isinstance(error, OSError) else str(error)
    return f"the source {folder!r} cannot be listed: {reason}"
