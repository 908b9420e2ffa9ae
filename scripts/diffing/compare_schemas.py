"""Compare a schema with its former self, as requests or as responses use it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias

from scripts.diffing.facts import REQUEST, Field, Model
from scripts.diffing.model import Change
from scripts.diffing.shapes import Shape, narrowed
from scripts.spec.errors import pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.diffing.symbols import Symbols

_Row: TypeAlias = tuple[str, str, str]
"""Kind, before, after."""


def compare_models(
    direction: str, old: Model, new: Model, symbols: Symbols, *, symbol: str = ""
) -> Iterator[Change]:
    """Yield what changed in a schema that both descriptions have.

    Args:
        direction: `request` or `response`.
        old: The former schema.
        new: The schema of today.
        symbols: The public names.
        symbol: The public name of a schema that has none of its own, since it stands in place.
    """
    reached = tuple(sorted(new.operations))
    for kind, before, after in _shapes(direction, old.shape, new.shape):
        yield Change(kind, pointer(*new.location), reached, before, after, symbol or symbols.model(new.name))
    for path, field in (old.fields | new.fields).items():
        if _parent_is_missing(path, old, new):
            continue
        named = symbols.field(new.name, _first(path)) if new.name else symbol
        for kind, before, after in _fields(direction, old.fields.get(path), new.fields.get(path)):
            yield Change(kind, pointer(*field.location), reached, before, after, named)


def _first(path: str) -> str:
    """Return the attribute of the model that a path goes through; none when the model is an array itself."""
    name = path.split("/")[1]
    return "" if name.startswith("[") else name


def _parent_is_missing(path: str, old: Model, new: Model) -> bool:
    """Return whether a row for the parent tells of this field too."""
    parent = path.rpartition("/")[0]
    return bool(parent) and (parent not in old.fields or parent not in new.fields)


def _fields(direction: str, was: Field | None, now: Field | None) -> Iterator[_Row]:
    if was is None or now is None:
        yield from (
            _part(direction, was, now) if is_part(was or now) else _added_or_removed(direction, was, now)
        )
        return
    if was.required != now.required:
        kind = _REQUIRED[direction, now.required]
        yield kind, _presence(was.required), _presence(now.required)
    is_item = now.location[-1] == "items"
    for row in _shapes(direction, was.shape, now.shape):
        # The type of the items is told with the type of the array.
        if not (is_item and "-type-" in row[0]):
            yield row


_REQUIRED = {
    ("request", True): "request-required",
    ("request", False): "request-optional",
    ("response", True): "response-field-always",
    ("response", False): "response-field-optional",
}


def _added_or_removed(direction: str, was: Field | None, now: Field | None) -> Iterator[_Row]:
    if was is not None:
        yield f"{direction}-field-removed", field_text(was.shape, required=was.required), ""
    elif now is not None:
        strict = direction == REQUEST and now.required
        kind = f"{direction}-field-added" + ("-required" if strict else "")
        yield kind, "", field_text(now.shape, required=now.required)


def is_part(field: Field | None) -> bool:
    """Return whether a field is not a property: an item, a further property, or a member of a union."""
    return field is not None and not field.name


def _part(direction: str, was: Field | None, now: Field | None) -> Iterator[_Row]:
    """Yield what it means that an object allows further properties of a type, or a union has other members.

    An array that has no items any more, or has some now, is told by its own type.
    """
    field = was or now
    if field is None or field.location[-1] == "items":
        return
    if field.location[-1] == "additionalProperties":
        kinds = {"request": ("request-rule-removed", "request-rule-added")}
        kind = kinds.get(direction, ("response-other-changed", "response-limits-changed"))[now is not None]
    else:
        kind = _MEMBERS[direction, now is not None]
    before, after = (f"{side.shape.type}" if side else "" for side in (was, now))
    yield kind, before, after


_MEMBERS = {
    ("request", True): "request-type-widened",
    ("request", False): "request-type-changed",
    ("response", True): "response-type-changed",
    ("response", False): "response-type-narrowed",
}


def _presence(required: bool) -> str:
    return "required" if required else "optional"


def field_text(shape: Shape, *, required: bool) -> str:
    """Return a field in a few words, `string(uuid) or null, required`."""
    return f"{shape.type}{' or null' if shape.nullable else ''}, {_presence(required)}"


def _shapes(direction: str, was: Shape, now: Shape) -> Iterator[_Row]:
    yield from _requested(was, now) if direction == REQUEST else _answered(was, now)
    for name in sorted({*was.rest, *now.rest}):
        before, after = was.rest.get(name), now.rest.get(name)
        if before != after:
            yield _rest(direction, name, before, after), _keyword(name, before), _keyword(name, after)


_RULES: Final = frozenset(
    {
        *("contains", "dependentRequired", "dependentSchemas", "if", "then", "else", "not", "prefixItems"),
        *("patternProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties"),
        *("additionalProperties", "contentSchema"),
    }
)
"""Keywords by which a server refuses what it took without them."""


def _rest(direction: str, name: str, before: object, after: object) -> str:
    """Return the kind of a change of a keyword that has none of its own."""
    if name == "deprecated":
        return "deprecated-changed"
    if direction == REQUEST and (
        name in _RULES or (name == "discriminator" and _told_otherwise(before, after))
    ):
        return "request-rule-removed" if after is None else "request-rule-added"
    return f"{direction}-other-changed"


def _told_otherwise(before: object, after: object) -> bool:
    """Return whether a value that told the members of a union apart no longer tells the same."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    mappings = [side.get("mapping") or {} for side in (before, after)]
    gone = any(mappings[1].get(value) != member for value, member in mappings[0].items())
    return gone or before.get("propertyName") != after.get("propertyName")


