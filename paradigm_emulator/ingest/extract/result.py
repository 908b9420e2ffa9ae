"""The outcome of reading a file: pages of text, or the reason why there are none."""

from __future__ import annotations

from typing import Final

from attrs import frozen

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
