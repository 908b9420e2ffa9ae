"""Report what changed between two built descriptions: `python -m scripts.diff_spec [BASE]`.

BASE is a git revision (default: HEAD) or a folder with `openapi-v2.yaml` and `openapi-v3.yaml`. The exit
status is 0 for nothing or harmless, 1 for notable, 2 for breaking, 3 when the comparison itself failed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.diffing.compare import compare
from scripts.diffing.model import Change, Severity, worst
from scripts.diffing.report import Differences, as_json, everything, markdown
from scripts.diffing.symbols import Symbols
from scripts.spec.errors import SpecError
from scripts.spec.files import write_if_changed
from scripts.spec.layout import VERSIONS, Layout
from scripts.spec.yaml_io import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.spec.json_types import Object

FAILED: Final = 3
"""Exit status of a command that could not do its work; smaller ones tell what it found."""


def diff(layout: Layout, base: str = "HEAD") -> dict[str, list[Change]]:
    """Return what changed in each API version since ``base``.

    Raises:
        SpecError: One side cannot be read.
    """
    return {version: _version(version, layout, base) for version in VERSIONS}


def _version(version: str, layout: Layout, base: str) -> list[Change]:
    path = layout.built(version)
    new = _parsed(path.read_bytes(), file=layout.name(path))
    old = _parsed(_base(version, layout, base), file=f"{path.name} of {base}")
    return compare(old, new, Symbols.of(layout.package, version))


def _parsed(data: bytes, *, file: str) -> Object:
    document = load(data, file=file)
    if not isinstance(document, dict):
        raise SpecError("not an OpenAPI file: its top level is not a mapping", file=file)
    return document


def _base(version: str, layout: Layout, base: str) -> bytes:
    name = layout.built(version).name
    folder = Path(base)
    if folder.is_dir():
        if not (folder / name).is_file():
            raise SpecError(f"no {name} in it", file=folder.name)
        return (folder / name).read_bytes()
    return revision(layout, base, layout.name(layout.built(version)))


def revision(layout: Layout, base: str, name: str) -> bytes:
    """Return a file of the repository as it is at a git revision.

    Raises:
        SpecError: There is no such revision, or no such file in it.
    """
    if base.startswith("-"):
        raise SpecError(f"{base!r} is not a git revision")
    command = ["git", "-C", str(layout.root), "show", f"{base}:{name}"]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode != 0:
        reason = result.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise SpecError(f"neither a folder nor a git revision that has {name}: {' '.join(reason)}", file=base)
    return result.stdout


def released(layout: Layout) -> str:
    """Return the version of `paradigm-ext` in the tree."""
    text = (layout.root / "paradigm_ext" / "_version.py").read_text("utf-8")
    match = re.search(r'__version__ = "([\d.]+)', text)
    if match is None:
        raise SpecError("no __version__ in it", file="paradigm_ext/_version.py")
    return match[1]


def write_reports(differences: Differences, current: str, target: Path) -> None:
    """Write the Markdown report to ``target`` and the JSON one beside it."""
    write_if_changed(target, markdown(differences, current))
    write_if_changed(target.with_suffix(".json"), as_json(differences, current))


def status(differences: Differences, smallest: int) -> int:
    """Return the exit status: the gravest severity found, or 0 when it is below ``smallest``."""
    found = worst(everything(differences))
    return int(found) if found >= smallest else 0


def add_fail_on(parser: argparse.ArgumentParser, *, default: str) -> None:
    """Add `--fail-on` to a command."""
    parser.add_argument(
        "--fail-on",
        choices=[severity.name.lower() for severity in (Severity.NOTABLE, Severity.BREAKING)] + ["never"],
        default=default,
        help=f"the smallest severity with an exit status of its own (default: {default})",
    )


def fail_on(name: str) -> int:
    """Return the smallest severity that fails, for a value of `--fail-on`."""
    return int(Severity.BREAKING) + 1 if name == "never" else int(Severity[name.upper()])


def main(arguments: Sequence[str] | None = None, layout: Layout | None = None) -> int:
    """Print or write the report."""
    parser = argparse.ArgumentParser(prog="spec-diff", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("base", nargs="?", default="HEAD", metavar="BASE", help="git revision or folder")
    parser.add_argument("--json", action="store_true", help="print JSON instead of Markdown")
    parser.add_argument(
        "--report", type=Path, metavar="FILE.md", help="write Markdown here and JSON beside it"
    )
    add_fail_on(parser, default="notable")
    options = parser.parse_args(arguments)
    layout = layout or Layout()
    try:
        differences, current = diff(layout, options.base), released(layout)
    except SpecError as error:
        print(f"spec-diff: {error}", file=sys.stderr)
        return FAILED
    if options.report:
        write_reports(differences, current, options.report)
    print((as_json if options.json else markdown)(differences, current), end="")
    return status(differences, fail_on(options.fail_on))


if __name__ == "__main__":
    sys.exit(main())
