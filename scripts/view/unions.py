"""What tells the members of a union apart, worked out once and noted at each member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scripts.spec.walk import resolve
from scripts.view.presence import EXPECTED
from scripts.view.reach import component_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.spec.json_types import Object

MEMBER: Final = "x-member"
"""Mark of the view: what a member of a union has that the others may lack."""


def note_members(view: Object) -> None:
    """Note at each object that is a member of a union what tells it apart.

    That is the values that its discriminators name it by, the documented values of its properties, the keys
    that it must have, and those that it may have.
    """
    for union in list(_unions(view)):
        for key in ("oneOf", "anyOf"):
            for member in union.get(key) or ():
                _note(view, union, member)


def _unions(view: Object) -> Iterator[Object]:
    waiting: list[Any] = [view.get("paths", {}), view.get("components", {})]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("oneOf"), list) or isinstance(node.get("anyOf"), list):
                yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _note(view: Object, union: Object, member: Object) -> None:
    schema = resolve(view, member)
    parts = list(_parts(view, schema))
    properties = {name: node for part in parts for name, node in (part.get("properties") or {}).items()}
    if not properties:
        return
    required = {name for part in parts for key in ("required", EXPECTED) for name in part.get(key) or ()}
    known = {name: _values(resolve(view, node)) for name, node in properties.items()}
    told = schema.setdefault(MEMBER, {"told_by": {}})
    told["values"] = {name: values for name, values in sorted(known.items()) if values}
    told["required"], told["known"] = sorted(required), sorted(properties)
    discriminator = union.get("discriminator")
    if isinstance(discriminator, dict) and discriminator.get("propertyName"):
        names = told["told_by"].setdefault(discriminator["propertyName"], [])
        names += [name for name in _named(discriminator, member) if name not in names]


def _parts(view: Object, schema: Object) -> Iterator[Object]:
    yield schema
    for part in schema.get("allOf") or ():
        yield from _parts(view, resolve(view, part))


def _values(schema: Any) -> list[Any]:
    """Return the documented values of a property, of the members of its union, too."""
    if "const" in schema:
        return [schema["const"]]
    values = [value for value in schema.get("enum") or () if isinstance(value, str | int)]
    return sorted(values, key=str)


def _named(discriminator: Object, member: Object) -> list[str]:
    """Return the values of a discriminator that name one member: those of its mapping, or its own name."""
    reference = str(member.get("$ref", ""))
    own = component_name(reference)
    mapping = discriminator.get("mapping") or {}
    named = [value for value, target in mapping.items() if target in (reference, own)]
    return named or ([own] if own else [])
