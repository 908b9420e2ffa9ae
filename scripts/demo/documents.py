"""Which documents the demo mirrors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]

#: The project's own documentation, and not its pictures.
OWN = frozenset({".md"})

#: One is changed, one is removed, and one stays as it is.
LEAST = 3

#: Starts like a PDF, so that it is accepted, and breaks off before its first object.
BROKEN_PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R"
BROKEN_NAME = "planted-broken.pdf"


class NoDocuments(Exception):
    """There is nothing to mirror; the message names the places that were searched."""


@frozen
class Found:
    """What lies in a folder.

    Attributes:
        documents: The files that are mirrored, by their path in the folder.
        left_out: Why each other entry is left out, by its path.
    """

    documents: Mapping[str, Path]
    left_out: Mapping[str, str]


def find_documents(folder: Path | None) -> Found:
    """Return every file of a folder, whatever its format; None is the project's own documentation.

    Raises:
        NoDocuments: The folder does not exist, or has fewer than three files.
    """
    if folder is None:
        return Found({path.relative_to(ROOT).as_posix(): path for path in _own()}, {})
    if not folder.is_dir():
        raise NoDocuments(f"{folder} is not a folder")
    documents: dict[str, Path] = {}
    left_out: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (reason := _unfit(path, name)) is not None:
            left_out[name] = reason
        elif path.is_file():
            documents[name] = path
    if len(documents) < LEAST:
        raise NoDocuments(f"{folder} has {len(documents)} files; the demo needs {LEAST}")
    return Found(documents, left_out)


def _unfit(path: Path, name: str) -> str | None:
    """Return why the demo leaves a file out, None for one that it takes; a mirror leaves out the same."""
    if any(part.startswith(".") for part in name.split("/")):
        return "its name begins with a dot" if path.is_file() else None
    if path.is_symlink():
        return "it is a link"
    return None if path.is_file() or path.is_dir() else "it is not a file"


def _own() -> list[Path]:
    roots = [ROOT / "docs", ROOT / "spec" / "README.md", *ROOT.glob("*.md")]
    found = (path for root in roots for path in (root.rglob("*") if root.is_dir() else [root]))
    return sorted(path for path in found if path.is_file() and path.suffix in OWN)


def plant_broken_pdf(folder: Path) -> Path:
    """Write a PDF that no reader can open into `folder`, and return its path."""
    path = folder / BROKEN_NAME
    path.write_bytes(BROKEN_PDF)
    return path
