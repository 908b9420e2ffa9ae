"""A folder of any file system that fsspec speaks: one `ls` a folder, errors raised, no listing cached.

fsspec's own `find` and `walk` are not used: both leave a folder out that cannot be listed, and with
`on_error="raise"` still do so below the first level (fsspec 2024.2 to 2026.9, `spec.py` and `asyn.py`: the
argument is not handed on).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from paradigm_ext._mirror.scan import _s3
from paradigm_ext._mirror.scan._entry import Entry, ScanFailure, leading_elsewhere
from paradigm_ext._mirror.scan._errors import SourceUnavailable
from paradigm_ext._mirror.scan._s3_reading import BLOCK, ObjectVersion, can_read_versions, version_of
from paradigm_ext._mirror.scan._tree import TICK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import BinaryIO

#: Stores that have objects and no folders: an object appears whole, and an empty prefix is not a missing one.
OBJECT_STORES = frozenset({"s3", "gs", "abfs", "oss", "cos", "tos", "oci"})
#: What file systems call an opaque mark of an object's content or generation.
_MARKS = ("generation", "ETag", "etag")
#: What they call the time of the last change.
_TIMES = ("mtime", "LastModified", "last_modified", "modified", "updated", "modify", "created")


class RemoteTree:
    """The files below a path of an fsspec file system.

    Args:
        filesystem: An `fsspec.AbstractFileSystem`.
        path: The root, as that file system writes it.
        protocol: Its canonical name, such as `s3`.
        root: The normalised address.
        now: When the scan began, seconds since the epoch.
    """

    named = False

    def __init__(self, filesystem: Any, path: str, *, protocol: str, root: str, now: float) -> None:
        self.root = root
        self.atomic = protocol in OBJECT_STORES
        self._fs = filesystem
        self._path = path
        self._below = path.rstrip("/") + "/"
        self._fresh_after = now - TICK

    def check(self) -> None:
        """Return when the root, or the bucket that it lies in, is there."""
        try:
            self._forget()
            kind = self._kind()
        except Exception as error:  # each file system has errors of its own
            raise SourceUnavailable(_root_error(self.root, error)) from error
        if kind != "directory":
            raise SourceUnavailable(
                f"the source {self.root!r} is a file; a mirror takes a folder (`ingest` takes files)"
            )

    def prepare(self) -> None:
        """Do nothing: a path is enough."""

    def close(self) -> None:
        """Do nothing: fsspec closes a connection with its file system."""

    def walk(self, prune: Callable[[str, bool], bool]) -> Iterator[Entry | ScanFailure]:
        """Yield every file; what cannot be listed is a failure of `list`."""
        if hasattr(self._fs, "call_s3"):
            yield from self._objects(prune)
            return
        pending = [self._path]
        while pending:
            folder = pending.pop()
            try:
                listed = self._fs.ls(folder, detail=True)
            except FileNotFoundError as error:
                # A prefix without objects is empty rather than missing: its bucket was checked.
                if folder != self._path or not self.atomic:
                    yield self._unlisted(folder, error)
            except Exception as error:  # noqa: BLE001 - each file system has errors of its own; it is reported
                yield self._unlisted(folder, error)
            else:
                for info in listed:
                    yield from self._one(info, folder, prune, pending)

    def status(self, path: str) -> Entry | None:
        """Return a file as it is now; None where it is missing and the root is not."""
        self._forget()
        try:
            info = self._fs.info(self._below + path)
        except FileNotFoundError:
            self.check()  # a bucket or mount that is gone has no such file either
            return None
        return self._entry(path, info) if info["type"] == "file" else None

    def is_spelled(self, path: str) -> bool:
        """Return whether the folder lists the name just so; object stores know no other spelling."""
        if self.atomic:
            return True
        place = self._below + path
        return place in self._fs.ls(place.rpartition("/")[0], detail=False)

    def open(self, entry: Entry) -> tuple[BinaryIO, Callable[[], str]]:
        """Open a file in blocks.

        The token is asked for again each time, except where the store hands out one version or nothing.
        """
        if can_read_versions(self._fs) and version_of(entry):
            version = ObjectVersion(self._fs, self._below + entry.path, entry)
            return cast("BinaryIO", version), lambda: entry.token
        stream = self._fs.open(self._below + entry.path, "rb", block_size=BLOCK)
        first = getattr(stream, "details", None)
        tokens = [] if not isinstance(first, dict) else [self._entry(entry.path, cast("Any", first)).token]

        def token() -> str:
            if tokens:
                return tokens.pop()
            now = self.status(entry.path)
            return "" if now is None else now.token

        return stream, token

    def _forget(self) -> None:
        """Forget listings: one that was handed in may keep them, and the base class never drops any."""
        self._fs.invalidate_cache()
        self._fs.dircache.clear()

    def _kind(self) -> str:
        try:
            kind = str(self._fs.info(self._path)["type"])
        except FileNotFoundError:
            if not self.atomic:
                raise
        else:
            # A store can have an object `docs`, often a marker without content, beside those below `docs/`.
            return "directory" if kind == "file" and self.atomic and self._has_objects() else kind
        bucket = self._path.strip("/").split("/")[0]
        self._fs.info(bucket)
        return "directory"

    def _has_objects(self) -> bool:
        if hasattr(self._fs, "call_s3"):
            return next(iter(_s3.objects(self._fs, self._below)), None) is not None
        try:
            return bool(self._fs.ls(self._below, detail=False))
        except FileNotFoundError:
            return False

    def _objects(self, prune: Callable[[str, bool], bool]) -> Iterator[Entry | ScanFailure]:
        """Yield the objects of a bucket, a page at a time; folders cost no request."""
        try:
            for info in _s3.objects(self._fs, self._below):
                yield from self._one(info, self._path, prune, [])
        except Exception as error:  # noqa: BLE001 - each version has errors of its own; it is reported
            yield self._unlisted(self._path, error)

    def _one(
        self, info: Mapping[str, Any], folder: str, prune: Callable[[str, bool], bool], pending: list[str]
    ) -> Iterator[Entry | ScanFailure]:
        name, kind = str(info["name"]), info["type"]
        if name.rstrip("/") == folder.rstrip("/") or _is_marker(name, info):
            return
        path = self._relative(name)
        if path is None or not self._addressable(name):
            yield ScanFailure(name, "scan", "its name cannot be addressed through fsspec; rename it")
        elif prune(path.rstrip("/"), kind == "directory"):
            return
        elif kind == "directory":
            pending.append(name)
        elif kind == "file" and not path.endswith("/"):
            yield leading_elsewhere(path) or self._entry(path, info)
        else:
            words = "a link, which is not followed on this file system" if kind == "link" else "not a file"
            yield ScanFailure(path, "scan", f"it is {words}")

    def _relative(self, name: str) -> str | None:
        return name[len(self._below) :] if name.startswith(self._below) else None

    def _addressable(self, name: str) -> bool:
        """Return whether a listed name leads back to itself; some file systems cut it at `?`."""
        if name.endswith("/"):
            return True
        return bool(self._fs._strip_protocol(name) == name) and _s3.addressable(self._fs, name)

    def _entry(self, path: str, info: Mapping[str, Any]) -> Entry:
        size = int(info.get("size") or 0)
        modified = _seconds(info)
        mark = next((str(info[one]).strip('"') for one in _MARKS if info.get(one)), "")
        if mark:
            return Entry(path, f"{mark}-{size:x}", size, modified)
        if modified is None:  # nothing says when it changes: it is read every time
            return Entry(path, "", size, None, fresh=True)
        return Entry(path, f"{size:x}-{modified:.6f}", size, modified, modified > self._fresh_after)

    def _unlisted(self, folder: str, error: Exception) -> ScanFailure:
        path = self._relative(folder) or ""
        return ScanFailure(path, "list", f"it cannot be listed to the end: {_reason(error)}")


def _is_marker(name: str, info: Mapping[str, Any]) -> bool:
    """Return whether an object only stands for a folder, as consoles and Hadoop write them."""
    return not info.get("size") and info["type"] == "file" and name.endswith(("/", "_$folder$"))


def _seconds(info: Mapping[str, Any]) -> float | None:
    for name in _TIMES:
        value = info.get(name)
        if isinstance(value, datetime):
            return value.timestamp()
        if isinstance(value, (int, float)):
            return float(value)
        if isinstance(value, str):
            try:
                return datetime.fromisoformat(value).timestamp()
            except ValueError:
                continue
    return None


def _reason(error: Exception) -> str:
    text = (getattr(error, "strerror", None) or str(error)).strip()
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _root_error(root: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"the source {root!r} does not exist; check the address, and the account that it is read with"
    return f"the source {root!r} cannot be listed: {_reason(error)}"
