"""Replace files and folders in one step, so that a crash half-way leaves the old ones."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_if_changed(path: Path, text: str) -> bool:
    """Replace a file by ``text`` in one step; leave it alone, and return False, when it says that already."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its relative name; bytecode caches are not part of a tree."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@contextmanager
def folder_beside(folder: Path) -> Iterator[Path]:
    """Give an empty folder on the disk of ``folder``; remove it at the end unless it was moved away."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.new."))
    try:
        fresh.chmod(0o755)
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def replace_folder(folder: Path, fresh: Path) -> None:
    """Put ``fresh`` in the place of ``folder``: a failure, Ctrl-C included, leaves the old one as it was."""
    aside = _aside(folder)
    try:
        if folder.exists():
            folder.rename(aside)
        fresh.rename(folder)
    except BaseException:
        restore(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def restore(folder: Path) -> None:
    """Put the old folder back in its place where a process was killed in the middle of a replacement."""
    if _aside(folder).exists() and not folder.exists():
        _aside(folder).rename(folder)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")
