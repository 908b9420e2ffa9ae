"""What the cassettes cover, computed from what they hold and from what their tests call.

Nothing here is a list kept by hand: the operations are those that the emulator's own routes answer, the
helpers those that `paradigm_ext` makes public. A test counts for an operation when it uses the generated
function for it and its cassette holds a success; for a helper when it calls it.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import textwrap
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints
from urllib.parse import urlsplit

import yaml
from attrs import frozen

import paradigm_ext
from paradigm_emulator._app import methods_of
from paradigm_emulator._spec import METHODS, documents
from paradigm_ext._pagination._walk import style_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
CASSETTES = sorted((HERE / "recorded").rglob("*.yaml"))
FIXTURE = "client"
"""The name under which tests hold a `Paradigm`."""
PAGINATORS = ("apaginate", "paginate")


@frozen
class Operation:
    """One operation of the built description.

    Attributes:
        version: `v2` or `v3`: which description it is of.
        id: Its `operationId`.
        method: HTTP method.
        path: Its template.
    """

    version: str
    id: str
    method: str
    path: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def key(self) -> str:
        """What its generated module is known by: the generator writes ids in a spelling of its own."""
        return _key(self.version, self.id)

    def serves(self, method: str, path: str) -> bool:
        """Tell whether a request is one for this operation, with or without the trailing slash."""
        parts = re.split(r"(\{[^}]*\})", self.path.rstrip("/"))
        pattern = "".join("[^/]+" if part.startswith("{") else re.escape(part) for part in parts)
        return method == self.method and re.fullmatch(pattern, path.rstrip("/")) is not None


@frozen
class Recording:
    """One test and its cassette.

    Attributes:
        name: `folder/test`, as in RECORDED.yaml.
        path: The cassette.
        test: The test.
        functions: The generated functions that the test names.
        helpers: What it calls of `paradigm_ext`: functions, and `Paradigm.method`.
        pages: Which paginator it lets walk over which generated function.
        answered: Keys of the operations that the cassette holds a success of.
        statuses: The statuses of its answers.
    """

    name: str
    path: Path
    test: FunctionType
    functions: frozenset[Callable[..., Any]]
    helpers: frozenset[str]
    pages: frozenset[tuple[str, Callable[..., Any]]]
    answered: frozenset[str]
    statuses: frozenset[int]

    @property
    def operations(self) -> frozenset[str]:
        """Keys of the operations that were called through the generated client and succeeded."""
        modules = [function.__module__.split(".") for function in self.functions]
        return self.answered & {_key(module[1], module[-1]) for module in modules}


@cache
def operations() -> tuple[Operation, ...]:
    """Return every operation that the descriptions and the emulator both have."""
    return tuple(
        Operation(f"v{number}", description["operationId"], method.upper(), path)
        for number, document in enumerate(documents(), start=2)
        for path, item in document["paths"].items()
        for method, description in item.items()
        if method in METHODS and method.upper() in methods_of(path)
    )


@cache
def helpers() -> frozenset[str]:
    """Return every public function that sends requests, and every public method of `Paradigm`."""
    functions = {
        name
        for name in paradigm_ext.__all__
        if isinstance(function := getattr(paradigm_ext, name), FunctionType) and _sends(function)
    }
    methods = {
        f"Paradigm.{name}"
        for kind in paradigm_ext.Paradigm.__mro__
        for name, member in vars(kind).items()
        if kind is not object and isinstance(member, FunctionType) and not name.startswith("_")
    }
    return frozenset(functions | methods)


def _sends(function: FunctionType) -> bool:
    """Return whether a function sends requests: by a client, or by a generated function that has one."""
    return not {"client", "operation"}.isdisjoint(inspect.signature(function).parameters)


def shape(function: Callable[..., Any]) -> str:
    """Return how a list is paged: `page`, `page+per_page`, `after` (a cursor) or `whole` (a plain array)."""
    sized = "+per_page" if "per_page" in inspect.signature(function).parameters else ""
    return f"{style_of(function)}{sized}"


@cache
def shapes() -> frozenset[str]:
    """Return the shapes of all lists that the emulator answers."""
    found = [_generated(operation) for operation in operations()]
    return frozenset(
        shape(function) for function in found if style_of(function) != "whole" or _listed(function)
    )


def _listed(function: Callable[..., Any]) -> bool:
    """Return whether a generated function returns a plain array."""
    return any(str(kind).startswith("list[") for kind in get_args(get_type_hints(function)["return"]))


def _generated(operation: Operation) -> Callable[..., Any]:
    api = f"paradigm_api.{operation.version}.api"
    folder = Path(importlib.import_module(api).__file__ or "").parent
    (path,) = (path for path in folder.glob("*/*.py") if _key(operation.version, path.stem) == operation.key)
    module = importlib.import_module(f"{api}.{path.parent.name}.{path.stem}")
    function: Callable[..., Any] = getattr(module, "sync", module.sync_detailed)
    return function


@cache
def recordings() -> tuple[Recording, ...]:
    """Return every test that has a cassette."""
    return tuple(_recording(path) for path in CASSETTES)


@cache
def interactions(path: Path) -> list[dict[str, Any]]:
    """Return the requests and answers of a cassette."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    held = yaml.load(path.read_bytes(), loader)  # noqa: S506 - both are safe loaders
    found: list[dict[str, Any]] = held["interactions"]
    return found


