"""What the tests of scans share: options with defaults, and folders of files that are not brand-new."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import frozen

from paradigm_ext._mirror.scan import scan

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from paradigm_ext._mirror.scan import HashCache, Scan

#: A clock far ahead of every file of a test: none of them is too young.
LATER = 4_000_000_000.0


@frozen
class Options:
    """The options that a scan reads."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    settle: float = 2.0
    sentinel: str | None = None
    shard: tuple[int, int] | None = None
    max_file_bytes: int | None = None
    follow_links: bool = False


def scanned(source: Any, *, cache: HashCache | None = None, now: float = LATER, **options: Any) -> Scan:
    """Scan a source long after its files were written."""
    return scan(source, Options(**options), cache=cache, now=lambda: now)


def put(folder: Path, *paths: str, content: str | None = None) -> None:
    """Write files below a folder; each holds its own path, unless a content is given."""
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path if content is None else content, encoding="utf-8")


def paths(result: Scan) -> list[str]:
    """Return the paths of the usable files."""
    return [entry.path for entry in result.entries]


def failures(result: Scan) -> dict[str, str]:
    """Return why each unusable file is one."""
    return {failure.path: failure.error for failure in result.failures}


def age(path: Path, seconds: float) -> None:
    """Set a file's time of modification to so long before now."""
    status = path.stat()
    os.utime(path, (status.st_atime, status.st_mtime - seconds))
