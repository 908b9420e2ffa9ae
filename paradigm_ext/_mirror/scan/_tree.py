"""What a source is to a scan: a tree that can be walked, asked about one path, and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from paradigm_ext._mirror.scan._entry import Entry, ScanFailure

#: Seconds: a second write this soon after the first can leave the same time stamp, and the same size.
TICK = 2.0


class Tree(Protocol):
    """One kind of source.

    Attributes:
        root: The normalised address, without secrets.
        atomic: Whether a file appears whole or not at all, as objects of a bucket do.
        named: Whether somebody names each file: then none is passed over for its name without a word.
    """

    @property
    def root(self) -> str: ...
    @property
    def atomic(self) -> bool: ...
    @property
    def named(self) -> bool: ...

    def check(self) -> None:
        """Return when the root is there and can be listed.

        Raises:
            SourceUnavailable: It is not; the message says why and what to do.
        """
        ...

    def prepare(self) -> None:
        """Make ready to be asked about files that an earlier run listed."""
        ...

    def close(self) -> None:
        """Let go of connections of its own."""
        ...

    def walk(self, prune: Callable[[str, bool], bool]) -> Iterator[Entry | ScanFailure]:
        """Yield every file below the root, and a failure for whatever cannot be one.

        Args:
            prune: Called with a path and whether it is a folder; what it says True of is not entered.
        """
        ...

    def status(self, path: str) -> Entry | None:
        """Return a file as it is now; None where it is certainly missing.

        Raises:
            OSError: It is uncertain.
        """
        ...

    def is_spelled(self, path: str) -> bool:
        """Return whether a path that is there is written just so; some systems have `A.md` and `a.md` as one.

        Raises:
            OSError: It cannot be told.
        """
        ...

    def open(self, entry: Entry) -> tuple[BinaryIO, Callable[[], str]]:
        """Return a stream of the file's content, and what returns its token as it is then.

        Raises:
            OSError: It cannot be opened.
        """
        ...
