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
    return tuple(yaml.load((folder() / name).read_text("utf-8"), loader) for name in NAMES)  # noqa: S506 - both are safe loaders


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    found = []
    for document in documents():
        for path, item in document["paths"].items():
            pattern = "".join(
                "[^/]+" if part.startswith("{") else re.escape(part)
                for part in re.split(r"(\{[^}]*\})", path.rstrip("/"))
            )
            methods = frozenset(name.upper() for name in item if name in METHODS)
            found.append((re.compile(pattern), methods))
    return tuple(found)


def methods_of(path: str) -> frozenset[str]:
    """Return the methods that the specs know for a path, with or without its trailing slash."""
    plain = path.rstrip("/")
    return frozenset().union(*(methods for pattern, methods in _patterns() if pattern.fullmatch(plain)))
