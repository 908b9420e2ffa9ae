"""Text of the parts of a Word document, wherever on the page it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What older programs show in place of the drawing before it: the same text again.
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: Properties, which also have tabs; text that was moved away; the fallback of a drawing.
SKIPPED: Final = {FALLBACK, *(f"{WORD}{name}" for name in ("pPr", "rPr", "trPr", "tblPrEx", "moveFrom"))}
BOX: Final = f"{WORD}txbxContent"
BLANKS: Final = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
#: The parts beside the body, by the ends of their relations' names.
BEFORE: Final = ("/header",)
AFTER: Final = ("/footer", "/footnotes", "/endnotes")


def word_parts(document: Any) -> Iterator[Any]:
    """Yield the roots of a document of python-docx: headers, body, footers, notes."""
    yield from _related(document, BEFORE)
    yield document.element.body
    yield from _related(document, AFTER)


def _related(document: Any, kinds: tuple[str, ...]) -> Iterator[Any]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(kinds):
            yield parse_xml(relation.target_part.blob)


def word_blocks(parent: Any) -> Iterator[str]:
    """Yield paragraphs and tables that have text, those inside of content controls and cells too."""
    for element in parent:
        if element.tag == f"{WORD}p":
            yield from _paragraph(element)
        elif element.tag == f"{WORD}tbl":
            yield "\n".join(word_blocks(element))
        elif element.tag == f"{WORD}tr":
            # A cell may say that it spans two hundred million columns: it is one cell here.
            cells = (cell for cell in element if cell.tag not in SKIPPED)
            yield " | ".join("\n".join(word_blocks(cell)) for cell in cells)
        elif element.tag not in SKIPPED:
            yield from word_blocks(element)


def _paragraph(paragraph: Any) -> Iterator[str]:
    boxes: list[Any] = []
    text = "".join(_inline(paragraph, boxes))
    if text.strip():
        yield text
    for box in boxes:
        yield from word_blocks(box)


def _inline(parent: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the texts of a paragraph; what stands in a box of its own is put aside."""
    for element in parent:
        if element.tag == BOX:
            boxes.append(element)
        elif element.tag == f"{WORD}t":
            yield element.text or ""
        elif element.tag not in SKIPPED:
            yield BLANKS.get(element.tag, "")
            yield from _inline(element, boxes)
