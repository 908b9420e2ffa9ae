"""Text of Word, PowerPoint and Excel files; their libraries are imported with the first such file."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError, flowing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_UNPACKED: Final = 268_435_456
"""Bytes that the parts of a file may unpack to: a small archive can hold a very large one."""


def read_office(
    library: str, pages: Callable[[Any, io.BytesIO], ExtractedText]
) -> Callable[[bytes], ExtractedText]:
    """Return the reader of one format.

    Args:
        library: Module that reads it.
        pages: Given the module and the file, returns the text.
    """

    def read(data: bytes) -> ExtractedText:
        check_archive(data)
        try:
            module = import_module(library)
        except ImportError as error:
            raise ExtractionError(f"The emulator needs the package of {library!r} for this format") from error
        try:
            return pages(module, io.BytesIO(data))
        except Exception as error:
            # These libraries raise errors of many kinds on broken files: each means that it cannot be parsed.
            raise ExtractionError(f"The document is broken: {error}") from error

    return read


def check_archive(data: bytes) -> None:
    """Refuse what is no archive, is encrypted (then it is no archive either) or unpacks to too much.

    Raises:
        ExtractionError: With the reason.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ExtractionError("The document is encrypted, or of a format older than its name says")
    try:
        size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile as error:
        raise ExtractionError(f"The document is broken: {error}") from error
    if size > MAX_UNPACKED:
        raise ExtractionError(f"The document unpacks to {size} bytes, the limit is {MAX_UNPACKED}")


def _word(module: Any, file: io.BytesIO) -> ExtractedText:
    """Return paragraphs and tables in the order of the document; Word keeps no pages."""
    return flowing("\n\n".join(_blocks(module.Document(file))))


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield "\n".join(" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text


def _slides(module: Any, file: io.BytesIO) -> ExtractedText:
    """Return a page for each slide: its texts, tables and notes."""
    slides = module.Presentation(file).slides
    return ExtractedText(tuple("\n".join(_slide(slide)) for slide in slides) or ("",))


def _slide(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
    if slide.has_notes_slide:
        yield slide.notes_slide.notes_text_frame.text


def _sheets(module: Any, file: io.BytesIO) -> ExtractedText:
    """Return a page for each sheet: its name and its rows, values rather than formulas."""
    book = module.load_workbook(file, read_only=True, data_only=True)
    try:
        return ExtractedText(tuple("\n".join(_sheet(sheet)) for sheet in book.worksheets) or ("",))
    finally:
        book.close()


def _sheet(sheet: Any) -> Iterator[str]:
    yield str(sheet.title)
    for row in sheet.iter_rows(values_only=True):
        cells = [str(value) for value in row if value is not None]
        if cells:
            yield " | ".join(cells)


OFFICE: Final[dict[str, Callable[[bytes], ExtractedText]]] = {
    "docx": read_office("docx", _word),
    "pptx": read_office("pptx", _slides),
    "xlsx": read_office("openpyxl", _sheets),
}
