"""The lock file `spec/upstream/sources.yaml`: where each vendored file came from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict, frozen

from scripts.spec.errors import SpecError
from scripts.spec.files import write_if_changed
from scripts.spec.yaml_io import dump, load

if TYPE_CHECKING:
    from pathlib import Path

TOOL: Final = "spec-fetch 1"
"""Recorded with every file: the way of reading pages and files may change one day."""

_HEADER: Final = """\
# Where each file beside this one came from. `nox -s spec-fetch` rewrites an entry when the file changes.
"""


@frozen(kw_only=True)
class SpecSource:
    """Where one vendored file came from.

    Attributes:
        kind: `file` (byte for byte as obtained), `pages` (merged from pages) or `assembled` (by hand).
        source: Address, or name of the local file; never a path of somebody's machine.
        date: Day on which it was obtained, as YYYY-MM-DD in UTC.
        sha256: Of the vendored file.
        size: Of the vendored file, in bytes.
        tool: What wrote it.
        pages: Address and sha256 of each page, where it was merged from pages.
    """

    kind: str
    source: str
    date: str
    sha256: str
    size: int
    tool: str = TOOL
    pages: dict[str, str] | None = None


def digest(data: bytes) -> str:
    """Return the sha256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_sources(path: Path) -> dict[str, SpecSource]:
    """Return the recorded source of each version.

    Raises:
        SpecError: The lock file does not say what it should.
    """
    if not path.is_file():
        return {}
    entries: Any = load(path.read_bytes(), file=path.name)
    try:
        return {version: SpecSource(**entry) for version, entry in entries.items()}
    except (TypeError, AttributeError) as error:
        raise SpecError(f"not a lock file of sources: {error}", file=path.name) from None


def write_sources(path: Path, sources: dict[str, SpecSource]) -> bool:
    """Write the lock file; return whether it changed."""
    entries = {
        version: asdict(source, filter=lambda _, value: value is not None)
        for version, source in sorted(sources.items())
    }
    return write_if_changed(path, dump(entries, header=_HEADER))
