"""Run what was generated, before it is put anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from scripts.spec.errors import SpecError

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN: Final = 20
_SECONDS: Final = 300.0

_PROGRAM: Final = """
import importlib, importlib.util, pkgutil, sys, typing
folder = sys.argv[1]
where = importlib.util.spec_from_file_location(
    "paradigm_api", folder + "/__init__.py", submodule_search_locations=[folder]
)
package = importlib.util.module_from_spec(where)
sys.modules["paradigm_api"] = package
where.loader.exec_module(package)
def attempt(name, action):
    try:
        action()
    except BaseException as error:
        print(f"{name}: {type(error).__name__}: {error}")
def build(model):
    typing.get_type_hints(model)
    assert model.from_dict({}).to_dict() == {}
found = pkgutil.walk_packages([folder], "paradigm_api.", onerror=lambda name: None)
names = [module.name for module in found]
for name in names:
    attempt(name, lambda: importlib.import_module(name))
for name in names:
    if name.rpartition(".")[0].endswith(".models") and name in sys.modules:
        for value in list(vars(sys.modules[name]).values()):
            if isinstance(value, type) and value.__module__ == name:
                attempt(f"{name}.{value.__name__}", lambda: build(value))
"""


def execute(package: Path) -> None:
    """Raise a SpecError that names what cannot be imported, or cannot read and write an empty object.

    Args:
        package: The folder of `paradigm_api`, under whatever name.
    """
    command = [sys.executable, "-c", _PROGRAM, str(package)]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, check=False, env=environment, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise SpecError(f"does not import within {_SECONDS:g} s", file="generated") from None
    lines = result.stdout.splitlines() or result.stderr.splitlines()[-1:]
    if result.returncode != 0 or result.stdout:
        text = "\n".join(f"  {line[:300]}" for line in lines[:_SHOWN])
        raise SpecError(f"{len(lines)} module(s) or model(s) do not work:\n{text}", file="generated")
