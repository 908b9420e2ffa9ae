"""Where a mirror's state is written: a file of this machine, to which lines are appended."""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING, Any, Protocol

from attrs import define, field

from paradigm_ext._errors import InvalidInput, ParadigmError
from paradigm_ext._files import append_line, expanded, keep_name, open_regular
from paradigm_ext._json_lines import check_first, lines_of, read_object
from paradigm_ext._log import logger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


class StateUnwritable(ParadigmError):
    """The state takes no note, so nothing may be done that the next run would not know of."""


class StateJournal(Protocol):
    """A place that keeps JSON objects in the order in which they were written. Any thread may use it."""

    def read(self) -> list[dict[str, Any]]:
        """Return every object, the oldest first; an empty list for a place that is new.

        Raises:
            InvalidInput: It cannot be read or written, or holds something else.
        """
        ...

    def append(self, value: dict[str, Any]) -> None:
        """Write one object; it is kept when this returns.

        Raises:
            StateUnwritable: It cannot be written.
        """
        ...

    def close(self) -> None:
        """Tidy up; nothing is lost where this is never called."""
        ...


def objects_of(stream: BinaryIO, shown: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a state, one a line; a line that was cut when a process died is left out.

    Raises:
        ValueError: It is something else.
    """
    for number, line in enumerate(lines_of(stream), 1):
        if number == 1:
            check_first(line, "id", "external_id", "at")
        if not line.strip():
            continue
        value = read_object(line)
        if value is None:
            logger.warning("line %d of %s was cut and is left out", number, shown)
        else:
            yield value


def line_of(value: dict[str, Any]) -> bytes:
    """Return an object as a line."""
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


@define
class FileJournal:
    """A file of this machine. A kill or a loss of power costs at most the line that was being written."""

    path: Path
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    @classmethod
    def at(cls, path: str | os.PathLike[str]) -> FileJournal:
        """Return the journal in a file; `~` is the home folder."""
        return cls(expanded(path))

    def read(self) -> list[dict[str, Any]]:
        """Return every object; the file is made where it does not exist."""
        try:
            with os.fdopen(open_regular(self.path, os.O_RDWR | os.O_CREAT), "rb") as stream:
                found = list(objects_of(stream, str(self.path)))
                if not stream.tell():
                    keep_name(self.path)
        except OSError as error:
            raise InvalidInput(
                f"the state {str(self.path)!r} cannot be used: {error.strerror}; name another file"
            ) from error
        except ValueError as error:
            raise InvalidInput(
                f"{str(self.path)!r} is not the state of a mirror and was left as it is: {error};"
                " restore it, or name another file"
            ) from error
        return found

    def append(self, value: dict[str, Any]) -> None:
        """Write one object at the end, and wait until the disk has it.

        Raises:
            StateUnwritable: The file does not take it.
        """
        try:
            with self._lock:
                self._append(line_of(value))
        except OSError as error:
            raise StateUnwritable(
                f"the state {str(self.path)!r} cannot be written: {error.strerror}"
            ) from error

    def _append(self, line: bytes) -> None:
        descriptor = open_regular(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        try:
            append_line(descriptor, line)
        finally:
            os.close(descriptor)

    def close(self) -> None:
        """Do nothing: the file is closed after each line."""
