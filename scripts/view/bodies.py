"""One body type for each operation: of several the generator makes a signature that nobody can call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scripts.spec.walk import operations, resolve

if TYPE_CHECKING:
    from scripts.spec.json_types import Object

MULTIPART: Final = "multipart/form-data"
JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"


def keep_one_body(view: Object) -> None:
    """Leave each operation the body type that the client sends, and say so in its description."""
    for operation in operations(view):
        body = operation.node.get("requestBody", {})
        content = body.get("content", {})
        if len(content) < 2:
            continue
        kept = body_type(view, content)
        others = ", ".join(name for name in content if name != kept)
        body["content"] = {kept: content[kept]}
        text = f"This client sends {kept}; the API also takes {others}."
        described = str(operation.node.get("description", "")).rstrip()
        operation.node["description"] = f"{described}\n\n{text}".strip()


def body_type(document: Object, content: Object) -> str:
    """Return the type that is sent: the form where a part is binary, else JSON, else what there is."""
    if MULTIPART in content and has_binary(document, content[MULTIPART].get("schema", {})):
        return MULTIPART
    json = [name for name in content if _bare(name) == JSON or _bare(name).endswith("+json")]
    known = [*json, *(name for name in (FORM, MULTIPART) if name in content), *content]
    return str(known[0])


def _bare(content_type: str) -> str:
    return content_type.split(";", maxsplit=1)[0].strip().lower()


def has_binary(document: Object, node: Any) -> bool:
    """Return whether an object has a part that is bytes, or a list of such parts."""
    schema = resolve(document, node)
    return any(is_binary(document, part) for part in schema.get("properties", {}).values()) or any(
        has_binary(document, part) for part in schema.get("allOf", ())
    )


def is_binary(document: Object, node: Any) -> bool:
    """Return whether a schema is bytes, a list of them included."""
    schema = resolve(document, node)
    if schema.get("type") == "array":
        return is_binary(document, schema.get("items", {}))
    media = schema.get("contentMediaType") if schema.get("type") == "string" else None
    return schema.get("format") == "binary" or media == "application/octet-stream"
