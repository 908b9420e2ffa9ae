"""Text, Markdown and tables with separators: formats whose reading costs no more than their size."""

from __future__ import annotations

import codecs
import csv
import io
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError, flowing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

DELIMITERS: Final = ",;\t|"
#: Longer marks first: that of UTF-32 begins as that of UTF-16 does.
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings in which ordinary text has NUL bytes.
WIDE: Final = ["utf_32_le", "utf_32_be", "utf_16_le", "utf_16_be"]
#: Bytes that are enough to tell one of them.
SAMPLE: Final = 65_536
#: Python's limit of a field of a table belongs to the whole process: it is raised for one reading at a time.
FIELD_LIMIT: Final = threading.Lock()


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the bytes as text.

    Their mark decides, then UTF-8 or UTF-16 and UTF-32 without one, what the file declares, Windows-1252.

    Args:
        data: The file.
        declared: The encoding that it names itself.

    Raises:
        ExtractionError: It has NUL bytes and is neither UTF-16 nor UTF-32, so it is binary.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        return data.decode(_wide(data), errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_known(declared) or "cp1252", errors="replace")


def _wide(data: bytes) -> str:
    # Costs 40 ms to import: few files need it.
    from charset_normalizer import from_bytes

    found = from_bytes(data[:SAMPLE], cp_isolation=WIDE, enable_fallback=False).best()
    if found is None:
        raise ExtractionError("The file is binary although its name says text")
    return found.encoding


def _known(declared: str | None) -> str | None:
    """Return a declared encoding of text, as Python names it; browsers read Latin-1 as Windows-1252."""
    try:
        found = codecs.lookup(declared or "")
    except LookupError:
        return None
    # Python's own has codecs for other things than text, such as base64.
    is_text: bool = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name not in {"iso8859-1", "ascii", "idna", "punycode"} else None


def read_text(data: bytes, _limits: ExtractionLimits) -> ExtractedText:
    """Return plain text or Markdown."""
    return flowing(decode(data))


def read_csv(data: bytes, _limits: ExtractionLimits) -> ExtractedText:
    """Return a table's rows as lines."""
    text = decode(data)
    try:
        with _fields_of(len(text)):
            rows = [" | ".join(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter_of(text))]
    except csv.Error as error:
        raise ExtractionError(f"The table could not be read: {error}") from error
    return flowing("\n".join(rows))


@contextmanager
def _fields_of(characters: int) -> Iterator[None]:
    """Let the fields of a table be so long, rather than 131,072 characters."""
    with FIELD_LIMIT:
        before = csv.field_size_limit()
        csv.field_size_limit(max(before, characters))
        try:
            yield
        finally:
            csv.field_size_limit(before)


def delimiter_of(text: str) -> str:
    """Return the separator that the first line has most of, a comma when it has none.

    The standard library's sniffer tries patterns that take exponentially long on some tables of 300 bytes.
    """
    first = text[:65_536].lstrip("\r\n").partition("\n")[0]
    unquoted = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=unquoted.count)
