from __future__ import annotations

import copy
from typing import Any

import pytest

from scripts.view.client_view import client_view

LIST = "/api/v2/files"


def test_error_responses_are_not_shown_to_the_generator(document: dict[str, Any]) -> None:
    document["paths"]["/api/v2/files"]["get"]["responses"]["default"] = {"description": ""}
    view = client_view(document)
    assert set(view["paths"]["/api/v2/files"]["get"]["responses"]) == {"200"}
    assert set(document["paths"]["/api/v2/files"]["get"]["responses"]) == {"200", "401", "default"}


def test_defaults_are_told_but_not_sent(document: dict[str, Any]) -> None:
    view = client_view(document)
    parameter = view["paths"]["/api/v2/files"]["get"]["parameters"][1]
    told = "The server's default is `20`."
    assert parameter["schema"] == {"type": "integer", "maximum": 100, "description": told}
    size = view["components"]["schemas"]["FileChange"]["properties"]["size"]
    assert size == {"type": "integer", "description": "The server's default is `3`."}


def test_descriptions_of_parameters_reach_the_docstrings(document: dict[str, Any]) -> None:
    parameters = document["paths"]["/api/v2/files"]["get"]["parameters"]
    parameters[1]["description"] = "Results per page"
    parameters.append({"in": "query", "name": "one", "schema": {"$ref": "#/components/schemas/StatusEnum"}})
    parameters[-1]["description"] = "Beside a reference nothing may stand"
    view = client_view(document)["paths"]["/api/v2/files"]["get"]["parameters"]
    assert view[1]["schema"]["description"] == "Results per page. The server's default is `20`."
    assert view[-1]["schema"] == {"$ref": "#/components/schemas/StatusEnum"}


def test_a_property_called_default_is_kept(document: dict[str, Any]) -> None:
    properties = document["components"]["schemas"]["File"]["properties"]
    properties["default"] = {"type": "boolean", "description": "Whether it is the default", "default": False}
    view = client_view(document)
    told = "Whether it is the default. The server's default is `False`."
    kept = view["components"]["schemas"]["File"]["properties"]["default"]
    assert kept == {"type": "boolean", "description": told}


def test_no_default_of_the_built_descriptions_is_left(built: dict[str, dict[str, Any]]) -> None:
    def defaults(node: Any) -> int:
        if isinstance(node, list):
            return sum(map(defaults, node))
        if not isinstance(node, dict):
            return 0
        own = int("default" in node and not isinstance(node["default"], dict))
        return own + sum(map(defaults, node.values()))

    for document in built.values():
        before = copy.deepcopy(document)
        assert defaults(document) > 0
        assert defaults(client_view(document)) == 0
        assert document == before


def test_addresses_are_not_shown_with_their_variables(document: dict[str, Any]) -> None:
    server = {"url": "https://{host}", "variables": {"host": {"default": "a.example"}}}
    for owner in (document, document["paths"][LIST], document["paths"][LIST]["get"]):
        owner["servers"] = [server]
    assert "a.example" not in str(client_view(document))


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, {"anyOf": [{"type": "integer"}]}),
        ({"type": ["string", "null"], "enum": ["a", None]}, {"type": ["string"], "enum": ["a"]}),
        ({"type": "integer", "nullable": True}, {"type": "integer"}),
    ],
)
def test_a_part_of_a_path_is_never_null(
    document: dict[str, Any], schema: dict[str, Any], shown: dict[str, Any]
) -> None:
    path = "/api/v2/files/{id}"
    document["paths"][path]["get"]["parameters"] = [
        {"in": "path", "name": "id", "required": True, "schema": schema}
    ]
    (parameter,) = client_view(document)["paths"][path]["get"]["parameters"]
    assert parameter["schema"] == shown
