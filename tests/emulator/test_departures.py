"""Answers that depart from the description at random: none stops a page, and strict mode tells each."""

from __future__ import annotations

import copy
import os
import string
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest
from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.emulator.strict_reading import Operation, operations

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES: Final = int(os.environ.get("PARADIGM_SCHEMA_EXAMPLES", "36")) * 5
"""Departures to try; a nightly run sets more."""

# Not `from_regex`, which takes seconds to go through all of Unicode first.
UNKNOWN: Final = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8).map("zz".__add__)
"""Keys that no schema describes."""

DEEPEST: Final = 12
"""Deeper than any answer: it would be a description that leads back to itself."""

TEXTS: Final = {
    "date-time": "2026-01-01T00:00:00Z",
    "date": "2026-01-01",
    "uuid": "11111111-2222-4333-8444-555555555555",
}


@frozen
class Place:
    """A key of an answer, what is described there, and whether its object may have any other keys."""

    path: tuple[str | int, ...]
    schema: dict[str, Any]
    required: bool
    is_open: bool


def resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with its reference followed and its `allOf` merged."""
    if "$ref" in schema:
        node: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            node = node[part]
        return resolved(document, node)
    merged: dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
    for member in schema.get("allOf", []):
        part = resolved(document, member)
        properties = {**part.get("properties", {}), **merged.get("properties", {})}
        required = [*part.get("required", []), *merged.get("required", [])]
        merged = {**part, **merged}
        if properties:
            merged |= {"properties": properties, "required": required}
    return merged


def example(document: dict[str, Any], schema: dict[str, Any], depth: int = 0) -> Any:
    """Return what is as described, with every key."""
    schema = resolved(document, schema)
    for union in ("oneOf", "anyOf"):
        if schema.get(union):
            return example(document, schema[union][0], depth)
    if schema.get("enum"):
        return schema["enum"][0]
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if kind == "object":
        shown = {} if depth > DEEPEST else schema.get("properties", {})
        return {name: example(document, node, depth + 1) for name, node in shown.items()}
    if kind == "array":
        return [] if depth > DEEPEST else [example(document, schema.get("items", {}), depth + 1)]
    plain: dict[str, Any] = {"integer": 1, "number": 1.5, "boolean": True}
    return plain.get(kind, TEXTS.get(schema.get("format", ""), "x"))


def places(
    document: dict[str, Any], schema: dict[str, Any], value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[Place]:
    """Yield each key of an answer; what is below a union is left out, since another member may fit better."""
    schema = resolved(document, schema)
    if isinstance(value, dict):
        for name in value:
            node = resolved(document, schema["properties"][name])
            if not node.keys() & {"oneOf", "anyOf"} and (node.get("type") or "properties" in node):
                is_open = bool(schema.get("additionalProperties"))
                yield Place((*path, name), node, name in schema.get("required", []), is_open)
                yield from places(document, node, value[name], (*path, name))
    elif isinstance(value, list) and value:
        yield from places(document, schema["items"], value[0], (*path, 0))


@frozen
class Case:
    """An operation, an answer that is as described, and the keys of it that can be changed."""

    operation: Operation
    status: int
    answer: Any = field(repr=False)
    places: tuple[Place, ...] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.operation.node['operationId']}-{self.status}"

    def read(self, answer: Any) -> list[Any]:
        return self.operation.departures(httpx.Response(self.status, json=answer))


def _cases() -> Iterator[Case]:
    for operation in operations():
        for status, node in operation.node["responses"].items():
            content = node.get("content", {}).get("application/json", {}) if status.startswith("2") else {}
            schema = content.get("schema")
            if schema and resolved(operation.document, schema).get("properties"):
                answer = example(operation.document, schema)
                found = tuple(places(operation.document, schema, answer))
                yield Case(operation, int(status), answer, found)


CASES: Final = list(_cases())


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case.operation.node['operationId']}-{case.status}"
)
def test_what_is_as_described_is_no_departure(case: Case) -> None:
    assert case.read(case.answer) == []


def _at(answer: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        answer = answer[part]
    return answer


def _nullable(schema: dict[str, Any]) -> bool:
    return schema.get("nullable") is True or None in schema.get("enum", [])


@frozen
class Drawn:
    """One change of one answer, where it is, and whether it is a departure."""

    case: Case
    change: str
    pointer: str
    departs: bool
    answer: Any = field(repr=False)


@st.composite
def departures(draw: st.DrawFn) -> Drawn:
    """An answer with a key dropped, nulled, retyped or added."""
    case = draw(st.sampled_from([case for case in CASES if case.places]))
    place = draw(st.sampled_from(case.places))
    change = draw(st.sampled_from(["drop", "null", "retype", "add"]))
    answer = copy.deepcopy(case.answer)
    parent, key = _at(answer, place.path[:-1]), place.path[-1]
    departs = {"drop": place.required, "null": not _nullable(place.schema), "add": not place.is_open}
    if change == "drop":
        del parent[key]
    elif change == "null":
        parent[key] = None
    elif change == "retype":
        parent[key] = "x" if place.schema.get("type") == "array" else [[1]]
    else:
        key = draw(UNKNOWN)
        parent[key] = draw(
            st.none() | st.integers() | st.text(string.printable, max_size=3) | st.just({"a": [1]})
        )
    pointer = "".join(f"/{part}" for part in (*place.path[:-1], key))
    return Drawn(case, change, pointer, departs.get(change, True), answer)


@given(departures())
@settings(max_examples=EXAMPLES)
def test_no_departure_stops_an_answer_and_each_is_told(drawn: Drawn) -> None:
    told = [departure.path for departure in drawn.case.read(drawn.answer)]
    assert bool(told) == drawn.departs
    assert all(path.startswith(drawn.pointer) for path in told)
