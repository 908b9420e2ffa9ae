"""Text, Markdown and tables with separators: formats whose reading costs no more than their size."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError, flowing

if TYPE_CHECKING:
    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

DELIMITERS: Final = ",;\t|"


def decode(data: bytes) -> str:
    """Return the bytes as text: UTF-8 or UTF-16 with its mark, else Windows-1252.

    Raises:
        ExtractionError: There are NUL bytes, so this is binary whatever the name says.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise ExtractionError("The file is binary although its name says text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_text(data: bytes, _limits: ExtractionLimits) -> ExtractedText:
    """Return plain text or Markdown."""
    return flowing(decode(data))


def read_csv(data: bytes, _limits: ExtractionLimits) -> ExtractedText:
    """Return a table's rows as lines."""
    text = decode(data)
    try:
        rows = [" | ".join(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter_of(text))]
    except csv.Error as error:
        raise ExtractionError(f"The table could not be read: {error}") from error
    return flowing("\n".join(rows))


def delimiter_of(text: str) -> str:
    """Return the separator that the first line has most of, a comma when it has none.

    The standard library's sniffer tries patterns that take exponentially long on some tables of 300 bytes.
    """
    first = text[:65_536].lstrip("\r\n").partition("\n")[0]
    unquoted = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=unquoted.count)
