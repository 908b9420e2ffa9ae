"""Who may import whom, read from the source: `spec -> generated <- paradigm_ext <- paradigm_provider`.

Imports inside functions count too: they run, and a circle through one is a circle. Imports for type checkers
only do not run and do not count.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "paradigm_api": ROOT / "generated/paradigm_api",
    "paradigm_ext": ROOT / "paradigm_ext",
    "paradigm_emulator": ROOT / "paradigm_emulator",
    "paradigm_provider": ROOT / "airflow_provider/paradigm_provider",
}
#: What a package may import of ours, beside itself.
ALLOWED = {
    "paradigm_api": set(),
    "paradigm_ext": {"paradigm_api"},
    "paradigm_emulator": set(),
    "paradigm_provider": {"paradigm_api", "paradigm_ext"},
}


class Imports(ast.NodeVisitor):
    """Collects the modules that run-time imports of one module name, as `package.module.name`."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.names: set[str] = set()

    def visit_If(self, node: ast.If) -> None:
        if "TYPE_CHECKING" not in ast.dump(node.test):
            self.generic_visit(node)
        for branch in node.orelse:
            self.visit(branch)

    def visit_Import(self, node: ast.Import) -> None:
        self.names.update(alias.name for alias in node.names)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        parents = self.package.split(".")
        base = ".".join(parents[: len(parents) - node.level + 1]) if node.level else ""
        module = ".".join(filter(None, (base, node.module)))
        self.names.update(f"{module}.{alias.name}" for alias in node.names)


def imports_of(path: Path, package: str) -> set[str]:
    collected = Imports(package)
    collected.visit(ast.parse(path.read_text(encoding="utf-8")))
    return collected.names


def modules(package: str) -> list[tuple[str, Path]]:
    """Return dotted names and files of a package's modules; a package itself is named without `__init__`."""
    root = PACKAGES[package]
    found = []
    for path in sorted(root.rglob("*.py")):
        parts = (package, *path.relative_to(root).with_suffix("").parts)
        found.append((".".join(part for part in parts if part != "__init__"), path))
    return found


def all_imports(package: str) -> dict[str, set[str]]:
    return {
        name: imports_of(path, name if path.name == "__init__.py" else name.rpartition(".")[0])
        for name, path in modules(package)
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_its_layer_may(package):
    wrong = {
        (module, name)
        for module, names in all_imports(package).items()
        for name in names
        if name.split(".")[0] in PACKAGES.keys() - ALLOWED[package] - {package}
    }
    assert wrong == set()


def test_the_provider_uses_public_places_only():
    """A private module of the SDK may be renamed without the provider, which is installed by itself."""
    wrong = {
        (module, name)
        for module, names in all_imports("paradigm_provider").items()
        for name in names
        if name.split(".")[0] in ("paradigm_ext", "paradigm_api")
        and any(part.startswith("_") for part in name.split("."))
    }
    assert wrong == set()


def folder_of(name: str, package: str) -> str:
    """Return the folder below the package that a dotted name lies in; a module at its root is its own."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == package else ""


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of folders that reach each other."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            for following in edges.get(waiting.pop(), set()) - seen:
                seen.add(following)
                waiting.append(following)
        return seen

    reach = {folder: reached(folder) for folder in edges}
    groups = {
        tuple(sorted(other for other in reach[folder] if folder in reach.get(other, set())))
        for folder in edges
        if folder in reach[folder]
    }
    return [list(group) for group in sorted(groups)]


def folder_edges(package: str) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {}
    for module, names in all_imports(package).items():
        own = folder_of(module, package)
        others = {folder_of(name, package) for name in names}
        edges.setdefault(own, set()).update(others - {own, ""})
    return edges


@pytest.mark.parametrize("package", ["paradigm_ext", "paradigm_emulator", "paradigm_provider"])
def test_no_folder_imports_another_in_a_circle(package):
    edges = folder_edges(package)
    edges.pop("", None)
    assert circles(edges) == []


def test_a_circle_would_be_found():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_an_import_for_type_checkers_does_not_count(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import paradigm_ext\n"
        "def later():\n    from ..other import thing\n"
    )
    assert imports_of(module, "package.folder") == {"typing.TYPE_CHECKING", "package.other.thing"}


@pytest.mark.parametrize("package", ["paradigm_ext", "paradigm_emulator", "paradigm_provider"])
def test_httpx_is_known_to_the_transport_only(package):
    users = {
        module
        for module, names in all_imports(package).items()
        if any(name.split(".")[0] == "httpx" for name in names)
    }
    assert {user for user in users if not user.startswith("paradigm_ext._transport")} == set()
