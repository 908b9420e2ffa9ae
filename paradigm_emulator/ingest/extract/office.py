"""Text of Word, PowerPoint and Excel files; their libraries are imported with the first such file."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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
    Pages = Callable[[Any, io.BytesIO, ExtractionLimits], ExtractedText]


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
    """Return paragraphs and tables in the order of the document; Word keeps no pages."""
    cell = import_module(f"{module.__name__}.table")._Cell
    return flowing("\n\n".join(within(_blocks(module.Document(file), cell), limits)))


def _blocks(document: Any, cell: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            # `row.cells` repeats a cell for each column that it spans: a file may say two hundred million.
            rows = ([cell(element, row).text for element in row._tr.tc_lst] for row in block.rows)
            yield "\n".join(" | ".join(texts) for texts in rows)
        else:
            yield block.text


def _slides(module: Any, file: io.BytesIO, limits: ExtractionLimits) -> ExtractedText:
    """Return a page for each slide: its texts, tables and notes."""
    slides = module.Presentation(file).slides
    texts = ("\n".join(_slide(slide)) for slide in slides)
    return ExtractedText(tuple(within(texts, limits)) or ("",))


def _slide(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
    if slide.has_notes_slide:
        yield slide.notes_slide.notes_text_frame.text


def _sheets(module: Any, file: io.BytesIO, limits: ExtractionLimits) -> ExtractedText:
    """Return a page for each sheet: its name and its rows, values rather than formulas."""
    book = module.load_workbook(file, read_only=True, data_only=True)
    count = CellCount(limits)
    try:
        texts = ("\n".join(_sheet(sheet, count)) for sheet in book.worksheets)
        return ExtractedText(tuple(within(texts, limits)) or ("",))
    finally:
        book.close()


def _sheet(sheet: Any, count: CellCount) -> Iterator[str]:
    yield str(sheet.title)
    # The size that a sheet claims is padded with empty cells; the rows that it has are not.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        count.take(len(row))
        cells = [str(value) for value in row if value is not None]
        if cells:
            yield " | ".join(cells)


OFFICE: Final[dict[str, Reader]] = {
    "docx": read_office("docx", _word),
    "pptx": read_office("pptx", _slides),
    "xlsx": read_office("openpyxl", _sheets),
}
