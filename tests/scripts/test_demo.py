"""The demo names each file's fate and reason, and knows a rightly red night from one that went wrong."""

from io import StringIO

import pytest
from attrs import asdict
from rich.console import Console

from paradigm_emulator import ParadigmEmulator
from paradigm_emulator._extract import READERS
from paradigm_ext import Paradigm, PollPlan
from scripts.demo.documents import NoDocuments, find_documents, plant_broken_pdf
from scripts.demo.nights import NIGHTS, copied
from scripts.demo.report import failures_text, fates_table, night_table, progress_line, verdict_text

#: The emulator is quick, too.
QUICK = PollPlan(initial=0.02, maximum=0.05)


def shown(renderable):
    console = Console(file=StringIO(), width=160)
    console.print(renderable)
    return console.file.getvalue()


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b.md", "deep/c.csv"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The text of {name}.")
    return tmp_path / "folder"


def test_whatever_the_emulator_reads_is_mirrored_and_what_is_left_out_is_named(folder):
    names = [f"file.{suffix}" for suffix in READERS]
    for name in (*names, "empty.txt", "odd.xyz", ".hidden"):
        (folder / name).write_bytes(b"" if name == "empty.txt" else b"content")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    found = find_documents(folder)
    assert {*names, "empty.txt", "odd.xyz", "deep/c.csv"} <= set(found.documents)
    assert found.left_out == {".hidden": "its name begins with a dot", "link.txt": "it is a link"}


def test_too_few_files_are_an_error_that_says_so(tmp_path):
    with pytest.raises(NoDocuments, match="not a folder"):
        find_documents(tmp_path / "missing")
    with pytest.raises(NoDocuments, match="has 0 files; the demo needs 3"):
        find_documents(tmp_path)


def test_each_file_has_its_fate_with_the_reason_of_those_that_failed(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"a\0b")
    plant_broken_pdf(folder)
    with ParadigmEmulator(speed=1000) as emulator, Paradigm(emulator.api_key, emulator.base_url) as paradigm:
        report = paradigm.mirror(folder, workspace_id=1, settle=0, on_error="collect", poll=QUICK)
    manifest = {"failed": [asdict(one) for one in report.failed], "failed_count": report.failed_count}
    table = shown(fates_table(find_documents(folder).documents, {".x": "it is a link"}, manifest))
    fates = {line.split("│")[1].strip(): line for line in table.splitlines() if line.startswith("│")}
    assert all("searchable" in fates[name] for name in ("a.txt", "b.md", "deep/c.csv"))
    assert "failed" in fates["empty.txt"]
    assert "empty" in fates["empty.txt"].split("│")[3]
    assert "binary" in fates["binary.txt"].split("│")[3]
    assert "broken" in fates["planted-broken.pdf"].split("│")[3]
    assert "left out" in fates[".x"]
    assert "binary.txt failed" in failures_text(manifest).plain
    assert "3 │ failed" in shown(night_table("Night", manifest))


def test_a_red_night_says_why_it_has_to_be():
    assert (
        verdict_text("success", "3.3.2", {}).plain == "The DAG run is green (Airflow 3.3.2, state success)."
    )
    assert verdict_text("failed", "3.3.2", {"failed_count": 1}).plain.endswith("the workspace lacks a file.")
    assert verdict_text("failed", "3.3.2", {}).plain.endswith("state failed).")


def test_old_and_new_version_of_a_file_are_both_counted():
    assert "2/3 done" in progress_line(1, 2, ["embedded", "parsing_failed", "parsing"]).plain
    assert "0/2 done" in progress_line(1, 2, []).plain


def test_what_a_night_has_to_report_is_compared(folder, tmp_path):
    copied(find_documents(folder).documents, tmp_path / "copy")
    first, second, third = NIGHTS
    report = {"scanned": 3, "new": 3, "failed_count": 0, "unchanged": 0}
    assert first.faults("success", report, report) == []
    assert first.faults("failed", report, report) == ["the run is failed and should be success"]
    assert second.faults("success", {"unchanged": 2}, report) == ["unchanged is 2 and should be 3"]
    third.prepare(tmp_path / "copy", find_documents(folder).documents)
    assert not (tmp_path / "copy/deep/c.csv").exists()
    assert "Changed before" in (tmp_path / "copy/a.txt").read_text()
    done = {"changed": 1, "deleted": 1, "unchanged": 1, "failed_count": 1}
    assert third.faults("failed", done, report) == []
