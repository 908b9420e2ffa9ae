"""Visible text of web pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from paradigm_emulator.ingest.extract.result import ExtractedText, flowing, within
from paradigm_emulator.ingest.extract.text import decode

if TYPE_CHECKING:
    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

#: Tags within a line; every other one ends it, so that no words are glued together.
INLINE: Final = frozenset(
    [
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
        ),
        *("i", "img", "ins", "kbd", "label", "mark", "math", "picture", "q", "rp", "rt", "ruby", "s", "samp"),
        *("small", "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"),
    ]
)
HIDDEN: Final = frozenset({"script", "style", "template", "noscript"})
#: Where a line break in the source is one on the page.
KEPT: Final = frozenset({"pre", "textarea"})
BLANK: Final = re.compile(r"\s")
CELLS: Final = frozenset({"td", "th"})
#: As browsers do, only the beginning is searched.
DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


class _VisibleText(HTMLParser):
    """Collects what a browser would show: lines, and tabs between cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = self._kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the base class has it
        self._hidden += tag in HIDDEN
        self._kept += tag in KEPT
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN and self._hidden:
            self._hidden -= 1
        if tag in KEPT and self._kept:
            self._kept -= 1
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data.replace("\t", " ") if self._kept else BLANK.sub(" ", data))

    def _separate(self, tag: str) -> None:
        if tag not in INLINE:
            self.parts.append("\t" if tag in CELLS else "\n")


def read_html(data: bytes, limits: ExtractionLimits) -> ExtractedText:
    """Return the visible text of a web page, a line for each block and each row of a table."""
    declared = DECLARED.search(data[:1024])
    parser = _VisibleText()
    parser.feed(decode(data, declared[1].decode("ascii") if declared else None))
    parser.close()
    lines = (_line(line) for line in "".join(within(parser.parts, limits)).splitlines())
    return flowing("\n".join(line for line in lines if line))


def _line(text: str) -> str:
    return " | ".join(words for cell in text.split("\t") if (words := " ".join(cell.split())))
