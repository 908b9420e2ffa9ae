"""One scan of a source: what can be sent, what cannot, and whether that is all there is."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

from paradigm_ext._errors import InvalidInput
from paradigm_ext._log import logger
from paradigm_ext._mirror.documents._identity import path_key
from paradigm_ext._mirror.scan._errors import SourceUnavailable
from paradigm_ext._mirror.scan._own import own_paths
from paradigm_ext._mirror.scan._reading import digest, open_checked
from paradigm_ext._mirror.scan._sift import Sieve
from paradigm_ext._mirror.scan._sources import tree_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext._mirror.scan._cache import HashCache
    from paradigm_ext._mirror.scan._entry import Entry, ScanFailure
    from paradigm_ext._mirror.scan._options import ScanOptions
    from paradigm_ext._mirror.scan._reading import CheckedStream
    from paradigm_ext._mirror.scan._sources import Source
    from paradigm_ext._mirror.scan._tree import Tree


class Scan:
    """What one scan found, and the ways to read from it. Any thread may use it.

    Attributes:
        root: The normalised address of the source, without secrets; empty for sources given one by one.
        entries: The files that can be sent, sorted by key; every key once.
        failures: What exists and cannot be sent. Its document must stay.
        unsettled: Files that were written to so recently that they may be half-written; likewise.
        elsewhere: Hashes of the paths of other shards, each with the size of its file.
        listing_errors: What could not be listed: whatever lies there is unknown.
        sentinel_missing: Whether the sentinel was asked for and is not there.
        bytes_read: Bytes that were read to know a content's hash.
    """

    def __init__(self, tree: Tree, sieve: Sieve, *, sentinel: str | None, cache: HashCache | None) -> None:
        self.root = tree.root
        self.entries: list[Entry] = sieve.entries
        self.failures: list[ScanFailure] = sieve.failures
        self.unsettled: list[Entry] = sieve.unsettled
        self.elsewhere: list[tuple[str, int]] = sieve.elsewhere
        self.listing_errors: list[ScanFailure] = sieve.listing_errors
        self.bytes_read = 0
        self._tree = tree
        self._takes = sieve.takes
        self._sentinel = sentinel
        self._cache = cache
        self._lock = threading.Lock()
        self.sentinel_missing = not self._sentinel_there()

    @property
    def complete(self) -> bool:
        """Whether everything was listed: only then is something that was not found known to be removed."""
        return not self.listing_errors

    def sha256(self, entry: Entry) -> str:
        """Return the hash of a file's content in hexadecimal; it is read where the cache does not know it.

        Raises:
            SourceChanged: The file changed since it was listed, or while it was read.
            SourceUnreadable: It cannot be read.
        """
        known = self._cached(entry)
        if known is not None:
            return known
        found = digest(self._tree, entry)
        with self._lock:
            self.bytes_read += entry.size
        if self._cache is not None and entry.settled_token:
            self._cache.put(self.root, entry.path, entry.token, found)
        return found

    def restat(self, entry: Entry) -> Entry | None:
        """Return a file as it is now; None where it is gone.

        Raises:
            SourceUnavailable: The whole source is gone.
            OSError: It is uncertain.
        """
        return self._tree.status(entry.path)

    def still_absent(self, path: str) -> bool:
        """Return whether it is certain that a path does not belong to the source, just before its removal.

        A source that is gone, or cannot be asked, makes nothing certain.
        """
        if not self._takes(path):
            return True
        try:
            absent = not any(self._is_there(spelling) for spelling in _spellings(path))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is not the certainty that a removal needs
            logger.warning("%s is kept: whether it was removed is uncertain: %s", path, error)
            return False
        return absent and self._sentinel_there()

    def open_checked(self, entry: Entry, sha256: str | None = None) -> CheckedStream:
        """Open a file whose reading fails before its last byte if it is no longer what was listed.

        Args:
            entry: The file.
            sha256: The hash that its content must have; None where it is not known.

        Raises:
            SourceChanged: It is another file already.
            SourceUnreadable: It cannot be opened.
        """
        return open_checked(self._tree, entry, sha256)

    def close(self) -> None:
        """Let go of the connections, if the source has any."""
        self._tree.close()

    def _cached(self, entry: Entry) -> str | None:
        if self._cache is None or not entry.settled_token:
            return None
        return self._cache.get(self.root, entry.path, entry.token)

    def _is_there(self, path: str) -> bool:
        return self._tree.status(path) is not None and self._tree.is_spelled(path)

    def _sentinel_there(self) -> bool:
        if self._sentinel is None:
            return True
        try:
            return self._tree.status(self._sentinel) is not None
        except (OSError, SourceUnavailable):
            return False


def scan(
    source: Source,
    options: ScanOptions,
    *,
    cache: HashCache | None = None,
    state: Any = None,
    now: Callable[[], float] = time.time,
) -> Scan:
    """List a source, and say of everything below it what becomes of it; contents are not read.

    Args:
        source: A folder, an fsspec address, a `FsspecSource`, or `MirrorSource` objects.
        options: What belongs to the mirror, and how recent a file may be.
        cache: Hashes of earlier runs; None for none.
        state: Where the mirror's state lies; in the source, it is left out.
        now: The clock, seconds since the epoch.

    Raises:
        SourceUnavailable: The source cannot be listed at all.
        InvalidInput: The source's address or an option is invalid, or a package is missing.
    """
    began = now()
    tree = tree_of(source, now=began, follow_links=options.follow_links)
    tree.check()
    sieve = _sieve(tree, options, began, own_paths(tree.root, cache=cache, state=state))
    sieve.sift(tree.walk(sieve.prunes))
    result = Scan(tree, sieve, sentinel=_sentinel(options), cache=cache)
    if cache is not None and result.complete and options.shard is None:
        there = sorted(entry.path for entry in (*result.entries, *result.unsettled))
        cache.keep(tree.root, there, among=sieve.takes)
    return result


def reopen(
    source: Source,
    options: ScanOptions,
    *,
    cache: HashCache | None = None,
    state: Any = None,
    now: Callable[[], float] = time.time,
) -> Scan:
    """Return a scan of a source that was listed before, by the run that planned: it has no entries.

    Raises:
        SourceUnavailable: The source is no longer there.
        InvalidInput: An option is invalid.
    """
    began = now()
    tree = tree_of(source, now=began, follow_links=options.follow_links)
    tree.check()
    sieve = _sieve(tree, options, began, own_paths(tree.root, cache=cache, state=state))
    tree.prepare()
    return Scan(tree, sieve, sentinel=_sentinel(options), cache=cache)


def _sieve(tree: Tree, options: ScanOptions, now: float, own: frozenset[str]) -> Sieve:
    return Sieve(options, tree.root, atomic=tree.atomic, named=tree.named, now=now, own=own)


def _spellings(path: str) -> set[str]:
    """Return how a path may be written in the source: as it is, composed, and decomposed."""
    if path.isascii():
        return {path}
    import unicodedata

    return {path, path_key(path), unicodedata.normalize("NFD", path)}


def _sentinel(options: ScanOptions) -> str | None:
    sentinel = options.sentinel
    if sentinel is None:
        return None
    if not sentinel.strip("/") or sentinel.startswith("/") or ".." in sentinel.split("/"):
        raise InvalidInput(f"sentinel must be a path below the source, not {sentinel!r}")
    return sentinel
