"""Text of the workbooks that Excel wrote before 2007."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, Any

from paradigm_emulator.ingest.extract.result import CellCount, ExtractedText, ExtractionError, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits


def read_xls(data: bytes, limits: ExtractionLimits) -> ExtractedText:
    """Return a page for each sheet: its name and its rows. A formula shows the value that was saved with it.

    Raises:
        ExtractionError: The file is broken, encrypted or of another format, or has too much in it.
    """
    try:
        xlrd = import_module("xlrd")
    except ImportError as error:
        raise ExtractionError("The emulator needs the package of 'xlrd' for this format") from error
    try:
        # Warnings of odd records would go to standard output, where the answer goes.
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
        count = CellCount(limits)
        texts = ("\n".join(_sheet(xlrd, book, sheet, count)) for sheet in book.sheets())
        return ExtractedText(tuple(within(texts, limits)) or ("",))
    except (ExtractionError, MemoryError):
        raise
    except Exception as error:
        # xlrd raises errors of many kinds on broken files: each means that it cannot be parsed.
        raise ExtractionError(f"The document is broken: {error}") from error


def _sheet(xlrd: Any, book: Any, sheet: Any, count: CellCount) -> Iterator[str]:
    yield str(sheet.name)
    for number in range(sheet.nrows):
        row = sheet.row(number)
        count.take(len(row))
        cells = [text for cell in row if (text := _text(xlrd, book, cell))]
        if cells:
            yield " | ".join(cells)


def _text(xlrd: Any, book: Any, cell: Any) -> str:
    """Return a cell as a reader sees it; empty where there is nothing in it."""
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_NUMBER and cell.value.is_integer():
        return str(int(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(xlrd, book, cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return str(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
    return str(cell.value)


def _date(xlrd: Any, book: Any, value: float) -> str:
    """Return a date as text; a number that only looks like one stays a number."""
    try:
        return str(xlrd.xldate_as_datetime(value, book.datemode))
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return str(value)
