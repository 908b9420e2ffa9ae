"""Whether an answer has the shape that somebody expects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Maps whose keys a user chooses.
OPEN = frozenset({"additional_metadata"})


def misfits(expected: Any, answer: Any, where: str = "") -> Iterator[str]:
    """Yield where an answer lacks what is expected, or has something of another type there.

    An answer may say more. Null fits everything: which of a document's fields are known yet is no shape.
    """
    if expected is None or answer is None:
        return
    if _kind(expected) != _kind(answer):
        yield f"{where or 'body'}: {_kind(answer)} for {_kind(expected)}"
    elif isinstance(expected, dict):
        for key in expected:
            here = f"{where}.{key}".lstrip(".")
            if key not in answer:
                yield f"{here}: missing"
            elif key not in OPEN:
                yield from misfits(expected[key], answer[key], here)
    elif isinstance(expected, list):
        for wanted in expected:
            for row in answer[:1]:
                yield from misfits(wanted, row, f"{where}[]")


def _kind(value: Any) -> str:
    """Return the JSON type of a value; whole and other numbers are one."""
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "array", dict: "object"}
    return names[type(value)]
