"""Keys that are only inferred to be always there: typed as possibly unset, and told when they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scripts.spec.walk import resolve
from scripts.view.reach import answer_schemas, inner, reached, request_schemas

if TYPE_CHECKING:
    from scripts.spec.json_types import Object

EXPECTED: Final = "x-expected"
"""Mark of the view: keys that an answer should have, while its type says that it may not."""

_IDENTITY: Final = frozenset({"id", "uuid"})


def soften_inferred(view: Object) -> None:
    """Take keys that are only inferred to be required out of `required`, in what only answers use.

    A request keeps them: what is sent is strict. `id` and `uuid` stay required as well. Every example that
    the inference rests on shows them, and what has none could not be asked for again.
    """
    schemas = view.get("components", {}).get("schemas", {})
    sent = reached(view, request_schemas(view))
    for name in sorted(reached(view, answer_schemas(view)) - sent):
        for schema in inner(schemas[name]):
            _soften(schema)
    for schema in answer_schemas(view):
        for part in inner(schema):
            _soften(part)
    for schema in schemas.values():
        _lift(view, schema)


def _soften(schema: Object) -> None:
    inferred = inferred_required(schema)
    if not inferred or EXPECTED in schema:
        return
    schema[EXPECTED] = sorted(inferred)
    schema["required"] = [name for name in schema["required"] if name not in inferred]
    if not schema["required"]:
        del schema["required"]


def inferred_required(schema: Object) -> set[str]:
    """Return the keys of `required` that are marked as inferred.

    The marks are `x-inferred-required: all` or `x-inferred-required: name, name`, and `x-inferred: true` on
    the schema as a whole.
    """
    required = schema.get("required")
    if not isinstance(required, list):
        return set()
    told = schema.get("x-inferred-required", "all" if schema.get("x-inferred") is True else "")
    named = set(required) if told in ("all", True) else {name.strip() for name in str(told).split(",")}
    return named & set(required) - _IDENTITY


def _lift(view: Object, schema: Object) -> None:
    """Bring the marks of an `allOf`'s parts to the whole, which is what becomes a model."""
    expected = set(schema.get(EXPECTED, ()))
    expected |= {name for part in schema.get("allOf", ()) for name in _marked(view, part)}
    if expected:
        schema[EXPECTED] = sorted(expected)


def _marked(view: Object, node: Any) -> set[str]:
    part = resolve(view, node)
    below = {name for member in part.get("allOf", ()) for name in _marked(view, member)}
    return below | set(part.get(EXPECTED, ()))
