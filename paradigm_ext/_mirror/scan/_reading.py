"""Reading a file of a source so that a change while it is read never passes for its content."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any, TypeVar

from paradigm_ext._errors import ParadigmError
from paradigm_ext._mirror.scan._errors import SourceChanged, SourceUnreadable
from paradigm_ext._mirror.scan._positioned import PositionedStream
from paradigm_ext._stream_over import StreamOver

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from paradigm_ext._mirror.scan._entry import Entry
    from paradigm_ext._mirror.scan._tree import Tree

_CHUNK = 1 << 18
T = TypeVar("T")


class CheckedStream(StreamOver, PositionedStream):
    """The content of one entry, from its first byte to its last.

    The last byte is handed out only once size, token and content were found to be those of the entry. So a
    request whose body is this stream never completes with a file that changed meanwhile.

    Args:
        raw: The content.
        entry: What it must be.
        token: Returns the file's token as it is now.
        sha256: The content's hash, where it is known.
    """

    def __init__(self, raw: BinaryIO, entry: Entry, token: Callable[[], str], sha256: str | None) -> None:
        super().__init__(entry)
        self._stream = raw
        self._token = token
        self._expected = sha256
        self._hash = hashlib.sha256()
        self._hashed = 0
        self._verified = False

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position; the end is the entry's size."""
        position = self._target(offset, whence)
        if position != self._position and position < self._entry.size:
            self._attempt(lambda: self._stream.seek(position))
        self._position = position  # only now: a source that fails to go there is asked again
        if position == 0:
            self._hash, self._hashed, self._verified = hashlib.sha256(), 0, False
        return position

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes; empty at the end.

        Raises:
            SourceChanged: The file is no longer the entry.
            SourceUnreadable: It cannot be read.
        """
        left = self._entry.size - self._position
        wanted = left if size < 0 else min(size, left)
        if wanted <= 0:
            return b""
        data: Any = self._attempt(lambda: self._stream.read(wanted))  # of a caller's own stream
        if not data:
            raise self._changed("it became shorter")
        if not isinstance(data, bytes):
            raise self._no_bytes(data)
        self._take(data)
        return data

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # narrower than any buffer
        """Read into a buffer; return the number of bytes."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def hexdigest(self) -> str:
        """Return the sha256 of the whole content, which was read from the beginning."""
        return self._hash.hexdigest()

    def _take(self, data: bytes) -> None:
        if self._hashed == self._position:
            self._hash.update(data)
            self._hashed += len(data)
        self._position += len(data)
        if self._position == self._entry.size and not self._verified:
            self._verify()

    def _verify(self) -> None:
        """Compare before the last bytes are handed out: after them it would be too late."""
        if self._attempt(lambda: self._stream.read(1)):
            raise self._changed("it became longer")
        self.check_token()
        whole = self._hashed == self._entry.size
        if self._expected is not None and whole and self.hexdigest() != self._expected:
            raise self._changed("its content is another one")
        self._verified = True

    def check_token(self) -> None:
        """Return when the file's token is still the entry's.

        Raises:
            SourceChanged: It is not.
        """
        if self._attempt(self._token) != self._entry.token:
            raise self._changed("it was written to")

    def _changed(self, how: str) -> SourceChanged:
        path = self._entry.path
        return SourceChanged(f"{path!r} changed while it was read: {how}; the next run takes it", path=path)

    def _no_bytes(self, data: object) -> SourceUnreadable:
        path = self._entry.path
        return SourceUnreadable(
            f"{path!r} cannot be read: {type(data).__name__} was read, not bytes",
            path=path,
        )

    def _attempt(self, act: Callable[[], T]) -> T:
        return _attempt(self._entry.path, act)


def open_checked(tree: Tree, entry: Entry, sha256: str | None = None) -> CheckedStream:
    """Open a file that is still the entry; reading it to the end checks that again.

    Raises:
        SourceChanged: It is another one, or gone.
        SourceUnreadable: It cannot be opened.
    """
    raw, token = _attempt(entry.path, lambda: tree.open(entry))
    stream = CheckedStream(raw, entry, token, sha256)
    try:
        stream.check_token()
    except BaseException:
        stream.close()
        raise
    return stream


def digest(tree: Tree, entry: Entry) -> str:
    """Read a file once, in constant memory; return the sha256 of its content in hexadecimal.

    Raises:
        SourceChanged: It changed before or while it was read.
        SourceUnreadable: It cannot be read.
    """
    with open_checked(tree, entry) as stream:
        while stream.read(_CHUNK):
            pass
        return stream.hexdigest()


def _attempt(path: str, act: Callable[[], T]) -> T:
    """Do something with a file; what its file system raises becomes an error of this file."""
    try:
        return act()
    except ParadigmError:
        raise
    except FileNotFoundError as error:
        raise SourceChanged(f"{path!r} was removed after it was listed", path=path) from error
    except Exception as error:
        if type(error).__name__ == "FileExpired":  # s3fs: the object's ETag is another one
            raise SourceChanged(
                f"{path!r} changed while it was read; the next run takes it", path=path
            ) from error
        reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        raise SourceUnreadable(f"{path!r} cannot be read: {reason}", path=path) from error
