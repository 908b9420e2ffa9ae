"""What a client reads from an answer, told as a pattern, and where an answer does not have it."""

from __future__ import annotations

import re
from types import UnionType
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Last:
    """A pattern for the last row of a list, the only one that the client reads."""

    pattern: Any


def misread(pattern: Any, found: Any, where: str = "body") -> Iterator[str]:
    """Yield where a client would not find what it reads.

    A pattern is a type (or several, `str | None`), an expression that a text must have, a value that must be
    equal, an object of patterns by key, a list of one pattern that each row must fit (there must be one), or
    `Last`. An answer may say more.
    """
    if isinstance(pattern, dict):
        yield from _misread_object(pattern, found, where)
    elif isinstance(pattern, Last):
        yield from _misread_rows(pattern.pattern, found[-1:] if isinstance(found, list) else found, where)
    elif isinstance(pattern, list) and pattern:
        yield from _misread_rows(pattern[0], found, where)
    elif isinstance(pattern, re.Pattern):
        if not (isinstance(found, str) and pattern.search(found)):
            yield f"{where}: {found!r} has no {pattern.pattern!r}"
    elif isinstance(pattern, type | UnionType):
        if not isinstance(found, pattern) or (isinstance(found, bool) and pattern is int):
            yield f"{where}: {found!r} is no {getattr(pattern, '__name__', pattern)}"
    elif found != pattern:
        yield f"{where}: {found!r} for {pattern!r}"


def _misread_object(pattern: dict[str, Any], found: Any, where: str) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{where}: {type(found).__name__} for an object"
        return
    for key, wanted in pattern.items():
        if key in found:
            yield from misread(wanted, found[key], f"{where}.{key}")
        else:
            yield f"{where}.{key}: missing"


def _misread_rows(pattern: Any, found: Any, where: str) -> Iterator[str]:
    if not isinstance(found, list) or not found:
        yield f"{where}: {found!r} for rows"
        return
    for number, row in enumerate(found):
        yield from misread(pattern, row, f"{where}[{number}]")
