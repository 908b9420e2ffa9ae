"""Turn a clone into pairs for `spec-diff-suites`: `python -m scripts.suite_pairs TOOL CLONE FOLDER`.

TOOL is `oasdiff` or `openapi-diff`; CLONE is a clone of its repository, bare or not; FOLDER is made, and must
be outside of this repository: the files are other people's.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.spec.errors import SpecError
from scripts.spec.layout import Layout
from scripts.suites import oasdiff, openapi_diff
from scripts.suites.pairs import united, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scripts.suites.pairs import Pair

TOOLS: Final[Mapping[str, Callable[[Mapping[str, bytes]], Iterable[Pair]]]] = {
    "oasdiff": oasdiff.pairs,
    "openapi-diff": openapi_diff.pairs,
}


def clone_files(clone: Path, revision: str = "HEAD") -> dict[str, bytes]:
    """Return the files of a revision of a clone, by their paths.

    Raises:
        SpecError: The folder is not a git repository, or has no such revision.
    """
    command = ["git", "-C", str(clone), "archive", "--format=tar", "--end-of-options", revision]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode != 0:
        reason = result.stderr.decode("utf-8", "replace").strip()
        raise SpecError(f"is not a clone that has {revision}: {reason}", file=str(clone))
    with tarfile.open(fileobj=io.BytesIO(result.stdout)) as archive:
        members = [member for member in archive.getmembers() if member.isfile()]
        return {member.name: _content(archive, member) for member in members}


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    return stream.read() if stream else b""


def _is_read(data: bytes) -> bool:
    """Return whether a description is one that we read: Swagger 2 is not."""
    return re.search(rb"^[\s{\"]*swagger[\"]?\s*:", data, re.MULTILINE) is None


def write_pairs(tool: str, clone: Path, folder: Path, *, revision: str = "HEAD") -> int:
    """Write the pairs of a tool below a folder and return how many they are.

    Raises:
        SpecError: The clone cannot be read, has no pair, or the folder is inside this repository.
    """
    if folder.resolve().is_relative_to(Layout().root.resolve()):
        raise SpecError("is inside this repository; pairs of others are not committed", file=str(folder))
    files = clone_files(clone, revision)
    try:
        told = [
            pair for pair in TOOLS[tool](files) if _is_read(files[pair.old]) and _is_read(files[pair.new])
        ]
    except KeyError as error:
        raise SpecError(f"has no {error.args[0]}; is it a clone of {tool}?", file=str(clone)) from error
    if not told:
        raise SpecError(f"has no readable test; is it a clone of {tool}?", file=str(clone))
    return write(folder / tool, united(told), files)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pairs and tell how many they are."""
    parser = argparse.ArgumentParser(prog="suite-pairs", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("tool", choices=TOOLS)
    parser.add_argument("clone", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--revision", default="HEAD", help="revision of the clone (default: HEAD)")
    options = parser.parse_args(arguments)
    try:
        count = write_pairs(options.tool, options.clone, options.folder, revision=options.revision)
    except SpecError as error:
        print(f"suite-pairs: {error}", file=sys.stderr)
        return 1
    print(f"{count} pairs in {options.folder / options.tool}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
