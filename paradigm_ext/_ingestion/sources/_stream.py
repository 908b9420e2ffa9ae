"""A source while it is sent: what is read is what was checked, and what goes wrong is an error of ours."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, TypeVar

from paradigm_ext._errors import InvalidInput, ParadigmError
from paradigm_ext._stream_over import StreamOver

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from typing_extensions import Buffer

    from paradigm_ext._ingestion.sources._source import Source


T = TypeVar("T")


class TornSource(InvalidInput):
    """A file changed while it was sent, and the server may have it in part."""


class SourceStream(StreamOver):
    """The content of a source, never more of it than its size says.

    A file that shrinks while it is sent ends in an error here. One that grows is cut to its size, so that
    the announced length stays true; `check_unchanged` tells of it afterwards.
    """

    def __init__(self, source: Source, stream: BinaryIO) -> None:
        super().__init__()
        self._source, self._stream = source, stream
        self._place = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes.

        Raises:
            InvalidInput: The source raised something, or ended too soon.
            OSError: The disk does not give them.
        """
        left = None if self._source.size is None else self._source.size - self._place
        if left is not None:
            size = left if size < 0 else min(size, left)
        piece = self._guarded(size)
        if left and size and not piece:
            raise _changed(InvalidInput, self._source)
        self._place += len(piece)
        return piece

    def readinto(self, buffer: Buffer, /) -> int:
        """Read into a buffer; as `read`."""
        view = memoryview(buffer)
        piece = self.read(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def _guarded(self, size: int) -> bytes:
        if size == 0:
            return b""
        piece: Any = self._attempt(lambda: self._stream.read(size))  # of a caller's own
        if not isinstance(piece, bytes):
            raise unusable(self._source, TypeError(f"{type(piece).__name__} was read, not bytes"))
        return piece

    def _attempt(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except (OSError, ParadigmError):
            raise
        except Exception as error:
            raise unusable(self._source, error) from error

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if whence == io.SEEK_END and self._source.size is not None:
            offset, whence = self._source.size + offset, io.SEEK_SET
        self._place = self._attempt(lambda: self._stream.seek(offset, whence))
        return self._place

    def check_unchanged(self) -> None:
        """Return when the source is still what was checked.

        Raises:
            TornSource: It was changed while it was sent.
        """
        if self._source.changed():
            raise _changed(TornSource, self._source, "; what arrived may be torn")


def opened(source: Source) -> SourceStream:
    """Return a new stream at the source's beginning; close it after use.

    Raises:
        InvalidInput: The source cannot be opened, or is no longer what was checked.
        OSError: The disk does not give it.
    """
    try:
        return SourceStream(source, _readable(source.open()))
    except (OSError, ParadigmError):
        raise
    except Exception as error:
        raise unusable(source, error) from error


def _readable(stream: Any) -> BinaryIO:
    if not callable(getattr(stream, "read", None)):
        raise TypeError(f"open returned {type(stream).__name__}, not a binary stream")
    return stream  # type: ignore[no-any-return] # what a caller opened: its methods tell, not its type


def unusable(source: Source, error: Exception) -> InvalidInput:
    """Return the error of a source that raises an error of its own."""
    return InvalidInput(f"{source.label or source.name!r} cannot be read: {type(error).__name__}: {error}")


def _changed(kind: type[InvalidInput], source: Source, more: str = "") -> InvalidInput:
    """Return the error of a file that is no longer the one that was checked."""
    return kind(
        f"{source.label or source.name!r} changed while it was sent{more}: run the upload again once it is"
        " written to its end"
    )
