"""A stream in pieces as its reader wants them, each line or event of it bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What ends an event of a stream: an empty line, in each of the three spellings of a line's end.
EVENT_ENDS = (b"\n\n", b"\r\r", b"\r\n\r\n")
#: What some servers send before the first event; it does not belong to the event.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Pieces:
    """Passes the bytes of a stream on.

    Args:
        longest: Bytes that may come without one of `ends`; None for no limit.
        ends: What ends a line or an event.
        skip_mark: Whether a byte order mark at the beginning is passed over.
    """

    def __init__(self, longest: int | None, *, ends: tuple[bytes, ...] = (), skip_mark: bool = False) -> None:
        self._longest, self._ends = longest, ends
        self._mark = skip_mark
        self._size: int | None = None
        self._buffer = b""
        self._head = b""
        self._open = 0
        self._tail = b""

    def resize(self, size: int | None) -> None:
        """Let each piece be of so many bytes, None for as they come."""
        self._size = size

    def take(self, data: bytes) -> Iterator[bytes]:
        """Yield what is complete with these bytes.

        Raises:
            OverflowError: A line or event has become too long.
        """
        data = self._without_mark(data)
        self._measure(data)
        if self._size is None:
            if data:
                yield data
            return
        self._buffer += data
        while len(self._buffer) >= self._size:
            piece, self._buffer = self._buffer[: self._size], self._buffer[self._size :]
            yield piece

    def rest(self) -> Iterator[bytes]:
        """Yield what is left at the end."""
        last, self._head, self._buffer = self._head + self._buffer, b"", b""
        if last:
            yield last

    def _without_mark(self, data: bytes) -> bytes:
        if not self._mark:
            return data
        data, self._head = self._head + data, b""
        if len(data) < len(BYTE_ORDER_MARK) and BYTE_ORDER_MARK.startswith(data):
            self._head = data  # it may come in several pieces
            return b""
        self._mark = False
        return data.removeprefix(BYTE_ORDER_MARK)

    def _measure(self, data: bytes) -> None:
        if self._longest is None:
            return
        seen = self._tail + data
        end = max((seen.rfind(mark) + len(mark) for mark in self._ends if mark in seen), default=-1)
        self._open = len(seen) - end if end >= 0 else self._open + len(data)
        self._tail = seen[-3:]
        if self._open > self._longest:
            raise OverflowError(f"a line or event of the stream is longer than {self._longest:,} bytes")
