"""Which documents the demo mirrors."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: Formats that the emulator extracts text from.
READABLE = frozenset({".md", ".txt", ".html", ".csv", ".pdf"})

#: One is changed, one is removed, and one stays as it is.
LEAST = 3

#: Starts like a PDF, so that it is accepted, and breaks off before its first object.
BROKEN_PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R"
BROKEN_NAME = "planted-broken.pdf"


class NoDocuments(Exception):
    """There is nothing to mirror; the message names the places that were searched."""


def find_documents(folder: Path | None) -> dict[str, Path]:
    """Return the documents of a folder by their path in it; None is the project's own documentation.

    Raises:
        NoDocuments: The folder does not exist, or fewer than three of its files have text.
    """
    if folder is None:
        return {path.relative_to(ROOT).as_posix(): path for path in _own()}
    if not folder.is_dir():
        raise NoDocuments(f"{folder} is not a folder")
    found = sorted(_readable(folder))
    if len(found) < LEAST:
        raise NoDocuments(f"{folder} holds fewer than {LEAST} {', '.join(sorted(READABLE))} files")
    return {path.relative_to(folder).as_posix(): path for path in found}


def _own() -> list[Path]:
    roots = [ROOT / "docs", ROOT / "spec" / "README.md", *ROOT.glob("*.md")]
    return sorted(path for root in roots for path in _readable(root))


def _readable(root: Path) -> list[Path]:
    candidates = root.rglob("*") if root.is_dir() else [root]
    return [path for path in candidates if path.is_file() and path.suffix.lower() in READABLE]


def plant_broken_pdf(folder: Path) -> Path:
    """Write a PDF that no reader can open into `folder`, and return its path."""
    path = folder / BROKEN_NAME
    path.write_bytes(BROKEN_PDF)
    return path
