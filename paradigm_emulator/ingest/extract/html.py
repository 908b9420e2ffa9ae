"""Visible text of web pages."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from paradigm_emulator.ingest.extract.result import ExtractedText, flowing, within
from paradigm_emulator.ingest.extract.text import decode

if TYPE_CHECKING:
    from paradigm_emulator.ingest.extract.limits import ExtractionLimits


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


def read_html(data: bytes, limits: ExtractionLimits) -> ExtractedText:
    """Return the visible text of a web page."""
    parser = _VisibleText()
    parser.feed(decode(data))
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(within(parser.parts, limits)).splitlines())
    return flowing("\n".join(line for line in lines if line))
