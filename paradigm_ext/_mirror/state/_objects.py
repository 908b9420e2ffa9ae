"""A mirror's state in a store that fsspec reaches: small objects, each written once and never changed.

Object stores neither append to an object nor replace one only if it still is what it was. So each note is an
object of its own below `<address>.d/`, and the state is all of them together. Merging writes one object that
holds what several held, reads it back, and only then deletes those. Two runs that merge at once leave the
same lines twice, which says nothing else than once; neither can take a line from the other.
"""

from __future__ import annotations

import io
import secrets
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from attrs import define, field

from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror.state._journal import StateUnwritable, line_of, objects_of
from paradigm_ext._redaction import hide

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

#: Objects of one run that are merged into one.
MERGED = 500
#: How often a listing is begun anew whose objects another run merges meanwhile.
LISTINGS = 5
#: End of the name of an object that is not whole yet.
BEGUN = ".new"
#: Nanoseconds after which nobody is at work on one.
LONGEST_WRITE = 86_400 * 10**9


@define
class _Note:
    """A line that waits to be written, and why it was not."""

    line: bytes
    error: Exception | None = None
    done: bool = False


@define
class ObjectJournal:
    """The state at an address of a store.

    Attributes:
        filesystem: An `fsspec.AbstractFileSystem` that keeps no listing.
        path: The address, as that file system writes it.
        shown: The address without secrets.
        atomic: Whether an object appears whole or not at all.
    """

    filesystem: Any = field(repr=False)
    path: str
    shown: str
    atomic: bool
    _own: list[tuple[str, bytes]] = field(factory=list["tuple[str, bytes]"], repr=False)
    _pending: list[_Note] = field(factory=list[_Note], repr=False)
    _last: int = 0
    _has_folder: bool = False
    _writing: threading.Lock = field(factory=threading.Lock, repr=False)
    _adding: threading.Lock = field(factory=threading.Lock, repr=False)

    # -------------------------------------------------------------------------------------- reading

    def read(self) -> list[dict[str, Any]]:
        """Return every object by age, and leave them behind in one."""
        try:
            first = self._objects(self._first())
            parts = self._parts()
            there = {value["id"] for value in first if isinstance(value.get("id"), int)}
            found = merged([*first, *self._objects(parts)], remember=there)
            self._last = max((_at(value) for value in found), default=0)
            # It also tells, before anything is sent, whether the store can be written to.
            self._merge([line_of(value) for value in found], list(parts), always=not parts)
        except ValueError as error:
            refusal = (
                f"{self.shown!r} is not the state of a mirror and was left as it is: {error};"
                " restore it, or name another address"
            )
        except Exception as error:  # noqa: BLE001 - each file system has errors of its own
            refusal = f"the state {self.shown!r} cannot be used: {self._reason(error)}"
        else:
            return found
        # Raised out here, so that an error that may show a password is not its context.
        raise InvalidInput(refusal)

    def _first(self) -> dict[str, bytes]:
        """Return the object at the address itself: a state file that somebody copied there."""
        try:
            return {self.path: self.filesystem.cat_file(self.path)}
        except (FileNotFoundError, IsADirectoryError):
            return {}

    def _parts(self) -> dict[str, bytes]:
        """Return the contents of all parts by name; another run may merge some while they are read."""
        for _ in range(LISTINGS):
            try:
                return {name: self.filesystem.cat_file(name) for name in self._names()}
            except FileNotFoundError:
                continue
        raise OSError("other runs keep changing it; run again when they are over")

    def _names(self) -> list[str]:
        self.filesystem.invalidate_cache()
        try:
            names = self.filesystem.ls(f"{self.path}.d", detail=False)
        except FileNotFoundError:
            return []
        self._sweep(name for name in map(str, names) if name.endswith(BEGUN))
        return sorted(name for name in map(str, names) if name.endswith(".jsonl"))

    def _sweep(self, begun: Iterable[str]) -> None:
        """Remove what runs that were killed had begun to write, once no run can be at it any more."""
        for name in begun:
            written = name.rpartition("/")[2].partition("-")[0]
            if written.isdecimal() and int(written) < time.time_ns() - LONGEST_WRITE:
                with suppress(Exception):  # each file system has errors of its own; it says nothing
                    self.filesystem.rm_file(name)

    def _objects(self, contents: Mapping[str, bytes]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for name, content in contents.items():
            try:
                found += objects_of(io.BytesIO(content), f"{self.shown} ({name})")
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from error
        return found

    # -------------------------------------------------------------------------------------- writing

    def append(self, value: dict[str, Any]) -> None:
        """Write one object; those that wait at the same time are written together.

        Raises:
            StateUnwritable: The store did not take it.
        """
        with self._adding:
            self._last = max(self._last + 1, time.time_ns())
            note = _Note(line_of({"at": self._last, **value}))
            self._pending.append(note)
        with self._writing:
            if not note.done:  # another thread may have taken it along
                self._write_pending()
        if note.error is not None:
            raise StateUnwritable(f"the state {self.shown!r} cannot be written: {self._reason(note.error)}")

    def _write_pending(self) -> None:
        with self._adding:
            notes, self._pending = self._pending, []
        content = b"".join(note.line for note in notes)
        error: Exception | None = None
        try:
            self._own.append((self._put(content), content))
            if len(self._own) >= MERGED:
                self._merge_own()
        except Exception as caught:  # noqa: BLE001 - each file system has errors of its own; it is raised
            error = caught
        for note in notes:
            note.done, note.error = True, error

    def close(self) -> None:
        """Leave one object behind; where that fails the many say the same."""
        with self._writing:
            try:
                self._merge_own()
            except Exception:  # noqa: BLE001 - each file system has errors of its own
                return

    def _merge_own(self) -> None:
        own, self._own = self._own, []
        self._merge([content for _, content in own], [name for name, _ in own], always=False)

    def _merge(self, lines: list[bytes], names: list[str], *, always: bool) -> None:
        """Write lines as one object, and delete the objects that held them once it was read back."""
        if len(names) < 2 and not always:
            return
        content = b"".join(lines) or line_of({"at": 0})
        name = self._put(content)
        if self.filesystem.cat_file(name) != content:
            raise OSError("what was written could not be read back")
        for one in names:
            self.filesystem.rm_file(one)

    def _put(self, content: bytes) -> str:
        """Write an object under a name of its own; a file system shows it once it is whole."""
        folder = f"{self.path}.d"
        name = f"{folder}/{time.time_ns():020d}-{secrets.token_hex(4)}.jsonl"
        if self.atomic:
            self.filesystem.pipe_file(name, content)
        else:
            if not self._has_folder:
                self.filesystem.makedirs(folder, exist_ok=True)
                self._has_folder = True
            self.filesystem.pipe_file(name + BEGUN, content)
            self.filesystem.mv(name + BEGUN, name)
        return name

    def _reason(self, error: Exception) -> str:
        text = (getattr(error, "strerror", None) or str(error)).strip()
        options: dict[str, Any] = getattr(self.filesystem, "storage_options", None) or {}
        text = hide(text, str(options.get("password") or ""))
        return f"{type(error).__name__}: {text}" if text else type(error).__name__


def merged(values: Iterable[dict[str, Any]], *, remember: Container[int] = ()) -> list[dict[str, Any]]:
    """Return what still says something, by age: the newest line of each document and of each file being sent.

    Documents that are gone and files that arrived are left out. Where another run still has their lines they
    come back, and do no harm: what is not in the workspace is never taken for a document.

    Args:
        values: Lines of any age.
        remember: Documents that are kept although they are gone, since a line that stays says otherwise.
    """
    documents: dict[Any, dict[str, Any]] = {}
    sendings: dict[Any, dict[str, Any]] = {}
    for value in sorted(values, key=_at):
        identifier, external_id = value.get("id"), value.get("external_id")
        if isinstance(identifier, int):
            documents[identifier] = value
            sendings.pop(external_id, None)
        elif isinstance(external_id, str):
            sendings[external_id] = value
    kept = [value for value in documents.values() if not value.get("gone") or value["id"] in remember]
    kept += [value for value in sendings.values() if not value.get("dropped")]
    return sorted(kept, key=_at)


def _at(value: dict[str, Any]) -> int:
    at = value.get("at")
    return at if isinstance(at, int) else 0
