"""Changes as the suites of public diff tools plant them: rules, unions, headers, authentication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scripts.planted import CHANGE, FIELD, GET, SCHEMAS, UPLOAD, Document, both, put

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[Document], None]


def nothing(_document: Document) -> None:
    """Change nothing: the other side is the small description as it is."""


def title(*parts: str, of: tuple[str, ...] = CHANGE, **schema: Any) -> Change:
    """Return a change of the title of what is sent, or of a file."""
    return put(*of, "title", *parts, schema)


def union(*members: Any, of: tuple[str, ...] = CHANGE) -> Change:
    return title(of=of, oneOf=list(members))


def header(**node: Any) -> Change:
    return put(*GET, "responses", "200", "headers", {"X-Total": node})


def security(*ways: Any, **schemes: Any) -> Change:
    placed = [put("components", "securitySchemes", name, node) for name, node in schemes.items()]
    return both(*placed, put(*GET, "security", list(ways)))


def flow(token_url: str) -> Any:
    return {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": token_url, "scopes": {}}}}


def kinds(*names: str) -> Any:
    """Return a union whose members are told apart by `kind`."""
    mapping = {name: f"#/components/schemas/{name}" for name in names}
    return {"discriminator": {"propertyName": "kind", "mapping": mapping}}


def merged(*members: Any) -> Change:
    return put(*SCHEMAS, "File", "properties", "owner", {"allOf": list(members)})


NUMBER: Any = {"type": "integer"}
TEXT: Any = {"type": "string"}
SHORT: Any = {"type": "string", "maxLength": 3}
NAMED: Any = {"properties": {"name": TEXT}}
MAILED: Any = {"properties": {"email": TEXT}}
FLOW, OTHER_FLOW = flow("https://a.example/token"), flow("https://b.example/token")

_RULES: dict[str, Any] = {
    "contains": NUMBER,
    "dependentRequired": {"title": ["language"]},
    "dependentSchemas": {"title": {"required": ["language"]}},
    "if": {"required": ["title"]},
    "not": {"required": ["title"]},
    "prefixItems": [NUMBER],
    "patternProperties": {"^x-": TEXT},
    "propertyNames": {"pattern": "^[a-z]"},
    "unevaluatedProperties": False,
    "additionalProperties": TEXT,
    "contentSchema": TEXT,
    "minContains": 2,
}

TRANSITIONS: dict[str, tuple[Change, Change, str, str]] = {
    **{
        f"rule of requests: {name}": (
            nothing,
            put(*UPLOAD, name, value),
            "request-limits-narrowed" if name == "minContains" else "request-rule-added",
            "request-limits-widened" if name == "minContains" else "request-rule-removed",
        )
        for name, value in _RULES.items()
    },
    "an empty pattern is none": (
        title(type="string", pattern="^a"),
        title(type="string", pattern=""),
        "request-limits-widened",
        "request-limits-narrowed",
    ),
    "further keys of an answer have a type": (
        nothing,
        put(*SCHEMAS, "File", "additionalProperties", TEXT),
        "response-limits-changed",
        "response-other-changed",
    ),
    "a parameter may be empty": (
        nothing,
        put(*GET, "parameters", 2, "allowEmptyValue", True),
        "request-limits-widened",
        "request-limits-narrowed",
    ),
    "a value is encoded": (
        title(type="string"),
        title(type="string", contentEncoding="base64"),
        "request-type-changed",
        "request-type-changed",
    ),
    "what an answer holds gets a model": (
        title(of=FIELD),
        title(of=FIELD, properties={}, type="object"),
        "response-type-changed",
        "response-type-changed",
    ),
    "what an answer holds gets a plain type": (
        title(of=FIELD),
        title(of=FIELD, type="string"),
        "response-type-narrowed",
        "response-type-changed",
    ),
    "a union in requests has a further member": (
        union(TEXT, NUMBER),
        union(TEXT, NUMBER, SHORT),
        "request-type-widened",
        "request-type-changed",
    ),
    "a union in answers has a further member": (
        union(TEXT, NUMBER, of=FIELD),
        union(TEXT, NUMBER, SHORT, of=FIELD),
        "response-type-changed",
        "response-type-narrowed",
    ),
    "an array has items": (
        title(type="array"),
        title(type="array", items=TEXT),
        "request-type-changed",
        "request-type-widened",
    ),
    "the one value of an answer is another one": (
        title(of=FIELD, const="ok"),
        title(of=FIELD, const="success"),
        "response-enum-replaced",
        "response-enum-replaced",
    ),
    "the members of a union are told apart by fewer values": (
        put(*CHANGE, "title", kinds("a", "b")),
        put(*CHANGE, "title", kinds("a")),
        "request-rule-added",
        "request-other-changed",
    ),
    "a further part of an object in answers": (
        merged(NAMED),
        merged(NAMED, MAILED),
        "response-field-added",
        "response-field-removed",
    ),
    "a header comes": (nothing, header(schema=NUMBER), "response-header-added", "response-header-removed"),
    "a header is always there": (
        header(schema=NUMBER),
        header(schema=NUMBER, required=True),
        "response-header-always",
        "response-header-optional",
    ),
    "a header has another type": (
        header(schema=NUMBER),
        header(schema=TEXT),
        "response-type-changed",
        "response-type-changed",
    ),
    "a header is said otherwise": (
        header(schema=NUMBER),
        header(schema=NUMBER, style="simple"),
        "operation-other-changed",
        "operation-other-changed",
    ),
    "more scopes are asked": (
        security({"oauth": ["read"]}, oauth=FLOW),
        security({"oauth": ["read", "write"]}, oauth=FLOW),
        "security-changed",
        "security-widened",
    ),
    "tokens come from another address": (
        security({"oauth": []}, oauth=FLOW),
        security({"oauth": []}, oauth=OTHER_FLOW),
        "security-changed",
        "security-changed",
    ),
    "a key is asked beside the token": (
        security({"bearerAuth": []}),
        security({"bearerAuth": [], "key": []}, key={"type": "apiKey", "in": "header", "name": "X-Key"}),
        "security-changed",
        "security-widened",
    ),
    "the token has another form": (
        nothing,
        put("components", "securitySchemes", "bearerAuth", "bearerFormat", "JWT"),
        "document-changed",
        "document-changed",
    ),
}
"""Both descriptions, and the kind that must be told from the one to the other, and back."""
