"""A caller's own open file, read from where it stood."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


class Window(io.RawIOBase):
    """A caller's open file from where it stood: seeks are relative to there, closing leaves it open."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        self._start = start
        stream.seek(start)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)

    def readinto(self, buffer: object, /) -> int:
        # Before Python 3.12 no type says that something is a buffer.
        view = memoryview(buffer)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        piece = self._stream.read(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def tell(self) -> int:
        return self._stream.tell() - self._start

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        place = offset + self._start if whence == io.SEEK_SET else offset
        return self._stream.seek(place, whence) - self._start
