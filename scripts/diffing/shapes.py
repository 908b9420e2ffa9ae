"""What a schema comes down to for a reader or a writer: one comparable value per place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIMITS: Final = (
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minItems", "maxItems", "uniqueItems", "multipleOf"),
)
# Formats that the generated client gives a type of their own; others are text to it.
_TYPED_FORMATS: Final = frozenset({"date", "date-time", "uuid", "binary"})


@frozen
class Shape:
    """A schema at one place.

    Attributes:
        type: `string(uuid)`, `StatusEnum`, `array of TagItem`, `A | B`, `any`.
        nullable: Whether null is allowed.
        enum: Its values where they stand in place, sorted; empty otherwise.
        limits: Lengths, ranges and patterns.
        default: The server's default, None where there is none.
    """

    type: str
    nullable: bool
    enum: tuple[str, ...]
    limits: Mapping[str, Any]
    default: Any


def shape(schema: Mapping[str, Any]) -> Shape:
    """Return the shape of a schema; references stand for themselves and are not followed."""
    bare, nullable = _without_null(schema)
    enum = bare.get("enum") or ()
    return Shape(
        type=_type(bare),
        nullable=nullable or None in enum,
        enum=tuple(sorted(str(value) for value in enum if value is not None)),
        limits={name: bare[name] for name in _LIMITS if name in bare},
        default=schema.get("default"),
    )


def _without_null(schema: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """Return the schema without its ways of saying "or null", and whether it says so."""
    # OpenAPI 3.0 has `nullable`; 3.1 a list of types, or a member of a union.
    nullable = schema.get("nullable") is True
    result = dict(schema)
    if isinstance(schema.get("type"), list):
        kinds = [kind for kind in schema["type"] if kind != "null"]
        nullable |= len(kinds) < len(schema["type"])
        result["type"] = kinds[0] if len(kinds) == 1 else kinds
    for key in ("oneOf", "anyOf"):
        members = [member for member in schema.get(key, []) if member.get("type") != "null"]
        if key in schema:
            nullable |= len(members) < len(schema[key])
            result[key] = members
    return result, nullable


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    for key in ("allOf", "anyOf", "oneOf"):
        if schema.get(key):
            joint = " & " if key == "allOf" else " | "
            return joint.join(sorted({_type(_without_null(member)[0]) for member in schema[key]}))
    kind = schema.get("type", "object" if "properties" in schema else "any")
    if isinstance(kind, list):
        return " | ".join(sorted(kind))
    if kind == "array":
        return f"array of {_type(_without_null(schema.get('items', {}))[0])}"
    told = schema.get("format")
    return f"{kind}({told})" if told in _TYPED_FORMATS else str(kind)


def narrowed(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Return whether limits refuse anything that they took before; a change of pattern is taken to."""
    return any(_tighter(name, before.get(name), after[name]) for name in after)


def _tighter(name: str, before: Any, after: Any) -> bool:
    if before == after or after is False:
        return False
    if before is None or not isinstance(after, int | float) or isinstance(after, bool):
        return True
    return bool(after < before) if name.startswith(("max", "exclusiveMax")) else bool(after > before)
