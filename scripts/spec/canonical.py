"""One order for every built description, so that another order upstream never shows as a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.spec.json_types import Object

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_TOP: Final = ("openapi", "info", "servers", "security", "tags", "paths", "components")


def canonical(document: Object) -> Object:
    """Return ``document`` with paths, methods, response codes and components in a fixed order.

    Properties and parameters keep the order of the vendor: the arguments of generated models follow it.
    """
    result = _ordered(document, _TOP)
    result["paths"] = {path: _path_item(item) for path, item in sorted(result.get("paths", {}).items())}
    result["components"] = {
        section: dict(sorted(entries.items()))
        for section, entries in sorted(result.get("components", {}).items())
    }
    return result


def _path_item(item: Object) -> Object:
    return {
        key: _operation(value) if key in METHODS else value for key, value in _ordered(item, METHODS).items()
    }


def _operation(operation: Object) -> Object:
    responses = operation.get("responses")
    return operation | ({"responses": dict(sorted(responses.items()))} if responses else {})


def _ordered(mapping: Object, first: Iterable[str]) -> dict[str, Any]:
    known = [key for key in first if key in mapping]
    return {key: mapping[key] for key in [*known, *(key for key in mapping if key not in known)]}
