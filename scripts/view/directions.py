"""`readOnly` leaves requests, `writeOnly` leaves answers."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final

from scripts.spec.walk import resolve
from scripts.view.reach import (
    SCHEMAS,
    answer_schemas,
    component_name,
    inner,
    point,
    reached,
    request_schemas,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.spec.json_types import Object

SERVER_SET: Final = "x-server-set"
"""Mark of the view: keys that the server sets, always in answers, never asked of who makes the object."""

_FLAGS: Final = ("readOnly", "writeOnly")


def split_directions(view: Object) -> None:
    """Give requests and answers models of their own where a schema that both use has keys of one direction.

    Answers keep the name; the requests' model is named `...Request`. Keys of the other direction go.
    """
    schemas = view.get("components", {}).get("schemas", {})
    sent, read = reached(view, request_schemas(view)), reached(view, answer_schemas(view))
    names = {name: _free(f"{name}Request", schemas) for name in sorted(_directed(view, sent & read))}
    for name, other in names.items():
        schemas[other] = copy.deepcopy(schemas[name])
    requests = [*request_schemas(view), *(schemas[name] for name in sorted(sent - names.keys() - read))]
    requests += [schemas[name] for name in names.values()]
    point(requests, {SCHEMAS + old: SCHEMAS + new for old, new in names.items()})
    answers = [*answer_schemas(view), *(schemas[name] for name in sorted(read))]
    _mark_server_set(view, [schemas[name] for name in names])
    _take_out(view, requests, "readOnly")
    _take_out(view, answers, "writeOnly")


def _free(name: str, schemas: Object) -> str:
    taken = {other.lower() for other in schemas}
    number, free = 2, name
    while free.lower() in taken:
        free, number = f"{name}{number}", number + 1
    return free


def _directed(view: Object, shared: set[str]) -> set[str]:
    """Return the schemas that have, or lead to, a key of one direction."""
    schemas = view.get("components", {}).get("schemas", {})
    own = {name for name in schemas if any(_flagged(view, part, _FLAGS) for part in inner(schemas[name]))}
    return {name for name in shared if name in own or reached(view, [schemas[name]]) & own}


def _flagged(view: Object, schema: Object, flags: Iterable[str]) -> set[str]:
    """Return the names of the properties of a schema, its `allOf` included, that have one of the flags."""
    found = {
        name
        for name, node in (schema.get("properties") or {}).items()
        if any(node.get(flag) is True or resolve(view, node).get(flag) is True for flag in flags)
    }
    return found.union(*(_flagged(view, resolve(view, part), flags) for part in schema.get("allOf") or ()))


def _mark_server_set(view: Object, schemas: Iterable[Object]) -> None:
    for schema in schemas:
        for part in inner(schema):
            if own := _flagged(view, part, ("readOnly",)):
                part[SERVER_SET] = sorted(own)


def _take_out(view: Object, schemas: list[Object], flag: str) -> None:
    gone = [(part, _flagged(view, part, (flag,))) for schema in schemas for part in inner(schema)]
    for part, names in gone:
        _without(view, part, names)


def _without(view: Object, schema: Object, names: set[str]) -> None:
    """Remove properties from a schema, and their names from what it and the parts of it in place require."""
    if "properties" in schema:
        schema["properties"] = {key: node for key, node in schema["properties"].items() if key not in names}
    if "required" in schema and names:
        schema["required"] = [name for name in schema["required"] if name not in names]
        if not schema["required"]:
            del schema["required"]
    for part in schema.get("allOf") or ():
        if not component_name(str(part.get("$ref", ""))):
            _without(view, part, names)
