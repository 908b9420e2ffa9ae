"""Text of Rich Text Format files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field

from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError, flowing, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

TOKEN: Final = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
#: The encoding of characters that are written as bytes.
CODE_PAGE: Final = re.compile(rb"\\ansicpg(125[0-8]|874)\b")
#: What is in these groups is not shown.
HIDDEN: Final = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "xmlnstbl"}
)
BREAKS: Final = {
    "par": "\n",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "row": "\n",
    "cell": " | ",
    "tab": "\t",
}
DASHES: Final = {"emdash": "\u2014", "endash": "\u2013", "bullet": "\u2022"}
QUOTES: Final = {"lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d"}
WORDS: Final = {**BREAKS, **DASHES, **QUOTES}
SYMBOLS: Final = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "-", "\n": "\n", "\r": "\n"}
MAX_DEPTH: Final = 10_000


@define
class _Group:
    """What a group inherits from the one around it.

    Attributes:
        hidden: Whether its text is not shown.
        fallback: Characters after each Unicode escape that older programs show in its place.
    """

    hidden: bool = False
    fallback: int = 1


def read_rtf(data: bytes, limits: ExtractionLimits) -> ExtractedText:
    """Return the text of a file.

    Raises:
        ExtractionError: It does not begin as such files do.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ExtractionError("The file is not RTF although its name says so")
    page = CODE_PAGE.search(data[:1024])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    source = data.decode(encoding, errors="replace")
    text = "".join(within(_Reading(encoding).texts(source), limits))
    return flowing(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


@define
class _Reading:
    """The reading of one file."""

    encoding: str
    group: _Group = field(factory=_Group)
    outer: list[_Group] = field(factory=list)
    skip: int = 0

    def texts(self, source: str) -> Iterator[str]:
        """Yield what is shown."""
        for token in TOKEN.finditer(source):
            if token["brace"]:
                self._brace(token["brace"])
            elif token["word"]:
                yield self._word(token["word"], token["number"])
            elif token["symbol"]:
                yield self._symbol(token["symbol"])
            elif token["hex"]:
                yield self._shown(bytes.fromhex(token["hex"]).decode(self.encoding, "replace"))
            elif token["text"]:
                yield self._shown(token["text"])

    def _brace(self, brace: str) -> None:
        self.skip = 0
        if brace == "{":
            if len(self.outer) > MAX_DEPTH:
                raise ExtractionError("The document is broken: its groups nest too deep")
            self.outer.append(self.group)
            self.group = _Group(self.group.hidden, self.group.fallback)
        elif self.outer:
            self.group = self.outer.pop()

    def _word(self, word: str, number: str | None) -> str:
        if word in HIDDEN:
            self.group.hidden = True
        elif word == "uc":
            self.group.fallback = max(0, int(number or 1))
        elif word == "u" and number is not None:
            shown = "" if self.group.hidden else chr(int(number) % 65_536)
            self.skip = self.group.fallback
            return shown
        return "" if self.group.hidden else WORDS.get(word, "")

    def _symbol(self, symbol: str) -> str:
        if symbol == "*":
            # A destination that older programs do not know: its text is not part of the document.
            self.group.hidden = True
        return self._shown(SYMBOLS.get(symbol, ""))

    def _shown(self, text: str) -> str:
        skipped = min(self.skip, len(text))
        self.skip -= skipped
        return "" if self.group.hidden else text[skipped:]
