"""Ways of saying one thing that the generator reads differently, brought into the one it reads right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scripts.view.reach import answer_schemas, inner, reached

if TYPE_CHECKING:
    from scripts.spec.json_types import Object

_DATA: Final = frozenset({"example", "examples", "default", "enum", "const"})


def normalize(view: Object) -> None:
    """Bring every schema into one form.

    A `title` names no class: the schema's own name does, so that prose cannot rename what users import. An
    enum that may be null has null among its values. A `$ref` with `nullable` beside it is nullable.
    """
    waiting: list[Any] = [view.get("paths", {}), view.get("components", {})]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            _one_form(node)
            waiting += [value for key, value in node.items() if key not in _DATA]


def _one_form(node: Object) -> None:
    if isinstance(node.get("title"), str):
        del node["title"]
    if node.get("nullable") is not True:
        return
    enum = node.get("enum")
    if isinstance(enum, list) and None not in enum:
        node["enum"] = [*enum, None]
    if isinstance(node.get("$ref"), str):
        node["allOf"] = [{"$ref": node.pop("$ref")}]


def open_answers(view: Object) -> None:
    """Let every object in an answer have keys that are not described: a release may add some."""
    schemas = view.get("components", {}).get("schemas", {})
    for schema in [*answer_schemas(view), *(schemas[name] for name in reached(view, answer_schemas(view)))]:
        for part in inner(schema):
            if part.get("additionalProperties") is False:
                del part["additionalProperties"]
