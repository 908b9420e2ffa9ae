"""Compare a schema with its former self, as requests or as responses use it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

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
        yield from _added_or_removed(direction, was, now)
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
            kind = "deprecated-changed" if name == "deprecated" else f"{direction}-other-changed"
            yield kind, _keyword(name, before), _keyword(name, after)


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
        kind = "response-type-narrowed" if _takes_more(now.type, was.type) else "response-type-changed"
        yield kind, was.type, now.type
    if was.nullable != now.nullable:
        yield "response-null" if now.nullable else "response-not-null", _null(was), _null(now)
    gone, come = _enum(was, now)
    if come:
        yield "response-enum-widened", "", come
    if gone:
        yield "response-enum-narrowed", gone, ""
    if was.limits != now.limits:
        yield "response-limits-changed", _limits(was), _limits(now)


def _takes_more(was: str, now: str) -> bool:
    return (
        now == "any" or (was, now) == ("integer", "number") or set(was.split(" | ")) < set(now.split(" | "))
    )


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
