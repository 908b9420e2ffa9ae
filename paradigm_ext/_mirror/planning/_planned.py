"""What a planning leaves open, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._mirror._guard import MirrorGuard
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.planning._operation import MirrorOperation
    from paradigm_ext._mirror.reporting._report import MirrorFailure
    from paradigm_ext._mirror.scan import Entry


@frozen
class Undecided:
    """A file that its token does not settle, with the documents of its path."""

    entry: Entry
    rows: tuple[Row, ...]


@frozen(kw_only=True)
class Planned:
    """What a planning came to.

    Attributes:
        operations: What is to be done, in the order of paths.
        counts: Files and documents of each kind.
        failed: Files that cannot be mirrored.
        guard: What forbids the guarded operations.
        unexplained: Failed documents whose reason is still to be asked for, by their place in `failed`.
    """

    operations: tuple[MirrorOperation, ...]
    counts: Mapping[str, int]
    failed: tuple[MirrorFailure, ...]
    guard: MirrorGuard | None
    unexplained: Mapping[int, int]
