"""Report what would break users of the Python packages since a git revision: `[BASE]`.

The base is the last tag unless one is given. Read from the source, so no package is imported.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from typing import TYPE_CHECKING, cast

import griffe

from scripts.spec.layout import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Package and the folder that it lies in.
PACKAGES = (("paradigm_ext", "."), ("paradigm_emulator", "."), ("paradigm_provider", "airflow_provider"))

_COLOURS = re.compile(r"\x1b\[\d+m")


def last_tag() -> str:
    """Return the newest tag that the current revision descends from; empty without one."""
    command = ["git", "describe", "--tags", "--abbrev=0"]
    found = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    return found.stdout.strip() if found.returncode == 0 else ""


def breakages(base: str) -> Iterator[str]:
    """Yield each public name whose new form a program of the base's time may not survive.

    Args:
        base: Any git revision.

    Raises:
        LookupError: The revision does not exist.
    """
    known = ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"]
    if subprocess.run(known, cwd=REPOSITORY, capture_output=True, check=False).returncode != 0:
        raise LookupError(f"{base!r} is not a git revision of this repository")
    for package, folder in PACKAGES:
        old = griffe.load_git(package, ref=base, repo=REPOSITORY, search_paths=[folder])
        new = griffe.load(package, search_paths=[REPOSITORY / folder], try_relative_path=False)
        promised = promises(cast("griffe.Module", old))
        for breakage in griffe.find_breaking_changes(old, new):
            if any(f"{breakage.obj.canonical_path}.".startswith(f"{name}.") for name in promised):
                yield _COLOURS.sub("", breakage.explain(griffe.ExplanationStyle.ONE_LINE))


def promises(package: griffe.Module) -> list[str]:
    """Return the paths of what a package promises: what it exports, or else all without an underscore.

    A class is exported under one name and lies under another, by which a difference names it.
    """
    if package.exports:
        exported = [package[str(name)] for name in package.exports]
        return [path for found in exported for path in (found.path, found.canonical_path)]
    return [found.path for found in _modules(package)]


def _modules(module: griffe.Module) -> Iterator[griffe.Module]:
    yield module
    for found in module.modules.values():
        if not found.is_alias and not found.name.startswith("_"):
            yield from _modules(found)


def main() -> int:
    """Print what breaks; the exit status is 1 when anything does, 2 for a base that is unknown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", help="a git revision; by default the last tag")
    base: str = parser.parse_args().base or last_tag()
    if not base:
        print("There is no tag yet, so no release can be broken; name a git revision to compare with.")
        return 0
    try:
        found = list(breakages(base))
    except LookupError as error:
        print(error, file=sys.stderr)
        return 2
    print(*found, f"{len(found)} breaking changes since {base}", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
