"""The reading of documents: formats that the vendor lists, and what a document may cost."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
import subprocess
import sys
import threading
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import docx as docx_library
import openpyxl
import pptx as pptx_library
import pypdf
import pytest
from attrs import evolve
from docx.oxml import parse_xml
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from paradigm_emulator import ExtractionLimits, ParadigmEmulator
from paradigm_emulator.ingest.extract.extractor import Extractor, ExtractorClosedError
from paradigm_emulator.ingest.extract.readers import PLAIN, READERS, extract
from paradigm_emulator.ingest.extract.result import ExtractionError
from paradigm_emulator.ingest.extract.text import delimiter_of
from tests.emulator.files import add, docx, owner, pdf, pptx, saved, statuses, xls, xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = ExtractionLimits(cpu_seconds=60, seconds=120)
HEAD = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body>'
)


def opendocument(body: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", f"{HEAD}{body}</office:body></office:document-content>")
    return held.getvalue()


def ods(rows: str) -> bytes:
    return opendocument(
        f'<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet>'
    )


@pytest.fixture
def extractor() -> Iterator[Extractor]:
    running = Extractor(LIMITS)
    yield running
    running.close()


# ---------------------------------------------------------------------------------------------- formats

ODT = opendocument(
    "<office:text><text:h>Title</text:h><text:p>One<text:s/><text:span>two</text:span><text:tab/>three</text:p>"
    "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell>"
    "</table:table-row></table:table></office:text>"
)
ODP = opendocument(
    "<office:presentation><draw:page><text:p>First</text:p></draw:page>"
    "<draw:page><text:p>Second</text:p></draw:page></office:presentation>"
)
CELL = "<table:table-cell><text:p>a</text:p></table:table-cell>"
ODS = ods(
    f'<table:table-row>{CELL}<table:table-cell table:number-columns-repeated="2"><text:p>b</text:p>'
    '</table:table-cell><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
)
RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x;}{\info{\title hidden}}\f0 The \b turn\b0 over"
    rb"\par caf\'e9 \u8364? \{x\}\line{\uc2\u960ab}\emdash end}"
)


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("markdown", b"# T", ["# T"]),
        ("rtf", RTF, ["The turnover\ncaf\u00e9 \u20ac {x}\n\u03c0\u2014end"]),
        ("odt", ODT, ["Title\n\nOne two\tthree\n\ncell"]),
        ("odp", ODP, ["First", "Second"]),
        ("ods", ODS, ["S\na | b | b"]),
        ("csv", b'a;"x,y,z";c\n1;2;3', ["a | x,y,z | c\n1 | 2 | 3"]),
        ("csv", b"one\ntwo", ["one\ntwo"]),
        ("pdf", pdf("One", "Two"), ["One", "Two"]),
        ("docx", docx("One", "two"), ["One\n\ntwo"]),
        ("xlsx", xlsx((1, None, "x")), ["Sheet\n1 | x"]),
    ],
)
def test_text_is_read(extractor: Extractor, name: str, data: bytes, pages: list[str]) -> None:
    assert list(extract(data, name, LIMITS).pages) == pages
    assert list(extractor.extract(data, name).pages) == pages


RUSSIAN = '<html><head><meta http-equiv="x" content="text/html; charset=windows-1251"></head><body>договор'


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("html", b"<tr><td>Alpha</td><td>Be<b>t</b>a</td></tr><tr><th>C\td", "Alpha | Beta\nC d"),
        ("html", b"<dl><dt>Gamma</dt><dd>Delta\nand<i> more</i></dl>end", "Gamma\nDelta and more\nend"),
        ("html", b"<pre>one\ntwo</pre>", "one\ntwo"),
        ("html", RUSSIAN.encode("cp1251"), "договор"),
        ("html", RUSSIAN.encode("utf-8"), "договор"),
        ("html", b'<meta charset="base64"><p>caf\xe9', "caf\u00e9"),
        ("html", b'<meta charset="iso-8859-1"><p>5 \x80', "5 \u20ac"),
        ("txt", "vertrag liegt bei, bitte".encode("utf-16-le"), "vertrag liegt bei, bitte"),
        ("txt", "договор аренды подписан".encode("utf-16-be"), "договор аренды подписан"),
        ("txt", "rechnung vom mai".encode("utf-32"), "rechnung vom mai"),
        ("txt", "rechnung vom mai".encode("utf-32-be"), "rechnung vom mai"),
        ("rtf", rb"{\rtf1\ansi\ansicpg1251 \'e4\'ee\'e3\'ee\'e2\'ee\'f0}", "договор"),
        ("csv", "a;b\r\n1;2".encode("utf-16"), "a | b\n1 | 2"),
    ],
)
def test_text_is_read_as_its_author_sees_it(name: str, data: bytes, text: str) -> None:
    assert extract(data, name, LIMITS).pages == (text,)


@pytest.mark.parametrize("data", [b"a\0b", bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 64])
def test_what_is_binary_stays_so(data: bytes) -> None:
    with pytest.raises(ExtractionError, match="binary"):
        extract(data, "txt", LIMITS)


def test_a_field_of_a_table_may_be_long_and_the_limit_of_the_process_stays() -> None:
    before = csv.field_size_limit()
    pages = extract(b"a,b\n" + b"x" * (before + 1) + b",y", "csv", LIMITS).pages
    assert "".join(pages) == "a | b\n" + "x" * (before + 1) + " | y"
    assert csv.field_size_limit() == before


def letter() -> bytes:
    """Return a Word document with text in all the places that people put it."""
    document = docx_library.Document()
    document.sections[0].header.paragraphs[0].text = "letterhead"
    document.sections[0].footer.paragraphs[0].text = "imprint"
    document.add_paragraph("body").paragraph_format.tab_stops.add_tab_stop(99)
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "outer"
    cell.add_table(1, 1).cell(0, 0).text = "nested"
    document.element.body.insert(0, parse_xml(CONTROL))
    return saved(document)


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
CONTROL = (
    f"<w:sdt {SPACE}><w:sdtContent><w:p><w:r><w:t>control</w:t><w:tab/><w:t>led</w:t></w:r>"
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"
    "</w:p></w:sdtContent></w:sdt>"
)


def test_a_letter_is_read_with_its_head_its_boxes_and_what_is_nested() -> None:
    (page,) = extract(letter(), "docx", LIMITS).pages
    assert page.split("\n\n") == [
        *("letterhead", "control\tled", "boxed", "body", "outer\nnested | ", "imprint"),
    ]


def test_a_group_on_a_slide_is_read() -> None:
    deck = pptx_library.Presentation()
    group = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_group_shape()
    group.shapes.add_group_shape().shapes.add_textbox(0, 0, 9, 9).text_frame.text = "grouped"
    assert extract(saved(deck), "pptx", LIMITS).pages == ("grouped",)


def test_a_chart_is_read_in_its_words() -> None:
    deck = pptx_library.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["north", "south"]
    data.add_series("turnover", (1, 2))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, 9, 9, data).chart
    chart.has_title, chart.chart_title.text_frame.text = True, "Regions"
    (page,) = extract(saved(deck), "pptx", LIMITS).pages
    assert page.splitlines() == ["Regions", "turnover", "north | south"]


def test_a_formula_without_its_value_is_shown_as_written() -> None:
    assert extract(xlsx((1, "=A1+1"), ("x",)), "xlsx", LIMITS).pages == ("Sheet\n1 | =A1+1\nx",)


def test_an_older_workbook_is_read_as_it_is_shown() -> None:
    rows = (("Turnover", 2026, 1.5), (None, True, dt.date(2026, 2, 28)), (), ("é", None, None))
    (page,) = extract(xls(*rows, sheet="Year"), "xls", LIMITS).pages
    assert page == "Year\nTurnover | 2026 | 1.5\nTrue | 2026-02-28 00:00:00\né"


def test_an_older_workbook_has_the_limits_of_a_newer_one(extractor: Extractor) -> None:
    assert extractor.extract(xls(("a",)), "xls").pages == ("Sheet\na",)
    for limits, reason in (
        ({"cells": 3}, "more than 3 cells"),
        ({"characters": 8}, "more than 8 characters"),
    ):
        with pytest.raises(ExtractionError, match=reason):
            extract(xls(("a", "b", "c", "d")), "xls", evolve(LIMITS, **limits))
    with pytest.raises(ExtractionError, match="broken: Excel xlsx file; not supported"):
        extract(xlsx(("a",)), "xls", LIMITS)


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("One")))
    writer.encrypt("", owner_password="the owner's", algorithm="AES-256")
    held = io.BytesIO()
    writer.write(held)
    assert extract(held.getvalue(), "pdf", LIMITS).pages == ("One",)


@pytest.mark.parametrize("name", ["rtf", "odt", "ods", "odp", "docx", "pptx", "xlsx", "xls", "pdf"])
@pytest.mark.parametrize("data", [b"nothing of the kind", b"PK\x03\x04 broken", b"{\\rtf1 " + b"{" * 20_000])
def test_broken_files_say_what_is_wrong(name: str, data: bytes) -> None:
    with pytest.raises(ExtractionError, match=r"broken|not RTF|not a PDF|No text"):
        extract(data, name, LIMITS)


def test_a_broken_xml_and_a_missing_one_are_told() -> None:
    held = io.BytesIO()
    zipfile.ZipFile(held, "w").close()
    for data in (opendocument("<text:p>"), held.getvalue()):
        with pytest.raises(ExtractionError, match="broken"):
            extract(data, "odt", LIMITS)


@pytest.mark.parametrize("name", ["doc", "ppt", "exe", ""])
def test_formats_without_a_reader_are_told(extractor: Extractor, name: str) -> None:
    with pytest.raises(ExtractionError, match=r"does not read|Unsupported"):
        extractor.extract(b"x", name)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [("a;b\n1,2,3,4", ";"), ("a\tb", "\t"), ("a", ","), ('"a;b;c",d', ","), ("\n\na|b", "|"), ("", ",")],
)
def test_a_table_is_cut_where_its_first_line_is(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_table_that_takes_a_sniffer_for_ever_is_read(extractor: Extractor) -> None:
    assert extractor.extract(b'z,"a",z\nz,' + b'"' * 320 + b"x", "csv").pages


# ---------------------------------------------------------------------------------------------- limits


def spanning_docx() -> bytes:
    """Return a Word document whose one cell says that it spans two hundred million columns."""
    held, source = io.BytesIO(), zipfile.ZipFile(io.BytesIO(docx("hello", "there")))
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.infolist():
            data = source.read(part).replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="200000000"/>')
            archive.writestr(part.filename, data)
    return held.getvalue()


def far_xlsx() -> bytes:
    """Return a workbook with a cell in each of two opposite corners."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "x", "y"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def shared_pdf(pages: int = 500, characters: int = 5_000_000) -> bytes:
    """Return a PDF whose pages all show one long stream."""
    stream = zlib.compress(b"BT /F 1 Tf (" + b"A" * characters + b") Tj ET", 9)
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page] * pages,
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def test_what_a_file_claims_is_not_unfolded() -> None:
    assert extract(spanning_docx(), "docx", LIMITS).pages == ("hello\n\nthere",)
    assert extract(far_xlsx(), "xlsx", LIMITS).pages == ("Sheet\nx\ny",)


