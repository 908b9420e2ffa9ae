"""What the generator is shown: one body type, models by direction, names that do not collide, one form."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.view.bodies import body_type
from scripts.view.client_view import client_view

FILES = "/api/v2/files"
REF = "#/components/schemas/"
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"


def shared(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Let requests and answers use one schema `Thing`, in a list of `Box`; return the view's schemas."""
    schemas = document["components"]["schemas"]
    schemas["Thing"] = schema
    schemas["Box"] = {"type": "object", "properties": {"things": {"items": {"$ref": REF + "Thing"}}}}
    media = {"schema": {"$ref": REF + "Box"}}
    operation = document["paths"]["/api/v2/files/{id}"]["patch"]
    operation["requestBody"] = {"content": {"application/json": media}}
    operation["responses"]["200"]["content"]["application/json"] = media
    view = client_view(document)
    sent = view["paths"]["/api/v2/files/{id}"]["patch"]["requestBody"]["content"]["application/json"]
    return {**view["components"]["schemas"], "sent": sent["schema"]["$ref"].removeprefix(REF)}


THING = {
    "type": "object",
    "required": ["id", "secret", "name"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "secret": {"type": "string", "writeOnly": True},
        "name": {"type": "string"},
    },
}


def test_a_schema_that_both_directions_use_becomes_two_models(document: dict[str, Any]) -> None:
    schemas = shared(document, THING)
    assert schemas["sent"] == "BoxRequest"
    assert schemas["BoxRequest"]["properties"]["things"]["items"]["$ref"] == REF + "ThingRequest"
    assert schemas["Box"]["properties"]["things"]["items"]["$ref"] == REF + "Thing"
    assert (
        list(schemas["ThingRequest"]["properties"])
        == schemas["ThingRequest"]["required"]
        == ["secret", "name"]
    )
    assert list(schemas["Thing"]["properties"]) == schemas["Thing"]["required"] == ["id", "name"]
    assert schemas["Thing"]["x-server-set"] == ["id"]


def test_a_required_key_of_the_other_direction_goes_from_every_part(document: dict[str, Any]) -> None:
    base = {"type": "object", "properties": THING["properties"]}
    schemas = shared(document, {"allOf": [base, {"required": ["id", "name"]}], "required": ["id"]})
    assert "id" not in str(schemas["ThingRequest"])
    assert schemas["ThingRequest"]["allOf"][1]["required"] == ["name"]


