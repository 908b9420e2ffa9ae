"""Text of uploaded files, page by page, or the reason why there is none."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from paradigm_emulator.ingest.extract.html import read_html
from paradigm_emulator.ingest.extract.office import OFFICE
from paradigm_emulator.ingest.extract.pdf import read_pdf
from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError
from paradigm_emulator.ingest.extract.text import read_csv, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

# pypdf warns of every oddity of a broken file; the outcome is the document's status, not text on stderr.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def extract(data: bytes, extension: str) -> ExtractedText:
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


READERS: Final[dict[str, Callable[[bytes], ExtractedText]]] = {
    "txt": read_text,
    "md": read_text,
    "csv": read_csv,
    "html": read_html,
    "htm": read_html,
    "pdf": read_pdf,
    **OFFICE,
}
