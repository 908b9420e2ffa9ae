"""Write the imports and `__all__` of `paradigm_ext/__init__.py` from `paradigm_ext/_public.py`: `[--check]`.

Type checkers need the names spelled out where they are imported; people write them once.
"""

from __future__ import annotations

import argparse
import re
import runpy
import sys

from scripts.spec.layout import REPOSITORY

INIT = REPOSITORY / "paradigm_ext" / "__init__.py"
LIST = REPOSITORY / "paradigm_ext" / "_public.py"
WIDTH = 110

IMPORTS = re.compile(r"(?<=    from typing import Any\n\n).*?(?=\n\n# )", re.DOTALL)
ALL = re.compile(r"^__all__ = \[.*?^\]", re.DOTALL | re.MULTILINE)


def read_homes() -> dict[str, tuple[str, ...]]:
    """Return the public names by module, read from the list without importing the package."""
    return {module: tuple(names.split()) for module, names in runpy.run_path(str(LIST))["HOMES"].items()}


def kind(name: str) -> int:
    """Return where the linter's order puts a name: constants, then classes, then functions."""
    return 0 if name.isupper() else 1 if name[0].isupper() else 2


def import_of(module: str, names: tuple[str, ...]) -> str:
    """Return the statement that imports these names, in the formatter's shape."""
    ordered = sorted(names, key=lambda name: (kind(name), name.lower()))
    line = f"    from paradigm_ext.{module} import {', '.join(ordered)}"
    if len(line) <= WIDTH:
        return line
    inner = "".join(f"        {name},\n" for name in ordered)
    return f"    from paradigm_ext.{module} import (\n{inner}    )"


def rendered(source: str, homes: dict[str, tuple[str, ...]]) -> str:
    """Return the module with these names for its imports and its `__all__`."""
    imports = "\n".join(import_of(module, homes[module]) for module in sorted(homes))
    names = {"__version__", *(name for names in homes.values() for name in names)}
    listed = "".join(f'    "{name}",\n' for name in sorted(names, key=lambda name: (kind(name), name)))
    return ALL.sub(lambda _: f"__all__ = [\n{listed}]", IMPORTS.sub(lambda _: imports, source, count=1))


def main() -> int:
    """Write the module, or with `--check` report whether it is as the list says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if out of date")
    check = parser.parse_args().check
    source = INIT.read_text()
    wanted = rendered(source, read_homes())
    if check and source != wanted:
        print("paradigm_ext/__init__.py is out of date: run `nox -s public-names`", file=sys.stderr)
        return 1
    if not check:
        INIT.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
