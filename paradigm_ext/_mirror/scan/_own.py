"""Which paths below a source are the mirror's own files: its cache of hashes, and its state."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from paradigm_ext._mirror.scan._sources import source_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_ext._mirror.scan._cache import HashCache


def own_paths(root: str, *, cache: HashCache | None, state: Any = None) -> frozenset[str]:
    """Return the paths below a source that are never sent, nor is what lies below them.

    Args:
        root: The source's address.
        cache: The hashes, if they are kept.
        state: The place of the state, if there is one: the mirror writes to it while it sends.
    """
    return frozenset(_own_paths(root, cache, state))


def _own_paths(root: str, cache: HashCache | None, state: Any) -> Iterator[str]:
    if not root:
        return
    if cache is not None and (path := _below(root, cache.path.absolute().as_uri())):
        yield from (path, f"{path}-journal")
    if state is not None and (path := _below(root, source_uri(state))):
        yield from (path, f"{path}.d")


def _below(root: str, address: str) -> str | None:
    """Return the path of an address below another one; None where it is elsewhere."""
    if not (root.startswith("file://") and address.startswith("file://")):
        return address.removeprefix(f"{root}/") if address.startswith(f"{root}/") else None
    try:
        return _local(address).relative_to(_local(root)).as_posix()
    except ValueError:
        return None


def _local(address: str) -> Path:
    # Not by `resolve`: before Python 3.13 it raises for a link that leads to itself.
    return Path(os.path.realpath(url2pathname(urlsplit(address).path)))
