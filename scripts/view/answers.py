"""Answers of content types that the generator does not know, read as bytes or as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.spec.walk import operations
from scripts.view.bodies import is_binary

if TYPE_CHECKING:
    from scripts.spec.json_types import Object

_BYTES, _TEXT = "application/octet-stream", "text/plain"


def read_every_answer(view: Object) -> None:
    """Give each answer a content type that is read: a PDF is bytes, XML is text.

    The generator would leave such an answer out, and warn.
    """
    for operation in operations(view):
        for answer in operation.node["responses"].values():
            content = answer.get("content")
            if content and not any(_is_read(name) for name in content):
                answer["content"] = _read(view, content)


def _is_read(name: str) -> bool:
    bare = name.partition(";")[0].strip().lower()
    return bare in ("application/json", _BYTES) or bare.startswith("text/") or bare.endswith("+json")


def _read(view: Object, content: Object) -> Object:
    schemas = [media.get("schema", {}) for media in content.values()]
    if any(is_binary(view, schema) for schema in schemas):
        return {_BYTES: {"schema": {"type": "string", "format": "binary"}}}
    return {_TEXT: {"schema": {"type": "string"}}}
