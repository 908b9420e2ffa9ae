"""What differs in meaning and has no row yet: nothing that a description says may change in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from scripts.diffing.model import Change
from scripts.diffing.security import hints
from scripts.diffing.shapes import without_null
from scripts.spec.errors import pointer
from scripts.spec.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.diffing.facts import Facts
    from scripts.diffing.symbols import Symbols
    from scripts.spec.json_types import Object

_ELSEWHERE: Final = frozenset({"openapi", "info", "paths", "components", "security", "tags", "externalDocs"})
_NO_MEANING: Final = {"deprecated": False, "nullable": False, "required": False, "additionalProperties": True}


@frozen
class Sides:
    """Both descriptions and their facts, the old one first."""

    documents: tuple[Object, Object]
    facts: tuple[Facts, Facts]


def remainder(sides: Sides, rows: list[Change], symbols: Symbols) -> Iterator[Change]:
    """Yield a notable row for each part whose meaning changed although no row says so.

    Args:
        sides: The old and the new description.
        rows: What is told already.
        symbols: The public names.
    """
    yield from _whole(sides, symbols)
    reached = {key for row in rows for key in row.operations}
    yield from _calls(sides, reached, symbols)
    yield from _schemas(sides, {row.pointer for row in rows}, symbols)


def _whole(sides: Sides, symbols: Symbols) -> Iterator[Change]:
    old, new = sides.documents
    everywhere = tuple(sorted(sides.facts[1].calls))
    for key in sorted((old.keys() | new.keys()) - _ELSEWHERE):
        if not key.startswith("x-") and _normal(meaning(old.get(key))) != _normal(meaning(new.get(key))):
            was, now = (str(side.get(key, ""))[:200] for side in (old, new))
            package = f"paradigm_api.{symbols.version}"
            yield Change("document-changed", pointer(key), everywhere, was, now, package)

    tokens = tuple(hints(document) for document in sides.documents)
    if tokens[0] != tokens[1]:
        was, now = (", ".join(side) for side in tokens)
        place = pointer("components", "securitySchemes")
        yield Change("document-changed", place, everywhere, was, now, f"paradigm_api.{symbols.version}")


def _calls(sides: Sides, reached: set[str], symbols: Symbols) -> Iterator[Change]:
    before, after = (facts.calls for facts in sides.facts)
    for key in (before.keys() & after.keys()) - reached:
        was, now = before[key].operation, after[key].operation
        if _operation(was.node) != _operation(now.node):
            place = pointer(*now.location)
            yield Change("operation-other-changed", place, (key,), "", "", symbols.operation(now))


def _schemas(sides: Sides, told: set[str], symbols: Symbols) -> Iterator[Change]:
    models = {**sides.facts[0].models, **sides.facts[1].models}
    users = {name: model.operations for (_, name), model in models.items()}
    old, new = (document.get("components", {}).get("schemas", {}) for document in sides.documents)
    for name in sorted(old.keys() & new.keys() & users.keys()):
        place = pointer("components", "schemas", name)
        if any(row == place or row.startswith(f"{place}/") for row in told):
            continue
        if _normal(meaning(old[name])) != _normal(meaning(new[name])):
            yield Change("component-changed", place, tuple(sorted(users[name])), "", "", symbols.model(name))


def _operation(node: Object) -> Any:
    """Return the meaning of an operation without its names, which have kinds of their own."""
    handled = ("operationId", "tags", "security", "deprecated")
    return _normal({key: value for key, value in meaning(node).items() if key not in handled})


def _normal(node: Any) -> Any:
    """Return a meaning in one form: null said in one way, and nothing said that goes without saying."""
    if isinstance(node, list):
        return [_normal(value) for value in node]
    if not isinstance(node, dict):
        return node
    is_union = any(isinstance(node.get(key), list) for key in ("oneOf", "anyOf"))
    if is_union or isinstance(node.get("type"), list) or node.get("nullable") is True:
        bare, nullable = without_null(node)
        node = {**bare, **({"nullable": True} if nullable else {})}
    said = {key: _normal(value) for key, value in node.items() if _NO_MEANING.get(key) is not value}
    return {key: value for key, value in said.items() if (key, value) != ("additionalProperties", {})}
