"""The page of what the description says without the vendor's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from .objects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """# What the description infers

Each part of the two descriptions that the vendor's pages do not show. [](../explanation/inferred.md) says what
that means, and `spec/README.md` where each was found. The generated models treat an inferred field as possibly absent.
"""


def inferred(node: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the path of everything in a description that is marked."""
    if isinstance(node, dict):
        if node.get("x-inferred"):
            yield path
        for key, value in node.items():
            yield from inferred(value, (*path, str(key)))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            named = value.get("name") if isinstance(value, dict) else None
            yield from inferred(value, (*path, str(named or number)))


def place(path: tuple[str, ...]) -> tuple[str, str]:
    """Return the schema or operation that a path lies in, and what of it."""
    if path[:2] == ("components", "schemas"):
        rest = [part for part in path[3:] if part != "properties"]
        return path[2], ".".join(rest) or "all of it"
    if path[0] == "paths":
        rest = [
            "answer" if part == "responses" else part
            for part in path[3:]
            if part not in ("parameters", "content")
        ]
        return " ".join((path[2].upper(), path[1])) if len(path) > 2 else path[1], " ".join(
            rest
        ) or "all of it"
    return path[0], ".".join(path[1:])


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for version in ("v2", "v3"):
        spec = yaml.load((ROOT / f"spec/openapi-{version}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
        places: dict[str, list[str]] = {}
        for path in inferred(spec, ()):
            owner, what = place(path)
            places.setdefault(owner, []).append(what)
        rows = [
            f"| `{owner}` | {', '.join(f'`{w}`' for w in what)} |" for owner, what in sorted(places.items())
        ]
        parts += [f"\n## {version}\n\n| in | inferred |\n| --- | --- |\n", "\n".join(rows), "\n"]
    return "".join(parts)
