"""The options of a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class ScanOptions(Protocol):
    """The part of a mirror's options that a scan reads.

    Attributes:
        include: Globs of what belongs to the mirror; empty for everything.
        exclude: Globs of what does not, whatever `include` says.
        settle: Seconds that a file must not have been written to, where half-written files can be seen.
        sentinel: A path below the root that must exist; None for no such check.
        shard: `(index, count)`: only paths of this share; None for all.
        max_file_bytes: The largest file that is sent; None for no limit.
        follow_links: Whether a file may be a link to one outside the folder.
    """

    @property
    def include(self) -> Sequence[str]: ...
    @property
    def exclude(self) -> Sequence[str]: ...
    @property
    def settle(self) -> float: ...
    @property
    def sentinel(self) -> str | None: ...
    @property
    def shard(self) -> tuple[int, int] | None: ...
    @property
    def max_file_bytes(self) -> int | None: ...
    @property
    def follow_links(self) -> bool: ...
