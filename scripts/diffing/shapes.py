"""What a schema comes down to for a reader or a writer: one comparable value per place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from scripts.spec.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIMITS: Final = (
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minItems", "maxItems", "uniqueItems", "multipleOf", "minProperties", "maxProperties"),
    *("minContains", "maxContains"),
)
# Formats that the generated client gives a type of their own; others are text to it.
_TYPED_FORMATS: Final = frozenset({"date", "date-time", "uuid", "binary"})


_COMPARED: Final = frozenset(
    {
        *_LIMITS,
        *(
            "type",
            "format",
            "enum",
            "const",
            "nullable",
            "default",
            "required",
            "properties",
            "items",
            "$ref",
        ),
        *("allOf", "anyOf", "oneOf", "readOnly", "writeOnly", "contentEncoding", "contentMediaType"),
    }
)
"""Keywords that have kinds of their own; whatever is not among them is in `Shape.rest`."""


@frozen
class Shape:
    """A schema at one place.

    Attributes:
        type: `string(uuid)`, `StatusEnum`, `array of TagItem`, `A | B`, `any`.
        nullable: Whether null is allowed.
        enum: Its values where they stand in place, sorted; empty otherwise.
        limits: Lengths, ranges, patterns, and formats that are text to the client.
        rest: Every other keyword that says something: none is left out.
        default: The server's default, None without one.
    """

    type: str
    nullable: bool
    enum: tuple[str, ...]
    limits: Mapping[str, Any]
    rest: Mapping[str, Any]
    default: Any


def shape(schema: Mapping[str, Any]) -> Shape:
    """Return the shape of a schema; references stand for themselves and are not followed."""
    bare, nullable = without_null(schema)
    enum = [bare["const"]] if "const" in bare else bare.get("enum") or ()
    limits = {name: bare[name] for name in _LIMITS if bare.get(name) not in (None, False, 0, "")}
    if bare.get("format") is not None and bare["format"] not in _TYPED_FORMATS:
        limits["format"] = bare["format"]
    return Shape(
        type=_type(bare),
        nullable=nullable or None in enum,
        enum=tuple(sorted(str(value) for value in enum if value is not None)),
        limits=limits,
        rest={name: value for name, value in meaning(bare).items() if _is_rest(name, value)},
        default=schema.get("default"),
    )


def _is_rest(name: str, value: Any) -> bool:
    if name in ("deprecated", "additionalProperties") and isinstance(value, bool):
        return value is (name == "deprecated")
    return name not in _COMPARED and not (name == "additionalProperties" and isinstance(value, dict))


def without_null(schema: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
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
        if key in schema and len(members) == 1:
            # A union of one member and null is that member, which may be null.
            del result[key]
            inner, inner_null = without_null(members[0])
            result, nullable = {**inner, **result}, nullable or inner_null
    return result, nullable


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if schema.get("allOf"):
        return _joint_type(schema)
    for key in ("anyOf", "oneOf"):
        if schema.get(key):
            return " | ".join(sorted({_type(without_null(member)[0]) for member in schema[key]}))
    kind = schema.get("type", "object" if "properties" in schema else "any")
    if isinstance(kind, list):
        return " | ".join(sorted(kind))
    if kind == "array":
        return f"array of {_type(without_null(schema.get('items', {}))[0])}"
    return f"{kind}({told})" if (told := _encoding(schema)) else str(kind)


def _joint_type(schema: Mapping[str, Any]) -> str:
    """Return the type of an `allOf`: one member that says a type is that type, several are one object."""
    own = {key: value for key, value in schema.items() if key != "allOf"}
    members = [own, *(without_null(member)[0] for member in schema["allOf"])]
    told = {_type(member) for member in members} - {"any"}
    return "object" if len(told) > 1 else (told or {"any"}).pop()


def _encoding(schema: Mapping[str, Any]) -> str:
    """Return how a value stands in its text, where programs must know it."""
    told = schema.get("format")
    content = [schema[key] for key in ("contentEncoding", "contentMediaType") if key in schema]
    return " ".join(map(str, [told, *content] if told in _TYPED_FORMATS else content))


def narrowed(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Return whether limits refuse anything that they took before; a change of pattern is taken to."""
    return any(_tighter(name, before.get(name), after[name]) for name in after)


def _tighter(name: str, before: Any, after: Any) -> bool:
    if before == after or after is False or (name == "format" and after == "int64"):
        return False
    if before is None or not isinstance(after, int | float) or isinstance(after, bool):
        return True
    return bool(after < before) if name.startswith(("max", "exclusiveMax")) else bool(after > before)
