"""What a list of allowed places says: pure, from text to rules, and from an address to yes or no."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Other names of a scheme.
_ALIASES = {"local": "file", "s3a": "s3", "gcs": "gs", "abfss": "abfs", "az": "abfs", "adl": "abfs"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*\Z")


@frozen
class AllowedPlace:
    """A file, an object, or all below it.

    Attributes:
        scheme: `file`, or that of a store.
        parts: The path's parts; of a file of this machine, with all links resolved.
        connection: The Airflow connection of the store; None: not named, or any.
    """

    scheme: str
    parts: tuple[str, ...] = ()
    connection: str | None = None

    @classmethod
    def local(cls, path: str) -> AllowedPlace:
        """Return where a path of this machine leads to in the end."""
        return cls("file", _parts(os.path.realpath(path)))

    @classmethod
    def remote(cls, scheme: str, path: str, connection: str | None) -> AllowedPlace:
        """Return where an object is."""
        return cls(canonical(scheme), _parts(path), connection)

    @property
    def is_plain(self) -> bool:
        """Whether every part means itself: no store could take one for the folder above."""
        return self.scheme == "file" or not any(_climbs(part) for part in self.parts)

    def holds(self, other: AllowedPlace) -> bool:
        """Tell whether another place is this one, or below it."""
        same = self.scheme == other.scheme and self.connection in (None, other.connection)
        return same and self.parts == other.parts[: len(self.parts)] and (not self.parts or other.is_plain)


def canonical(scheme: str) -> str:
    """Return the one name of a scheme that has several."""
    lower = scheme.strip().lower()
    return _ALIASES.get(lower, lower)


def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.strip("/").split("/")) if path.strip("/") else ()


def _climbs(part: str) -> bool:
    """Tell whether a part of an object's key may be read as a way up, or as several parts."""
    for _ in range(3):  # encoded, and encoded once more
        part = unquote(part)
    return part in (".", "..") or any(character in part for character in "/\\") or not part.isprintable()


def read_allowed(value: Any) -> tuple[AllowedPlace, ...] | None:
    """Return the places that a setting allows; None where it says nothing, and so allows all.

    Args:
        value: A list, or text: JSON, or entries between commas or line breaks. An entry is a folder
            (`/data/in`), a prefix (`s3://bucket/contracts`, `s3://connection@bucket`) or a scheme (`s3`).

    Raises:
        ValueError: An entry is invalid; the message says which and why.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return tuple(_entry(one) for one in _entries(value))


def _entries(value: Any) -> Iterable[Any]:
    if isinstance(value, str):
        if not value.lstrip().startswith("["):
            return [one.strip() for one in re.split(r"[,\n]", value) if one.strip()]
        value = json.loads(value)
    if isinstance(value, dict) or not hasattr(value, "__iter__"):
        raise ValueError(f"it must be a list of places, not {value!r}")
    return list(value)


def _entry(value: Any) -> AllowedPlace:
    text = value.strip() if isinstance(value, str) else ""
    scheme, separator, rest = text.partition("://")
    if not separator and text.startswith(("/", "~")):
        return AllowedPlace.local(os.path.expanduser(text))  # noqa: PTH111 - a text, as AllowedPlace takes it
    if not _SCHEME.match(scheme):
        raise ValueError(
            f"{value!r} is neither a folder (/data/in), a prefix (s3://bucket/in) nor a scheme (s3)"
        )
    if canonical(scheme) == "file":
        return AllowedPlace.local(rest) if rest.strip("/") else AllowedPlace("file")
    connection, _, path = rest.rpartition("@") if "@" in rest.partition("/")[0] else ("", "", rest)
    place = AllowedPlace.remote(scheme, path, connection or None)
    if not place.is_plain:
        raise ValueError(f"{value!r} has a part that is not a name")
    return place
