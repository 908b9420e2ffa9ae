"""What every built description must keep, because the client, the transport or the waits rely on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from scripts.spec.inline import inlined
from scripts.spec.json_types import Location, Object
from scripts.spec.walk import Parameter, operations, parameters, references, resolve
from scripts.view.bodies import MULTIPART, body_type, is_binary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Violation: TypeAlias = tuple[Location, str]

_STYLES: Final = {"query": "form", "path": "simple", "header": "simple", "cookie": "form"}
_WAITED_ON: Final = ("StatusEnum", "StatusVisionEnum", "TurnStatusEnum")


def violations(document: Object) -> list[Violation]:
    """Return every place where an invariant of the project does not hold, with what to do about it."""
    whole = inlined(document)
    return [found for check in _CHECKS for found in check(whole)]


def references_lead_somewhere(document: Object) -> Iterator[Violation]:
    """Yield every reference that leads nowhere: nothing else can be checked then."""
    for location, reference in references(document):
        try:
            resolve(document, {"$ref": reference})
        except Exception as error:  # noqa: BLE001  # whatever is wrong with it belongs into the report
            yield location, str(error)


def _operations_are_named(document: Object) -> Iterator[Violation]:
    """The generated module is named after the operationId, its folder after the tag."""
    for operation in operations(document):
        if not operation.id:
            yield operation.location, "has no operationId: give it one by an overlay"
        if not operation.tag:
            yield operation.location, "has no tag: give it one by an overlay"


def _operations_want_a_key(document: Object) -> Iterator[Violation]:
    """An operation without a bearer requirement would be generated to run without a key."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    bearer = {name for name, scheme in schemes.items() if scheme.get("scheme") == "bearer"}
    for operation in operations(document):
        required = operation.node.get("security", document.get("security", []))
        alone = any(choice and set(choice) <= bearer for choice in required or ())
        if not alone or not all(required or ()):
            yield operation.location, "does not require bearer authentication"


def _lists_are_comma_separated(document: Object) -> Iterator[Violation]:
    """The transport joins list parameters with commas, all of them: it cannot see the description."""
    for operation in operations(document):
        for parameter in parameters(document, operation):
            if parameter.place != "query" or not _is_list(document, parameter.schema):
                continue
            style = parameter.node.get("style", "form"), parameter.node.get("explode", True)
            if style != ("form", False):
                message = "is a list but not `explode: false`: settle by an overlay how it goes out"
                yield parameter.location, f"`{parameter.name}` {message}"


def _is_list(document: Object, schema: Any) -> bool:
    schema = resolve(document, schema or {})
    parts = [part for key in ("allOf", "anyOf", "oneOf") for part in schema.get(key, [])]
    return schema.get("type") == "array" or any(_is_list(document, part) for part in parts)


def _uploads_are_binary(document: Object) -> Iterator[Violation]:
    """The `file` part of a form is bytes: as text, a client would send its path."""
    for operation in operations(document):
        content = operation.node.get("requestBody", {}).get("content", {})
        if body_type(document, content or {MULTIPART: {}}) != MULTIPART or MULTIPART not in content:
            continue
        for file in _parts_named(document, content[MULTIPART].get("schema", {}), "file"):
            if not is_binary(document, file):
                place = (*operation.location, "requestBody", "content", MULTIPART)
                yield place, "its part `file` is not `format: binary`"


def _parts_named(document: Object, node: Any, name: str) -> Iterator[Any]:
    schema = resolve(document, node)
    if name in schema.get("properties", {}):
        yield schema["properties"][name]
    for part in schema.get("allOf", ()):
        yield from _parts_named(document, part, name)


def _parameters_can_be_sent(document: Object) -> Iterator[Violation]:
    """The generated client writes plain values, comma-separated lists, and objects as one parameter a key."""
    for operation in operations(document):
        for parameter in parameters(document, operation):
            if problem := unsendable(document, parameter):
                message = f"`{parameter.name}` {problem}: describe by an overlay what the client can send"
                yield parameter.location, message


def unsendable(document: Object, parameter: Parameter) -> str:
    """Return why the client cannot send a parameter; empty where it can."""
    if "content" in parameter.node:
        return "is described by `content`"
    style = parameter.node.get("style")
    if style not in (None, _STYLES.get(parameter.place)):
        return f"has the style {style}"
    schema = resolve(document, parameter.schema)
    is_object = schema.get("type") == "object" or "properties" in schema
    if is_object and (parameter.place != "query" or parameter.node.get("explode", True) is not True):
        return "is an object that does not go out as one parameter a key"
    return ""


def _null_is_a_type(document: Object) -> Iterator[Violation]:
    """OpenAPI 3.1 has no `nullable`: an overlay that says it would change nothing, without a word."""
    if str(document.get("openapi", "")).startswith("3.1"):
        for location in _nullable(document, ()):
            yield location, "has `nullable`, which means nothing in OpenAPI 3.1: add 'null' to its `type`"


def _nullable(node: Any, location: Location) -> Iterator[Location]:
    """Yield the place of every schema with `nullable`; a property of that name holds a schema."""
    if isinstance(node, dict):
        if isinstance(node.get("nullable"), bool):
            yield location
        for key, value in node.items():
            if key not in ("example", "examples", "default", "enum", "const"):
                yield from _nullable(value, (*location, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _nullable(value, (*location, index))


def _statuses_are_open(document: Object) -> Iterator[Violation]:
    """A status that we wait on is an enum of texts (generated open), and may be null where a model has it."""
    schemas = document.get("components", {}).get("schemas", {})
    for name in _WAITED_ON:
        schema = schemas.get(name)
        if schema is not None and (schema.get("type") != "string" or not schema.get("enum")):
            yield ("components", "schemas", name), "is waited on, so it must be an enum of strings"
    for name, schema in schemas.items():
        status = schema.get("properties", {}).get("status")
        if isinstance(status, dict) and status.get("$ref", "").endswith("/StatusEnum"):
            yield (
                ("components", "schemas", name, "properties", "status"),
                "is waited on, so it must be nullable",
            )


_CHECKS: Final[tuple[Callable[[Object], Iterator[Violation]], ...]] = (
    _operations_are_named,
    _operations_want_a_key,
    _lists_are_comma_separated,
    _uploads_are_binary,
    _parameters_can_be_sent,
    _null_is_a_type,
    _statuses_are_open,
)
