"""Flatten a description into facts to compare one by one: per operation, and per model and direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import Factory, define, frozen

from scripts.diffing.security import Way, ways
from scripts.diffing.shapes import Shape, shape
from scripts.spec.meaning import meaning
from scripts.spec.walk import Operation, Parameter, operations, parameters, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.spec.json_types import Location, Object

REQUEST: Final = "request"
RESPONSE: Final = "response"

_HIDDEN: Final = {REQUEST: "readOnly", RESPONSE: "writeOnly"}
_PAGING: Final = frozenset(
    {"page", "page_size", "per_page", "limit", "offset", "cursor", "starting_after", "ending_before"}
)
_ENVELOPE: Final = frozenset(
    {"count", "next", "previous", "results", "data", "has_more", "first_id", "last_id", "next_cursor"}
)


@frozen
class Field:
    """A property of a model, or of a schema that stands in place.

    Attributes:
        shape: What it holds.
        required: Whether it is always there.
        location: Its place in the document.
        name: The property's name; empty for an item of an array or a member of a union.
    """

    shape: Shape
    required: bool
    location: Location
    name: str


@define
class Model:
    """A schema as one direction uses it: a component, or one that stands in place in an operation.

    Attributes:
        name: Its component name, empty where it stands in place.
        location: Its place in the document.
        shape: The shape of the schema itself: an enum has its values here.
        fields: Its properties by their path below the model, those of schemas in place included.
        operations: Keys of the operations that reach it in this direction.
    """

    name: str
    location: Location
    shape: Shape
    fields: dict[str, Field] = Factory(dict)
    operations: set[str] = Factory(set)


@frozen
class Call:
    """What one operation takes and gives.

    Attributes:
        operation: The operation.
        parameters: By place and name.
        body: Content types of the request body, empty where it takes none.
        body_required: Whether the body must be sent.
        success: Content types by success status code.
        errors: Documented status codes of errors.
        roots: The schemas of parameters, body and answers, by direction and place in the operation.
        pagination: How it pages, in words.
        security: The ways to authenticate.
        headers: Whether a header of a success is always there, by status code and name.
        media: What media types and answers say beside their schemas, by place.
    """

    operation: Operation
    parameters: dict[tuple[str, str], Parameter]
    body: tuple[str, ...]
    body_required: bool
    success: dict[str, tuple[str, ...]]
    errors: tuple[str, ...]
    roots: dict[tuple[str, str], Model]
    pagination: str
    security: frozenset[Way]
    headers: dict[tuple[str, str], bool]
    media: dict[str, Any]


@frozen
class Facts:
    """All facts of one description.

    Attributes:
        calls: By operation key.
        models: By direction and component name.
    """

    calls: dict[str, Call]
    models: dict[tuple[str, str], Model]


def collect(document: Object) -> Facts:
    """Return the facts of a description whose references all lead somewhere."""
    models: dict[tuple[str, str], Model] = {}
    calls = {operation.key: _call(document, operation, models) for operation in operations(document)}
    return Facts(calls, models)


def _call(document: Object, operation: Operation, models: dict[tuple[str, str], Model]) -> Call:
    reader = _Reader(document, operation, models)
    node = operation.node
    taken = parameters(document, operation)
    for parameter in taken:
        reader.visit(
            REQUEST, parameter.schema, (*parameter.location, "schema"), name=f"parameters/{parameter.name}"
        )
    body = resolve(document, node.get("requestBody", {}))
    for content, media in body.get("content", {}).items():
        location = (*operation.location, "requestBody", "content", content, "schema")
        reader.visit(REQUEST, media.get("schema", {}), location)
    responses = {code: resolve(document, answer) for code, answer in node.get("responses", {}).items()}
    success = {code: answer for code, answer in responses.items() if code.startswith("2")}
    headers: dict[tuple[str, str], bool] = {}
    for code, answer in success.items():
        for content, media in answer.get("content", {}).items():
            location = (*operation.location, "responses", code, "content", content, "schema")
            reader.visit(RESPONSE, media.get("schema", {}), location)
        headers |= {(code, name): header.get("required") is True for name, header in _headers(answer)}
        for name, header in _headers(answer):
            location = (*operation.location, "responses", code, "headers", name, "schema")
            reader.visit(RESPONSE, header.get("schema", {}), location)
    return Call(
        operation=operation,
        parameters={(item.place, item.name): item for item in taken},
        body=tuple(body.get("content", {})),
        body_required=body.get("required") is True,
        success={code: tuple(answer.get("content", {})) for code, answer in success.items()},
        errors=tuple(code for code in responses if code not in success),
        roots=reader.roots,
        pagination=_pagination(document, taken, success),
        security=ways(document, node),
        headers=headers,
        media=dict(_media(body, success)),
    )


def _media(body: Object, success: dict[str, Object]) -> Iterator[tuple[str, Any]]:
    """Yield what stands beside the schemas: encodings, headers, links."""
    for content, media in body.get("content", {}).items():
        yield f"requestBody/content/{content}", _beside(media)
    for code, answer in success.items():
        yield f"responses/{code}", _beside(answer)
        for content, media in answer.get("content", {}).items():
            yield f"responses/{code}/content/{content}", _beside(media)


def _headers(answer: Object) -> list[tuple[str, Object]]:
    return [(name, header) for name, header in answer.get("headers", {}).items() if isinstance(header, dict)]


def _beside(node: Object) -> Object:
    """Return what a node says beside what has kinds of its own."""
    told = {key: value for key, value in meaning(node).items() if key not in ("schema", "content", "headers")}
    headers = {name: _beside_header(header) for name, header in _headers(meaning(node))}
    return told | {"headers": headers} if any(headers.values()) else told


def _beside_header(header: Object) -> Object:
    return {key: value for key, value in header.items() if key not in ("schema", "required")}


def _pagination(document: Object, taken: list[Parameter], success: dict[str, Object]) -> str:
    """Return how an operation pages, in words: the parameters that page, and what is around the items."""
    asked = sorted(_PAGING & {item.name for item in taken})
    bodies = [media for answer in success.values() for media in answer.get("content", {}).values()]
    schema = resolve(document, bodies[0].get("schema", {})) if bodies else {}
    is_array = schema.get("type") == "array"
    given = ["plain array"] if is_array else sorted(_ENVELOPE & set(schema.get("properties", {})))
    pages = bool(asked) or is_array or bool({"next", "results"} & set(given))
    return f"{', '.join(asked) or 'no parameters'} -> {', '.join(given) or 'no envelope'}" if pages else ""


def _is_null(schema: Any) -> bool:
    return bool(schema.get("type") == "null" or schema.get("enum") == [None])


class _Reader:
    """Visits every schema that one operation reaches, and each model once per direction."""

    def __init__(self, document: Object, operation: Operation, models: dict[tuple[str, str], Model]) -> None:
        self.roots: dict[tuple[str, str], Model] = {}
        self._document = document
        self._operation = operation
        self._models = models
        self._seen: set[tuple[str, str]] = set()
        self._within: list[int] = []

    def visit(self, direction: str, schema: Any, location: Location, *, name: str = "") -> None:
        """Record a schema that stands in place in the operation, and all that it leads to.

        It is compared with the one of the same ``name``, by default its place in the operation.
        """
        place = name or "/".join(str(part) for part in location[3:])
        fields = dict(self._fields(direction, schema, location, path="", always=True))
        self.roots[direction, place] = Model("", location, shape(schema), fields, {self._operation.key})

    def _fields(
        self, direction: str, schema: Any, location: Location, *, path: str, always: bool
    ) -> Iterator[tuple[str, Field]]:
        """Yield the fields below a schema by path, and follow every reference into its model."""
        if isinstance(reference := schema.get("$ref"), str):
            self._follow(direction, reference)
        elif id(schema) not in self._within:
            # An object that is made of itself is told once.
            self._within.append(id(schema))
            yield from self._own_fields(direction, schema, location, path=path, always=always)
            self._within.pop()

    def _own_fields(
        self, direction: str, schema: Any, location: Location, *, path: str, always: bool
    ) -> Iterator[tuple[str, Field]]:
        parts = list(self._parts(schema, location))
        required = {name for part, _ in parts for name in part.get("required", []) if always}
        for part, place in parts:
            yield from self._members(direction, part, place, path=path)
            for name, node in part.get("properties", {}).items():
                # What only one direction has, the other does not see.
                if resolve(self._document, node).get(_HIDDEN[direction]) or node.get(_HIDDEN[direction]):
                    continue
                at = (*place, "properties", name)
                yield f"{path}/{name}", Field(shape(node), name in required, at, name)
                yield from self._fields(direction, node, at, path=f"{path}/{name}", always=True)
        for member in schema.get("allOf", []):
            if isinstance(member.get("$ref"), str):
                self._follow(direction, member["$ref"])
        for key in ("items", "additionalProperties"):
            # Further properties of any type are what goes without saying.
            if isinstance(schema.get(key), dict) and (key == "items" or schema[key]):
                place = (*location, key)
                # The type of the items is part of the array's own; their enum and limits are not.
                yield f"{path}/[{key}]", Field(shape(schema[key]), required=True, location=place, name="")
                yield from self._fields(direction, schema[key], place, path=f"{path}/[{key}]", always=True)

    def _parts(
        self, schema: Any, location: Location, seen: tuple[int, ...] = ()
    ) -> Iterator[tuple[Any, Location]]:
        """Yield a schema and the parts of its `allOf`, references followed: together they are one object."""
        yield schema, location
        for index, member in enumerate(schema.get("allOf", [])):
            part = resolve(self._document, member)
            if id(part) in seen:
                continue
            place: Location = (*location, "allOf", index)
            if part is not member:
                place = ("components", "schemas", str(member["$ref"]).rsplit("/", 1)[-1])
            yield from self._parts(part, place, (*seen, id(part)))

    def _members(
        self, direction: str, schema: Any, location: Location, *, path: str
    ) -> Iterator[tuple[str, Field]]:
        """Yield what the members of a union have, each below a path of its own; null does not count."""
        for key in ("anyOf", "oneOf"):
            members = [
                (index, member) for index, member in enumerate(schema.get(key, [])) if not _is_null(member)
            ]
            known: dict[str, int] = {}
            for index, member in members:
                place = (*location, key, index)
                if "$ref" in member or len(members) == 1:
                    yield from self._fields(direction, member, place, path=path, always=len(members) == 1)
                    continue
                kind = shape(member).type
                known[kind] = known.get(kind, 0) + 1
                below = f"{path}/<{kind} {known[kind]}>".replace("/<", "/[<", 1) + "]"
                yield below, Field(shape(member), required=True, location=place, name="")
                yield from self._fields(direction, member, place, path=below, always=True)

    def _follow(self, direction: str, reference: str) -> None:
        name = reference.rsplit("/", 1)[-1]
        if (direction, name) in self._seen:
            return
        self._seen.add((direction, name))
        schema = resolve(self._document, {"$ref": reference})
        location = tuple(part.replace("~1", "/").replace("~0", "~") for part in reference[2:].split("/"))
        model = self._models.setdefault((direction, name), Model(name, location, shape(schema)))
        model.operations.add(self._operation.key)
        model.fields |= dict(self._fields(direction, schema, location, path="", always=True))
