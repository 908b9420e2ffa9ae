"""A source in memory: a dictionary of files that a scan takes a picture of."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from typing import Any

from attrs import define, field

from paradigm_ext._mirror.documents._identity import path_hash, shard_of
from paradigm_ext._mirror.scan import Entry, ScanFailure


class Changed(io.BytesIO):
    """A stream of a file that is no longer the one listed."""


@define
class MemorySource:
    """Files by path, each with a revision that grows with every write.

    Attributes:
        files: Content and revision by path.
        unreadable: Folders that cannot be listed.
        missing: Whether the whole source is gone.
    """

    files: dict[str, tuple[bytes, int]] = field(factory=dict)
    unreadable: set[str] = field(factory=set)
    revision: int = 0

    def write(self, path: str, content: bytes) -> None:
        self.revision += 1
        self.files[path] = (content, self.revision)

    def move(self, old: str, new: str) -> None:
        """Move a file as `mv` does; its token is that of a new file."""
        content, _ = self.files.pop(old)
        self.write(new, content)

    def contents(self) -> dict[str, bytes]:
        return {path: content for path, (content, _) in self.files.items()}

    def scan(self, shard: tuple[int, int] | None = None) -> MemoryScan:
        return MemoryScan(self, shard)


class MemoryScan:
    """What one listing of a `MemorySource` found."""

    root = "memory://source"
    sentinel_missing = False

    def __init__(self, source: MemorySource, shard: tuple[int, int] | None) -> None:
        self.elsewhere: list[tuple[str, int]] = []
        self.source = source
        self.bytes_read = 0
        self.unsettled: list[Entry] = []
        self.listing_errors = [
            ScanFailure(folder, "list", "permission denied") for folder in source.unreadable
        ]
        self.entries: list[Entry] = []
        self.failures: list[ScanFailure] = []
        keys: dict[str, list[str]] = {}
        for path in source.files:
            if not self._hidden(path):
                keys.setdefault(unicodedata.normalize("NFC", path), []).append(path)
        for key in sorted(keys):
            if len(keys[key]) > 1:
                self.failures += [ScanFailure(path, "scan", "two spellings") for path in keys[key]]
            else:
                self.entries.append(self._entry(keys[key][0]))
        if shard is not None:
            mine = [one for one in self.entries if shard_of(one.key, shard[1]) == shard[0]]
            self.elsewhere = [(path_hash(one.key), one.size) for one in self.entries if one not in mine]
            self.entries = mine

    def _hidden(self, path: str) -> bool:
        return any(path.startswith(folder + "/") for folder in self.source.unreadable)

    def _entry(self, path: str) -> Entry:
        content, revision = self.source.files[path]
        return Entry(path=path, token=f"r{revision}", size=len(content))

    @property
    def complete(self) -> bool:
        return not self.listing_errors

    def sha256(self, entry: Entry) -> str:
        content = self._read(entry)
        self.bytes_read += len(content)
        return hashlib.sha256(content).hexdigest()

    def _read(self, entry: Entry) -> bytes:
        now = self.restat(entry)
        if now is None or now.token != entry.token:
            raise OSError(f"{entry.path} changed")
        return self.source.files[entry.path][0]

    def restat(self, entry: Entry) -> Entry | None:
        return self._entry(entry.path) if entry.path in self.source.files else None

    def still_absent(self, path: str) -> bool:
        if self._hidden(path):
            return False
        key = unicodedata.normalize("NFC", path)
        return all(unicodedata.normalize("NFC", one) != key for one in self.source.files)

    def open_checked(self, entry: Entry, sha256: str | None = None) -> Any:
        return io.BytesIO(self._read(entry))

    def close(self) -> None:
        """Nothing is held."""
