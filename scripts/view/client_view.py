"""What the generator is shown of a built description: its parts are in `scripts.view`.

The built file stays whole, since the emulator is checked against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.spec.inline import inlined
from scripts.spec.walk import Parameter, operations, parameters
from scripts.view.answers import read_every_answer
from scripts.view.bodies import keep_one_body
from scripts.view.directions import split_directions
from scripts.view.forms import leave_out_servers, normalize, open_answers, refuse_null_in_path
from scripts.view.names import rename_schemas
from scripts.view.presence import soften_inferred
from scripts.view.unions import note_members

if TYPE_CHECKING:
    from scripts.spec.json_types import Object


def client_view(document: Object) -> Object:
    """Return a copy of a built description for generation.

    Error responses go: the hand-written transport raises them, so a generated `sync` returns a model or None.
    Defaults go, into the description: they are the server's to apply. With them in place the generator would
    send every default with every request, parameters that an older instance may not know included.
    Descriptions of parameters move to their schemas, from where they reach the docstrings.
    """
    view = inlined(document)
    leave_out_servers(view)
    normalize(view)
    for operation in operations(view):
        responses = operation.node["responses"]
        operation.node["responses"] = {code: node for code, node in responses.items() if code.startswith("2")}
        for parameter in parameters(view, operation):
            refuse_null_in_path(parameter)
            _tell_description(parameter)
    _tell_defaults(view)
    read_every_answer(view)
    keep_one_body(view)
    split_directions(view)
    rename_schemas(view)
    open_answers(view)
    soften_inferred(view)
    note_members(view)
    return view


def _tell_description(parameter: Parameter) -> None:
    text = parameter.node.get("description")
    # Beside a reference nothing may stand.
    if text and parameter.schema and "$ref" not in parameter.schema:
        parameter.schema.setdefault("description", text)


def _tell_defaults(node: Any) -> None:
    if isinstance(node, list):
        for value in node:
            _tell_defaults(value)
    elif isinstance(node, dict):
        # `default` with an object as its value is a property, or a response, of that name.
        if "default" in node and not isinstance(node["default"], dict):
            text = f"The server's default is `{node.pop('default')}`."
            node["description"] = " ".join(filter(None, [_sentence(node.get("description", "")), text]))
        for value in node.values():
            _tell_defaults(value)


def _sentence(text: str) -> str:
    return f"{text}." if text and text[-1].isalnum() else text