@pytest.mark.parametrize(
    ("name", "data", "limits", "reason"),
    [
        ("xlsx", xlsx(*[(1, 2)] * 6), {"cells": 10}, "10 cells"),
        (
            "ods",
            ods(f'<table:table-row table:number-rows-repeated="999999999">{CELL}</table:table-row>'),
            {},
            "cells",
        ),
        ("txt", b"x" * 11, {"characters": 10}, "10 characters"),
        ("csv", b"x" * 11, {"characters": 10}, "10 characters"),
        ("html", b"<p>" + b"x" * 11, {"characters": 10}, "10 characters"),
        ("rtf", b"{\\rtf1 " + b"x" * 11, {"characters": 10}, "10 characters"),
        ("docx", docx("x" * 11, "y"), {"characters": 10}, "10 characters"),
        ("pptx", pptx("x" * 11), {"characters": 10}, "10 characters"),
        ("pdf", pdf("x" * 11), {"characters": 10}, "10 characters"),
        ("odt", ODT, {"characters": 10}, "10 characters"),
    ],
)
def test_bounds_of_text_and_cells(name: str, data: bytes, limits: dict[str, int], reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        extract(data, name, ExtractionLimits(**limits))


@pytest.mark.parametrize(
    ("name", "data", "limits", "reason"),
    [
        ("html", b"<!--" * 100_000, {"cpu_seconds": 1, "seconds": 120}, "1 s of computing"),
        ("html", b"<!--" * 100_000, {"seconds": 3, "cpu_seconds": 60}, "more than 3 s"),
        (
            "html",
            b"x" * 80_000_000,
            {"memory_bytes": 250_000_000, "characters": 10**9, "seconds": 120},
            "250000000 bytes",
        ),
    ],
)
def test_what_costs_too_much_is_killed_and_the_next_is_read(
    name: str, data: bytes, limits: dict[str, int], reason: str
) -> None:
    extractor = Extractor(ExtractionLimits(**limits))
    try:
        with pytest.raises(ExtractionError, match=reason):
            extractor.extract(data, name)
        assert extractor.extract(docx("One", "two"), "docx").pages == ("One\n\ntwo",)
    finally:
        extractor.close()


def test_a_document_after_a_bomb_is_embedded_and_time_is_not_lost() -> None:
    limits = ExtractionLimits(cpu_seconds=1, seconds=120)
    with ParadigmEmulator(clock="manual", extraction_limits=limits) as emulator, owner(emulator) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        for name, data in (("bomb.pdf", shared_pdf()), ("after.docx", docx("One", "two"))):
            add(api, session, name, data)
        emulator.clock.advance(60)
        assert statuses(api, session) == {"bomb": "parsing_failed", "after": "embedded"}
        bomb = api.get("/api/v3/files", params={"include_details": "true", "filename": "bomb"}).json()
        assert "computing" in bomb["results"][0]["status_detail"]


def test_a_status_that_is_set_while_a_document_is_read_stays() -> None:
    limits = ExtractionLimits(cpu_seconds=2, seconds=120)
    with ParadigmEmulator(clock="manual", extraction_limits=limits) as emulator, owner(emulator) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        add(api, session, "bomb.html", b"<!--" * 100_000)
        emulator.clock.advance(0.5)
        advancing = threading.Thread(target=emulator.clock.advance, args=(60,))
        advancing.start()
        emulator.set_document(1, status="updating")
        advancing.join()
        assert statuses(api, session) == {"bomb": "updating"}


def test_closing_ends_what_is_being_read() -> None:
    extractor, raised = Extractor(LIMITS), []

    def read() -> None:
        try:
            extractor.extract(b"<!--" * 200_000, "html")
        except ExtractorClosedError as error:
            raised.append(error)

    reading = threading.Thread(target=read)
    reading.start()
    while extractor._worker is None and reading.is_alive():
        threading.Event().wait(0.01)
    extractor.close()
    reading.join(10)
    assert len(raised) == 1
    with pytest.raises(ExtractorClosedError):
        extractor.extract(pdf("One"), "pdf")


def test_the_process_that_reads_knows_no_secret(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARADIGM_API_KEY", "pk-secret")
    extractor.extract(pdf("One"), "pdf")
    worker = extractor._worker
    assert worker is not None
    environment = Path(f"/proc/{worker.pid}/environ")
    if not environment.exists():
        pytest.skip("this system does not show the environment of a process")
    assert b"pk-secret" not in environment.read_bytes()


def test_the_process_ends_with_its_parent() -> None:
    script = (
        "import os\n"
        "from paradigm_emulator import ExtractionLimits\n"
        "from paradigm_emulator.ingest.extract.extractor import Extractor\n"
        "extractor = Extractor(ExtractionLimits())\n"
        "extractor.extract(b'{\\\\rtf1 x}', 'rtf')\n"
        "print(extractor._worker.pid, flush=True)\n"
        "os._exit(0)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    worker = int(ended.stdout)
    for _ in range(500):
        if not _alive(worker):
            break
        threading.Event().wait(0.01)
    assert not _alive(worker)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:1]


def test_the_formats_that_the_vendor_lists_have_readers() -> None:
    listed = "pdf docx pptx txt md markdown html xlsx csv rtf odt ods odp"
    assert set(listed.split()) <= set(READERS)
    assert set(PLAIN) == {"txt", "md", "markdown", "csv"}


def test_the_page_names_each_format_that_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs/emulator.md").read_text()
    table = page.partition("### What it reads")[2].partition("The vendor takes")[0]
    named = [
        name for row in re.findall(r"^\| ([a-z, ]+) \|", table, re.MULTILINE) for name in row.split(", ")
    ]
    assert sorted(named[1:]) == sorted(READERS)


@pytest.mark.parametrize("name", ["cpu_seconds", "seconds", "memory_bytes", "characters", "cells"])
def test_bounds_within_which_nothing_can_be_read_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        ExtractionLimits(**{name: 0})
