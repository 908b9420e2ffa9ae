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

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scripts.spec.layout import Layout

Document = dict[str, Any]
NO_SYMBOLS = Symbols("v2", {}, {})
FILES, FILE = "/api/v2/files", "/api/v2/files/{id}"


def at(document: Document, *path: str | int) -> Any:
    node: Any = document
    for part in path:
        node = node[part]
    return node


def put(*path: Any) -> Callable[[Document], None]:
    """Return a change that sets the last element at the place that the others name."""

    def change(document: Document) -> None:
        at(document, *path[:-2])[path[-2]] = path[-1]

    return change


def drop(*path: str | int) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        del at(document, *path[:-1])[path[-1]]

    return change


def both(*changes: Callable[[Document], None]) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        for each in changes:
            each(document)

    return change


def renamed(*path: str) -> Callable[[Document], None]:
    """Return a change that gives the key at a place another name, in its old place."""

    def change(document: Document) -> None:
        parent = at(document, *path[:-2])
        entries = {(path[-1] if key == path[-2] else key): value for key, value in parent.items()}
        parent.clear()
        parent.update(entries)

    return change


GET, POST = ("paths", FILES, "get"), ("paths", FILES, "post")
SCHEMAS = ("components", "schemas")
MODEL = (*SCHEMAS, "File")
FIELD = (*MODEL, "properties")
UPLOAD = (*SCHEMAS, "FileUpload")
CHANGE = (*SCHEMAS, "FileChange", "properties")
OPTIONAL = {"in": "query", "name": "owner", "schema": {"type": "string"}}
JSON = ("content", "application/json", "schema")
MODELS = "paradigm_api.v2.models"
MODULES = "paradigm_api.v2.api.files"

