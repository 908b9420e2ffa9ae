"""The page of every generated operation, and what the emulator does with it."""

from __future__ import annotations

import ast
import re
import sys
from typing import TYPE_CHECKING

from starlette.routing import Match

from paradigm_emulator._app import COVERED

from .objects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

API = ROOT / "generated" / "paradigm_api"
HEAD = """# Generated operations

Every operation of the two descriptions. Import its module, such as

```python
from {example} import {name}
```

and call `{name}.sync(client=paradigm.v3)`, `.asyncio`, `.sync_detailed` or `.asyncio_detailed`.
The last column says what the [local Paradigm](../emulator.md) does with it. Where there is only 501, it answers that and names the
operation.
"""


def operations(version: str) -> Iterator[tuple[str, str, str, Path]]:
    """Yield method, path, summary and module of each operation of one version."""
    for module in sorted((API / version / "api").rglob("api_*.py")):
        source = module.read_text(encoding="utf-8")
        method = re.search(r'"method": "(\w+)"', source)
        url = re.search(r'"url": "([^"]+)"', source)
        if method is None or url is None:
            raise LookupError(f"{module} has no method or address")
        yield method[1].upper(), url[1], summary(source), module


def summary(source: str) -> str:
    """Return the first sentence of the docstring of `sync_detailed`."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == "sync_detailed":
            text = (ast.get_docstring(node) or "").strip()
            first = text.partition("\n\n")[0]
            return "" if first.startswith(("Args:", "Raises:")) else " ".join(first.split())
    return ""


def emulated(method: str, path: str) -> str:
    """Return what the emulator does with an operation: the contract of what answers it, or 501."""
    scope = {"type": "http", "method": method, "path": path.rstrip("/"), "root_path": ""}
    for route in COVERED:
        if route.matches(scope)[0] is Match.FULL:
            return contract(route.endpoint)
    return "501"


def contract(endpoint: object) -> str:
    """Return the first line of a docstring, that of the module where there is none."""
    text = endpoint.__doc__ or sys.modules[endpoint.__module__].__doc__ or ""
    return text.strip().partition("\n")[0]


def cell(text: str) -> str:
    """Return text for a cell of a table."""
    return re.sub(r"([|<\[*_{])", r"\\\1", text)


def page() -> str:
    """Return the page."""
    parts = []
    for version in ("v2", "v3"):
        parts += [f"\n## {version}\n", "| operation | function | in the emulator |", "| --- | --- | --- |"]
        listed = []
        for method, path, said, module in operations(version):
            dotted = ".".join(module.relative_to(API.parent).with_suffix("").parts)
            row = f"| `{method} {path}` | {{py:mod}}`{module.stem} <{dotted}>` |"
            parts.append(f"{row} {cell(emulated(method, path))} |")
            listed.append(
                f"::::{{py:module}} {dotted}\n::::\n\n`{dotted}`: `{method} {path}`. {cell(said)}\n"
            )
        parts += ["", *listed]
    module = "paradigm_api.v3.api.agents"
    return HEAD.format(example=module, name="api_v3_agents_files_list") + "\n".join(parts) + "\n"
