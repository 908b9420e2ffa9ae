"""Reading one version of an object of a bucket: each request names its ETag, so that no other content comes.

fsspec's own files ask for the object's status first, and a careful reader once more at the end. Here a small
object is one request, and needs no other to be known for whole.
"""

from __future__ import annotations

import errno
from importlib import import_module
from typing import TYPE_CHECKING, Any

from paradigm_ext._mirror.scan._errors import SourceChanged
from paradigm_ext._mirror.scan._positioned import PositionedStream

if TYPE_CHECKING:
    from paradigm_ext._mirror.scan._entry import Entry

#: Bytes fetched at a time; s3fs would take 50 MiB for each file that is open.
BLOCK = 4 << 20
#: How often a block is asked for at most; s3fs itself sends again what was refused, not what broke off.
ATTEMPTS = 3


def version_of(entry: Entry) -> str:
    """Return the ETag that an entry was listed with; empty for one that was listed without."""
    etag, _, size = entry.token.rpartition("-")
    return etag if size == f"{entry.size:x}" else ""


def can_read_versions(filesystem: Any) -> bool:
    """Return whether a file system is s3fs's, and not one that reads older versions of its own accord."""
    return hasattr(filesystem, "call_s3") and not getattr(filesystem, "version_aware", False)


class ObjectVersion(PositionedStream):
    """The content of one version of an object.

    Args:
        filesystem: An `s3fs.S3FileSystem`.
        name: Bucket and key.
        entry: What was listed, with an ETag.
    """

    def __init__(self, filesystem: Any, name: str, entry: Entry) -> None:
        super().__init__(entry)
        self._fs = filesystem
        self._bucket, _, self._key = name.partition("/")
        self._etag = version_of(entry)
        self._start = 0
        self._block = b""

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, at most to the end of a block; empty at the end.

        Raises:
            SourceChanged: The object has another version by now.
            OSError: It is gone, or cannot be read.
        """
        if self._position >= self._entry.size:
            return b""
        if not self._start <= self._position < self._start + len(self._block):
            self._start = self._position
            self._block = self._fetch(self._start, min(self._start + BLOCK, self._entry.size))
        begin = self._position - self._start
        data = self._block[begin:] if size < 0 else self._block[begin : begin + size]
        self._position += len(data)
        return data

    def _fetch(self, start: int, end: int) -> bytes:
        sync: Any = import_module("fsspec.asyn").sync  # it has no types
        for attempt in range(1, ATTEMPTS + 1):
            try:
                content: bytes = sync(self._fs.loop, self._get, start, end)
            except (FileNotFoundError, PermissionError, SourceChanged):
                raise
            except Exception as error:
                if _is_another_version(error):
                    raise self._changed() from error
                if attempt == ATTEMPTS:
                    raise
            else:
                return content
        raise AssertionError  # pragma: no cover - the loop returns or raises

    async def _get(self, start: int, end: int) -> bytes:
        conditions: dict[str, Any] = dict(getattr(self._fs, "req_kw", None) or {})
        if not getattr(self._fs, "local_expiry_check", False):  # set for stores that know no conditions
            conditions["IfMatch"] = f'"{self._etag}"'
        answer = await self._fs._call_s3(
            "get_object",
            Bucket=self._bucket,
            Key=self._key,
            Range=f"bytes={start}-{end - 1}",
            **conditions,
        )
        async with answer["Body"] as body:
            content: bytes = await body.read()
        if str(answer.get("ETag", "")).strip('"') != self._etag:
            raise self._changed()
        return content

    def _changed(self) -> SourceChanged:
        path = self._entry.path
        return SourceChanged(
            f"{path!r} changed since it was listed, or while it was read; the next run takes it", path=path
        )


def _is_another_version(error: Exception) -> bool:
    """Return whether the store refused the condition; s3fs makes an OSError of it."""
    return isinstance(error, OSError) and error.errno == errno.EINVAL and "pre-condition" in str(error)
