"""Sorting what a walk yields: files to send, failures, files too young, and what could not be listed."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from paradigm_ext._mirror.documents._identity import path_hash, path_key, shard_of_hash
from paradigm_ext._mirror.scan._entry import Entry, ScanFailure
from paradigm_ext._mirror.scan._globs import PathFilter, is_hidden
from paradigm_ext._text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from paradigm_ext._mirror.scan._options import ScanOptions


class Sieve:
    """The rules of one scan, and what fell where.

    Args:
        options: What belongs to the mirror.
        root: The source's address, for messages.
        atomic: Whether files appear whole; then none is too young.
        named: Whether somebody names each file; then a hidden one is a failure.
        now: When the scan began, seconds since the epoch.
        own: Paths of the mirror's own files, which are left out with all that is below them.
    """

    def __init__(
        self,
        options: ScanOptions,
        root: str,
        *,
        atomic: bool,
        now: float,
        named: bool = False,
        own: frozenset[str] = frozenset(),
    ) -> None:
        self._shard = options.shard
        self._filter = PathFilter.of(options.include, options.exclude)
        self._limit = options.max_file_bytes
        self._settle = 0.0 if atomic else options.settle
        self._now = now
        self._named = named
        self._own = own
        self._below_own = tuple(f"{path}/" for path in own)
        self._root = root
        self.entries: list[Entry] = []
        self.failures: list[ScanFailure] = []
        self.unsettled: list[Entry] = []
        self.elsewhere: list[tuple[str, int]] = []
        self.listing_errors: list[ScanFailure] = []

    def prunes(self, path: str, folder: bool) -> bool:
        """Return whether a path is left out; of a folder, whether all below it is."""
        if not folder:
            taken = self._filter.chooses(path) if self._named else self._filter.takes(path)
            return not taken or self._is_own(path)
        name = path.rpartition("/")[2]
        if is_hidden(name) and self._filter.hides(name):
            return True
        return self._filter.excludes(path_key(path) + "/")

    def _is_own(self, path: str) -> bool:
        return path in self._own or path.startswith(self._below_own)

    def takes(self, path: str) -> bool:
        """Return whether a file of this path would belong to the mirror."""
        return not self.prunes(path, False)

    def sift(self, found: Iterable[Entry | ScanFailure]) -> None:
        """Take everything that a walk yields, then settle twins: two spellings of one name."""
        for one in found:
            if isinstance(one, Entry):
                self._entry(one)
            else:
                self._failure(one)
        self._twins()

    def _failure(self, failure: ScanFailure) -> None:
        if failure.stage == "list":
            self.listing_errors.append(failure)
        elif not self._is_elsewhere(failure.key, 0):
            self.failures.append(failure)

    def _entry(self, entry: Entry) -> None:
        if self._shard is not None and self._is_elsewhere(entry.key, entry.size):
            return
        if reason := self._hidden(entry.path) or self._refusal(entry.size):
            self.failures.append(ScanFailure(entry.path, "scan", reason))
        elif self._young(entry):
            self.unsettled.append(entry)
        else:
            self.entries.append(entry)

    def _is_elsewhere(self, key: str, size: int) -> bool:
        """Return whether a path is another shard's; only what tells a renamed file is kept of it."""
        if self._shard is None:
            return False
        path26 = path_hash(key)
        if shard_of_hash(path26, self._shard[1]) == self._shard[0]:
            return False
        self.elsewhere.append((path26, size))
        return True

    def _hidden(self, path: str) -> str:
        if not self._named or not (part := self._filter.hidden_part(path)):
            return ""
        return f"{part!r} is the name of a hidden file; leave it out by exclude, or write it out in include"

    def _refusal(self, size: int) -> str:
        if size == 0:
            return "it is empty"
        if self._limit is not None and size > self._limit:
            return (
                f"it has {counted(size, 'byte')}, more than max_file_bytes={self._limit:,}; split it, or "
                "raise max_file_bytes if your instance's MAX_DOCUMENT_SIZE is higher"
            )
        return ""

    def _young(self, entry: Entry) -> bool:
        """Return whether a file was written just now; one from far ahead of the clock was not."""
        if not self._settle or entry.modified is None:
            return False
        return -self._settle < self._now - entry.modified < self._settle

    def _twins(self) -> None:
        """Sort by key, and make all entries of one key failures: only one of them could be the document."""
        plain = all(entry.path.isascii() for entry in self.entries)
        key: Callable[[Entry], str] = attrgetter("path" if plain else "key")
        self.entries.sort(key=key)
        unusable = {one.key for one in self.unsettled} | {one.key for one in self.failures}
        twins: dict[str, set[str]] = {}
        again: set[str] = set()
        previous: Entry | None = None
        for entry in self.entries:
            if previous is not None and key(previous) == key(entry):
                again.add(entry.key)
                twins.setdefault(entry.key, {previous.path}).add(entry.path)
            elif unusable and entry.key in unusable:
                again.add(entry.key)
            previous = entry
        if again:
            failed = [entry for entry in self.entries if entry.key in again]
            self.entries = [entry for entry in self.entries if entry.key not in again]
            self.failures += [
                ScanFailure(entry.path, "scan", _twin_reason(twins.get(entry.key, ()))) for entry in failed
            ]


def _twin_reason(paths: Collection[str]) -> str:
    if len(paths) == 1:
        return "it is in the source more than once; give every file a path of its own"
    return "another file's name differs from its own only in how accents are encoded; rename one of them"
