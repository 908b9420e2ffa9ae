"""Which files a path, a folder or a glob stands for: each is read once; links to folders are not followed."""

from __future__ import annotations

import errno
import os
import re
import stat
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from paradigm_ext._errors import InvalidInput, UnreadableSource
from paradigm_ext._files import expanded, is_below, is_same, open_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_NOWHERE = "it is a link that leads nowhere"
_NO_FILE = "it is not a regular file"
_MAGIC = frozenset("*?[")


@frozen
class FoundFile:
    """A regular file, as it was when it was found.

    Attributes:
        path: Where it is.
        status: What the system said of it.
        identity: Its address without links: what makes two paths the same file.
    """

    path: str
    status: os.stat_result = field(repr=False)
    identity: str

    def open(self) -> BinaryIO:
        """Open the file, unless it is no longer the one that was checked.

        Raises:
            InvalidInput: It was changed since; sent now, it would pass for the one that was checked.
            OSError: It cannot be read.
        """
        try:
            # Where it leads to was found out when it was checked: a link that is there now is another file.
            descriptor = open_regular(self.identity, follow=False)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.EINVAL):
                raise self._changed() from error
            raise
        if not is_same(self.status, os.fstat(descriptor)):
            os.close(descriptor)
            raise self._changed()
        return os.fdopen(descriptor, "rb")

    def _changed(self) -> InvalidInput:
        return InvalidInput(f"{self.path!r} changed after it was checked; run the upload again")

    def changed(self) -> bool:
        """Return whether the path no longer leads to the file that was checked."""
        try:
            return not is_same(self.status, Path(self.path).stat())
        except OSError:
            return True


@frozen
class PassedOver:
    """Something other than a regular file, which was not named itself: left out, with a reason."""

    path: str
    reason: str


@frozen
class Outside(PassedOver):
    """A link below a given folder to a file outside of it: whoever may write there chose what is sent."""

    reason: str = (
        "it is a link to a file outside the folder; copy the file, name it itself, or pass follow_links=True"
    )


Found: TypeAlias = "FoundFile | PassedOver"


def files_of(text: str, *, follow_links: bool = False) -> Iterator[Found]:
    """Yield the files that a path stands for: itself, all below a folder, or the matches of a glob.

    Names that begin with a dot are left out, unless a glob names the dot.

    Args:
        text: The path.
        follow_links: Whether a file below a folder may be a link to one outside of it.

    Raises:
        InvalidInput: No file is there, or something cannot be read; what can be was yielded before.
    """
    if not text:
        raise InvalidInput("a source is an empty text: pass a path, or '.' for the working folder")
    try:
        path = expanded(text)
        if path.is_dir():
            yield from _inside(_below(path), path, follow_links)
        elif _MAGIC.isdisjoint(text) or path.exists():
            yield _alone(path)
        else:
            first = next(index for index, part in enumerate(path.parts) if not _MAGIC.isdisjoint(part))
            yield from _inside(_matches(path, first), Path(*path.parts[:first]), follow_links)
    except ValueError as error:  # a name with a NUL
        if isinstance(error, InvalidInput):
            raise
        raise InvalidInput(f"{text!r} is not a valid path: {error}") from error


def _inside(found: Iterator[Found], folder: Path, follow_links: bool) -> Iterator[Found]:
    """Yield what was found below a folder, and `Outside` for what links lead out of it."""
    place = os.path.realpath(folder)
    for file in found:
        stays = follow_links or isinstance(file, PassedOver) or is_below(file.identity, place)
        yield file if stays else Outside(file.path)


def _alone(path: Path) -> FoundFile:
    try:
        identity = os.path.realpath(path)
        status = os.stat(identity)  # noqa: PTH116 - a text
    except OSError as error:
        raise UnreadableSource(f"{str(path)!r} cannot be read: {error.strerror}") from error
    if not stat.S_ISREG(status.st_mode):
        raise InvalidInput(f"{str(path)!r} is not a regular file")
    return FoundFile(str(path), status, identity)


