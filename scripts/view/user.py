"""A program that uses all of a generated package, written from what its modules declare."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEAD: Final = """
from typing import Any

from {name} import AuthenticatedClient
from {name}.models import *


def use(client: AuthenticatedClient, value: Any) -> None:
"""


def user_program(package: Path, name: str) -> str:
    """Return a program that calls each operation, and makes, reads and writes each model.

    Values are of type Any: what is checked is which names there are, and what they give.

    Args:
        package: The folder that has `api` and `models`.
        name: Its name in imports.
    """
    calls, imports = [], []
    for index, path in enumerate(sorted(package.glob("api/*/*.py"))):
        if path.name == "__init__.py":
            continue
        imports.append(f"from {name}.api.{path.parent.name} import {path.stem} as operation_{index}")
        calls += [f"    {line}" for line in _calls(f"operation_{index}", ast.parse(path.read_text("utf-8")))]
    models = [line for path in sorted(package.glob("models/*.py")) for line in _models(path)]
    return "\n".join(
        [
            *imports,
            _HEAD.format(name=name),
            *calls,
            *(f"    {line}" for line in models),
            "    print(client)",
            "",
        ]
    )


def _calls(module: str, tree: ast.Module) -> Iterator[str]:
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_"):
            yield f"print({module}.{function.name}({_arguments(function.args)}))"


def _arguments(arguments: ast.arguments) -> str:
    names = [argument.arg for argument in [*arguments.args, *arguments.kwonlyargs] if argument.arg != "self"]
    return ", ".join(f"{name}={'client' if name == 'client' else 'value'}" for name in names)


def _models(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef):
            name, fields = node.name.lower(), list(_fields(node))
            needed = ", ".join(f"{field}=value" for field, has_default in fields if not has_default)
            yield f"{name} = {node.name}.from_dict({node.name}({needed}).to_dict())"
            yield from (f"print({name}.{field})" for field, _ in fields)


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, bool]]:
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            yield part.target.id, part.value is not None
