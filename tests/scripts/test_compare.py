from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from scripts.diffing.compare import compare
from scripts.diffing.model import KINDS, Bump, Change, Severity, bump, next_version, worst
from scripts.diffing.symbols import Symbols
from scripts.spec.layout import REPOSITORY
from tests.scripts.planted import FIELD, FILE, GET, MODEL, PLANTED, POST, SCHEMAS, Document, at, put
from tests.scripts.planted_rules import TRANSITIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scripts.spec.layout import Layout

NO_SYMBOLS = Symbols("v2", {}, {})


@pytest.mark.parametrize("name", PLANTED)
def test_planted_changes_are_each_told_as_what_they_are(document: Document, name: str) -> None:
    change, kind, symbol = PLANTED[name]
    before = copy.deepcopy(document)
    change(document)
    rows = compare(before, document, NO_SYMBOLS)
    assert (kind, symbol) in {(row.kind, row.symbol) for row in rows}
    for row in rows:
        assert row.operations, "each row names an operation"
        assert _resolves(row.pointer, document) or _resolves(row.pointer, before)


def _resolves(pointer: str, document: Document) -> bool:
    node: Any = document
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        try:
            node = node[int(key) if isinstance(node, list) else key]
        except (KeyError, IndexError):
            return False
    return True


@pytest.mark.parametrize("name", PLANTED)
def test_the_way_back_is_told_too(document: Document, name: str) -> None:
    before = copy.deepcopy(document)
    PLANTED[name][0](document)
    assert compare(document, before, NO_SYMBOLS) != []


def test_every_kind_of_change_is_planted_one_way_or_the_other(minimal: Callable[..., Document]) -> None:
    told = set()
    for change, _, _ in PLANTED.values():
        before, after = minimal(), minimal()
        change(after)
        told |= {row.kind for row in compare(before, after, NO_SYMBOLS) + compare(after, before, NO_SYMBOLS)}
    told |= {kind for _, _, *kinds in TRANSITIONS.values() for kind in kinds}
    assert set(KINDS) - told == {"model-renamed"}, "which has a test of its own"


SEVERITIES = {
    Severity.BREAKING: {
        *("operation-removed", "operation-renamed", "path-changed", "security-changed", "pagination-changed"),
        *("parameter-removed", "parameter-added-required", "parameter-style-changed", "body-removed"),
        *("body-added-required", "body-content-changed", "request-field-removed", "request-required"),
        *("request-field-added-required", "request-type-changed", "request-enum-narrowed"),
        *("request-limits-narrowed", "request-null-refused", "response-field-removed", "response-null"),
        *("response-field-optional", "response-type-changed", "response-content-changed", "success-removed"),
        *("model-renamed", "model-removed", "request-rule-added", "response-enum-replaced"),
        *("response-header-removed", "response-header-optional"),
    },
    Severity.NOTABLE: {
        *("deprecated", "default-changed", "response-enum-widened", "success-added", "deprecated-changed"),
        *("operation-other-changed", "document-changed", "component-changed", "request-other-changed"),
        *("response-other-changed", "response-content-added"),
    },
}


def test_the_severity_of_each_kind() -> None:
    for severity, kinds in SEVERITIES.items():
        assert {name for name, kind in KINDS.items() if kind.severity is severity} == kinds


def test_nothing_changed_is_no_row(document: Document) -> None:
    assert compare(document, copy.deepcopy(document), NO_SYMBOLS) == []


@pytest.mark.parametrize(
    "change",
    [
        put(*GET, "summary", "List files"),
        put(*MODEL, "description", "A file"),
        put(*FIELD, "id", "x-inferred", True),
        put(*FIELD, "id", "format", "int64"),
        put("info", "version", "young-yak (v2)"),
        put(*MODEL, "required", ["uploaded_at", "id"]),
        put(*SCHEMAS, "StatusEnum", "enum", ["fail", "embedded", "parsing", "pending"]),
        put(*FIELD, "title", {"oneOf": [{"type": "string", "maxLength": 255}, {"type": "null"}]}),
    ],
)
def test_what_users_cannot_notice_is_no_row(document: Document, change: Callable[[Document], None]) -> None:
    before = copy.deepcopy(document)
    change(document)
    rows = compare(before, document, NO_SYMBOLS)
    assert [row for row in rows if row.severity is not Severity.HARMLESS] == []