def _keyword(name: str, value: object) -> str:
    return "" if value is None else f"{name}: {json.dumps(value, sort_keys=True, default=str)}"[:200]


def _requested(was: Shape, now: Shape) -> Iterator[_Row]:
    if was.type != now.type:
        kind = "request-type-widened" if _takes_more(was.type, now.type) else "request-type-changed"
        yield kind, was.type, now.type
    if was.nullable != now.nullable:
        yield "request-null-taken" if now.nullable else "request-null-refused", _null(was), _null(now)
    gone, come = _enum(was, now)
    if gone:
        yield "request-enum-narrowed", gone, ""
    if come:
        yield "request-enum-widened", "", come
    if was.limits != now.limits:
        kind = "request-limits-narrowed" if narrowed(was.limits, now.limits) else "request-limits-widened"
        yield kind, _limits(was), _limits(now)
    if was.default != now.default:
        yield "default-changed", f"{was.default}", f"{now.default}"


def _answered(was: Shape, now: Shape) -> Iterator[_Row]:
    if was.type != now.type:
        kind = "response-type-narrowed" if _reads_the_same(was.type, now.type) else "response-type-changed"
        yield kind, was.type, now.type
    if was.nullable != now.nullable:
        yield "response-null" if now.nullable else "response-not-null", _null(was), _null(now)
    gone, come = _enum(was, now)
    if was.enum and now.enum and not set(was.enum) & set(now.enum):
        yield "response-enum-replaced", gone, come
        gone = come = ""
    if come:
        yield "response-enum-widened", "", come
    if gone:
        yield "response-enum-narrowed", gone, ""
    if was.limits != now.limits:
        yield "response-limits-changed", _limits(was), _limits(now)


def _takes_more(was: str, now: str) -> bool:
    while was.startswith(_ARRAY) and now.startswith(_ARRAY):
        was, now = was.removeprefix(_ARRAY), now.removeprefix(_ARRAY)
    kinds, more = (set(side.split(" | ")) for side in (was, now))
    return now == "any" or (was, now) == ("integer", "number") or kinds < more


_ARRAY: Final = "array of "


def _reads_the_same(was: str, now: str) -> bool:
    """Return whether what comes today is read as one of the types that came before."""
    plain = now.replace("array of ", "") in ("string", "integer", "number", "boolean", "any")
    return _takes_more(now, was) and (was != "any" or plain)


def _enum(was: Shape, now: Shape) -> tuple[str, str]:
    """Return the values that went and those that came; no enum at all is any value."""
    if was.enum and now.enum:
        went = [value for value in was.enum if value not in now.enum]
        return ", ".join(went), ", ".join(value for value in now.enum if value not in was.enum)
    any_value = "any value"
    return (any_value if now.enum else ""), (any_value if was.enum else "")


def _null(shape: Shape) -> str:
    return "null or a value" if shape.nullable else "a value"


def _limits(shape: Shape) -> str:
    return ", ".join(f"{name} {value}" for name, value in sorted(shape.limits.items())) or "none"