# What changes upstream, and the one row that must say so: kind and symbol.
PLANTED: dict[str, tuple[Callable[[Document], None], str, str]] = {
    "an operation goes": (drop(*POST), "operation-removed", f"{MODULES}.api_v2_files_create"),
    "an operation comes": (
        put(
            "paths",
            FILE,
            "delete",
            {"tags": ["Files"], "operationId": "api_v2_files_destroy", "responses": {}},
        ),
        "operation-added",
        f"{MODULES}.api_v2_files_destroy",
    ),
    "an operation is renamed": (put(*GET, "operationId", "list"), "operation-renamed", f"{MODULES}.list"),
    "an operation moves to another folder": (
        put(*GET, "tags", ["Documents"]),
        "operation-renamed",
        "paradigm_api.v2.api.documents.api_v2_files_list",
    ),
    "a further way of authentication": (
        put(*GET, "security", [{"bearerAuth": []}, {"cookie": []}]),
        "security-widened",
        f"{MODULES}.api_v2_files_list",
    ),
    "the scheme is another one": (
        put(
            "components", "securitySchemes", "bearerAuth", {"type": "apiKey", "in": "header", "name": "X-Key"}
        ),
        "security-changed",
        f"{MODULES}.api_v2_files_list",
    ),
    "the server moves": (
        put("servers", [{"url": "https://paradigm.example/prefix"}]),
        "document-changed",
        "paradigm_api.v2",
    ),
    "a form gets an encoding": (
        put(
            *POST, "requestBody", "content", "multipart/form-data", "encoding", {"pages": {"explode": False}}
        ),
        "operation-other-changed",
        f"{MODULES}.api_v2_files_create",
    ),
    "an answer gets a header": (
        put(*GET, "responses", "200", "headers", {"X-Total": {"schema": {"type": "integer"}}}),
        "operation-other-changed",
        f"{MODULES}.api_v2_files_list",
    ),
    "an error changes": (
        put(*GET, "responses", "401", {"description": "", "headers": {"X": {"schema": {}}}}),
        "operation-other-changed",
        f"{MODULES}.api_v2_files_list",
    ),
    "a schema as a whole is for answers only": (
        put(*MODEL, "readOnly", True),
        "component-changed",
        f"{MODELS}.File",
    ),
    "a field is deprecated": (
        put(*FIELD, "title", "deprecated", True),
        "deprecated-changed",
        f"{MODELS}.File.title",
    ),
    "a parameter is deprecated": (
        put(*GET, "parameters", 2, "deprecated", True),
        "deprecated-changed",
        f"{MODULES}.api_v2_files_list.sync(title=)",
    ),
    "a parameter may be empty": (
        put(*GET, "parameters", 2, "allowEmptyValue", True),
        "request-other-changed",
        f"{MODULES}.api_v2_files_list.sync(title=)",
    ),
    "an object must not have other keys": (
        put(*UPLOAD, "additionalProperties", False),
        "request-other-changed",
        f"{MODELS}.FileUpload",
    ),
    "a keyword nobody has heard of": (
        put(*FIELD, "tags", "contains", {"const": "x"}),
        "response-other-changed",
        f"{MODELS}.File.tags",
    ),
    "a request is taken as a form, too": (
        put(
            "paths",
            FILE,
            "patch",
            "requestBody",
            "content",
            "application/x-www-form-urlencoded",
            {"schema": {}},
        ),
        "body-content-added",
        f"{MODULES}.api_v2_files_partial_update",
    ),
    "an answer comes as text, too": (
        put(*GET, "responses", "200", "content", "text/csv", {"schema": {"type": "string"}}),
        "response-content-added",
        f"{MODULES}.api_v2_files_list",
    ),
    "an answer is narrowed": (
        both(put(*FIELD, "size", {"type": "number"}), put(*FIELD, "id", {"type": "integer"})),
        "response-field-added",
        f"{MODELS}.File.size",
    ),
    "a field becomes the server's": (
        put(*CHANGE, "title", "readOnly", True),
        "request-field-removed",
        f"{MODELS}.FileChange.title",
    ),
    "a field becomes the caller's": (
        put(*FIELD, "title", "writeOnly", True),
        "response-field-removed",
        f"{MODELS}.File.title",
    ),
    "an inherited field becomes required": (
        put(
            *UPLOAD,
            {"allOf": [{"type": "object", "properties": {"file": {}, "title": {}}}, {"required": ["title"]}]},
        ),
        "request-required",
        f"{MODELS}.FileUpload.title",
    ),
    "a member of a union changes": (
        put(*FIELD, "owner", {"oneOf": [{"type": "integer"}, {"type": "string", "enum": ["a"]}]}),
        "response-type-changed",
        f"{MODELS}.File.owner",
    ),
    "a path changes": (
        renamed("paths", FILES, "/api/v2/documents"),
        "path-changed",
        f"{MODULES}.api_v2_files_list",
    ),
    "an operation is deprecated": (
        put(*GET, "deprecated", True),
        "deprecated",
        f"{MODULES}.api_v2_files_list",
    ),
    "another way of authentication": (
        put(*GET, "security", [{"cookie": []}]),
        "security-changed",
        f"{MODULES}.api_v2_files_list",
    ),
    "the pages get another parameter": (
        put(*GET, "parameters", 1, "name", "per_page"),
        "pagination-changed",
        f"{MODULES}.api_v2_files_list",
    ),
    "the pages lose their envelope": (
        put(
            *(*GET, "responses", "200", *JSON),
            {"type": "array", "items": {"$ref": "#/components/schemas/File"}},
        ),
        "pagination-changed",
        f"{MODULES}.api_v2_files_list",
    ),
    "a parameter goes": (
        drop(*GET, "parameters", 2),
        "parameter-removed",
        f"{MODULES}.api_v2_files_list.sync(title=)",
    ),
    "an optional parameter comes": (
        put(*GET, "parameters", 2, OPTIONAL),
        "parameter-added",
        f"{MODULES}.api_v2_files_list.sync(owner=)",
    ),
    "a required parameter comes": (
        put(*GET, "parameters", 2, OPTIONAL | {"required": True}),
        "parameter-added-required",
        f"{MODULES}.api_v2_files_list.sync(owner=)",
    ),
    "a parameter becomes required": (
        put(*GET, "parameters", 2, "required", True),
        "request-required",
        f"{MODULES}.api_v2_files_list.sync(title=)",
    ),
    "a list goes out as repeated keys": (
        put(*GET, "parameters", 3, "explode", True),
        "parameter-style-changed",
        f"{MODULES}.api_v2_files_list.sync(status=)",
    ),
    "a parameter has another type": (
        put(*GET, "parameters", 0, "schema", "type", "string"),
        "request-type-changed",
        f"{MODULES}.api_v2_files_list.sync(page=)",
    ),
    "a parameter takes less": (
        put(*GET, "parameters", 1, "schema", "maximum", 50),
        "request-limits-narrowed",
        f"{MODULES}.api_v2_files_list.sync(page_size=)",
    ),
    "a parameter takes more": (
        put(*GET, "parameters", 1, "schema", "maximum", 500),
        "request-limits-widened",
        f"{MODULES}.api_v2_files_list.sync(page_size=)",
    ),
    "the default size of a page changes": (
        put(*GET, "parameters", 1, "schema", "default", 50),
        "default-changed",
        f"{MODULES}.api_v2_files_list.sync(page_size=)",
    ),
    "a body goes": (drop(*POST, "requestBody"), "body-removed", f"{MODULES}.api_v2_files_create"),
    "a body comes": (
        put(*GET, "requestBody", {"content": {"application/json": {"schema": {"type": "object"}}}}),
        "body-added",
        f"{MODULES}.api_v2_files_list",
    ),
    "a required body comes": (
        put(*GET, "requestBody", {"required": True, "content": {"application/json": {}}}),
        "body-added-required",
        f"{MODULES}.api_v2_files_list",
    ),
    "a body becomes required": (
        put("paths", FILE, "patch", "requestBody", "required", True),
        "request-required",
        f"{MODULES}.api_v2_files_partial_update",
    ),
    "a body need not be sent any more": (
        drop(*POST, "requestBody", "required"),
        "request-optional",
        f"{MODULES}.api_v2_files_create",
    ),
    "a body has another content type": (
        renamed(*POST, "requestBody", "content", "multipart/form-data", "application/json"),
        "body-content-changed",
        f"{MODULES}.api_v2_files_create",
    ),
    "a request field goes": (
        drop(*UPLOAD, "properties", "title"),
        "request-field-removed",
        f"{MODELS}.FileUpload.title",
    ),
    "an optional request field comes": (
        put(*UPLOAD, "properties", "parser", {"type": "string"}),
        "request-field-added",
        f"{MODELS}.FileUpload.parser",
    ),
    "a required request field comes": (
        both(
            put(*UPLOAD, "properties", "workspaceId", {"type": "integer"}),
            put(*UPLOAD, "required", ["file", "workspaceId"]),
        ),
        "request-field-added-required",
        f"{MODELS}.FileUpload.workspace_id",
    ),
    "a request field becomes required": (
        put(*UPLOAD, "required", ["file", "title"]),
        "request-required",
        f"{MODELS}.FileUpload.title",
    ),
    "a request field becomes optional": (
        put(*UPLOAD, "required", []),
        "request-optional",
        f"{MODELS}.FileUpload.file",
    ),
    "a request field takes whole numbers only": (
        put(*UPLOAD, "properties", "pages", "type", "string"),
        "request-type-changed",
        f"{MODELS}.FileUpload.pages",
    ),
    "a request field takes any number": (
        put(*UPLOAD, "properties", "pages", "type", "number"),
        "request-type-widened",
        f"{MODELS}.FileUpload.pages",
    ),
    "the upload becomes a link again": (
        put(*UPLOAD, "properties", "file", "format", "uri"),
        "request-type-changed",
        f"{MODELS}.FileUpload.file",
    ),
    "a request enum loses a value": (
        put(*SCHEMAS, "LanguageEnum", "enum", ["en"]),
        "request-enum-narrowed",
        f"{MODELS}.LanguageEnum",
    ),
    "a request enum gets a value": (
        put(*SCHEMAS, "LanguageEnum", "enum", ["en", "fr", "de"]),
        "request-enum-widened",
        f"{MODELS}.LanguageEnum",
    ),
    "a free text becomes an enum": (
        put(*UPLOAD, "properties", "title", "enum", ["a"]),
        "request-enum-narrowed",
        f"{MODELS}.FileUpload.title",
    ),
    "a longer text is refused": (
        put(*UPLOAD, "properties", "title", "maxLength", 100),
        "request-limits-narrowed",
        f"{MODELS}.FileUpload.title",
    ),
    "a pattern comes": (
        put(*UPLOAD, "properties", "title", "pattern", "^a"),
        "request-limits-narrowed",
        f"{MODELS}.FileUpload.title",
    ),
    "null is refused": (
        put(*CHANGE, "title", "nullable", False),
        "request-null-refused",
        f"{MODELS}.FileChange.title",
    ),
    "null is taken": (
        put(*CHANGE, "size", "nullable", True),
        "request-null-taken",
        f"{MODELS}.FileChange.size",
    ),
    "an answer has a new status": (
        put(*SCHEMAS, "StatusEnum", "enum", ["pending", "parsing", "embedded", "fail", "parsed"]),
        "response-enum-widened",
        f"{MODELS}.StatusEnum",
    ),
    "a response field goes": (drop(*FIELD, "title"), "response-field-removed", f"{MODELS}.File.title"),
    "a response field comes": (
        put(*FIELD, "signature", {"type": "string"}),
        "response-field-added",
        f"{MODELS}.File.signature",
    ),
    "a response field may be null": (
        put(*FIELD, "uploaded_at", "nullable", True),
        "response-null",
        f"{MODELS}.File.uploaded_at",
    ),
    "a response field is never null": (
        put(*FIELD, "title", "nullable", False),
        "response-not-null",
        f"{MODELS}.File.title",
    ),
    "a response field may be missing": (
        put(*MODEL, "required", ["id"]),
        "response-field-optional",
        f"{MODELS}.File.uploaded_at",
    ),
    "a response field is always there": (
        put(*MODEL, "required", ["id", "uploaded_at", "title"]),
        "response-field-always",
        f"{MODELS}.File.title",
    ),
    "a response field has another type": (
        put(*FIELD, "id", {"type": "string", "format": "uuid"}),
        "response-type-changed",
        f"{MODELS}.File.id",
    ),
    "the items of a list have another type": (
        put(*FIELD, "tags", "items", {"type": "integer"}),
        "response-type-changed",
        f"{MODELS}.File.tags",
    ),
    "a field of an object in place goes": (
        drop(*FIELD, "owner", "properties", "email"),
        "response-field-removed",
        f"{MODELS}.File.owner",
    ),
    "the length of an answer changes": (
        put(*FIELD, "title", "maxLength", 512),
        "response-limits-changed",
        f"{MODELS}.File.title",
    ),
    "an answer has another content type": (
        renamed(*GET, "responses", "200", "content", "application/json", "text/csv"),
        "response-content-changed",
        f"{MODULES}.api_v2_files_list",
    ),
    "a further success": (
        put(*POST, "responses", "207", {"description": ""}),
        "success-added",
        f"{MODULES}.api_v2_files_create",
    ),
    "another success": (
        renamed(*POST, "responses", "201", "202"),
        "success-removed",
        f"{MODULES}.api_v2_files_create",
    ),
    "an error is documented": (
        put(*POST, "responses", "413", {"description": ""}),
        "error-added",
        f"{MODULES}.api_v2_files_create",
    ),
    "an error is no longer documented": (
        drop(*GET, "responses", "401"),
        "error-removed",
        f"{MODULES}.api_v2_files_list",
    ),
    "a model comes": (
        both(
            put(*SCHEMAS, "Owner", {"type": "object"}),
            put(*FIELD, "boss", {"$ref": "#/components/schemas/Owner"}),
        ),
        "model-added",
        f"{MODELS}.Owner",
    ),
    "a model goes": (
        put(*UPLOAD, "properties", "language", {"type": "string"}),
        "model-removed",
        f"{MODELS}.LanguageEnum",
    ),
}


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
    assert set(KINDS) - told == {"model-renamed", "response-type-narrowed"}, "which have tests of their own"


SEVERITIES = {
    Severity.BREAKING: {
        *("operation-removed", "operation-renamed", "path-changed", "security-changed", "pagination-changed"),
        *("parameter-removed", "parameter-added-required", "parameter-style-changed", "body-removed"),
        *("body-added-required", "body-content-changed", "request-field-removed", "request-required"),
        *("request-field-added-required", "request-type-changed", "request-enum-narrowed"),
        *("request-limits-narrowed", "request-null-refused", "response-field-removed", "response-null"),
        *("response-field-optional", "response-type-changed", "response-content-changed", "success-removed"),
        *("model-renamed", "model-removed"),
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
