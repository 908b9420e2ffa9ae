"""What went wrong with other tools, as people reported it in public, tried on ours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_ext import FsspecSource
from tests.unit.mirror_scan.support import paths, put, scanned

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk find a file under any spelling in upper and lower case, as on Windows and macOS."""
    real = os.stat

    def stat(place: Any, *args: Any, **options: Any) -> os.stat_result:
        try:
            return real(place, *args, **options)
        except FileNotFoundError:
            return real(_found(os.fspath(place)), *args, **options)

    monkeypatch.setattr(os, "stat", stat)


def _found(place: str) -> str:
    folder, _, name = place.rpartition("/")
    if not os.path.isdir(folder):  # noqa: PTH112 - a text
        folder = _found(folder)
    there = {one.lower(): one for one in os.listdir(folder)}  # noqa: PTH208 - names
    if name.lower() not in there:
        raise FileNotFoundError(2, "No such file or directory", place)
    return f"{folder}/{there[name.lower()]}"


@pytest.mark.usefixtures("any_case")
def test_a_name_that_changed_only_its_case_is_gone_where_the_disk_still_finds_it(tmp_path: Path) -> None:
    """syncthing #1787, #7974, duplicati #7313."""
    put(tmp_path, "report.md", "Legal/x.md")
    result = scanned(tmp_path)
    assert (tmp_path / "REPORT.md").stat().st_size
    assert not result.still_absent("report.md")
    assert not result.still_absent("Legal/x.md")
    for old in ("Report.md", "REPORT.MD", "legal/x.md", "LEGAL/X.md"):
        assert result.still_absent(old), old


def test_a_file_that_became_a_folder_and_a_folder_that_became_a_file(tmp_path: Path) -> None:
    """rclone #2231."""
    import fsspec

    memory = fsspec.filesystem("memory")
    put(tmp_path, "report/a.md", "notes")
    memory.pipe({"/in/report/a.md": b"a", "/in/notes": b"n"})
    for result in (scanned(tmp_path), scanned(FsspecSource(memory, "/in"))):
        assert paths(result) == ["notes", "report/a.md"]
        assert result.still_absent("report")
        assert result.still_absent("notes/b.md")
    memory.rm("/in", recursive=True)


def test_what_programs_keep_beside_documents_is_left_out(tmp_path: Path) -> None:
    """owncloud client #1017 and its like: owner files of Office are no documents, and fail each night."""
    kept = ("~$report.docx", "Thumbs.db", "desktop.ini", "x/THUMBS.DB", "x/.~lock.a.odt#")
    put(tmp_path, "report.docx", "x/a~$b.md", "x/my thumbs.db.md", *kept)
    assert paths(scanned(tmp_path)) == ["report.docx", "x/a~$b.md", "x/my thumbs.db.md"]
    assert "~$report.docx" in paths(scanned(tmp_path, include=["~$*", "*.docx"]))
    result = scanned(tmp_path)
    assert result.still_absent("~$report.docx")


def test_a_mounted_volume_whose_files_are_links_into_a_folder_that_is_swapped(tmp_path: Path) -> None:
    """kubernetes mounts a ConfigMap so: `a.md -> ..data/a.md`, and `..data` is swapped as a whole."""
    for version in ("..2026_01", "..2026_02"):
        put(tmp_path, f"{version}/a.md", content=f"of {version}")
    (tmp_path / "..data").symlink_to("..2026_01")
    (tmp_path / "a.md").symlink_to("..data/a.md")
    result = scanned(tmp_path)
    (entry,) = result.entries
    assert entry.path == "a.md"
    first = result.sha256(entry)
    (tmp_path / "..new").symlink_to("..2026_02")
    (tmp_path / "..new").rename(tmp_path / "..data")
    again = result.restat(entry)
    assert again is not None
    assert again.token != entry.token
    assert scanned(tmp_path).sha256(again) != first


def test_names_that_end_in_blanks_and_dots_or_span_lines_are_names(tmp_path: Path) -> None:
    """azcopy and rclone lost such names on their way."""
    names = ["a.md ", " a.md", "a.md.", "a\nb.md", "-rf.md", "a\tb.md"]
    put(tmp_path, *names)
    result = scanned(tmp_path)
    assert sorted(paths(result)) == sorted(names)
    assert not any(result.still_absent(name) for name in names)
    assert result.still_absent("a.md")