def _below(folder: Path) -> Iterator[Found]:
    """Yield all files below a folder in order; then raise what could not be listed."""
    files: list[Found] = []
    refused: list[OSError] = []
    pending = [(str(folder), os.path.realpath(folder))]
    while pending:
        here, place = pending.pop()
        try:
            with os.scandir(here) as entries:
                listed = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            refused.append(error)
            continue
        for entry in listed:
            inside = os.path.join(place, entry.name)  # noqa: PTH118 - texts: there may be 100,000 of them
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, inside))
            elif isinstance(status := _status(entry, refused), str):
                files.append(PassedOver(entry.path, status))
            elif status is not None:
                identity = os.path.realpath(inside) if entry.is_symlink() else inside
                files.append(FoundFile(entry.path, status, identity))
    if not files and not refused:
        raise UnreadableSource(f"{str(folder)!r} is a folder without files")
    yield from sorted(files, key=lambda file: file.path.split(os.sep))  # noqa: PTH206 - 100,000 of them
    if refused:
        raise _not_listed(refused)


def _not_listed(refused: list[OSError]) -> UnreadableSource:
    reasons = "; ".join(f"{error.filename!r} cannot be read: {error.strerror}" for error in refused[:5])
    more = f"; and {len(refused) - 5} more" if len(refused) > 5 else ""
    return UnreadableSource(reasons + more)


def _status(entry: os.DirEntry[str], refused: list[OSError]) -> os.stat_result | str | None:
    """Return the status of a regular file, or why anything else is passed over; None where that is told."""
    try:
        status = entry.stat()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP):
            return _NOWHERE
        refused.append(error)
        return None
    if stat.S_ISDIR(status.st_mode):
        return "it is a link to a folder" if entry.is_symlink() else None
    return status if stat.S_ISREG(status.st_mode) else _NO_FILE


def _matches(path: Path, first: int) -> Iterator[Found]:
    """Yield what a glob matches; then raise which folders could not be listed.

    `**` stands for any number of folders, and follows no links.

    Args:
        path: The glob.
        first: Which of its parts is the first with a wild card.
    """
    base = Path(*path.parts[:first])
    pattern = [part if part == "**" else re.sub(r"\*\*+", "*", part) for part in path.parts[first:]]
    if pattern[-1] == "**":
        pattern.append("*")
    found = [
        match
        for match in base.glob("/".join(pattern))
        if not match.is_dir() and _named(match.parts[first:], pattern)
    ]
    refused = list(_unlistable(base, pattern))
    if not found and not refused:
        raise UnreadableSource(f"{str(path)!r} matches no file")
    for match in sorted(found):
        if match.is_file():
            yield _alone(match)
        else:
            yield PassedOver(str(match), _NOWHERE if match.is_symlink() else _NO_FILE)
    if refused:
        raise _not_listed(refused)


def _unlistable(base: Path, pattern: list[str]) -> Iterator[OSError]:
    """Yield why folders that a glob would list cannot be read, which globbing itself passes over."""
    pending = [(str(base), pattern)]
    while pending:
        here, parts = pending.pop()
        try:
            with os.scandir(here) as entries:
                folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTDIR):
                yield error
            continue
        rest = parts if parts[0] == "**" else parts[1:]
        if rest:
            wanted = "*" if parts[0] == "**" else parts[0]
            pending += [
                (one.path, rest)
                for one in folders
                if _named((one.name,), [wanted, wanted]) and fnmatch(one.name, wanted)
            ]


def _named(parts: tuple[str, ...], pattern: list[str]) -> bool:
    """Return whether no part of a match is hidden, but where the pattern itself has the dot."""
    dotted = [part for part in pattern if part.startswith(".")]
    return all(not part.startswith(".") or any(fnmatch(part, one) for one in dotted) for part in parts)
