"""References to anything but schemas, replaced by what they name."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from scripts.spec.canonical import METHODS
from scripts.spec.walk import resolve

if TYPE_CHECKING:
    from scripts.spec.json_types import Object


def inlined(document: Object) -> Object:
    """Return a copy in which only schemas are referenced.

    Path items, parameters, request bodies, responses, headers and security schemes stand in their places.
    """
    result = copy.deepcopy(document)
    paths = result.get("paths", {})
    for path in paths:
        paths[path] = _copy(result, paths[path])
        for key, node in paths[path].items():
            if key == "parameters":
                paths[path][key] = [_copy(result, item) for item in node]
            elif key in METHODS:
                _operation(result, node)
    schemes = result.get("components", {}).get("securitySchemes", {})
    for name in schemes:
        schemes[name] = _copy(result, schemes[name])
    return result


def _copy(document: Object, node: Any) -> Any:
    """Return what a reference names, as an object of its own; anything else as it is."""
    named = resolve(document, node)
    return node if named is node else copy.deepcopy(named)


def _operation(document: Object, operation: Object) -> None:
    if "parameters" in operation:
        operation["parameters"] = [_copy(document, item) for item in operation["parameters"]]
    if "requestBody" in operation:
        operation["requestBody"] = _copy(document, operation["requestBody"])
    responses = operation.get("responses", {})
    for code in responses:
        responses[code] = _copy(document, responses[code])
        headers = responses[code].get("headers", {})
        for name in headers:
            headers[name] = _copy(document, headers[name])
