"""Take public test files of all formats out of source distributions: `SDISTS FOLDER`.

`nox -s demo-files -- FOLDER` downloads the distributions. Sixty files are taken, evenly from each format and
distribution, always the same ones.
"""

from __future__ import annotations

import sys
import tarfile
from itertools import chain, zip_longest
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = ("csv", "docx", "html", "md", "odp", "ods", "odt", "pdf", "pptx", "txt", "xls", "xlsx")
#: Words in the paths of what tests read.
FOLDERS = ("test", "resources")
MOST = 60
#: Bytes of one file: the demo is to be watched.
LARGEST = 2_000_000


def candidates(archive: Path) -> Iterator[tuple[str, str]]:
    """Yield format and name of each test file of a distribution, in order."""
    with tarfile.open(archive) as opened:
        for member in sorted(opened.getmembers(), key=lambda member: member.name):
            suffix = PurePosixPath(member.name).suffix[1:].lower()
            fits = suffix in FORMATS and 0 < member.size <= LARGEST
            if member.isfile() and fits and any(word in member.name for word in FOLDERS):
                yield suffix, member.name


def chosen(archives: list[Path]) -> list[tuple[Path, str]]:
    """Return sixty files: the formats take turns, and within each the distributions do."""
    by_format: dict[str, list[list[tuple[Path, str]]]] = {}
    for archive in archives:
        names: dict[str, list[tuple[Path, str]]] = {}
        for suffix, name in candidates(archive):
            names.setdefault(suffix, []).append((archive, name))
        for suffix, found in names.items():
            by_format.setdefault(suffix, []).append(found)
    turns = [filter(None, chain.from_iterable(zip_longest(*lists))) for _, lists in sorted(by_format.items())]
    files = [file for file in chain.from_iterable(zip_longest(*turns)) if file is not None]
    return files[:MOST]


def take(archive: Path, name: str, folder: Path) -> None:
    """Write one file below the name of its distribution; the rest of its path becomes its name."""
    _, _, inner = name.partition("/")
    target = folder / archive.name.removesuffix(".tar.gz") / inner.replace("/", "-")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as opened:
        content = opened.extractfile(name)
        assert content is not None
        target.write_bytes(content.read())


def main(sdists: str, folder: str) -> None:
    """Take the files and print how many of each format there are."""
    files = chosen(sorted(Path(sdists).glob("*.tar.gz")))
    for archive, name in files:
        take(archive, name, Path(folder))
    suffixes = [PurePosixPath(name).suffix[1:].lower() for _, name in files]
    print(len(files), "files:", ", ".join(f"{suffixes.count(one)} {one}" for one in sorted(set(suffixes))))


if __name__ == "__main__":
    main(*sys.argv[1:])