def test_a_renamed_model_is_one_row(document: Document) -> None:
    before = copy.deepcopy(document)
    document["components"]["schemas"]["Document"] = document["components"]["schemas"].pop("File")
    after = json.loads(json.dumps(document).replace('schemas/File"', 'schemas/Document"'))
    (row,) = compare(before, after, NO_SYMBOLS)
    assert (row.kind, row.before, row.after) == ("model-renamed", "File", "Document")
    assert row.symbol == "paradigm_api.v2.models.File"
    assert len(row.operations) == 4


def test_a_value_that_goes_is_trouble_in_requests_and_none_in_answers(document: Document) -> None:
    before = copy.deepcopy(document)
    document["components"]["schemas"]["StatusEnum"]["enum"].remove("fail")
    rows = {row.kind: row for row in compare(before, document, NO_SYMBOLS)}
    assert set(rows) == {"request-enum-narrowed", "response-enum-narrowed"}
    assert rows["request-enum-narrowed"].operations == ("GET /api/v2/files",), "the one that filters by it"
    assert len(rows["response-enum-narrowed"].operations) == 4
    assert rows["request-enum-narrowed"].before == "fail"


def test_a_model_that_leads_back_to_itself_is_compared(document: Document) -> None:
    document["components"]["schemas"]["File"]["properties"]["parent"] = {"$ref": "#/components/schemas/File"}
    before = copy.deepcopy(document)
    del document["components"]["schemas"]["File"]["properties"]["parent"]
    assert [row.kind for row in compare(before, document, NO_SYMBOLS)] == ["response-field-removed"]


# ----------------------------------------------------------------------- what really happened to this API


def _status_values(document: Document) -> None:
    document["components"]["schemas"]["StatusEnum"]["enum"] += ["pending_conversion", "converting", "parsed"]


def test_history_three_statuses_were_added(built: dict[str, Document], vendored: Layout) -> None:
    rows = _history(built["v3"], _status_values, Symbols.of(vendored.package, "v3"))
    assert {(row.kind, row.after, row.symbol) for row in rows} == {
        (
            "response-enum-widened",
            "converting, parsed, pending_conversion",
            "paradigm_api.v3.models.StatusEnum",
        ),
        (
            "request-enum-widened",
            "converting, parsed, pending_conversion",
            "paradigm_api.v3.models.StatusEnum",
        ),
    }
    assert (worst(rows), bump(rows)) == (Severity.NOTABLE, Bump.MINOR)


def _created_at(document: Document) -> None:
    for name in ("FileListResponseSerializerV3", "FileRetrieveResponseSerializerV3"):
        del document["components"]["schemas"][name]["properties"]["uploaded_at"]


def test_history_uploaded_at_became_created_at(built: dict[str, Document], vendored: Layout) -> None:
    rows = _history(built["v3"], _created_at, Symbols.of(vendored.package, "v3"))
    assert [(row.kind, row.symbol) for row in rows] == [
        ("response-field-removed", "paradigm_api.v3.models.FileListResponseSerializerV3.uploaded_at"),
        ("response-field-removed", "paradigm_api.v3.models.FileRetrieveResponseSerializerV3.uploaded_at"),
    ]
    assert "GET /api/v3/agents/{id}/files" in rows[0].operations


def _message_and_id(document: Document) -> None:
    operation = document["paths"]["/api/v2/upload-session/{uuid}"]["post"]
    schema = operation["responses"]["200"]["content"]["application/json"]
    schema["schema"] = {"$ref": "#/components/schemas/UploadSessionFileResponse"}


def test_history_adding_a_file_answers_message_and_id_instead_of_the_session(
    built: dict[str, Document], vendored: Layout
) -> None:
    (row,) = _history(built["v2"], _message_and_id, Symbols.of(vendored.package, "v2"))
    assert (row.kind, row.severity) == ("response-type-narrowed", Severity.HARMLESS)
    assert (row.before, row.after) == (
        "UploadSessionFileResponse | UploadSessionResponse",
        "UploadSessionFileResponse",
    )
    assert row.symbol == "paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create_2"
    assert row.operations == ("POST /api/v2/upload-session/{uuid}",)


def _history(document: Document, change: Callable[[Document], None], symbols: Symbols) -> list[Change]:
    after = copy.deepcopy(document)
    change(after)
    return compare(document, after, symbols)


def test_symbols_are_spelled_as_the_generator_spells_them(
    built: dict[str, Document], vendored: Layout
) -> None:
    for version, document in built.items():
        symbols = Symbols.of(vendored.package, version)
        after = copy.deepcopy(document)
        for item in after["paths"].values():
            for operation in item.values():
                operation["deprecated"] = True
        for row in compare(document, after, symbols):
            module = vendored.package.parent / (row.symbol.replace(".", "/") + ".py")
            assert module.is_file(), row.symbol


