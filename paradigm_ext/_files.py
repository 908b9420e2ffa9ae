"""Files of this machine: opened so that neither a swapped link is followed nor a pipe waited for."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from paradigm_ext._errors import InvalidInput
from paradigm_ext._text import cut

#: What keeps an open from waiting for the other end of a pipe, and from what it should not do; where a system
#: has it.
_CAREFUL = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)


def expanded(path: str | os.PathLike[str]) -> Path:
    """Return a path with `~` as the home folder, unless there is a file of just that name.

    Raises:
        InvalidInput: There is no home folder, no working folder, or no file can have this name.
    """
    given = Path(path)
    there = _is_there(given)
    try:
        found = given if there else given.expanduser()
        if not found.is_absolute():
            Path.cwd()
    except (RuntimeError, OSError) as error:
        raise InvalidInput(f"{str(path)!r} has no folder: {_lack(error)}") from error
    return found


def _lack(error: Exception) -> str:
    return "the working folder was removed" if isinstance(error, OSError) else str(error)


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except ValueError as error:  # NUL, or half a character
        raise InvalidInput(f"{str(path)!r} cannot be the name of a file: {error}") from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise InvalidInput(f"{cut(str(path))!r} cannot be the name of a file: it is too long") from None
        return False
    return True


def open_regular(
    path: str | os.PathLike[str], flags: int = os.O_RDONLY, *, mode: int = 0o600, follow: bool = True
) -> int:
    """Return a descriptor of a regular file, at once, whatever has taken its place.

    Args:
        path: The file.
        flags: As for `os.open`.
        mode: The permissions of a file that is made.
        follow: Whether the file itself may be a link; folders above it may be in any case.

    Raises:
        OSError: It cannot be opened, or is not a regular file.
    """
    descriptor = os.open(path, flags | _CAREFUL | (0 if follow else _NO_LINK), mode)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "it is not a regular file", os.fspath(path))


def append_line(descriptor: int, line: bytes) -> None:
    r"""Append a line to a file, and return when the disk has it.

    A kill, or a disk that fills up, leaves at most a beginning of it. The next line is never glued to that.

    Args:
        descriptor: An open file, from `open_regular(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)`.
        line: The line with its end; one thread of a process appends at a time.

    Raises:
        OSError: The disk did not take all of it.
    """
    left = memoryview(line if _ends_whole(descriptor) else b"\n" + line)
    while left:
        left = left[os.write(descriptor, left) :]
    os.fsync(descriptor)


def _ends_whole(descriptor: int) -> bool:
    if not os.lseek(descriptor, 0, os.SEEK_END):
        return True
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1) == b"\n"


def keep_name(path: Path) -> None:
    """Have the disk keep the name of a file that was made: a loss of power may take it from a kept file."""
    with suppress(OSError):  # folders cannot be opened on Windows, and not every file system keeps them so
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def utf8_name(name: str) -> str:
    """Return a name from the disk as UTF-8 reads it, where this process reads names otherwise.

    In the C locale without its UTF-8 mode, Python takes the two bytes of `é` for two that are not text.
    """
    try:
        return name if name.isascii() else os.fsencode(name).decode()
    except UnicodeError:
        return name


def is_same(one: os.stat_result, other: os.stat_result) -> bool:
    """Return whether two looks at a path saw one file, unchanged."""
    # A listing of Windows says neither device nor number.
    numbered = one.st_ino and other.st_ino
    same = (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino) if numbered else True
    return same and (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def is_below(path: str, folder: str) -> bool:
    """Return whether a path without links is below a folder without links."""
    return path.startswith(folder.rstrip(os.sep) + os.sep)
