"""Text of uploaded files, page by page, or the reason why there is none."""

from __future__ import annotations

import csv
import io
import logging
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from paradigm_emulator.ingest.extract.office import OFFICE
from paradigm_emulator.ingest.extract.result import Extracted, ExtractionError, flowing

if TYPE_CHECKING:
    from collections.abc import Callable

# pypdf warns of every oddity of a broken file; the outcome is the document's status, not text on stderr.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def extract(data: bytes, extension: str) -> Extracted:
    """Return the text of a file.

    Args:
        data: The file.
        extension: Lower case, without the dot; it decides the format, as the file's name does at the vendor.

    Raises:
        ExtractionError: The format is not supported, the file is broken or encrypted, or it has no text.
    """
    reader = READERS.get(extension)
    if reader is None:
        raise ExtractionError(f"Unsupported file type '{extension}'; supported: {', '.join(sorted(READERS))}")
    extracted = reader(data)
    if not any(page.strip() for page in extracted.pages):
        raise ExtractionError("No text could be extracted from the document")
    return extracted


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


def read_text(data: bytes) -> Extracted:
    """Return plain text or Markdown."""
    return flowing(decode(data))


def read_csv(data: bytes) -> Extracted:
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


class _VisibleText(HTMLParser):
    """Collects what a browser would show; blocks end lines."""

    HIDDEN: Final = frozenset({"script", "style", "template", "noscript"})
    BLOCKS: Final = frozenset(
        {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "title"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the base class has it
        self._hidden += tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HIDDEN and self._hidden:
            self._hidden -= 1
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def read_html(data: bytes) -> Extracted:
    """Return the visible text of a web page."""
    parser = _VisibleText()
    parser.feed(decode(data))
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).splitlines())
    return flowing("\n".join(line for line in lines if line))


def read_pdf(data: bytes) -> Extracted:
    """Return the text of each page of a PDF.

    Raises:
        ExtractionError: It is no PDF, is broken, or is encrypted with a password.
    """
    # pypdf costs about 100 ms to import: an emulator that never sees a PDF does not pay it.
    import pypdf

    if b"%PDF-" not in data[:1024]:
        raise ExtractionError("The file is not a PDF although its name says so")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = () if locked else tuple(page.extract_text() or "" for page in reader.pages)
    except Exception as error:
        # pypdf raises errors of many kinds on broken files: each means that this file cannot be parsed.
        raise ExtractionError(f"The PDF is broken: {error}") from error
    if locked:
        raise ExtractionError("The PDF is encrypted with a password")
    return Extracted(pages)


READERS: Final[dict[str, Callable[[bytes], Extracted]]] = {
    "txt": read_text,
    "md": read_text,
    "csv": read_csv,
    "html": read_html,
    "htm": read_html,
    "pdf": read_pdf,
    **OFFICE,
}
