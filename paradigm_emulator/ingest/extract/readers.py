"""Text of uploaded files, page by page, or the reason why it is missing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from paradigm_emulator.ingest.extract import opendocument
from paradigm_emulator.ingest.extract.html import read_html
from paradigm_emulator.ingest.extract.office import OFFICE
from paradigm_emulator.ingest.extract.pdf import read_pdf
from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError
from paradigm_emulator.ingest.extract.rtf import read_rtf
from paradigm_emulator.ingest.extract.text import read_csv, read_text
from paradigm_emulator.ingest.extract.xls import read_xls

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

    Reader = Callable[[bytes, ExtractionLimits], ExtractedText]

# pypdf warns of every oddity of a broken file; the outcome is the document's status, not text on stderr.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

PLAIN: Final[dict[str, Reader]] = {"txt": read_text, "md": read_text, "markdown": read_text, "csv": read_csv}
"""Formats that cost no more than their size; they are read without a process of their own."""

READERS: Final[dict[str, Reader]] = {
    **PLAIN,
    "html": read_html,
    "htm": read_html,
    "pdf": read_pdf,
    "rtf": read_rtf,
    **OFFICE,
    "xls": read_xls,
    **opendocument.FORMATS,
}
OLDER: Final = frozenset({"doc", "ppt"})
"""Formats that the vendor lists, and no kept library reads."""


def extract(data: bytes, extension: str, limits: ExtractionLimits) -> ExtractedText:
    """Return the text of a file.

    Args:
        data: The file.
        extension: Lower case, without the dot; it decides the format, as the file's name does at the vendor.
        limits: What it may cost.

    Raises:
        ExtractionError: The format is not supported; the file is broken, encrypted, has no text or too much.
    """
    reader = READERS.get(extension)
    if extension in OLDER:
        raise ExtractionError(f"The emulator does not read '{extension}': save it in the newer format")
    if reader is None:
        raise ExtractionError(f"Unsupported file type '{extension}'; supported: {', '.join(sorted(READERS))}")
    extracted = reader(data, limits)
    characters = sum(map(len, extracted.pages))
    if characters > limits.characters:
        raise ExtractionError(f"The document has more than {limits.characters} characters")
    if not any(page.strip() for page in extracted.pages):
        raise ExtractionError("No text could be extracted from the document")
    return extracted
