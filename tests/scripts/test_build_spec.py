from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from scripts.build_spec import build, build_all, check, main
from scripts.spec.canonical import canonical
from scripts.spec.errors import SpecError
from scripts.spec.layout import VERSIONS, Layout
from scripts.spec.yaml_io import dump, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Document = dict[str, Any]
LIST = "/api/v2/files"


@pytest.mark.parametrize("version", VERSIONS)
def test_the_committed_description_is_what_upstream_and_overlays_make(vendored: Layout, version: str) -> None:
    assert build(version, vendored) == vendored.built(version).read_text("utf-8")


def test_the_same_input_gives_the_same_bytes_under_any_hash_seed(vendored: Layout) -> None:
    program = "from scripts.build_spec import *; print(build('v2', Layout()))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=vendored.root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""


def test_the_order_of_upstream_does_not_matter(document: Document) -> None:
    turned = load(dump(document), file="f")
    turned["paths"] = dict(reversed(turned["paths"].items()))
    turned["components"]["schemas"] = dict(reversed(turned["components"]["schemas"].items()))
    for path, item in turned["paths"].items():
        turned["paths"][path] = dict(reversed(item.items()))
    turned = dict(reversed(turned.items()))
    assert dump(canonical(turned)) == dump(canonical(document)) != dump(turned)


def _operation(document: Document) -> Document:
    node = document["paths"][LIST]["get"]
    assert isinstance(node, dict)
    return node


def _no_id(document: Document) -> None:
    del _operation(document)["operationId"]


def _same_id(document: Document) -> None:
    _operation(document)["operationId"] = "api_v2_files_retrieve"


def _no_tag(document: Document) -> None:
    _operation(document)["tags"] = []


def _no_key(document: Document) -> None:
    _operation(document)["security"] = []


def _key_is_optional(document: Document) -> None:
    _operation(document)["security"] = [{"bearerAuth": []}, {}]


def _inherits_no_key(document: Document) -> None:
    del _operation(document)["security"]


def _repeated_keys(document: Document) -> None:
    _operation(document)["parameters"][3]["explode"] = True


def _repeated_keys_by_default(document: Document) -> None:
    del _operation(document)["parameters"][3]["explode"]


def _list_behind_a_reference(document: Document) -> None:
    document["components"]["schemas"]["Ids"] = {"type": "array", "items": {"type": "integer"}}
    schema = {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Ids"}]}
    _operation(document)["parameters"].append({"in": "query", "name": "id", "schema": schema})


def _file_as_text(document: Document) -> None:
    document["components"]["schemas"]["FileUpload"]["properties"]["file"]["format"] = "uri"


def _file_as_text_behind_references(document: Document) -> None:
    document["components"]["schemas"]["FileUpload"]["properties"]["file"] = {"type": "string"}
    document["components"]["requestBodies"] = {"Upload": document["paths"][LIST]["post"]["requestBody"]}
    document["paths"][LIST]["post"]["requestBody"] = {"$ref": "#/components/requestBodies/Upload"}


def _file_as_text_in_a_part(document: Document) -> None:
    upload = document["components"]["schemas"]["FileUpload"]
    upload["properties"]["file"] = {"type": "string", "format": "uri"}
    document["components"]["schemas"]["FileUpload"] = {"allOf": [upload]}


def _parameter(document: Document, **node: object) -> None:
    parameter = {"in": "query", "name": "odd", "schema": {"type": "string"}, **node}
    document["components"]["parameters"] = {"Odd": parameter}
    _operation(document)["parameters"].append({"$ref": "#/components/parameters/Odd"})


def _deep_object(document: Document) -> None:
    _parameter(document, style="deepObject", schema={"type": "object"})


def _pipes(document: Document) -> None:
    _parameter(document, style="pipeDelimited", explode=False, schema={"type": "array", "items": {}})


def _content(document: Document) -> None:
    _parameter(document, content={"application/json": {"schema": {"type": "object"}}})
    del document["components"]["parameters"]["Odd"]["schema"]


def _packed_object(document: Document) -> None:
    _parameter(document, explode=False, schema={"type": "object", "properties": {"a": {"type": "string"}}})


def _status_is_no_text(document: Document) -> None:
    document["components"]["schemas"]["StatusEnum"] = {"type": "integer", "enum": [1, 2]}


def _status_never_null(document: Document) -> None:
    status = {"$ref": "#/components/schemas/StatusEnum"}
    document["components"]["schemas"]["File"]["properties"]["status"] = status


def _dangling(document: Document) -> None:
    document["components"]["schemas"]["File"]["properties"]["owner"] = {"$ref": "#/components/schemas/Owner"}


def _elsewhere(document: Document) -> None:
    document["components"]["schemas"]["File"]["properties"]["owner"] = {
        "$ref": "https://example.org/owner.yaml"
    }


def _circle(document: Document) -> None:
    document["components"]["schemas"]["A"] = {"$ref": "#/components/schemas/B"}
    document["components"]["schemas"]["B"] = {"$ref": "#/components/schemas/A"}


def _no_openapi(document: Document) -> None:
    _operation(document)["responses"] = {}


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (_no_id, "/paths/~1api~1v2~1files/get: has no operationId"),
        (_same_id, "Operation ID 'api_v2_files_retrieve' for 'get' in '/api/v2/files/{id}' is not unique"),
        (_no_tag, "/paths/~1api~1v2~1files/get: has no tag"),
        (_no_key, "/paths/~1api~1v2~1files/get: does not require bearer authentication"),
        (_key_is_optional, "does not require bearer authentication"),
        (_inherits_no_key, "does not require bearer authentication"),
        (
            _repeated_keys,
            "/paths/~1api~1v2~1files/get/parameters/3: `status` is a list but not `explode: false`",
        ),
        (_repeated_keys_by_default, "`status` is a list but not `explode: false`"),
        (_list_behind_a_reference, "`id` is a list but not `explode: false`"),
        (_file_as_text, "its part `file` is not `format: binary`"),
        (_file_as_text_behind_references, "its part `file` is not `format: binary`"),
        (_file_as_text_in_a_part, "its part `file` is not `format: binary`"),
        (_deep_object, "`odd` has the style deepObject"),
        (_pipes, "`odd` has the style pipeDelimited"),
        (_content, "`odd` is described by `content`"),
        (_packed_object, "`odd` is an object that does not go out as one parameter a key"),
        (
            _status_is_no_text,
            "/components/schemas/StatusEnum: is waited on, so it must be an enum of strings",
        ),
        (
            _status_never_null,
            "/components/schemas/File/properties/status: is waited on, so it must be nullable",
        ),
        (
            _dangling,
            "/components/schemas/File/properties/owner: reference #/components/schemas/Owner leads nowhere",
        ),
        (_elsewhere, "leads out of the document"),
        (_circle, "leads back to itself"),
        (_no_openapi, "/paths/~1api~1v2~1files/get/responses"),
    ],
)
def test_every_broken_invariant_is_told_with_its_place(
    document: Document, break_it: Callable[[Document], None], told: str
) -> None:
    check(document, file="spec.yaml")
    break_it(document)
    with pytest.raises(SpecError) as caught:
        check(document, file="spec.yaml")
    message = str(caught.value)
    assert message.startswith("spec.yaml: ")
    assert told in message


