"""A stream over one that a caller or a disk opened, which it closes with itself."""

from __future__ import annotations

import io
from abc import abstractmethod
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

T = TypeVar("T")


class StreamOver(io.RawIOBase):
    """Reads from another stream, `_stream`; whatever that one raises becomes an error of ours."""

    _stream: BinaryIO

    @abstractmethod
    def _attempt(self, act: Callable[[], T]) -> T:
        """Do something with the stream beneath.

        Raises:
            ParadigmError: That stream raised something.
        """

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def close(self) -> None:
        """Close the stream beneath, once, and this one in any case."""
        try:
            if not self.closed:
                self._attempt(self._let_go)
        finally:
            super().close()

    def _let_go(self) -> None:
        self._stream.close()
