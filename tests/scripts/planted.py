"""What changes upstream, and what must be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Document = dict[str, Any]
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
        "response-header-added",
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
        "request-limits-widened",
        f"{MODULES}.api_v2_files_list.sync(title=)",
    ),
    "an object must not have other keys": (
        put(*UPLOAD, "additionalProperties", False),
        "request-rule-added",
        f"{MODELS}.FileUpload",
    ),
    "a keyword of requests that nobody has heard of": (
        put(*UPLOAD, "shape", "round"),
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
