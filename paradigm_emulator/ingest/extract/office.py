"""Text of Word, PowerPoint and Excel files; their libraries are imported with the first such file."""

from __future__ import annotations

import io
import re
from importlib import import_module
from itertools import repeat, zip_longest
from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.ingest.extract.archive import open_archive
from paradigm_emulator.ingest.extract.result import (
    CellCount,
    ExtractedText,
    ExtractionError,
    flowing,
    within,
)
from paradigm_emulator.ingest.extract.word import word_blocks, word_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

    Reader = Callable[[bytes, ExtractionLimits], ExtractedText]
    Pages = Callable[[Any, io.BytesIO, ExtractionLimits], ExtractedText]

DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WITHOUT_VALUE: Final = re.compile(rb"(</f>|<f\b[^>]*/>)\s*(<v\s*/>|<v></v>)?\s*</c>")


def read_office(library: str, pages: Pages) -> Reader:
    """Return the reader of one format.

    Args:
        library: Module that reads it.
        pages: Given the module, the file and the limits, returns the text.
    """

    def read(data: bytes, limits: ExtractionLimits) -> ExtractedText:
        open_archive(data).close()
        try:
            module = import_module(library)
        except ImportError as error:
            raise ExtractionError(f"The emulator needs the package of {library!r} for this format") from error
        try:
            return pages(module, io.BytesIO(data), limits)
        except (ExtractionError, MemoryError):
            raise
        except Exception as error:
            # These libraries raise errors of many kinds on broken files: each means that it cannot be parsed.
            raise ExtractionError(f"The document is broken: {error}") from error

    return read


def _word(module: Any, file: io.BytesIO, limits: ExtractionLimits) -> ExtractedText:
    """Return headers, paragraphs and tables in the order of the document, then footers and notes.

    Word keeps no pages.
    """
    texts = (text for part in word_parts(module.Document(file)) for text in word_blocks(part))
    return flowing("\n\n".join(within(texts, limits)))


def _slides(module: Any, file: io.BytesIO, limits: ExtractionLimits) -> ExtractedText:
    """Return a page for each slide: its texts, tables and notes."""
    slides = module.Presentation(file).slides
    texts = ("\n".join(_slide(slide)) for slide in slides)
    return ExtractedText(tuple(within(texts, limits)) or ("",))


def _slide(slide: Any) -> Iterator[str]:
    yield from _shapes(slide.shapes)
    if slide.has_notes_slide:
        yield slide.notes_slide.notes_text_frame.text


def _shapes(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
        elif getattr(shape, "has_chart", False):
            yield from _chart(shape.chart.element)


def _chart(root: Any) -> Iterator[str]:
    """Return what a chart says in words: titles and labels, then the names of categories and series."""
    for text in root.iter(f"{DRAWING}t"):
        yield text.text or ""
    for names in root.iter(f"{CHART}strCache"):
        yield " | ".join(name.text or "" for name in names.iter(f"{CHART}v"))


def _sheets(module: Any, file: io.BytesIO, limits: ExtractionLimits) -> ExtractedText:
    """Return a page for each sheet: its name and its rows.

    A cell shows its value. Where a program wrote a formula without its value, the formula is shown.
    """
    count, values = CellCount(limits), module.load_workbook(file, read_only=True, data_only=True)
    formulas = module.load_workbook(file, read_only=True) if lacks_values(file) else None
    try:
        written = formulas.worksheets if formulas else repeat(None)
        texts = ("\n".join(_sheet(*pair, count)) for pair in zip(values.worksheets, written, strict=False))
        return ExtractedText(tuple(within(texts, limits)) or ("",))
    finally:
        values.close()
        if formulas:
            formulas.close()


def _sheet(values: Any, formulas: Any, count: CellCount) -> Iterator[str]:
    yield str(values.title)
    for row in _rows(values) if formulas is None else _either(_rows(values), _rows(formulas)):
        count.take(len(row))
        cells = [str(value) for value in row if value is not None]
        if cells:
            yield " | ".join(cells)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    # The size that a sheet claims is padded with empty cells; the rows that it has are not.
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(values_only=True))


def _either(values: Iterator[Any], formulas: Iterator[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of both: the value of each cell that has one, else its formula."""
    for row, written in zip(values, formulas, strict=False):
        yield tuple(formula if value is None else value for value, formula in zip_longest(row, written))


def lacks_values(file: io.BytesIO) -> bool:
    """Whether a cell of the workbook has a formula and no value."""
    with open_archive(file.getvalue()) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(WITHOUT_VALUE.search(archive.read(name)) for name in sheets)


OFFICE: Final[dict[str, Reader]] = {
    "docx": read_office("docx", _word),
    "pptx": read_office("pptx", _slides),
    "xlsx": read_office("openpyxl", _sheets),
}
