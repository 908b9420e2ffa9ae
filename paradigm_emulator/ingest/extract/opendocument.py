"""Text of OpenDocument files: texts, presentations and workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET  # nosec B405 # read in a process with limits

from paradigm_emulator.ingest.extract.archive import open_archive
from paradigm_emulator.ingest.extract.result import (
    CellCount,
    ExtractedText,
    ExtractionError,
    flowing,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

    Reader = Callable[[bytes, ExtractionLimits], ExtractedText]

OPENDOCUMENT: Final = "urn:oasis:names:tc:opendocument:xmlns"
TEXT: Final = f"{{{OPENDOCUMENT}:text:1.0}}"
TABLE: Final = f"{{{OPENDOCUMENT}:table:1.0}}"
PAGE: Final = f"{{{OPENDOCUMENT}:drawing:1.0}}page"
BLOCKS: Final = frozenset({f"{TEXT}p", f"{TEXT}h"})
CELLS: Final = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
BLANKS: Final = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}


def _content(data: bytes) -> ET.Element:
    with open_archive(data) as archive:
        try:
            # In a process with limits on time and memory, which is killed.
            return ET.fromstring(archive.read("content.xml"))  # noqa: S314  # nosec B314
        except KeyError as error:
            raise ExtractionError("The document is broken: it has no content.xml") from error
        except (ET.ParseError, ValueError, OSError, RuntimeError, NotImplementedError) as error:
            raise ExtractionError(f"The document is broken: {error}") from error


def read_odt(data: bytes, limits: ExtractionLimits) -> ExtractedText:
    """Return the paragraphs of a text, those in tables too; the format keeps no pages."""
    return flowing("\n\n".join(within(_paragraphs(_content(data)), limits)))


def read_odp(data: bytes, limits: ExtractionLimits) -> ExtractedText:
    """Return a page for each slide."""
    slides = ("\n".join(_paragraphs(page)) for page in _content(data).iter(PAGE))
    return ExtractedText(tuple(within(slides, limits)) or ("",))


def read_ods(data: bytes, limits: ExtractionLimits) -> ExtractedText:
    """Return a page for each sheet: its name and its rows."""
    count = CellCount(limits)
    sheets = ("\n".join(_sheet(table, count)) for table in _content(data).iter(f"{TABLE}table"))
    return ExtractedText(tuple(within(sheets, limits)) or ("",))


def _paragraphs(parent: ET.Element) -> Iterator[str]:
    return (_inline(element) for element in parent.iter() if element.tag in BLOCKS)


def _inline(paragraph: ET.Element) -> str:
    """Return the text of a paragraph; blanks are elements in this format."""
    parts: list[str] = []
    waiting: list[ET.Element | str | None] = [paragraph]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, ET.Element):
            parts.append(item or "")
            continue
        parts.append(BLANKS.get(item.tag, ""))
        for child in reversed(item):
            waiting += [child.tail, child]
        parts.append(item.text or "")
    return "".join(parts)


def _sheet(table: ET.Element, count: CellCount) -> Iterator[str]:
    yield table.get(f"{TABLE}name", "")
    for row in table.iter(f"{TABLE}table-row"):
        cells = list(_cells(row, count))
        if cells:
            repeated = _repeated(row, "number-rows-repeated")
            count.take((repeated - 1) * len(cells))
            yield from [" | ".join(cells)] * repeated


def _cells(row: ET.Element, count: CellCount) -> Iterator[str]:
    """Yield the texts of a row's cells, as often as each is repeated; empty ones fill a sheet to its edge."""
    for cell in row:
        if cell.tag not in CELLS:
            continue
        text = "\n".join(_paragraphs(cell))
        if text:
            repeated = _repeated(cell, "number-columns-repeated")
            count.take(repeated)
            yield from [text] * repeated


def _repeated(element: ET.Element, name: str) -> int:
    value = element.get(f"{TABLE}{name}", "1")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 9 else 1


FORMATS: Final[dict[str, Reader]] = {"odt": read_odt, "ods": read_ods, "odp": read_odp}
