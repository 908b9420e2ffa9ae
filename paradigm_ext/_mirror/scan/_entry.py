"""What a scan finds: files that can be sent, and what cannot be, with a sentence that says why."""

from __future__ import annotations

import re
from typing import Any

from attrs import define, field, frozen

from paradigm_ext._mirror.documents._identity import path_key
from paradigm_ext._text import printable


@define(eq=False, weakref_slot=False)
class Entry:
    """One file of a source, in about 300 bytes: there may be a million of them.

    Attributes:
        path: The path below the source's root, as it was listed, with `/` between folders.
        token: Changes whenever the content may have changed; compared for equality only.
        size: Bytes.
        modified: When it was last written, seconds since the epoch; None where the source does not say.
        fresh: Whether it was written so shortly before the scan that a later write could leave the same
            token.
        handle: What the source needs to open it; None where the path is enough.
    """

    path: str
    token: str
    size: int
    modified: float | None = None
    fresh: bool = False
    handle: Any = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """The path in its composed form: what tells one file from another."""
        return path_key(self.path)

    @property
    def settled_token(self) -> str:
        """The token to remember; empty where a later write could leave the same one."""
        return "" if self.fresh else self.token


#: Parts of a path that file systems take for another folder, and stores for a name like any other.
_LEADS_ELSEWHERE = re.compile(r"(?:^|/)(\.\.?)(?:/|\Z)")


@frozen
class ScanFailure:
    """Something below the source's root that could not be taken.

    Attributes:
        path: Where, below the root; the root itself is the empty path.
        stage: `list` for a folder that could not be listed, `scan` for a single file.
        error: Why, as a sentence.
    """

    path: str = field(converter=printable)
    stage: str
    error: str = field(converter=printable)

    @property
    def key(self) -> str:
        """The path in its composed form, as that of an entry."""
        return path_key(self.path)


def leading_elsewhere(path: str) -> ScanFailure | None:
    """Return the failure of a path that has `.` or `..` in it; None for any other."""
    found = _LEADS_ELSEWHERE.search(path)
    if found is None:
        return None
    return ScanFailure(path, "scan", f"its path has the part {found[1]!r}, which leads elsewhere; rename it")