def _recording(path: Path) -> Recording:
    module = importlib.import_module(f"tests.cassettes.test_{path.parent.name}")
    function = getattr(module, path.stem)
    calls = list(_calls(function))
    named = {name: getattr(paradigm_ext, name) for name in paradigm_ext.__all__}
    functions = {name for name, known in named.items() for call in calls if call.target is known}
    methods = {f"Paradigm.{call.method}" for call in calls if call.method}
    return Recording(
        f"{path.parent.name}/{path.stem}",
        path,
        function,
        frozenset(_functions(function)),
        helpers() & (functions | methods),
        frozenset(
            (name, call.first)
            for name in PAGINATORS
            for call in calls
            if call.target is named[name] and callable(call.first)
        ),
        frozenset(_answered(path)),
        frozenset(interaction["response"]["status"]["code"] for interaction in interactions(path)),
    )


def _answered(path: Path) -> Iterator[str]:
    for interaction in interactions(path):
        if interaction["response"]["status"]["code"] < 300:
            request = interaction["request"]
            asked = urlsplit(request["uri"]).path
            found = [operation for operation in operations() if operation.serves(request["method"], asked)]
            # `threads/turns` is a place of its own, though `threads/{id}` would fit it, too.
            yield from (operation.key for operation in sorted(found, key=lambda it: it.path.count("{"))[:1])


@frozen
class _Call:
    target: Any
    method: str | None
    first: Any


def _calls(function: FunctionType) -> Iterator[_Call]:
    for node in ast.walk(_tree(function)):
        if isinstance(node, ast.Call):
            known = function.__globals__
            first = _resolved(node.args[0], known) if node.args else None
            yield _Call(_resolved(node.func, known), _method(node.func), first)


def _functions(function: FunctionType) -> Iterator[Callable[..., Any]]:
    """Yield the generated functions that a test names, such as `list_files.sync`."""
    for node in ast.walk(_tree(function)):
        found = _resolved(node, function.__globals__) if isinstance(node, ast.Attribute) else None
        if isinstance(found, FunctionType) and found.__module__.startswith("paradigm_api."):
            yield found


def _tree(function: FunctionType) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def _resolved(node: ast.AST, known: dict[str, Any]) -> Any:
    """Return what a name, or an attribute of a module, stands for in a test; None for all else."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _resolved(node.value, known)
        return getattr(owner, node.attr, None) if isinstance(owner, ModuleType) else None
    return None


def _method(node: ast.AST) -> str | None:
    held = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == FIXTURE
    return node.attr if held and isinstance(node, ast.Attribute) else None


def _key(version: str, name: str) -> str:
    return f"{version}.{name.replace('_', '').lower()}"
