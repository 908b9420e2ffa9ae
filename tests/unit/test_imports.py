"""What importing the package costs: checked by module names, never by time."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.public_names import INIT, read_homes, rendered

ROOT = Path(__file__).parents[2]


def modules_after(statement: str) -> set[str]:
    code = f"import sys; before = set(sys.modules); {statement}; print('\\n'.join(set(sys.modules) - before))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(out.stdout.split())


def test_importing_the_package_brings_neither_httpx_nor_the_generated_models():
    loaded = modules_after("import paradigm_ext")
    heavy = (
        "httpx",
        "attr",
        "attrs",
        "paradigm_api",
        "typer",
        "rich",
        "airflow",
        "starlette",
        "asyncio",
        "ssl",
    )
    assert not [name for name in loaded if name.split(".")[0] in heavy]


def test_the_client_itself_brings_neither_httpx_nor_a_generated_model():
    loaded = modules_after("from paradigm_ext import Paradigm")
    assert "httpx" not in loaded
    assert not [name for name in loaded if name.startswith("paradigm_api.")]


def test_using_one_operation_does_not_import_every_model():
    loaded = modules_after("from paradigm_api.v3.api.agents import api_v3_agents_files_list")
    models = [name for name in loaded if name.startswith("paradigm_api.v3.models.")]
    assert 0 < len(models) < 15


# Every arrow between packages and folders is read from the source by `nox -s lint`; this is what runs.
@pytest.mark.parametrize("package", ["paradigm_ext", "paradigm_emulator"])
def test_layers_import_only_what_they_may(package):
    forbidden = {
        "paradigm_ext": ("paradigm_emulator", "paradigm_provider", "airflow"),
        "paradigm_emulator": ("paradigm_ext", "paradigm_api", "paradigm_provider"),
    }[package]
    code = (
        "import importlib, pkgutil, sys\n"
        f"import {package}\n"
        f"for m in pkgutil.walk_packages({package}.__path__, '{package}.'):\n"
        "    if not m.name.endswith('__main__'): importlib.import_module(m.name)\n"
        "print('\\n'.join(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not [name for name in out.stdout.split() if name.split(".")[0] in forbidden]


def test_type_checkers_are_told_the_names_of_the_list():
    source = INIT.read_text()
    assert rendered(source, read_homes()) == source
    assert "Renamed" in rendered(source, {"_clock": ("Renamed",)})


def test_every_public_name_can_be_imported():
    import paradigm_ext

    for name in paradigm_ext.__all__:
        assert getattr(paradigm_ext, name) is not None
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = paradigm_ext.nothing_here  # type: ignore[attr-defined]


def test_httpx_clients_are_handled_by_the_transport_only():
    """An import for type checkers counts here: a room that speaks of httpx would have to change with it."""
    knows = re.compile(r"\bget_(?:async_)?httpx_client\b|^\s*(?:import|from) httpx\b", re.MULTILINE)
    outside = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "paradigm_ext").rglob("*.py")
        if "_transport" not in path.parts and knows.search(path.read_text())
    }
    assert outside == set()


def test_a_class_name_means_one_thing():
    """The hand-written packages are read together: two classes of one name are told apart by nobody."""
    places: dict[str, list[str]] = {}
    for package in ("paradigm_ext", "airflow_provider/paradigm_provider", "paradigm_emulator", "scripts"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.ClassDef):
                    places.setdefault(node.name, []).append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
