"""Put a description together from reference pages, each of which shows one operation and what it needs."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeAlias

from scripts.spec.errors import SpecError, pointer
from scripts.spec.meaning import meaning
from scripts.spec.yaml_io import dump

_Place: TypeAlias = tuple[str, str, str]
"""`paths`, a path and a method; or `components`, a section and a name."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scripts.fetching.page import ReferencePage
    from scripts.spec.json_types import Object


def merge_pages(pages: Sequence[ReferencePage]) -> Object:
    """Return one description of all operations on ``pages``.

    Pages are snippets of one file, so whatever two of them define must be the same. Prose may differ; that of
    the first page stays.

    Raises:
        SpecError: Two pages define the same name differently, or are of different releases; it shows both.
    """
    if not pages:
        raise SpecError("no pages to merge")
    result = copy.deepcopy(pages[0].document)
    result["paths"], result["components"] = {}, {}
    origin: dict[_Place, str] = {}
    for page in pages:
        _agree(
            ("info", "version"),
            result["info"]["version"],
            page.document["info"]["version"],
            pages[0].file,
            page,
        )
        for location, node in _definitions(page.document):
            _add(result, location, node, origin, page)
        known = {tag.get("name") for tag in result.get("tags", [])}
        result.setdefault("tags", []).extend(
            tag for tag in page.document.get("tags", []) if tag.get("name") not in known
        )
    return result


def merge_into(document: Object, addition: Object) -> Object:
    """Return ``document`` with the operations and components of ``addition`` in the place of its own.

    What the addition says the same, prose apart, stays as it is, marks of provenance included.
    """
    result = copy.deepcopy(document)
    result["info"]["version"] = addition["info"]["version"]
    for location, node in _definitions(addition):
        parent = _parent(result, location)
        if meaning(parent.get(location[-1])) != meaning(node):
            parent[location[-1]] = copy.deepcopy(node)
    return result


def _definitions(document: Object) -> Iterable[tuple[_Place, Any]]:
    for section in ("paths", "components"):
        for group, entries in document.get(section, {}).items():
            for name, node in entries.items():
                yield (section, group, name), node


def _add(result: Object, location: _Place, node: Any, origin: dict[_Place, str], page: ReferencePage) -> None:
    parent = _parent(result, location)
    if location[-1] in parent:
        _agree(location, parent[location[-1]], node, origin[location], page)
    else:
        parent[location[-1]] = copy.deepcopy(node)
        origin[location] = page.file


def _parent(document: Object, location: _Place) -> Object:
    for part in location[:-1]:
        document = document.setdefault(part, {})
    return document


def _agree(location: tuple[str, ...], first: Any, second: Any, first_file: str, page: ReferencePage) -> None:
    if meaning(first) == meaning(second):
        return
    shown = "".join(
        f"\n--- {file}\n{dump({location[-1]: node})}"
        for file, node in ((first_file, first), (page.file, second))
    )
    raise SpecError(f"two pages define it differently:{shown}", file=page.file, pointer=pointer(*location))
