"""What a description says to a program: the document without its prose, and with sets in one order."""

from __future__ import annotations

from typing import Any, Final

_PROSE: Final = frozenset({"description", "summary", "title", "example", "examples", "externalDocs"})
# The keys of these mappings are names that the API chose: a property may well be called `title`.
_NAMES: Final = frozenset(
    {
        *("properties", "patternProperties", "paths", "schemas", "responses", "parameters", "headers"),
        *("content", "securitySchemes", "requestBodies", "encoding", "callbacks", "links", "mapping"),
    }
)
_DATA: Final = frozenset({"default", "const"})
_SETS: Final = frozenset({"required", "enum"})


def meaning(node: Any) -> Any:
    """Return ``node`` without descriptions, examples and `x-` marks: equal where two nodes mean the same."""
    if isinstance(node, list):
        return [meaning(value) for value in node]
    if not isinstance(node, dict):
        return node
    return {key: _value(key, value) for key, value in node.items() if not _is_prose(key)}


def _is_prose(key: str) -> bool:
    return key in _PROSE or key.startswith("x-")


def _value(key: str, value: Any) -> Any:
    if key in _NAMES and isinstance(value, dict):
        return {name: meaning(entry) for name, entry in value.items()}
    if key in _SETS and isinstance(value, list):
        return sorted(value, key=repr)
    return value if key in _DATA else meaning(value)
