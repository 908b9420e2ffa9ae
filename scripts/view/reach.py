"""Which schemas requests reach, and which answers do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.spec.walk import operations, parameters, references, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.spec.json_types import Object

SCHEMAS = "#/components/schemas/"


def request_schemas(document: Object) -> Iterator[Object]:
    """Yield every schema that stands in a request: of parameters and of bodies."""
    for operation in operations(document):
        yield from (parameter.schema for parameter in parameters(document, operation))
        body = resolve(document, operation.node.get("requestBody", {}))
        yield from (media["schema"] for media in body.get("content", {}).values() if media.get("schema"))


def answer_schemas(document: Object) -> Iterator[Object]:
    """Yield every schema that stands in an answer."""
    for operation in operations(document):
        for answer in operation.node.get("responses", {}).values():
            content = resolve(document, answer).get("content", {})
            yield from (media["schema"] for media in content.values() if media.get("schema"))


def reached(document: Object, schemas: Iterable[Object]) -> set[str]:
    """Return the names of the component schemas that ``schemas`` lead to, by any number of references."""
    components = document.get("components", {}).get("schemas", {})
    found: set[str] = set()
    waiting: list[Any] = list(schemas)
    while waiting:
        for _, reference in references(waiting.pop()):
            name = component_name(reference)
            if name in components and name not in found:
                found.add(name)
                waiting.append(components[name])
    return found


def component_name(reference: str) -> str:
    """Return the name of the component schema that a reference leads to; empty for any other."""
    name = reference.removeprefix(SCHEMAS)
    return "" if name == reference else name.replace("~1", "/").replace("~0", "~")


def inner(node: Any) -> Iterator[Object]:
    """Yield a schema and all that stand in it; references are not followed."""
    if not isinstance(node, dict):
        return
    yield node
    for key in ("properties", "patternProperties", "dependentSchemas"):
        named = node.get(key)
        for value in named.values() if isinstance(named, dict) else ():
            yield from inner(value)
    for key in ("items", "additionalProperties", "not", "contains"):
        yield from inner(node.get(key))
    for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
        for value in node.get(key) or ():
            yield from inner(value)


def point(node: Any, targets: dict[str, str]) -> None:
    """Replace references, those in the mapping of a discriminator included, by others."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, dict):
            for key, value in current.items():
                if isinstance(value, str) and value in targets:
                    current[key] = targets[value]
            waiting += current.values()
        elif isinstance(current, list):
            waiting += current
