"""Text, Markdown and tables with separators."""

from __future__ import annotations

import csv
import io

from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError, flowing


def decode(data: bytes) -> str:
    """Return the bytes as text: UTF-8 or UTF-16 with its mark, else Windows-1252.

    Raises:
        ExtractionError: There are NUL bytes, so this is no text whatever the name says.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise ExtractionError("The file is binary although its name says text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_text(data: bytes) -> ExtractedText:
    """Return plain text or Markdown."""
    return flowing(decode(data))


def read_csv(data: bytes) -> ExtractedText:
    """Return a table's rows as lines."""
    text = decode(data)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:4096], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [" | ".join(row) for row in csv.reader(io.StringIO(text), dialect)]
    except csv.Error as error:
        raise ExtractionError(f"The table could not be read: {error}") from error
    return flowing("\n".join(rows))