def test_all_problems_are_told_at_once(document: Document) -> None:
    _no_tag(document)
    _file_as_text(document)
    with pytest.raises(SpecError, match=r"2 problem\(s\)"):
        check(document, file="spec.yaml")


def _overlay(layout: Layout, version: str, target: str) -> Path:
    path = layout.spec / "overlays" / version / "10-test.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    action = {"target": target, "description": "why", "update": {"x-mark": True}}
    path.write_text(dump({"overlay": "1.0.0", "actions": [action]}), encoding="utf-8")
    return path


def test_overlays_are_applied_and_only_what_changes_is_written(
    scratch: Layout, snapshot: Callable[[Path], Any], capsys: pytest.CaptureFixture[str]
) -> None:
    _overlay(scratch, "v2", "$.components.schemas.File")
    before = snapshot(scratch.root)
    assert main([], scratch) == 0
    assert capsys.readouterr().out == "spec-build: wrote spec/openapi-v2.yaml\n"
    after = snapshot(scratch.root)
    assert {name for name in after if after[name] != before[name]} == {"spec/openapi-v2.yaml"}
    assert main([], scratch) == 0
    assert snapshot(scratch.root) == after
    assert capsys.readouterr().out == "spec-build: nothing changed\n"


def test_an_overlay_that_no_longer_fits_leaves_every_built_file(
    scratch: Layout, snapshot: Callable[[Path], Any], capsys: pytest.CaptureFixture[str]
) -> None:
    _overlay(scratch, "v2", "$.components.schemas.File")
    _overlay(scratch, "v3", "$.components.schemas.Gone")
    before = snapshot(scratch.root)
    assert main([], scratch) == 1
    assert snapshot(scratch.root) == before
    told = capsys.readouterr().err
    assert (
        "spec/overlays/v3/10-test.yaml:3: overlay action '$.components.schemas.Gone' matches nothing" in told
    )


def test_one_version_can_be_built_alone(scratch: Layout) -> None:
    for version in VERSIONS:
        _overlay(scratch, version, "$.components.schemas.File")
    assert build_all(scratch, ["v3"]) == ["spec/openapi-v3.yaml"]


def test_openapi_3_1_is_validated_as_such(document: Document) -> None:
    document |= {"openapi": "3.1.0"}
    schemas = document["components"]["schemas"]
    schemas["File"]["properties"].pop("status")
    nullable = [node for one in schemas.values() for node in one.get("properties", {}).values()]
    for node in (node for node in nullable if node.pop("nullable", False)):
        node["type"] = [node["type"], "null"]
    check(document, file="spec.yaml")


def _cookie_too(document: Document) -> None:
    document["components"]["securitySchemes"]["cookieAuth"] = {"type": "apiKey", "in": "cookie", "name": "s"}
    _operation(document)["security"] = [{"cookieAuth": []}, {"bearerAuth": []}]


def _several_parsers(document: Document) -> None:
    content = document["paths"][LIST]["post"]["requestBody"]["content"]
    content["application/x-www-form-urlencoded"] = content["multipart/form-data"]


def _scheme_behind_a_reference(document: Document) -> None:
    schemes = document["components"]["securitySchemes"]
    schemes["bearerAuth"], schemes["other"] = (
        {"$ref": "#/components/securitySchemes/other"},
        schemes["bearerAuth"],
    )


@pytest.mark.parametrize("allow", [_cookie_too, _several_parsers, _scheme_behind_a_reference])
def test_what_the_client_settles_itself_passes(document: Document, allow: Callable[[Document], None]) -> None:
    allow(document)
    check(document, file="spec.yaml")


def test_overlays_of_both_versions_are_told_in_one_run(scratch: Layout) -> None:
    for version in ("v2", "v3"):
        folder = scratch.spec / "overlays" / version
        folder.mkdir(parents=True)
        action = "{target: $.components.schemas.Fil, description: why, update: {x: 1}}"
        text = f"overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions: [{action}]\n"
        (folder / "10.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SpecError) as caught:
        build_all(scratch)
    for version in ("v2", "v3"):
        assert f"spec/overlays/{version}/10.yaml:3: overlay action" in str(caught.value)
    assert "to paste: `target: $.components.schemas.File`" in str(caught.value)
