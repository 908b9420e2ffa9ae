"""Ways of saying one thing that the generator reads differently, brought into the one it reads right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scripts.view.reach import answer_schemas, inner, reached

if TYPE_CHECKING:
    from scripts.spec.json_types import Object
    from scripts.spec.walk import Parameter

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


def leave_out_servers(view: Object) -> None:
    """Take the addresses away: no client reads them, and the default of a variable is not a schema's."""
    items = view.get("paths", {}).values()
    operations = [node for item in items for node in item.values() if isinstance(node, dict)]
    for owner in (view, *items, *operations):
        owner.pop("servers", None)


def refuse_null_in_path(parameter: Parameter) -> None:
    """Take null from what a part of a path may be: no address could have it."""
    if parameter.place != "path" or not parameter.schema:
        return
    schema = parameter.schema
    schema.pop("nullable", None)
    if isinstance(schema.get("type"), list):
        schema["type"] = [kind for kind in schema["type"] if kind != "null"]
    if isinstance(schema.get("enum"), list):
        schema["enum"] = [value for value in schema["enum"] if value is not None]
    for union in ("anyOf", "oneOf"):
        if union in schema:
            schema[union] = [one for one in schema[union] if one.get("type") != "null"]


def open_answers(view: Object) -> None:
    """Let every object in an answer have keys that are not described: a release may add some."""
    schemas = view.get("components", {}).get("schemas", {})
    for schema in [*answer_schemas(view), *(schemas[name] for name in reached(view, answer_schemas(view)))]:
        for part in inner(schema):
            if part.get("additionalProperties") is False:
                del part["additionalProperties"]
