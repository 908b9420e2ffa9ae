"""A stream of one entry that can go back, since a request may be sent again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paradigm_ext._mirror.scan._entry import Entry


class PositionedStream(io.RawIOBase):
    """Keeps where it is in an entry; what reads it says what comes of going elsewhere.

    Args:
        entry: What is read.
    """

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self._position = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the position in bytes."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position; the end is the entry's size."""
        self._position = self._target(offset, whence)
        return self._position

    def _target(self, offset: int, whence: int) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._entry.size}[whence]
        return max(0, start + offset)
