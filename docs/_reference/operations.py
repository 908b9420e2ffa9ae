"""The page of every generated operation, and what the emulator does with it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from paradigm_emulator._app import methods_of

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
*Emulated* says whether the [local Paradigm](../emulator.md) answers it. Where it does not, it answers 501 and
names the operation.
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


def cell(text: str) -> str:
    """Return text for a cell of a table."""
    return re.sub(r"([|<\[*_{])", r"\\\1", text)


def page() -> str:
    """Return the page."""
    parts = []
    for version in ("v2", "v3"):
        parts += [f"\n## {version}\n", "| operation | function | emulated |", "| --- | --- | --- |"]
        listed = []
        for method, path, said, module in operations(version):
            dotted = ".".join(module.relative_to(API.parent).with_suffix("").parts)
            emulated = "yes" if method in {name.upper() for name in methods_of(path)} else "no"
            parts.append(f"| `{method} {path}` | {{py:mod}}`{module.stem} <{dotted}>` | {emulated} |")
            listed.append(
                f"::::{{py:module}} {dotted}\n::::\n\n`{dotted}`: `{method} {path}`. {cell(said)}\n"
            )
        parts += ["", *listed]
    module = "paradigm_api.v3.api.agents"
    return HEAD.format(example=module, name="api_v3_agents_files_list") + "\n".join(parts) + "\n"
