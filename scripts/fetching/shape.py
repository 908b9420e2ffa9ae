"""Whether a description has mappings where OpenAPI has them: whatever reads it afterwards relies on that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.spec.canonical import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.spec.json_types import Location, Object


def misshapen(document: Object) -> Iterator[Location]:
    """Yield the place of each path, operation, set of responses and section that is not a mapping."""
    for path, item in document["paths"].items():
        if not isinstance(item, dict):
            yield ("paths", path)
            continue
        for method in (name for name in METHODS if name in item):
            operation = item[method]
            if not isinstance(operation, dict):
                yield ("paths", path, method)
            elif not isinstance(operation.get("responses", {}), dict):
                yield ("paths", path, method, "responses")
    for section, entries in document["components"].items():
        if not isinstance(entries, dict):
            yield ("components", section)
