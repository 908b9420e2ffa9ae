"""Where a mirror's state lies: a file of this machine, or an address of a store."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror.scan import FsspecSource, connected, place_kind, source_uri
from paradigm_ext._mirror.scan._remote import OBJECT_STORES
from paradigm_ext._mirror.state._journal import FileJournal

if TYPE_CHECKING:
    from paradigm_ext._mirror.state._journal import StateJournal

#: A path, an address such as `s3://bucket/night.jsonl`, or a file system with a path in it.
StatePlace: TypeAlias = "str | os.PathLike[str] | FsspecSource"

#: Stores where an object appears whole or not at all.
_ATOMIC = OBJECT_STORES | {"memory"}


def journal_at(place: StatePlace) -> StateJournal:
    """Return what reads and writes the state at a place; nothing is read yet.

    Raises:
        InvalidInput: The place is invalid, or its store cannot be connected to.
    """
    match place_kind(place):
        case str() as path:
            return FileJournal.at(path)
        case FsspecSource() as given:
            return _objects(given.filesystem, given.root, source_uri(given))
        case ("address", str() as address):
            filesystem, path = connected(address, what="state")
            return _objects(filesystem, path, source_uri(address))
        case _:
            raise InvalidInput(f"state must be a file or an address, not {place!r}")


def shown_place(place: StatePlace) -> str:
    """Return a place as it may be shown: without user, password and query."""
    is_path = isinstance(place, (str, os.PathLike)) and "://" not in str(cast("object", place))
    return str(cast("object", place)) if is_path else source_uri(place)


def _objects(filesystem: Any, path: str, shown: str) -> StateJournal:
    from paradigm_ext._mirror.state._objects import ObjectJournal

    inner = str(filesystem._strip_protocol(path)).rstrip("/")
    if not inner.strip("/"):
        raise InvalidInput(f"the state {shown!r} is invalid: it must name a file in its store")
    return ObjectJournal(filesystem, inner, shown, shown.partition("://")[0] in _ATOMIC)
