"""A description of one API version as some address or file holds it: read and guarded, not stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from scripts.fetching.guards import declared_version, read_description
from scripts.fetching.merge import merge_pages
from scripts.fetching.page import ReferencePage, read_page
from scripts.fetching.sources import digest
from scripts.spec.yaml_io import dump

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.fetching.rendered import RenderedPage
    from scripts.spec.json_types import Object


@frozen(kw_only=True)
class Candidate:
    """One description that was found.

    Attributes:
        version: The API version it is of.
        kind: `file` or `pages`.
        source: Address or file name, for the record.
        data: The file to vendor.
        document: The same, parsed; empty where only rendered pages were found.
        partial: Whether it holds some operations only, to be merged into the vendored file.
        pages: Address or name, and sha256, of each page it was merged from.
        rendered: Rendered pages to check the result against.
    """

    version: str
    kind: str
    source: str
    data: bytes = b""
    document: Object = field(factory=dict)
    partial: bool = False
    pages: dict[str, str] = field(factory=dict)
    rendered: tuple[RenderedPage, ...] = ()


def whole(data: bytes, *, source: str) -> Candidate:
    """Return the candidate that a whole OpenAPI file is, of whichever version it declares."""
    document = read_description(data, file=source)
    version = declared_version(document, file=source)
    return Candidate(version=version, kind="file", source=source, data=data, document=document)


def from_pages(texts: Iterable[tuple[str, bytes]], *, source: str, partial: bool) -> list[Candidate]:
    """Return what reference pages in Markdown, as pairs of name and content, describe: one per version."""
    by_version: dict[str, list[tuple[ReferencePage, bytes]]] = {}
    for name, data in texts:
        page = read_page(data, file=name)
        version = page.version or declared_version(page.document, file=name)
        by_version.setdefault(version, []).append((page, data))
    return [
        _merged(version, items, source=source, partial=partial)
        for version, items in sorted(by_version.items())
    ]


def _merged(
    version: str, items: list[tuple[ReferencePage, bytes]], *, source: str, partial: bool
) -> Candidate:
    document = merge_pages([page for page, _ in items])
    return Candidate(
        version=version,
        kind="pages",
        source=source,
        data=dump(document).encode("utf-8"),
        document=document,
        partial=partial,
        pages={page.file: digest(data) for page, data in sorted(items, key=lambda item: item[0].file)},
    )


def with_rendered(found: list[Candidate], rendered: list[RenderedPage]) -> list[Candidate]:
    """Return ``found`` with each rendered page at the version that it is of."""
    result = {candidate.version: candidate for candidate in found}
    for page in rendered:
        match = re.match(r"/api/(v\d+)/", page.path)
        version = match[1] if match else ""
        candidate = result.get(version) or Candidate(version=version, kind="pages", source=page.file)
        result[version] = evolve(candidate, rendered=(*candidate.rendered, page))
    return list(result.values())