def test_the_report_does_not_depend_on_the_hash_seed(scratch: Layout, tmp_path: Path) -> None:
    for version in ("v2", "v3"):
        text = scratch.built(version).read_text("utf-8")
        changed = text.replace("title", "heading").replace("- parsing\n", "- reading\n").replace("int", "in")
        (tmp_path / f"openapi-{version}.yaml").write_text(changed, encoding="utf-8")
    program = "import sys, pathlib; from scripts.diff_spec import *; from scripts.spec.layout import Layout; "
    program += "sys.exit(main(sys.argv[2:], Layout(pathlib.Path(sys.argv[1]))))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", program, str(scratch.root), "--json", str(tmp_path)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=REPOSITORY,
            capture_output=True,
            check=False,
        )
        for seed in ("1", "2")
    ]
    assert [run.returncode for run in runs] == [2, 2]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.count(b'"kind"') > 20


@pytest.mark.parametrize(
    ("current", "moved", "expected"),
    [
        ("0.1.0", Bump.NONE, "0.1.0"),
        ("0.1.0", Bump.PATCH, "0.1.1"),
        ("0.1.2", Bump.MINOR, "0.2.0"),
        ("0.1.2", Bump.MAJOR, "0.2.0"),
        ("1.4.2", Bump.MINOR, "1.5.0"),
        ("1.4.2", Bump.MAJOR, "2.0.0"),
    ],
)
def test_the_next_version(current: str, moved: Bump, expected: str) -> None:
    assert next_version(current, moved) == expected


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ({"type": "number"}, {"type": "integer"}, {"response-type-narrowed"}),
        ({"type": "integer"}, {"type": "number"}, {"response-type-changed"}),
        (
            {"oneOf": [{"type": "string"}, {"type": "integer"}]},
            {"type": "string"},
            {"response-type-narrowed"},
        ),
        (
            {"type": "string", "enum": ["a", "b"]},
            {"const": "a", "type": "string"},
            {"response-enum-narrowed"},
        ),
        ({"type": "object"}, {"type": "object", "minProperties": 2}, {"response-limits-changed"}),
        ({"type": "string"}, {"type": "string", "not": {"const": "a"}}, {"response-other-changed"}),
        ({"type": "object"}, {"type": "object", "patternProperties": {"x": {}}}, {"response-other-changed"}),
        ({"type": "object"}, {"type": "object", "additionalProperties": True}, set()),
        ({"type": "string"}, {"type": "string", "deprecated": False}, set()),
        (
            {"oneOf": [{"type": "integer"}, {"type": "object", "properties": {"a": {"type": "string"}}}]},
            {"oneOf": [{"type": "integer"}, {"type": "object", "properties": {"a": {"type": "integer"}}}]},
            {"response-type-changed"},
        ),
        (
            {"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]},
            {"properties": {"a": {}, "b": {}}, "type": "object"},
            set(),
        ),
    ],
)
def test_one_field_and_how_its_change_is_told(
    document: Document, before: Document, after: Document, kinds: set[str]
) -> None:
    properties = document["components"]["schemas"]["File"]["properties"]
    old, properties["odd"] = copy.deepcopy(document), after
    old["components"]["schemas"]["File"]["properties"]["odd"] = before
    rows = compare(old, document, NO_SYMBOLS)
    assert kinds <= {row.kind for row in rows}
    assert kinds or worst(rows) is not Severity.BREAKING


def test_the_same_scheme_under_another_name_is_no_row(document: Document) -> None:
    before = copy.deepcopy(document)
    after = json.loads(json.dumps(document).replace("bearerAuth", "jwtAuth"))
    assert compare(before, after, NO_SYMBOLS) == []


def test_authentication_that_is_inherited_is_compared(document: Document) -> None:
    for operation in (at(document, *GET), at(document, *POST)):
        del operation["security"]
    document["security"] = [{"bearerAuth": []}]
    before = copy.deepcopy(document)
    document["security"] = [{"other": []}]
    assert {row.kind for row in compare(before, document, NO_SYMBOLS)} == {"security-changed"}


def test_what_only_answers_have_is_no_trouble_for_requests(document: Document) -> None:
    media = {"schema": {"$ref": "#/components/schemas/File"}}
    at(document, "paths", FILE, "patch")["requestBody"]["content"]["application/json"] = media
    before = copy.deepcopy(document)
    file = at(document, *MODEL)
    file["properties"]["made"] = {"type": "string", "readOnly": True, "maxLength": 5}
    file["required"] = [*file["required"], "made"]
    assert {row.kind for row in compare(before, document, NO_SYMBOLS)} == {"response-field-added"}
