"""Find the descriptions that an address, a file or a folder holds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from scripts.fetching.candidate import Candidate, from_pages, whole
from scripts.fetching.download import origin_of, without_query
from scripts.fetching.guards import read_description, refuse_html
from scripts.fetching.local import PAGES, read_local
from scripts.fetching.page import has_fence
from scripts.spec.errors import SpecError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scripts.fetching.download import Downloads

DOCUMENTATION: Final = "https://docs.lighton.ai"
"""Where the vendor's pages are; they say that they are cut from `/api-reference/openapi-v2.yaml`."""

_LINK: Final = re.compile(r"\(([^\s()]{1,300}?/api-reference-(v\d{1,3})/[^\s()]{1,300}?\.md)\)")


def candidates(
    origin: str | None, versions: Sequence[str], downloads: Downloads, *, strict: bool = False
) -> list[Candidate]:
    """Return what ``origin`` holds of the wanted versions.

    Args:
        origin: Address, file or folder; None for the vendor's own addresses.
        versions: The versions that are wanted.
        downloads: What reads addresses.
        strict: Whether each wanted version must be there.

    Raises:
        SpecError: There is nothing, or something that is not what it should be.
    """
    if origin is None:
        return [_from_vendor(version, downloads) for version in versions]
    found = _from_address(origin, versions, downloads) if "://" in origin else read_local(Path(origin))
    wanted = [candidate for candidate in found if candidate.version in versions]
    lacking = set(versions) - {candidate.version for candidate in wanted}
    if not wanted or (strict and lacking):
        there = ", ".join(sorted({candidate.version for candidate in found})) or "nothing"
        raise SpecError(
            f"no description of {', '.join(sorted(lacking))} there, but of {there}",
            file=without_query(origin) if "://" in origin else Path(origin).name,
        )
    return wanted


def _from_vendor(version: str, downloads: Downloads) -> Candidate:
    attempts: tuple[Callable[[], Candidate], ...] = (
        lambda: _whole_of(version, f"{DOCUMENTATION}/api-reference/openapi-{version}.yaml", downloads),
        lambda: _from_index(version, f"{DOCUMENTATION}/llms.txt", downloads),
    )
    reasons = []
    for attempt in attempts:
        try:
            return attempt()
        except SpecError as error:
            reasons.append(f"  {error}")
    raise SpecError(f"no description of {version} could be obtained:\n" + "\n".join(reasons))


def _whole_of(version: str, address: str, downloads: Downloads) -> Candidate:
    candidate = whole(downloads.get(address), source=address)
    if candidate.version != version:
        raise SpecError(f"is of {candidate.version}, wanted {version}", file=address)
    return candidate


def _from_address(address: str, versions: Sequence[str], downloads: Downloads) -> list[Candidate]:
    if without_query(address).endswith("/llms.txt"):
        return [_from_index(version, address, downloads) for version in versions]
    data, shown = downloads.get(address), without_query(address)
    if shown.endswith(PAGES):
        return from_pages([(shown, data)], source=shown, partial=True)
    return [whole(data, source=shown)]


def _from_index(version: str, address: str, downloads: Downloads) -> Candidate:
    """Merge every reference page of a version that an `llms.txt` lists: together they are the whole."""
    index = downloads.get(address)
    refuse_html(index, file=address)
    links = [
        urljoin(address, link)
        for link, of in _LINK.findall(index.decode("utf-8", "replace"))
        if of == version and origin_of(urljoin(address, link)) == origin_of(address)
    ]
    texts = [(link, downloads.get(link)) for link in dict.fromkeys(links)]
    for link, data in texts:
        refuse_html(data, file=link)
    described = [(link, data) for link, data in texts if has_fence(data.decode("utf-8", "replace"))]
    found = [item for item in from_pages(described, source=address, partial=False) if item.version == version]
    if not found:
        raise SpecError(f"lists no reference page of {version}", file=address)
    read_description(found[0].data, file=address)
    return found[0]
