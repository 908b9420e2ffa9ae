from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from scripts.diff_suites import main
from scripts.spec.errors import SpecError
from scripts.suites import legitimate
from scripts.suites.legitimate import reasons

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scripts.spec.layout import Layout


def _pair(folder: Path, old: Any, new: Any, verdict: str) -> None:
    folder.mkdir(parents=True)
    (folder / "old.json").write_text(json.dumps(old), encoding="utf-8")
    (folder / "new.json").write_text(json.dumps(new), encoding="utf-8")
    (folder / "verdict").write_text(f"{verdict}\n", encoding="utf-8")


@pytest.fixture
def pairs(tmp_path: Path, minimal: Callable[..., dict[str, Any]]) -> Path:
    """A folder with a pair for each way to agree and to differ."""
    before, after = minimal(), minimal()
    del after["paths"]["/api/v2/files"]["post"]
    _pair(tmp_path / "a/gone", before, after, "breaking")
    _pair(tmp_path / "a/came", after, before, "breaking")
    _pair(tmp_path / "b/same", before, before, "same")
    _pair(tmp_path / "b/strict", before, after, "compatible")
    _pair(tmp_path / "b/warned", before, after, "perhaps")
    (tmp_path / "b/same/old.json").write_text("{", encoding="utf-8")
    return tmp_path


def test_precision_and_recall_over_pairs(pairs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(pairs)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-2] == "as the suites have it: 3 pairs: precision 50.0%, recall 50.0% (1 unreadable)"
    assert "a/came: compatible, should be breaking" in told
    assert not any("b/warned" in line for line in told)
    assert main([str(pairs), "--least", "95"]) == 1


def test_documented_differences_are_set_aside(
    pairs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = dict.fromkeys(("a/came", "b/strict", "a/gone"), "a reason")
    monkeypatch.setattr("scripts.diff_suites.reasons", lambda: known)
    assert main([str(pairs), "--least", "100"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "after the documented differences: 0 pairs: precision 100.0%, recall 100.0%"
    assert "a/gone: has a reason to differ in legitimate.yaml, and does not" in told


def test_a_key_without_a_value_is_not_said(
    tmp_path: Path, minimal: Callable[..., dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = minimal(), minimal()
    after["paths"]["/api/v2/files"]["get"]["responses"]["200"]["content"] = None
    _pair(tmp_path / "a", before, after, "breaking")
    assert main([str(tmp_path), "--least", "100"]) == 0
    assert "(0 unreadable)" in capsys.readouterr().out


@pytest.mark.parametrize(("verdict", "told"), [("maybe", "'maybe' is not one of"), ("", "is not one of")])
def test_an_unknown_verdict_is_an_error(
    tmp_path: Path, verdict: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _pair(tmp_path / "x", {}, {}, verdict)
    assert main([str(tmp_path)]) == 1
    assert told in capsys.readouterr().err


def test_a_folder_without_pairs_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "has no pair" in capsys.readouterr().err


def test_each_reason_is_in_the_docs(vendored: Layout) -> None:
    page = (vendored.root / "docs" / "spec.md").read_text("utf-8")
    for reason in set(reasons().values()):
        assert f"| {reason} |" in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {reason: x, pairs: [a]}\n- {reason: y, pairs: [a]}\n", "a has two reasons"),
        ("- {reason: x}\n", "needs `reason` and `pairs`"),
        ("- x\n", "needs `reason` and `pairs`"),
    ],
)
def test_the_file_of_reasons_is_checked(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / legitimate.DOCUMENTED.name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SpecError, match=told):
        reasons(path)
