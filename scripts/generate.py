"""Generate `generated/paradigm_api` from the built spec: `python -m scripts.generate [--check]`.

Deterministic: the generator and the formatter are pinned, neither reads any configuration but what is given
here, and every run starts from an empty folder. `--check` writes nothing; it fails when the built spec is not
what upstream and overlays make, or the generated tree is not what the built spec makes.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version as installed_version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.build_spec import build
from scripts.execute import execute
from scripts.spec.errors import SpecError
from scripts.spec.files import folder_beside, replace_folder, restore, tree
from scripts.spec.layout import VERSIONS, Layout
from scripts.spec.progress import Steps
from scripts.spec.walk import Operation, operations
from scripts.spec.yaml_io import load
from scripts.view.client_view import client_view
from scripts.view.names import plain_name

if TYPE_CHECKING:
    from collections.abc import Sequence

GENERATOR: Final = "0.29.1"
"""The one version of openapi-python-client whose templates ours fit; a test watches their hashes."""

TEMPLATES: Final = Path(__file__).parent / "templates"

_RUFF: Final = "--isolated --no-cache --no-respect-gitignore --target-version py311 --line-length 110 --quiet"
_CONFIG: Final = {
    "literal_enums": True,
    "post_hooks": [f"ruff check . --fix-only --extend-select=I {_RUFF}", f"ruff format . {_RUFF}"],
}
_PACKAGE_INIT: Final = '''"""LightOn Paradigm's API, `v2` and `v3`, as generated: not edited by hand."""
'''


def generate(layout: Layout) -> bool:
    """Bring the generated package up to date; return whether anything changed.

    Raises:
        SpecError: The generator failed or warned; the old tree is as it was.
    """
    restore(layout.package)
    with folder_beside(layout.package) as fresh:
        _fill(fresh, layout)
        if layout.package.is_dir() and tree(fresh) == tree(layout.package):
            return False
        replace_folder(layout.package, fresh)
    return True


def check(layout: Layout) -> None:
    """Raise a SpecError that shows what differs, unless built spec and generated tree are up to date."""
    for version in VERSIONS:
        path = layout.built(version)
        if not path.is_file() or path.read_text("utf-8") != build(version, layout):
            raise SpecError(
                "is not what upstream and overlays make: run `nox -s spec-build`", file=layout.name(path)
            )
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "paradigm_api"
        fresh.mkdir()
        _fill(fresh, layout)
        differences = _differences(tree(layout.package), tree(fresh))
    if differences:
        raise SpecError(
            f"is not what the built spec makes: run `nox -s generate`\n{differences}", file="generated"
        )


def _fill(folder: Path, layout: Layout) -> None:
    _check_pins()
    (folder / "__init__.py").write_text(_PACKAGE_INIT, encoding="utf-8")
    (folder / "py.typed").touch()
    # The generator is a process of its own, so the versions can have a core each.
    with ThreadPoolExecutor(len(VERSIONS)) as pool:
        list(
            pool.map(lambda version: _fill_version(folder / version, layout.built(version), layout), VERSIONS)
        )
    execute(folder)


def _fill_version(folder: Path, built: Path, layout: Layout) -> None:
    view = client_view(load(built.read_bytes(), file=layout.name(built)))
    run_generator(view, folder, source=layout.name(built))


def _check_pins() -> None:
    # A formatter of another version would make another tree, and the generator takes the first one on PATH.
    ruff = subprocess.run(
        ["ruff", "--version"], capture_output=True, text=True, check=True, env=_environment()
    )
    expected = {"openapi-python-client": GENERATOR, "ruff": installed_version("ruff")}
    found = {
        "openapi-python-client": installed_version("openapi-python-client"),
        "ruff": ruff.stdout.split()[-1],
    }
    if found != expected:
        raise SpecError(f"wrong tools: found {found}, need {expected}; run it by `nox -s generate`")
    moved = moved_templates(_upstream_templates())
    if moved:
        names = ", ".join(moved)
        message = (
            f"{names}: no longer the template that ours is a variant of. Compare the two, adapt ours, record"
        )
        raise SpecError(f"{message} the new hash in scripts/templates/upstream.sha256")


def _upstream_templates() -> Path:
    package = find_spec("openapi_python_client")
    if package is None or package.origin is None:
        raise SpecError("openapi-python-client is not installed: run it by `nox -s generate`")
    return Path(package.origin).parent / "templates"


def moved_templates(upstream: Path, recorded: Path = TEMPLATES / "upstream.sha256") -> list[str]:
    """Return the names of the generator's templates that are not the ones ours were made from.

    Args:
        upstream: The generator's own templates.
        recorded: Hashes in the format of `sha256sum`.
    """
    lines = [line.split() for line in recorded.read_text("utf-8").splitlines() if line]
    known = {name: digest for digest, name in lines}
    names = {path.relative_to(recorded.parent).as_posix() for path in recorded.parent.rglob("*.jinja")}
    # A template that the generator does not have follows nothing.
    ours = {name for name in names if (upstream / name).is_file()}
    return sorted(
        {name for name, digest in known.items() if _sha256(upstream / name) != digest} | (ours - known.keys())
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"


def run_generator(view: dict[str, object], output: Path, *, source: str) -> None:
    """Generate a package from a view of a description.

    Args:
        view: What the generator is shown.
        output: The folder to make.
        source: The name of the description in errors.

    Raises:
        SpecError: The generator failed or warned, or an operation or a model has no module of its own.
    """
    with tempfile.TemporaryDirectory() as scratch:
        document, config = Path(scratch) / "openapi.json", Path(scratch) / "config.json"
        document.write_text(json.dumps(view), encoding="utf-8")
        config.write_text(json.dumps(_CONFIG), encoding="utf-8")
        command = [sys.executable, "-m", "openapi_python_client", "generate"]
        command += ["--path", str(document), "--config", str(config), "--output-path", str(output)]
        command += ["--custom-template-path", str(TEMPLATES), "--meta", "none", "--fail-on-warning"]
        result = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
    if result.returncode != 0:
        raise SpecError(f"the generator refused it:\n{result.stderr or result.stdout}", file=source)
    _check_modules(view, output, source=source)
    # Its caches and bytecode do not belong to the output.
    for folder in [*output.rglob(".ruff_cache"), *output.rglob("__pycache__")]:
        shutil.rmtree(folder)


#: The name that programs outside of this repository know.
_run_generator = run_generator


def _check_modules(view: dict[str, object], output: Path, *, source: str) -> None:
    """Raise unless every operation and every model has a module of its own: the generator overwrites."""
    described = list(operations(view))
    made = [path for path in (output / "api").glob("*/*.py") if path.name != "__init__.py"]
    if len(made) != len(described):
        names = [f"{plain_name(operation.tag)}.{plain_name(operation.id)}" for operation in described]
        doubled = [
            operation for operation, name in zip(described, names, strict=True) if names.count(name) > 1
        ]
        text = "\n".join(_renaming(operation) for operation in doubled)
        message = f"{len(described)} operations made {len(made)} modules. Rename by an overlay:\n{text}"
        raise SpecError(message, file=source)
    models = [path for path in (output / "models").glob("*.py") if path.name != "__init__.py"]
    exported = _exported(output / "models" / "__init__.py")
    if len(models) != len(exported):
        doubled_models = sorted(name for name in exported if _count(name, exported) > 1)
        raise SpecError(f"models share a module: {', '.join(doubled_models)}", file=source)


def _exported(module: Path) -> list[str]:
    """Return the names in a module's `__all__`, however it is formatted."""
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def _renaming(operation: Operation) -> str:
    target = f"$.paths['{operation.path}'].{operation.method}"
    update = f"update: {{operationId: {operation.id}_{operation.method}}}"
    return f'  - {{target: "{target}", description: two operations of one name, {update}}}'


def _count(name: str, names: list[str]) -> int:
    return [plain_name(other) for other in names].count(plain_name(name))


def _environment() -> dict[str, str]:
    folder = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}


def _differences(old: dict[str, bytes], new: dict[str, bytes], limit: int = 60) -> str:
    lines: list[str] = []
    for name in sorted(old.keys() | new.keys()):
        before, after = (side.get(name, b"").decode("utf-8", "replace").splitlines() for side in (old, new))
        lines += difflib.unified_diff(before, after, f"committed/{name}", f"fresh/{name}", lineterm="", n=1)
        if name not in old or name not in new:
            lines.append(f"{'missing' if name not in old else 'left over'}: {name}")
    rest = len(lines) - limit
    return "\n".join(lines[:limit] + ([f"... and {rest} more lines"] if rest > 0 else []))


def main(arguments: Sequence[str] | None = None, layout: Layout | None = None) -> int:
    """Generate, or with `--check` compare, and say what happened."""
    parser = argparse.ArgumentParser(prog="generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail on any difference")
    options = parser.parse_args(arguments)
    layout, steps = layout or Layout(), Steps("generate")
    try:
        if options.check:
            with steps.step("check"):
                check(layout)
            print("generate --check: the built spec and the generated tree are up to date")
        else:
            with steps.step("generate"):
                changed = generate(layout)
            print(f"generate: {'wrote generated/paradigm_api' if changed else 'nothing changed'}")
    except SpecError as error:
        print(f"generate: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("generate: interrupted, the tree is as it was", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