def test_a_key_whose_own_schema_is_read_only_leaves_requests(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["Stamp"] = {"type": "string", "readOnly": True}
    schemas = shared(document, {"type": "object", "properties": {"at": {"$ref": REF + "Stamp"}, "b": {}}})
    assert list(schemas["ThingRequest"]["properties"]) == ["b"]
    assert list(schemas["Thing"]["properties"]) == ["at", "b"]


def test_one_model_stays_one_where_no_key_has_a_direction(document: dict[str, Any]) -> None:
    schemas = shared(document, {"type": "object", "properties": {"name": {"type": "string"}}})
    assert schemas["sent"] == "Box"
    assert "ThingRequest" not in schemas


def test_the_name_of_the_requests_model_is_never_another_ones(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["thingRequest"] = {"type": "object"}
    schemas = shared(document, THING)
    assert schemas["thingRequest"] == {"type": "object"}
    assert "ThingRequest2" in schemas


BINARY = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
MANY = {"type": "object", "properties": {"files": {"type": "array", "items": BINARY["properties"]["file"]}}}
TEXT = {"type": "object", "properties": {"name": {"type": "string"}}}


@pytest.mark.parametrize(
    ("types", "schema", "kept"),
    [
        (["application/json", FORM, PARTS], TEXT, "application/json"),
        ([FORM, PARTS, "application/json"], TEXT, "application/json"),
        ([PARTS, "application/merge-patch+json"], TEXT, "application/merge-patch+json"),
        ([PARTS, FORM], TEXT, FORM),
        (["application/json", FORM, PARTS], BINARY, PARTS),
        (["application/json", PARTS], MANY, PARTS),
        (["application/json", PARTS], {"allOf": [BINARY]}, PARTS),
        (["application/xml", PARTS], TEXT, PARTS),
    ],
)
def test_of_several_body_types_one_is_sent(types: list[str], schema: dict[str, Any], kept: str) -> None:
    content = {name: {"schema": schema} for name in types}
    assert body_type({}, content) == kept


def test_the_body_type_that_is_sent_is_told(document: dict[str, Any]) -> None:
    patch = document["paths"]["/api/v2/files/{id}"]["patch"]
    patch["requestBody"]["content"][FORM] = patch["requestBody"]["content"]["application/json"]
    patch["description"] = "Change a file."
    document["components"]["requestBodies"] = {"Change": patch["requestBody"]}
    patch["requestBody"] = {"$ref": "#/components/requestBodies/Change"}
    view = client_view(document)["paths"]["/api/v2/files/{id}"]["patch"]
    assert list(view["requestBody"]["content"]) == ["application/json"]
    told = f"Change a file.\n\nThis client sends application/json; the API also takes {FORM}."
    assert view["description"] == told


@pytest.mark.parametrize(
    ("names", "renamed"),
    [
        (["SCIMUser", "ScimUser"], ["SCIMUser", "ScimUser2"]),
        (["VLAN", "Vlan", "vlan"], ["VLAN", "Vlan2", "vlan3"]),
        (["A_B", "AB", "AB2"], ["A_B3", "AB", "AB2"]),
        (["Unset", "Client", "Fine"], ["UnsetModel", "ClientModel", "Fine"]),
    ],
)
def test_names_that_would_share_a_module_are_told_apart(
    document: dict[str, Any], names: list[str], renamed: list[str]
) -> None:
    schemas = document["components"]["schemas"]
    for name in names:
        schemas[name] = {"type": "object"}
        schemas["File"]["properties"][f"of_{name}"] = {"$ref": REF + name}
    view = client_view(document)["components"]["schemas"]
    assert set(renamed) <= set(view)
    used = [view["File"]["properties"][f"of_{name}"]["$ref"].removeprefix(REF) for name in names]
    assert used == renamed


def test_titles_name_nothing_and_null_is_a_value_of_what_may_be_null(document: dict[str, Any]) -> None:
    properties = document["components"]["schemas"]["File"]["properties"]
    properties["mode"] = {"type": "string", "enum": ["a"], "nullable": True, "title": "Another Name"}
    properties["owner"] = {"$ref": REF + "FileChange", "nullable": True}
    properties["title"] = {"type": "string"}
    view = client_view(document)["components"]["schemas"]["File"]["properties"]
    assert view["mode"] == {"type": "string", "enum": ["a", None], "nullable": True}
    assert view["owner"] == {"allOf": [{"$ref": REF + "FileChange"}], "nullable": True}
    assert view["title"] == {"type": "string"}


def test_answers_are_open_and_requests_stay_closed(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    schemas["File"]["additionalProperties"] = schemas["FileChange"]["additionalProperties"] = False
    view = client_view(document)["components"]["schemas"]
    assert "additionalProperties" not in view["File"]
    assert view["FileChange"]["additionalProperties"] is False


@pytest.mark.parametrize(
    ("mark", "left", "expected"),
    [
        ({"x-inferred-required": "all"}, ["id"], ["uploaded_at"]),
        ({"x-inferred-required": "uploaded_at, nothing"}, ["id"], ["uploaded_at"]),
        ({"x-inferred": True}, ["id"], ["uploaded_at"]),
        ({}, ["id", "uploaded_at"], None),
    ],
)
def test_what_is_inferred_to_be_there_is_no_longer_required_of_answers(
    document: dict[str, Any], mark: dict[str, Any], left: list[str], expected: list[str] | None
) -> None:
    document["components"]["schemas"]["File"] |= mark
    document["components"]["schemas"]["FileUpload"]["x-inferred-required"] = "all"
    schemas = client_view(document)["components"]["schemas"]
    assert schemas["File"]["required"] == left
    assert schemas["File"].get("x-expected") == expected
    assert schemas["FileUpload"]["required"] == ["file"], "a request keeps what it must have"


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ({"application/pdf": {"type": "string", "format": "binary"}}, "application/octet-stream"),
        ({"application/xml": {"type": "object"}}, "text/plain"),
        ({"application/pdf": {}, "application/json": {"type": "object"}}, None),
        ({"application/problem+json; charset=utf-8": {"type": "object"}}, None),
        ({"text/csv": {"type": "string"}}, None),
    ],
)
def test_an_answer_of_an_unknown_type_is_read_as_bytes_or_text(
    document: dict[str, Any], content: dict[str, Any], read: str | None
) -> None:
    told = {name: {"schema": schema} for name, schema in content.items()}
    document["paths"][FILES]["get"]["responses"]["200"]["content"] = told
    shown = client_view(document)["paths"][FILES]["get"]["responses"]["200"]["content"]
    assert shown.keys() == ({read} if read else told.keys())
