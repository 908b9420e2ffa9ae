from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from scripts.diff_spec import main
from scripts.diffing.model import Change
from scripts.diffing.report import as_json, markdown, summary

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.spec.layout import Layout

BREAKING = Change(
    "path-changed", "/paths/~1a/get", ("GET /a",), "GET /a", "GET /b", "paradigm_api.v2.api.x.y"
)
NOTABLE = Change("response-enum-widened", "/components/schemas/S", tuple("abcde"), "", "parsed | new", "S")
HARMLESS = Change("operation-added", "/paths/~1c/get", ("GET /c",), "", "c", "c")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([], "No change for users but of descriptions."),
        ([HARMLESS], "0 breaking, 0 notable, 1 harmless. Suggested release: 1.2.3 -> 1.3.0, minor."),
        ([HARMLESS, NOTABLE], "0 breaking, 1 notable, 1 harmless. Suggested release: 1.2.3 -> 1.3.0, minor."),
        ([BREAKING, NOTABLE], "1 breaking, 1 notable, 0 harmless. Suggested release: 1.2.3 -> 2.0.0, major."),
    ],
)
def test_the_summary_counts_and_suggests(changes: list[Change], told: str) -> None:
    assert summary({"v2": changes, "v3": []}, "1.2.3") == told


def test_before_1_0_a_breaking_change_moves_the_minor_part() -> None:
    told = summary({"v2": [BREAKING]}, "0.1.0")
    assert told.endswith("0.1.0 -> 0.2.0, major (before 1.0 a breaking change moves the minor part).")


def test_the_page_for_people_has_the_gravest_first_and_unbroken_tables() -> None:
    page = markdown({"v2": [HARMLESS, NOTABLE], "v3": [BREAKING]}, "0.1.0")
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert [heading.split(":")[0].split(" (")[0] for heading in headings] == [
        "## Breaking",
        "## Notable",
        "## Harmless",
    ]
    rows = [line for line in page.splitlines() if line.startswith(("| v2", "| v3"))]
    assert rows[0] == (
        "| v3 | path changed | `GET /a` | `GET /b` | "
        "`GET /a` | `/paths/~1a/get` | `paradigm_api.v2.api.x.y` |"
    )
    assert r"`parsed \| new`" in rows[1], "a bar does not end the cell"
    assert "`a`, `b`, `c` and 2 more" in rows[1]


def test_the_page_for_programs_names_everything() -> None:
    report = json.loads(as_json({"v2": [NOTABLE], "v3": []}, "0.1.0"))
    assert report["severity"] == "notable"
    assert report["suggested"] == "0.2.0"
    (row,) = report["changes"]["v2"]
    assert row["operations"] == list("abcde")
    assert set(row) == {
        *("severity", "kind", "text", "pointer", "operations", "before", "after", "symbol"),
    }


def _base(layout: Layout, folder: Path, before: str, after: str) -> str:
    folder.mkdir()
    for version in ("v2", "v3"):
        text = layout.built(version).read_text("utf-8")
        assert before in text
        (folder / f"openapi-{version}.yaml").write_text(text.replace(before, after), encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("before", "after", "options", "status"),
    [
        ("title: Paradigm", "title: Paradigm", [], 0),
        ("maximum: 100", "maximum: 50", [], 0),
        ("default: 20", "default: 10", [], 1),
        ("default: 20", "default: 10", ["--fail-on", "breaking"], 0),
        ("maximum: 100", "maximum: 500", [], 2),
        ("maximum: 100", "maximum: 500", ["--fail-on", "breaking"], 2),
        ("maximum: 100", "maximum: 500", ["--fail-on", "never"], 0),
    ],
)
def test_the_exit_status_tells_the_gravest_change(
    scratch: Layout, tmp_path: Path, before: str, after: str, options: list[str], status: int
) -> None:
    assert main([_base(scratch, tmp_path / "base", before, after), *options], scratch) == status


def test_reports_are_written_on_request(
    scratch: Layout, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = _base(scratch, tmp_path / "base", "maximum: 100", "maximum: 500")
    main([base, "--report", str(tmp_path / "report.md"), "--json"], scratch)
    assert (tmp_path / "report.json").read_text("utf-8") == capsys.readouterr().out
    assert (tmp_path / "report.md").read_text("utf-8").startswith("# What changed in the API\n")


def test_the_base_may_be_a_git_revision(scratch: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(
            ["git", "-C", str(scratch.root), *identity, *arguments], check=True, capture_output=True
        )

    git("init", "-q")
    git("add", "spec")
    git("commit", "-q", "-m", "base")
    path = scratch.built("v2")
    path.write_text(path.read_text("utf-8").replace("maximum: 100", "maximum: 50"), encoding="utf-8")
    assert main([], scratch) == 2
    assert "limits in requests narrowed | `maximum 100` | `maximum 50`" in capsys.readouterr().out
    assert main(["HEAD~1"], scratch) == 3
    assert "spec-diff: HEAD~1: neither a folder nor a git revision" in capsys.readouterr().err


def test_a_folder_without_descriptions_is_no_base(
    scratch: Layout, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main([str(tmp_path / "empty")], scratch) == 3
    assert capsys.readouterr().err == "spec-diff: empty: no openapi-v2.yaml in it\n"
