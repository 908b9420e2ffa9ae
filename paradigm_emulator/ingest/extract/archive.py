"""Archives of XML: Office Open XML and OpenDocument are both."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from paradigm_emulator.ingest.extract.result import ExtractionError

MAX_UNPACKED: Final = 268_435_456
"""Bytes that the parts of a file may unpack to: a small archive can hold a very large one."""


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the archive; an encrypted document is not one.

    Raises:
        ExtractionError: With the reason.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ExtractionError("The document is encrypted, or of a format older than its name says")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise ExtractionError(f"The document is broken: {error}") from error
    size = sum(part.file_size for part in archive.infolist())
    if size > MAX_UNPACKED:
        raise ExtractionError(f"The document unpacks to {size} bytes, the limit is {MAX_UNPACKED}")
    return archive
