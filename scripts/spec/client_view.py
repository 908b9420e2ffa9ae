"""What the generator is shown of a built description: successes only, and no defaults.

The built file stays whole, since the emulator is checked against it.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from scripts.spec.walk import operations

if TYPE_CHECKING:
    from scripts.spec.json_types import Object


def client_view(document: Object) -> Object:
    """Return a copy of a built description for generation.

    Error responses go: the hand-written transport raises them, so a generated `sync` returns a model or None.
    Defaults go, into the description: they are the server's to apply. With them in place the generator would
    send every default with every request, parameters that an older instance may not know included.
    """
    view = copy.deepcopy(document)
    for operation in operations(view):
        responses = operation.node["responses"]
        operation.node["responses"] = {code: node for code, node in responses.items() if code.startswith("2")}
    _tell_defaults(view)
    return view


def _tell_defaults(node: Any) -> None:
    if isinstance(node, list):
        for value in node:
            _tell_defaults(value)
    elif isinstance(node, dict):
        schema = node["schema"] if isinstance(node.get("schema"), dict) and "in" in node else node
        # `default` with a schema as its value is a property, or a response, of that name.
        if "default" in schema and not isinstance(schema["default"], dict):
            told = f"The server's default is `{schema.pop('default')}`."
            node["description"] = " ".join(filter(None, [node.get("description", ""), told]))
        for value in node.values():
            _tell_defaults(value)
