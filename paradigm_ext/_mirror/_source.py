"""What a mirror reads from: the public `MirrorSource`, and what the planner needs of a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from io import RawIOBase

    from paradigm_ext._mirror.scan._entry import Entry, ScanFailure


@frozen(kw_only=True)
class MirrorSource:
    """One file of a source that is neither a folder nor a file system: a row, a message, an attachment.

    Attributes:
        path: Where it is in the source, with `/`; it names the document for good.
        token: Anything that changes with the content: an ETag, a revision. Equal means unchanged; it is never
            compared otherwise.
        size: Bytes.
        open: Returns a binary stream of the content, from its beginning.
        modified: Seconds since 1970; None where nobody knows.
    """

    path: str
    token: str
    size: int
    open: Callable[[], BinaryIO] = field(repr=False)
    modified: float | None = None


class Scanned(Protocol):
    """A source that was listed, and the ways to read from it."""

    @property
    def root(self) -> str:
        """The source's address, without secrets."""
        ...

    @property
    def entries(self) -> Sequence[Entry]:
        """The usable files, sorted by key; no key twice."""
        ...

    @property
    def failures(self) -> Sequence[ScanFailure]:
        """Files that exist and cannot be used; their documents stay."""
        ...

    @property
    def unsettled(self) -> Sequence[Entry]:
        """Files too young to be read; their documents stay."""
        ...

    @property
    def elsewhere(self) -> Sequence[tuple[str, int]]:
        """Hashes of the paths of other shards, each with the size of its file; empty without shards."""
        ...

    @property
    def listing_errors(self) -> Sequence[ScanFailure]:
        """What could not be listed."""
        ...

    @property
    def complete(self) -> bool:
        """Whether everything was listed."""
        ...

    @property
    def sentinel_missing(self) -> bool:
        """Whether a sentinel was asked for and is not there."""
        ...

    @property
    def bytes_read(self) -> int:
        """Bytes read for hashes so far."""
        ...

    def sha256(self, entry: Entry, /) -> str:
        """Return the content's SHA-256 in hexadecimal, from the cache where the token is known."""
        ...

    def restat(self, entry: Entry, /) -> Entry | None:
        """Return the file as it is now; None where it is gone."""
        ...

    def still_absent(self, path: str, /) -> bool:
        """Return whether a path is certainly no part of the source now."""
        ...

    def open_checked(self, entry: Entry, sha256: str | None = None, /) -> RawIOBase:
        """Return a stream that raises before its last byte if the file is no longer the one listed."""
        ...

    def close(self) -> None:
        """Let go of what the scan holds."""
        ...
