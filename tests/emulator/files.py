"""Files as people send them: real ones, and broken ones."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx as docx_library
import httpx
import openpyxl
import pptx as pptx_library
import pypdf
import xlwt

if TYPE_CHECKING:
    from paradigm_emulator import ParadigmEmulator


def pdf(*pages: str) -> bytes:
    """Return a PDF with one line of text a page, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("secret")))
    writer.encrypt("a password", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def docx(*paragraphs: str) -> bytes:
    """Return a Word document whose last paragraph stands in a table."""
    document = docx_library.Document()
    for text in paragraphs[:-1]:
        document.add_paragraph(text)
    document.add_table(1, 1).cell(0, 0).text = paragraphs[-1]
    return saved(document)


def pptx(*slides: str) -> bytes:
    """Return a presentation with a title on each slide."""
    presentation = pptx_library.Presentation()
    for text in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = text
    return saved(presentation)


def xlsx(*rows: tuple[object, ...]) -> bytes:
    """Return a workbook with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(document: Any) -> bytes:
    """Return the bytes that a document saves."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def bomb() -> bytes:
    """Return a small archive that unpacks to a gigabyte."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a", "w") as part:
        for _ in range(1024):
            part.write(bytes(1_048_576))
    return held.getvalue()


def owner(emulator: ParadigmEmulator) -> httpx.Client:
    """Return a client with the key of the emulator's owner."""
    headers = {"authorization": f"Bearer {emulator.api_key}"}
    return httpx.Client(base_url=emulator.base_url, headers=headers, timeout=60)


def add(api: httpx.Client, session: str, name: str, data: bytes, **fields: str) -> httpx.Response:
    """Add one file to a session."""
    return api.post(f"/api/v2/upload-session/{session}", files={"file": (name, data)}, data=fields)


def statuses(api: httpx.Client, session: str) -> dict[str, str]:
    """Return the status of each document of a session by title."""
    documents = api.get(f"/api/v2/upload-session/{session}").json()["documents"]
    return {document["title"]: document["status"] for document in documents}


def xls(*rows: tuple[Any, ...], sheet: str = "Sheet") -> bytes:
    """Return a workbook of Excel 97 with one sheet of these rows; None leaves a cell out."""
    book = xlwt.Workbook()
    written = book.add_sheet(sheet)
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                written.write(number, column, value, day)
            elif value is not None:
                written.write(number, column, xlwt.Formula(value[1:]) if str(value)[:1] == "=" else value)
    return saved(book)
