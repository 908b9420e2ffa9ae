from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from scripts.suite_pairs import main

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
newBackwardCompatibilityRule(GoneId, ERR, Check, DirectionRequest),
newBackwardCompatibilityRule(DoubtfulId, WARN, Check, DirectionRequest),
newBackwardCompatibilityRule(AddedId, INFO, Check, DirectionRequest),
"""
HELPERS = 'var (\n\tplainFile = dataFileFn("plain")\n)\n'
GO = """
func Test{name}(t *testing.T) {{
\ts1, err := open({old})
\trequire.NoError(t, err)
\ts2, err := open({new})
\t{extra}
\td, osm, err := diff.GetWithOperationsSourcesMap(diff.NewConfig(), {order})
\terrs := checker.CheckBackwardCompatibility(allChecksConfig(), d, osm)
\t{expects}
}}
"""
JAVA = """
public class ThingTest {
  private final String BASE = "base.yaml";

  @Test
  public void same() {
    assertSpecUnchanged(BASE, BASE);
  }

  @Test // a remark
  public void gone() {
    assertSpecIncompatible(BASE, "gone.yaml", PROP);
  }

  @Test
  public void told() {
    ChangedOpenApi changedOpenApi =
        OpenApiCompare.fromLocations(
            "base.yaml", "told.yaml");
    assertThat(changedOpenApi.isCompatible()).isTrue();
    assertThat(other.isIncompatible()).isTrue();
  }

  @Test
  public void anotherFormat() {
    assertOpenApiAreEquals("swagger2.yaml", BASE);
  }
}
"""


def go(
    name: str, expects: str, *, order: str = "s1, s2", extra: str = "", new: str = '"../data/a/new.yaml"'
) -> str:
    return GO.format(
        name=name, old='"../data/a/old.yaml"', new=new, order=order, extra=extra, expects=expects
    )


def clone(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "all"]):
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(folder), *identity, *command], check=True)
    return folder


def verdicts(folder: Path) -> dict[str, str]:
    return {
        path.parent.relative_to(folder).as_posix(): path.read_text("utf-8").strip()
        for path in folder.rglob("verdict")
    }


def test_oasdiff_becomes_pairs(tmp_path: Path) -> None:
    tests = [
        go("One", "requireSingleChange(t, errs, checker.AddedId)"),
        go("TheSamePairGraver", "requireChange(t, errs, checker.GoneId)"),
        go("Back", "require.Empty(t, errs)", order="s2, s1"),
        go("Doubt", "requireSingleChange(t, errs, checker.DoubtfulId)", new='plainFile("new.yaml")'),
        go("Mutated", "require.Empty(t, errs)", extra="s2.Spec.Paths = nil", new='"../data/a/other.yaml"'),
        go("NotThere", "requireNoChange(t, errs, checker.GoneId)", new='"../data/a/other.yaml"'),
    ]
    files = {f"data/{name}.yaml": "openapi: 3.0.0\n" for name in ("a/old", "a/new", "a/other", "plain/new")}
    sources = {"checker/rules.go": RULES, "checker/helpers_test.go": HELPERS}
    sources["checker/check_x_test.go"] = "".join(tests)
    target = tmp_path / "pairs"
    assert main(["oasdiff", str(clone(tmp_path / "clone", files | sources)), str(target)]) == 0
    assert verdicts(target / "oasdiff") == {
        "a/old--new": "breaking",
        "a/new--old": "compatible",
        "plain/old--new": "perhaps",
    }
    source = json.loads((target / "oasdiff/a/old--new/source.json").read_text("utf-8"))
    assert source == {"old": "data/a/old.yaml", "new": "data/a/new.yaml", "test": "TestTheSamePairGraver"}


def test_openapi_diff_becomes_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resources = "core/src/test/resources"
    files = {f"{resources}/{name}.yaml": "openapi: 3.0.0\n" for name in ("base", "gone", "told")}
    files |= {f"{resources}/swagger2.yaml": 'swagger: "2.0"\n', "core/src/test/java/a/ThingTest.java": JAVA}
    target = tmp_path / "pairs"
    assert main(["openapi-diff", str(clone(tmp_path / "clone", files)), str(target)]) == 0
    assert verdicts(target / "openapi-diff") == {
        "resources/base--gone": "breaking",
        "resources/base--told": "compatible",
    }
    assert capsys.readouterr().out.startswith("2 pairs in ")


@pytest.mark.parametrize(
    ("tool", "files", "told"),
    [
        ("oasdiff", {"README.md": "x"}, "is it a clone of oasdiff?"),
        ("openapi-diff", {"README.md": "x"}, "is it a clone of openapi-diff?"),
        ("oasdiff", {}, "is not a clone that has HEAD"),
    ],
)
def test_another_folder_is_an_error(
    tmp_path: Path, tool: str, files: dict[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = clone(tmp_path / "clone", files) if files else tmp_path
    assert main([tool, str(folder), str(tmp_path / "pairs")]) == 1
    assert told in capsys.readouterr().err


def test_pairs_stay_out_of_this_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["oasdiff", str(tmp_path), "spec/pairs"]) == 1
    assert "inside this repository" in capsys.readouterr().err
