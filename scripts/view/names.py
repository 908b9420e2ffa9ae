"""Names of classes that would break the generated package, replaced by ones that do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scripts.spec.walk import references
from scripts.view.reach import SCHEMAS, inner, point

if TYPE_CHECKING:
    from scripts.spec.json_types import Object

# What generated modules import for themselves: a model of such a name would take its place.
_TAKEN: Final = frozenset(
    {
        *("unset", "client", "authenticatedclient", "response", "uuid", "any", "self", "mapping"),
        *("typevar", "httpstatus", "bytesio", "t", "quote", "cast", "errors", "datetime", "departure"),
    }
)


def rename_schemas(view: Object) -> None:
    """Rename schemas whose module or class would be another's.

    Two names that differ in case or punctuation only share a module: the second, by the alphabet, gets a
    number. A name that generated modules use themselves gets `Model`.
    """
    schemas = view.get("components", {}).get("schemas", {})
    names = _new_names(schemas, _TAKEN | ({"file"} if _file_meets_files(schemas) else set()))
    if any(old != new for old, new in names.items()):
        view["components"]["schemas"] = {names[name]: schema for name, schema in schemas.items()}
        point(view, {SCHEMAS + old: SCHEMAS + new for old, new in names.items() if old != new})


def _new_names(schemas: Object, taken: set[str] | frozenset[str]) -> dict[str, str]:
    used, names = set(taken), dict[str, str]()
    for name in sorted(schemas):
        letters = plain_name(name)
        free = f"{name}Model" if letters in taken else name
        number = 2
        while plain_name(free) in used:
            free, number = f"{name}{number}", number + 1
        used.add(plain_name(free))
        names[name] = free
    return names


def plain_name(name: str) -> str:
    """Return a name's letters and digits, in lower case: what is left of it in a module's name."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _file_meets_files(schemas: Object) -> bool:
    """Return whether a schema `File` is used beside bytes, which the generator calls `File` as well."""
    return any(
        SCHEMAS + "File" in (reference for _, reference in references(schema))
        and any(part.get("format") == "binary" for part in inner(schema))
        for schema in schemas.values()
    )
