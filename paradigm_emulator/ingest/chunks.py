"""Pages cut into the passages that search finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_emulator.ingest.extract.result import ExtractedText

CHUNK_CHARACTERS: Final = 1_000
BREAKS: Final = re.compile(r"\n\s*\n|(?<=[.!?])\s+|\n")


@frozen
class Passage:
    """One passage and the pages it stands on, counted from 1."""

    text: str
    page_start: int
    page_end: int


def chunked(extracted: ExtractedText) -> Iterator[Passage]:
    """Yield the passages of a document: whole sentences, up to `CHUNK_CHARACTERS`, never across a page."""
    for number, page in enumerate(extracted.pages, start=1):
        for text in passages(page):
            yield Passage(text, number, number)


def passages(page: str) -> Iterator[str]:
    """Yield the passages of one page; a sentence longer than a chunk is cut."""
    held = ""
    for sentence in BREAKS.split(page):
        piece = sentence.strip()
        if held and len(held) + len(piece) + 1 > CHUNK_CHARACTERS:
            yield held
            held = ""
        while len(piece) > CHUNK_CHARACTERS:
            yield piece[:CHUNK_CHARACTERS]
            piece = piece[CHUNK_CHARACTERS:]
        if piece:
            held = f"{held} {piece}" if held else piece
    if held:
        yield held
