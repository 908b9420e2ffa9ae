"""Reads an answer as the generated client would, and tells where it departs from the description."""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from paradigm_api import v2, v3
from paradigm_api.v2 import api as v2_api
from paradigm_api.v3 import api as v3_api
from paradigm_emulator._spec import METHODS, documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx


@frozen
class Operation:
    """An operation of the description and the module that was generated for it."""

    package: Any = field(repr=False)
    document: dict[str, Any] = field(repr=False)
    method: str
    path: str
    node: dict[str, Any] = field(repr=False)
    module: str

    def departures(self, response: httpx.Response) -> list[Any]:
        """Return what an answer of this operation has that is not as described."""
        told: list[Any] = []
        client = self.package.AuthenticatedClient(
            base_url="https://a.example", token="t", on_departures=told.extend
        )
        import_module(self.module)._build_response(client=client, response=response)
        return told


def refuse(response: httpx.Response) -> None:
    """Fail where a successful answer departs from the description: a hook for a client of httpx."""
    if response.is_success and response.headers.get("content-type", "").startswith("application/json"):
        response.read()
        operation = _operation(response.request.method, response.request.url.path)
        told = operation.departures(response) if operation else []
        assert not told, "\n".join(map(str, told))


def _operation(method: str, path: str) -> Operation | None:
    matching = (
        operation
        for operation in operations()
        if operation.method == method.lower() and _pattern(operation.path).fullmatch(path.rstrip("/"))
    )
    return next(matching, None)


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{\w+\}", "[^/]+", path.rstrip("/")))


@cache
def operations() -> list[Operation]:
    """Return every operation that has a module, those without parameters in their paths first."""
    return sorted(_operations(), key=lambda operation: operation.path.count("{"))


def _operations() -> Iterator[Operation]:
    for package, api, document in zip((v2, v3), (v2_api, v3_api), documents(), strict=True):
        found = pkgutil.walk_packages(api.__path__, f"{api.__name__}.")
        modules = {info.name.rpartition(".")[2]: info.name for info in found}
        for path, item in document["paths"].items():
            for method in METHODS:
                if method not in item:
                    continue
                name = item[method]["operationId"]
                if name in modules:
                    yield Operation(package, document, method, path, item[method], modules[name])
