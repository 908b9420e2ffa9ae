"""Files of any store that Airflow can reach, as sources of `Paradigm.ingest`, each opened when it is sent."""

from __future__ import annotations

import glob
import os
from collections.abc import Mapping
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

from paradigm_provider._places.fence import NO_FENCE, Fence
from paradigm_provider._places.stores import local_path
from paradigm_provider._tasks import validation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from airflow.providers.common.compat.sdk import ObjectStoragePath

    from paradigm_ext import Source

#: What a task may be given: a path, glob, folder or URI, a pair of name and content, or several of them.
SourceInput: TypeAlias = (
    "str | PurePath | ObjectStoragePath | tuple[str, bytes | str] | Mapping[str, bytes | str]"
)

#: Characters that make a part of a path a pattern.
MAGIC = frozenset("*?[")


def resolve_sources(
    given: SourceInput | Iterable[SourceInput], *, conn_id: str | None = None, fence: Fence = NO_FENCE
) -> list[Any]:
    """Return what `Paradigm.ingest` takes for what a task was given.

    Args:
        given: Local paths, globs and folders stay as they are. URIs (`s3://bucket/contracts/**/*.pdf`, a
            prefix that ends in `/`, or one file) and `ObjectStoragePath`s become sources that open the object
            when its turn comes. Mappings and pairs of name and content become files of that content; text is
            encoded as UTF-8.
        conn_id: Airflow connection of the object store, for URIs that name none.
        fence: Where they may be.

    Raises:
        InvalidInput: A source is invalid, or outside the fence; nothing was read.
        UnreadableSource: A URI matches nothing, now.
    """
    return [source for one in each_source(given) for source in _resolve(one, conn_id, fence)]


def each_source(given: Any) -> Iterator[Any]:
    """Yield what was given one by one, unresolved; lists and mappings in a list count as their entries."""
    if isinstance(given, (str, PurePath, tuple)) or hasattr(given, "protocol"):
        yield from given if isinstance(given, tuple) and not _is_content(given) else (given,)
    elif isinstance(given, Mapping):
        yield from given.items()
    elif hasattr(given, "__iter__"):
        for one in given:
            # A list in a list is what each of several mapped tasks returned: two paths are two files.
            nested = isinstance(one, (Mapping, list)) and not _is_pair(one)
            yield from each_source(one) if nested else (one,)
    else:
        raise _refused(given, "a source is a path, a URI, a name with content, or a list of these")


def _is_pair(one: Any) -> bool:
    """Tell whether this is a name with its content; as a list, since JSON knows no tuples."""
    if not isinstance(one, (tuple, list)) or len(one) != 2 or not isinstance(one[1], (bytes, str)):
        return False
    return isinstance(one, tuple) or isinstance(one[1], bytes) or not _reads_as_address(one[1])


def _reads_as_address(text: str) -> bool:
    """Tell whether a text in a list of two is the second path, and not the content of the first.

    In doubt it is a path: one that does not exist is an error, and a path that was sent as text is not.
    """
    if "\n" in text.strip() or not text.strip():
        return False
    if text.startswith(("/", "~", "./", "../")) or "://" in text or os.path.lexists(text):
        return True
    return not any(map(str.isspace, text)) and ("/" in text or bool(PurePath(text).suffix))


def _is_content(pair: tuple[Any, ...]) -> bool:
    return len(pair) == 2 and isinstance(pair[0], str) and isinstance(pair[1], bytes)


def _resolve(one: Any, conn_id: str | None, fence: Fence) -> Sequence[Any]:
    if isinstance(one, str) and not one.strip():
        # As a path it would be the worker's own folder.
        raise _refused(one, "an empty text, such as a template renders; pass a path, or '.' for that folder")
    if one == "None" and not os.path.lexists(one):
        raise _refused(one, "a template rendered to nothing; pass a path, or './None' for that file")
    if validation.is_rendered_collection(one):
        raise _refused(one, validation.RENDERED)
    if isinstance(one, (str, PurePath)) or hasattr(one, "protocol"):
        return _from_address(one, conn_id, fence)
    if _is_pair(one):
        name, content = one
        return [(name, content.encode() if isinstance(content, str) else content)]
    return [one]


def _from_address(address: Any, conn_id: str | None, fence: Fence) -> Sequence[Any]:
    from paradigm_ext import Source

    path = local_path(address)
    if path is not None:  # the SDK reads it, and sees to links and changes
        fence.check(path)
        spelled_as_path = address is path or not (isinstance(address, str) or hasattr(address, "protocol"))
        return [address] if spelled_as_path else Source.of_path(path)
    if isinstance(address, str):
        return _from_uri(address, conn_id, fence)
    return _from_object(fence.object(address))


def _from_uri(uri: str, conn_id: str | None, fence: Fence) -> list[Source]:
    scheme, _, rest = uri.partition("://")
    parts = rest.split("/")

    def upto(end: int) -> Any:
        return fence.object(f"{scheme}://{'/'.join(parts[:end])}", conn_id=conn_id)

    # Everything before the first part that is a pattern is a real path; the rest is matched below it. As on
    # disk: an object or a folder whose own name has such characters is that one, not a pattern.
    for index, part in enumerate(parts):
        if MAGIC & set(part) and not _is_there(upto(index + 1)):
            return _listed(uri, _matching(upto(index), "/".join(parts[index:])))
    return _from_object(fence.object(uri, conn_id=conn_id))


def _is_there(path: Any) -> bool:
    return _is_object(path) or bool(path.is_dir())


def _matching(folder: Any, pattern: str) -> Iterable[Any]:
    """Return what matches a pattern below a folder, whose own name is not part of the pattern."""
    if not MAGIC & set(folder.path):
        matched: Iterable[Any] = folder.glob(pattern)
        return matched
    root = folder.path.rstrip("/")
    found = folder.fs.glob(f"{glob.escape(root)}/{pattern}")
    return [folder / name.removeprefix(root).lstrip("/") for name in found]


def _is_object(path: Any) -> bool:
    """Return whether an object has exactly this key; fsspec's `exists` takes the key for a pattern."""
    try:
        return bool(path.fs.info(path.path)["type"] == "file")
    except (FileNotFoundError, NotADirectoryError):
        return False


def _from_object(path: Any) -> list[Source]:
    if path.is_dir():
        return _listed(str(path), _matching(path, "**/*"))
    if not _is_object(path):
        raise _nothing(str(path), "there is no such object")
    return [_source(path)]


def _listed(what: str, paths: Iterable[Any]) -> list[Source]:
    # The marker of an empty prefix ends in a slash, and is nobody's document.
    files = [path for path in paths if not str(path).endswith("/") and path.is_file()]
    if not files:
        raise _nothing(what, "it matches no file")
    return [_source(path) for path in sorted(files, key=str)]


def _source(path: Any) -> Source:
    from paradigm_ext import Source

    uri = str(path)
    return Source(
        name=PurePosixPath(uri).name,
        open=lambda: cast("BinaryIO", path.open("rb")),
        size=path.stat().st_size,
        label=uri,
        identity=uri,
    )


def _nothing(what: str, why: str) -> Exception:
    from paradigm_ext import UnreadableSource

    message = f"sources: {what!r}: {why}; check the address and the connection of the store"
    return UnreadableSource(message)


def _refused(what: Any, why: str) -> Exception:
    from paradigm_ext import InvalidInput

    return InvalidInput(f"sources: {what!r}: {why}")
