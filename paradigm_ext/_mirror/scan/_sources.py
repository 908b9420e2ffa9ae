"""Which kind of source a value stands for."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit
from urllib.request import url2pathname

from attrs import field, frozen

from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror.scan._address import canonical, joined, normalised, protocol_of
from paradigm_ext._mirror.scan._errors import SourceUnavailable
from paradigm_ext._mirror.scan._given import GivenTree
from paradigm_ext._mirror.scan._local import LocalTree
from paradigm_ext._redaction import hide

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from paradigm_ext._mirror._source import MirrorSource
    from paradigm_ext._mirror.scan._tree import Tree

#: What to install for a protocol, where fsspec itself does not bring it.
_PACKAGES = {
    "s3": "s3fs",
    "gs": "gcsfs",
    "abfs": "adlfs",
    "sftp": "paramiko",
    "smb": "smbprotocol",
    "oss": "ossfs",
    "hdfs": "pyarrow",
    "webdav": "webdav4",
    "dropbox": "dropboxdrivefs",
    "oci": "ocifs",
}


@frozen
class FsspecSource:
    """A folder of a file system that is set up already, with credentials of its own.

    Attributes:
        filesystem: An `fsspec.AbstractFileSystem`.
        root: The folder, as that file system writes it: `bucket/docs` for S3.
    """

    filesystem: Any = field(repr=False)
    root: str


Source: TypeAlias = "str | os.PathLike[str] | FsspecSource | Iterable[MirrorSource]"


def tree_of(source: Source, *, now: float, follow_links: bool = False) -> Tree:
    """Return the tree that a source stands for; nothing is listed yet.

    Args:
        source: A folder, an fsspec address, a `FsspecSource`, any path object with `fs` and `path` (UPath,
            Airflow's ObjectStoragePath), or `MirrorSource` objects.
        now: When the scan begins, seconds since the epoch.
        follow_links: Whether a file of a folder of this machine may be a link to one outside of it.

    Raises:
        InvalidInput: It is something else, or needs a package that is not installed.
        SourceUnavailable: It cannot be connected to.
    """
    match place_kind(source):
        case str() as folder:
            return LocalTree(folder, now=now, follow_links=follow_links)
        case FsspecSource() as given:
            return _remote(given.filesystem, given.root, now=now)
        case ("address", str() as address):
            return _remote(*connected(address), now=now)
        case _:
            return GivenTree(cast("Iterable[MirrorSource]", source))


def source_uri(source: Source) -> str:
    """Return the normalised address of a source, which is the default name of its mirror.

    User, password, connection id and query are left out. Nothing is listed or connected to.

    Raises:
        InvalidInput: The source has no address.
    """
    match place_kind(source):
        case str() as folder:
            return LocalTree(folder, now=0.0).root
        case FsspecSource() as given:
            return _root_of(given.filesystem, given.root)[1]
        case ("address", str() as address):
            return normalised(address)
        case _:
            raise InvalidInput("sources that are given one by one have no address: give the mirror a name")


def place_kind(source: object) -> str | FsspecSource | tuple[str, str] | None:
    """Return a local folder, a file system with its root, an address, or None for sources one by one."""
    if hasattr(source, "fs") and hasattr(source, "path"):  # UPath and ObjectStoragePath
        source = FsspecSource(cast("Any", source).fs, str(cast("Any", source).path))
    if isinstance(source, FsspecSource):
        return source.root if _protocol(source.filesystem) == "file" else source
    if isinstance(source, (str, os.PathLike)):
        text = cast("object", os.fspath(cast("str", source)))
        if not isinstance(text, str) or not text:
            raise InvalidInput(f"{source!r} is an invalid source: pass the path of a folder as text")
        if "://" not in text:
            return text
        return _folder(text) if protocol_of(text) == "file" else ("address", text)
    return None


def _folder(address: str) -> str:
    parts = urlsplit(address)
    if parts.netloc not in ("", "localhost"):
        raise InvalidInput(f"{address!r} names a host; write file:///path, with three slashes")
    if not parts.path:
        raise InvalidInput(f"{address!r} names no folder; write file:///path")
    return url2pathname(parts.path)


def connected(address: str, *, what: str = "source") -> tuple[Any, str]:
    """Return a file system of its own for an address, which keeps no listing, and the root in it."""
    shown = normalised(address)
    protocol, mark, rest = address.partition("://")
    address = protocol.lower() + mark + rest  # schemes have no case, and fsspec takes `S3:` for a bucket
    kind = _class_of(protocol_of(address), f"{what} {shown!r}")
    # fsspec registers classes, not protocols; the keyword arguments of an address are its own matter.
    options: dict[str, Any] = kind._get_kwargs_from_urls(address)
    try:
        filesystem = kind(skip_instance_cache=True, **options)
    except Exception as error:  # noqa: BLE001 - each file system has errors of its own
        reason = f"{type(error).__name__}: {hide(str(error), str(options.get('password') or ''))}"
    else:
        _without_listings(filesystem)
        return filesystem, str(kind._strip_protocol(address))
    # Raised out here, so that the error that may show the password is not its context.
    raise SourceUnavailable(f"the {what} {shown!r} cannot be connected to: {reason}")


def _class_of(protocol: str, shown: str) -> Any:
    try:
        fsspec: Any = import_module("fsspec")  # it has no types
    except ImportError as error:
        raise InvalidInput(f"the {shown} needs fsspec: pip install 'paradigm-ext[fsspec]'") from error
    try:
        kind: Any = fsspec.get_filesystem_class(protocol)
    except ValueError as error:
        raise InvalidInput(
            f"the {shown} is invalid: fsspec knows no protocol {protocol!r}; s3, gs, abfs and "
            "sftp are some, and a folder of this machine is written as a path"
        ) from error
    except ImportError as error:
        package = _PACKAGES.get(protocol)
        remedy = f"pip install {package}" if package else str(error)
        raise InvalidInput(f"the {shown} needs another package: {remedy}") from error
    if protocol in ("http", "https"):
        raise InvalidInput(f"the {shown} cannot be listed; pass MirrorSource objects instead")
    return kind


def _without_listings(filesystem: Any) -> None:
    """Turn the listing cache off; not every file system takes `use_listings_cache` as an argument."""
    filesystem.dircache = import_module("fsspec.dircache").DirCache(use_listings_cache=False)


def _remote(filesystem: Any, path: str, *, now: float) -> Tree:
    from paradigm_ext._mirror.scan._remote import RemoteTree

    inner = str(filesystem._strip_protocol(path))
    protocol, root = _root_of(filesystem, inner)
    return RemoteTree(filesystem, inner, protocol=protocol, root=root, now=now)


def _root_of(filesystem: Any, path: str) -> tuple[str, str]:
    protocol = _protocol(filesystem)
    inner = str(filesystem._strip_protocol(path))
    host = "" if protocol == "memory" else str(getattr(filesystem, "host", None) or "")
    return protocol, joined(protocol, host, inner)


def _protocol(filesystem: Any) -> str:
    named = getattr(filesystem, "protocol", "")
    return canonical(named if isinstance(named, str) else str(named[0]))
