"""How one class or function is written down: signature, docstring, members."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import griffe
from griffe import Class, DocstringSectionKind, Function, Object

ROOT = Path(__file__).parents[2]
FIELDS = {
    DocstringSectionKind.parameters: "Parameters",
    DocstringSectionKind.attributes: "Attributes",
    DocstringSectionKind.raises: "Raises",
    DocstringSectionKind.returns: "Returns",
    DocstringSectionKind.yields: "Yields",
}


@cache
def load(package: str, folder: str = ".") -> griffe.Module:
    """Return a package as its source says, without importing it."""
    return griffe.load(package, search_paths=[ROOT / folder], resolve_aliases=True, resolve_external=False)


def signature(function: Function, *, skip_first: bool) -> str:
    """Return the parameters in parentheses, with types, defaults and the return type."""
    shown: list[str] = []
    star = False
    for parameter in list(function.parameters)[1 if skip_first else 0 :]:
        if parameter.kind is griffe.ParameterKind.keyword_only and not star:
            shown.append("*")
            star = True
        prefix = {"variadic positional": "*", "variadic keyword": "**"}.get(parameter.kind.value, "")
        star = star or prefix == "*"
        annotation = f": {parameter.annotation}" if parameter.annotation else ""
        default = f" = {parameter.default}" if parameter.default is not None and not prefix else ""
        shown.append(f"{prefix}{parameter.name}{annotation}{default}")
        if parameter.kind is griffe.ParameterKind.positional_only:
            shown.append("/")
    returned = f" -> {function.returns}" if function.returns and function.name != "__init__" else ""
    return f"({', '.join(shown)}){returned}".replace("\n", " ")


def _items(section: griffe.DocstringSection) -> list[str]:
    lines = []
    for item in section.value:
        name = getattr(item, "name", "") or ""
        label = (
            f"`{name or item.annotation}`: " if name or section.kind is DocstringSectionKind.raises else ""
        )
        lines.append(f"- {label}{' '.join(item.description.split())}")
    return lines


def docstring(found: Object) -> str:
    """Return the docstring as Markdown: its text, then a list for each of its sections."""
    if found.docstring is None:
        return ""
    lines: list[str] = []
    for section in found.docstring.parse("google", warnings=False):
        if section.kind is DocstringSectionKind.text:
            lines += [section.value, ""]
        elif section.kind in FIELDS:
            lines += [f"**{FIELDS[section.kind]}**", "", *_items(section), ""]
        elif section.kind is DocstringSectionKind.admonition:
            lines += [f"**{section.title}** {section.value.contents}", ""]
    return "\n".join(lines).strip()


def directive(kind: str, heading: str, body: str) -> str:
    """Return one entry of the Python domain."""
    return f"::::{{py:{kind}}} {heading}\n\n{body}\n::::\n"


def constructor(found: Class) -> str:
    """Return the signature of a class: of its own or an inherited `__init__`, or of its attrs fields."""
    made = found.all_members.get("__init__") if found.resolved_bases is not None else None
    if made is not None and made.is_alias:
        made = made.final_target
    if isinstance(made, Function) and made.path.split(".")[0] == found.path.split(".")[0]:
        return signature(made, skip_first=True)
    fields = [
        f"{name}: {member.annotation}{f' = {member.value}' if member.value is not None else ''}"
        for name, member in found.members.items()
        if member.is_attribute and member.annotation is not None and not name.startswith("_")
    ]
    frozen = any("define" in str(d.value) or "frozen" in str(d.value) for d in found.decorators)
    return f"({', '.join(fields)})".replace("\n", " ") if frozen else ""


def members(found: Class) -> list[tuple[str, Object]]:
    """Return the documented public methods and properties of a class, those of our own bases too."""
    own = dict(found.members)
    for base in found.resolved_bases:
        if base.path.startswith(found.path.split(".")[0]) and base.name not in own:
            own = {**base.members, **own}
    shown = []
    for name, member in own.items():
        target = member.final_target if member.is_alias else member
        if (
            not name.startswith("_")
            and target.docstring
            and not (target.is_attribute and "property" not in target.labels)
        ):
            shown.append((name, target))
    return shown


def public_bases(found: Class) -> list[str]:
    """Return what a class is built on, as it is written; for a private base, what that one is built on."""
    known = {base.name: base for base in found.resolved_bases if isinstance(base, Class)}
    names: list[str] = []
    for base in map(str, found.bases):
        name = base.partition("[")[0].rpartition(".")[2]
        names += public_bases(known[name]) if name.startswith("_") and name in known else [base]
    return names


def entry(found: Object, name: str) -> str:
    """Return the whole entry of a class or function under its public name."""
    if isinstance(found, Function):
        return directive("function", name + signature(found, skip_first=False), docstring(found))
    if not isinstance(found, Class):
        return directive("data", name, docstring(found))
    kind = "exception" if is_error(found) else "class"
    bases = ", ".join(f"`{base}`" for base in public_bases(found))
    body = (f"Bases: {bases}\n\n" if bases else "") + docstring(found)
    parts = [directive(kind, name + constructor(found), body)]
    for member_name, member in members(found):
        if isinstance(member, Function):
            own = signature(member, skip_first="staticmethod" not in member.labels)
            parts.append(directive("method", f"{name}.{member_name}{own}", docstring(member)))
        else:
            parts.append(directive("property", f"{name}.{member_name}", docstring(member)))
    return "\n".join(parts)


def is_error(found: Class) -> bool:
    """Whether a class is an exception, by the names of its ancestors."""
    names = {base.name for base in found.mro()} if found.bases else set()
    names |= {str(base) for base in found.bases}
    return any(name.endswith(("Error", "Exception", "Failed")) for name in names)
