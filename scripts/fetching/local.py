"""Find descriptions in a local file or folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.fetching.candidate import Candidate, from_pages, whole, with_rendered
from scripts.fetching.page import has_fence
from scripts.fetching.rendered import is_rendered, read_rendered
from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: Final = (".yaml", ".yml", ".json")
PAGES: Final = (".md", ".mdx")
_RENDERED: Final = (".txt", ".text")


def read_local(path: Path) -> list[Candidate]:
    """Return what a file or folder holds: whole descriptions, else reference pages, and rendered pages.

    Of a folder, the files `openapi-*` and the pages in it are read, nothing below it.

    Raises:
        SpecError: It is not there, or something in it is not what it should be.
    """
    if not path.exists():
        raise SpecError("no such file or folder", file=path.name)
    texts = {item.name: _read(item) for item in _files(path)}
    found = [whole(data, source=name) for name, data in texts.items() if name.endswith(WHOLE)]
    described = {name: data for name, data in texts.items() if not name.endswith(WHOLE)}
    pages = [(name, data) for name, data in described.items() if _is_page(data, alone=path.is_file())]
    return with_rendered(
        found or from_pages(pages, source=path.name, partial=True),
        [
            read_rendered(_text(data), file=name)
            for name, data in described.items()
            if is_rendered(_text(data))
        ],
    )


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    known = (item for item in sorted(path.iterdir()) if item.is_file())
    return [
        item
        for item in known
        if item.suffix in (*PAGES, *_RENDERED) or (item.suffix in WHOLE and item.stem.startswith("openapi-"))
    ]


def _is_page(data: bytes, *, alone: bool) -> bool:
    # A file that was asked for by name is never passed over in silence.
    return has_fence(_text(data)) or (alone and not is_rendered(_text(data)))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _read(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise SpecError(f"{size:,} bytes: more than {MAX_BYTES:,} is not an API description", file=path.name)
    return path.read_bytes()
