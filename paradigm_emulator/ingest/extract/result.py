"""The outcome of reading a file: pages of text, or the reason why they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

CHARACTERS_PER_PAGE: Final = 3_000
"""Where a format has no pages of its own, so much text counts as one."""


class ExtractionError(Exception):
    """The file has no text that can be indexed; the message is the document's `status_detail`."""


@frozen
class ExtractedText:
    """The text of a document.

    Attributes:
        pages: The text of each page, in order; at least one.
    """

    pages: tuple[str, ...]


def flowing(text: str) -> ExtractedText:
    """Return text without pages of its own, cut into pages of a fixed length."""
    starts = range(0, max(len(text), 1), CHARACTERS_PER_PAGE)
    return ExtractedText(tuple(text[start : start + CHARACTERS_PER_PAGE] for start in starts))


def within(parts: Iterable[str], limits: ExtractionLimits) -> Iterator[str]:
    """Yield texts until they have more characters together than is allowed.

    Raises:
        ExtractionError: They have more.
    """
    left = limits.characters
    for part in parts:
        left -= len(part)
        if left < 0:
            raise ExtractionError(f"The document has more than {limits.characters} characters")
        yield part


class CellCount:
    """Counts the cells of a workbook.

    Args:
        limits: How many there may be.
    """

    def __init__(self, limits: ExtractionLimits) -> None:
        self._most = self._left = limits.cells

    def take(self, cells: int) -> None:
        """Count so many more.

        Raises:
            ExtractionError: There are too many.
        """
        self._left -= cells
        if self._left < 0:
            raise ExtractionError(f"The workbook has more than {self._most} cells")
