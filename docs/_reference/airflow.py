"""The page of what DAGs import from `paradigm_provider`."""

from __future__ import annotations

import ast

import griffe
from griffe import Class, Module

from . import objects

FOLDERS = {
    "operators": "Operators",
    "sensors": "Sensors",
    "triggers": "Triggers",
    "decorators": "TaskFlow decorators",
    "hooks": "Hook",
    "assets": "Assets",
    "links": "Links",
    "policies": "Retry policies",
    "exceptions": "Exceptions",
}
HEAD = """# Operators, sensors, triggers

What a DAG imports from `paradigm_provider`, from its source. Every operator and sensor also takes
Airflow's own arguments.
"""


def public_modules(folder: griffe.Object) -> list[Module]:
    """Return a folder's public modules, or a module itself."""
    found = [m for name, m in sorted(folder.modules.items()) if not name.startswith("_")]
    return found or [folder]


def template_fields(found: Class) -> list[str]:
    """Return the templated fields of a task, named by itself or by a class it builds on."""
    for owner in (found, *found.mro()):
        field = owner.members.get("template_fields")
        if field is not None and field.value is not None:
            return _names(ast.parse(str(field.value), mode="eval").body, owner)
    return []


def _names(node: ast.expr, scope: griffe.Object) -> list[str]:  # noqa: PLR0911 - one return per kind of node
    """Return the strings of a tuple whose parts may be names of other tuples."""
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, ast.Tuple | ast.List):
        return [name for part in node.elts for name in _names(part, scope)]
    if isinstance(node, ast.Dict):
        return [name for key in node.keys if key is not None for name in _names(key, scope)]
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "tuple":
        return _names(node.args[0], scope)
    if isinstance(node, ast.Starred):
        return _names(node.value, scope)
    if isinstance(node, ast.Name) and (found := lookup(scope, node.id)) is not None:
        return _names(ast.parse(str(found.value), mode="eval").body, found.module)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        owner = lookup(scope, node.value.id)
        return template_fields(owner) if isinstance(owner, Class) else []
    return []


def lookup(scope: griffe.Object, name: str) -> griffe.Object | None:
    """Return what a name stands for in a module of ours; None for Airflow's."""
    path = scope.resolve(name)
    if path.split(".")[0] != "paradigm_provider":
        return None
    found = scope.modules_collection[path]
    return found.final_target if found.is_alias else found


def entries(module: Module) -> list[str]:
    """Return the entries of what a module defines for others."""
    written = []
    for name, member in module.members.items():
        # What a module only imports is described where it is defined, unless it exports it.
        if name.startswith("_") or (member.is_alias and name not in (module.exports or ())):
            continue
        target = member.final_target if member.is_alias else member
        if target.docstring is None or not (target.is_class or target.is_function):
            continue
        entry = objects.entry(target, f"{module.path}.{name}")
        fields = template_fields(target) if isinstance(target, Class) else []
        if fields:
            entry += "\nTemplated: " + ", ".join(f"`{field}`" for field in fields) + "\n"
        written.append(entry)
    return written


def page() -> str:
    """Return the page."""
    package = objects.load("paradigm_provider", "airflow_provider")
    parts = [HEAD]
    for folder, title in FOLDERS.items():
        if folder in package.members:
            below = [entry for module in public_modules(package[folder]) for entry in entries(module)]
            if below:
                parts.append(f"\n## {title}\n\n" + "\n".join(below))
    return "".join(parts)
