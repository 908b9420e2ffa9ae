from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from scripts.diff_suites import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _pair(folder: Path, old: Any, new: Any, verdict: str) -> None:
    folder.mkdir(parents=True)
    (folder / "old.json").write_text(json.dumps(old), encoding="utf-8")
    (folder / "new.json").write_text(json.dumps(new), encoding="utf-8")
    (folder / "verdict").write_text(f"{verdict}\n", encoding="utf-8")


def test_precision_and_recall_over_pairs(
    tmp_path: Path, minimal: Callable[..., dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = minimal(), minimal()
    del after["paths"]["/api/v2/files"]["post"]
    _pair(tmp_path / "a/gone", before, after, "breaking")
    _pair(tmp_path / "a/came", after, before, "breaking")
    _pair(tmp_path / "b/same", before, before, "same")
    _pair(tmp_path / "b/strict", before, after, "compatible")
    (tmp_path / "b/same/old.json").write_text("{", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "3 pairs (1 unreadable): precision 50.0%, recall 50.0%"
    assert "a/came: compatible, should be breaking" in told
    assert main([str(tmp_path), "--least", "95"]) == 1


@pytest.mark.parametrize(("verdict", "told"), [("perhaps", "'perhaps' is not one of"), ("", "is not one of")])
def test_an_unknown_verdict_is_an_error(
    tmp_path: Path, verdict: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _pair(tmp_path / "x", {}, {}, verdict)
    assert main([str(tmp_path)]) == 1
    assert told in capsys.readouterr().err


def test_a_folder_without_pairs_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "has no pair" in capsys.readouterr().err
