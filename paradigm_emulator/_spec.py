"""The built OpenAPI specs, read only when a path is asked for that the emulator does not cover."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
NAMES: Final = ("openapi-v2.yaml", "openapi-v3.yaml")


def folder() -> Path:
    """Return where the specs lie: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "spec"
    if inside.is_dir():
        return inside
    return Path(__file__).parent.parent / "spec"


@cache
def documents() -> tuple[dict[str, Any], ...]:
    """Return the parsed specs, v2 then v3."""
    # A second of work and a dependency that a run without uncovered paths never needs.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts = [(folder() / name).read_text("utf-8") for name in NAMES]
    return tuple(yaml.load(text, loader) for text in texts)  # noqa: S506  # nosec B506 # both loaders are safe


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    found = [(_pattern(path), methods) for path, methods in BEYOND.items()]
    for document in documents():
        for path, item in document["paths"].items():
            methods = frozenset(name.upper() for name in item if name in METHODS)
            found.append((_pattern(path), methods))
    return tuple(found)


def _pattern(path: str) -> re.Pattern[str]:
    """Return what the addresses of a path look like, without their trailing slash."""
    parts = re.split(r"(\{[^}]*\})", path.rstrip("/"))
    return re.compile("".join("[^/]+" if part.startswith("{") else re.escape(part) for part in parts))


BEYOND: Final = {
    # Seen in clients of Paradigm instances and in older pages of the vendor.
    "/api/v2/chat/document-search": frozenset({"POST"}),
    "/api/v2/chat/document-analysis": frozenset({"POST"}),
    "/api/v2/chat/document-analysis/{id}": frozenset({"GET"}),
    "/api/v2/chat/image-analysis": frozenset({"POST"}),
    "/api/v2/tools/chatflows": frozenset({"GET", "POST"}),
    "/api/v3/search": frozenset({"POST"}),
    # Known of the successor.
    "/api/v3/ask": frozenset({"POST"}),
    "/api/v3/parse": frozenset({"POST"}),
    "/api/v3/parse/{id}": frozenset({"GET"}),
    "/api/v3/extract": frozenset({"POST"}),
    "/api/v3/extract/{id}": frozenset({"GET"}),
    "/api/v3/ocr": frozenset({"POST"}),
    "/api/v3/keys": frozenset({"GET", "POST"}),
    "/api/v3/keys/{id}": frozenset({"GET", "PATCH", "DELETE"}),
    "/api/v3/content-types": frozenset({"GET", "POST"}),
    "/api/v3/content-types/batch": frozenset({"POST"}),
    "/api/v3/content-types/scope": frozenset({"POST"}),
    "/api/v3/content-types/templates": frozenset({"GET"}),
    "/api/v3/files/{id}/facets": frozenset({"GET", "POST"}),
    "/api/v3/files/{id}/facets/batch": frozenset({"POST"}),
    "/api/v3/files/{id}/thumbnail": frozenset({"GET"}),
    "/api/v3/instance/models": frozenset({"GET"}),
}
"""Operations that somebody calls and the built description lacks, with the methods that were seen."""


def methods_of(path: str) -> frozenset[str]:
    """Return the methods known for a path, with or without its trailing slash: described or seen in use."""
    plain = path.rstrip("/")
    return frozenset().union(*(methods for pattern, methods in _patterns() if pattern.fullmatch(plain)))
