"""Text of PDF files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError, within

if TYPE_CHECKING:
    from paradigm_emulator.ingest.extract.limits import ExtractionLimits


def read_pdf(data: bytes, limits: ExtractionLimits) -> ExtractedText:
    """Return the text of each page of a PDF.

    Raises:
        ExtractionError: It is something else, is broken, or is encrypted with a password.
    """
    # pypdf costs about 100 ms to import: an emulator that never sees a PDF does not pay it.
    import pypdf

    if b"%PDF-" not in data[:1024]:
        raise ExtractionError("The file is not a PDF although its name says so")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        texts = (page.extract_text() or "" for page in reader.pages)
        pages = () if locked else tuple(within(texts, limits))
    except (ExtractionError, MemoryError):
        raise
    except Exception as error:
        # pypdf raises errors of many kinds on broken files: each means that this file cannot be parsed.
        raise ExtractionError(f"The PDF is broken: {error}") from error
    if locked:
        raise ExtractionError("The PDF is encrypted with a password")
    return ExtractedText(pages)
