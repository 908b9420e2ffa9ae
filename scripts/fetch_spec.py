"""Obtain the vendor's description: `python -m scripts.fetch_spec [v2|v3] [--from URL|FILE|FOLDER]`.

Without `--from`: the whole file at the address that the vendor's documentation names, else the reference
pages that its `llms.txt` lists. A file or an address may be a whole description, a reference page in
Markdown, or an `llms.txt`; a folder may hold whole files, or pages. Rendered pages (text) are not merged, the
result is checked against them.

Nothing is replaced until everything has passed.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import httpx

from scripts.fetching.candidates import candidates
from scripts.fetching.download import TIMEOUT, Downloads
from scripts.fetching.guards import read_description
from scripts.fetching.merge import merge_into
from scripts.fetching.rendered import missing
from scripts.fetching.sources import SpecSource, digest, read_sources, write_sources
from scripts.overlay import apply, read_actions
from scripts.spec.errors import SpecError
from scripts.spec.files import write_if_changed
from scripts.spec.layout import VERSIONS, Layout
from scripts.spec.meaning import meaning
from scripts.spec.progress import Steps
from scripts.spec.yaml_io import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.fetching.candidate import Candidate


def fetch(
    layout: Layout,
    *,
    versions: Sequence[str] = (),
    origin: str | None = None,
    client: httpx.Client | None = None,
    today: date | None = None,
) -> list[str]:
    """Bring `spec/upstream/` up to date; return the names of the files that changed.

    Args:
        layout: The tree to write to.
        versions: The versions to fetch; by default those that the origin has.
        origin: Address, file or folder; by default the vendor's addresses.
        client: What downloads.
        today: The day to record, by default today in UTC.

    Raises:
        SpecError: Nothing usable was found, or it does not pass; the tree is as it was.
    """
    day = (today or datetime.now(UTC).date()).isoformat()
    with client or httpx.Client(timeout=TIMEOUT) as http:
        found = candidates(origin, versions or VERSIONS, Downloads(http), strict=bool(versions))
    updates = {
        candidate.version: update for candidate in found if (update := _update(candidate, layout, day))
    }
    return _store(updates, layout)


def _update(candidate: Candidate, layout: Layout, day: str) -> tuple[bytes, SpecSource] | None:
    """Return the new file and its record, or None where it says what is vendored already."""
    path = layout.upstream(candidate.version)
    current = path.read_bytes() if path.is_file() else b""
    data = _new_file(candidate, current, file=layout.name(path))
    if candidate.rendered:
        _check_rendered(candidate, data, layout)
    if data == current:
        return None
    return data, SpecSource(
        kind=candidate.kind,
        source=candidate.source,
        date=day,
        sha256=digest(data),
        size=len(data),
        pages=candidate.pages or None,
    )


def _new_file(candidate: Candidate, current: bytes, *, file: str) -> bytes:
    if candidate.kind == "file" or not current:
        return candidate.data
    if not candidate.document:
        return current
    vendored = read_description(current, file=file)
    new = merge_into(vendored, candidate.document) if candidate.partial else candidate.document
    return current if meaning(new) == meaning(vendored) else dump(new).encode("utf-8")


def _check_rendered(candidate: Candidate, data: bytes, layout: Layout) -> None:
    document = read_description(data, file=candidate.source)
    # Overlays that no longer fit are the build's to report; the page is checked against what there is.
    with suppress(SpecError):
        for path in layout.overlays(candidate.version):
            document = apply(document, read_actions(path.read_bytes(), file=layout.name(path)))
    for page in candidate.rendered:
        lacking = missing(page, document)
        if lacking:
            rows = "\n".join(f"  {row}" for row in lacking)
            message = f"the page shows what the description of {candidate.version} lacks:\n{rows}"
            raise SpecError(message, file=page.file)


def _store(updates: dict[str, tuple[bytes, SpecSource]], layout: Layout) -> list[str]:
    records = read_sources(layout.sources) | {version: source for version, (_, source) in updates.items()}
    paths = [(layout.upstream(version), data) for version, (data, _) in updates.items()]
    changed = [layout.name(path) for path, data in paths if write_if_changed(path, data.decode("utf-8"))]
    if updates and write_sources(layout.sources, records):
        changed.append(layout.name(layout.sources))
    return changed


def main(arguments: Sequence[str] | None = None, layout: Layout | None = None) -> int:
    """Fetch, and say what changed."""
    parser = argparse.ArgumentParser(
        prog="spec-fetch", description=__doc__.splitlines()[0] if __doc__ else None
    )
    parser.add_argument("versions", nargs="*", metavar="v2|v3", help="by default every version")
    parser.add_argument("--from", dest="origin", metavar="URL|FILE|FOLDER")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.versions) - set(VERSIONS))
    if unknown:
        parser.error(f"no such version: {', '.join(unknown)}; there are {', '.join(VERSIONS)}")
    try:
        with Steps("spec-fetch").step("fetch"):
            changed = fetch(layout or Layout(), versions=options.versions, origin=options.origin)
    except SpecError as error:
        print(f"spec-fetch: {error}", file=sys.stderr)
        return 3
    print("spec-fetch: " + (f"wrote {', '.join(changed)}" if changed else "nothing changed"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
