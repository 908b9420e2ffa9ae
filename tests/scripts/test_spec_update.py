from __future__ import annotations

import datetime as dt
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from rich.console import Console

from scripts import generate as generate_module
from scripts import spec_update as module
from scripts.changelog import with_entry
from scripts.diffing.model import Change
from scripts.fetching.sources import read_sources
from scripts.spec.errors import SpecError
from scripts.spec.files import tree
from scripts.spec.progress import Steps
from scripts.spec.yaml_io import dump
from scripts.spec_update import Plan, main, update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scripts.spec.layout import Layout

    Snapshot = Callable[[Path], Any]
    Minimal = Callable[..., dict[str, Any]]

TODAY = dt.date(2026, 11, 22)


def generate(layout: Layout) -> bool:
    """Write what the real generator would depend on: the built specs."""
    for version in ("v2", "v3"):
        folder = layout.package / version
        folder.mkdir(exist_ok=True)
        text = layout.built(version).read_text("utf-8").split("\n", 2)[2]
        (folder / "spec.txt").write_text(text, encoding="utf-8")
    return True


@pytest.fixture
def quiet() -> Steps:
    return Steps("spec-update", console=Console(file=io.StringIO()))


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    (tmp_path / "given").mkdir()
    return Plan(origin=str(tmp_path / "given"), today=TODAY, generate=generate, check=lambda _: None)


@pytest.fixture
def given(tmp_path: Path, plan: Plan, minimal: Minimal) -> Path:
    """The vendor's new descriptions: a new status in v2, v3 as it was."""
    new = minimal("v2")
    new["components"]["schemas"]["StatusEnum"]["enum"].append("parsed")
    (tmp_path / "given" / "openapi-v2.yaml").write_text(dump(new), encoding="utf-8")
    (tmp_path / "given" / "openapi-v3.yaml").write_text(dump(minimal("v3")), encoding="utf-8")
    return tmp_path / "given"


@pytest.mark.usefixtures("given")
def test_a_new_description_is_taken_over_with_all_that_follows(
    scratch: Layout, plan: Plan, quiet: Steps
) -> None:
    generate(scratch)
    outcome = update(scratch, plan, quiet)
    assert outcome.changed == (
        "spec/upstream/openapi-v2.yaml",
        "spec/upstream/sources.yaml",
        "spec/openapi-v2.yaml",
        "generated/paradigm_api",
    )
    assert {change.kind for change in outcome.differences["v2"]} == {
        "response-enum-widened",
        "request-enum-widened",
    }
    assert outcome.differences["v3"] == []
    assert "parsed" in scratch.built("v2").read_text("utf-8")
    assert b"parsed" in tree(scratch.package)["v2/spec.txt"]
    assert read_sources(scratch.sources)["v2"].date == "2026-11-22"
    assert scratch.changelog.read_text("utf-8") == (
        "# Changelog\n\n## Unreleased\n\n"
        "- The API's description of 2026-11-22. 0 breaking, 1 notable, 1 harmless. "
        "Suggested release: 0.1.0 -> 0.2.0, minor.\n"
        "  - notable, v2: `paradigm_api.v2.models.StatusEnum`: "
        "new value in responses (enums are open): `parsed`\n"
        "\n- first\n"
    )


@pytest.mark.usefixtures("given")
def test_a_second_run_changes_nothing_at_all(
    scratch: Layout, plan: Plan, quiet: Steps, snapshot: Snapshot
) -> None:
    update(scratch, plan, quiet)
    before = snapshot(scratch.root)
    assert update(scratch, evolve(plan, today=TODAY + dt.timedelta(days=1)), quiet).changed == ()
    assert snapshot(scratch.root) == before


@pytest.mark.usefixtures("given")
def test_a_dry_run_tells_and_changes_nothing(
    scratch: Layout, plan: Plan, quiet: Steps, snapshot: Snapshot
) -> None:
    before = snapshot(scratch.root)
    outcome = update(scratch, evolve(plan, dry_run=True), quiet)
    assert "generated/paradigm_api" in outcome.changed
    assert snapshot(scratch.root) == before


def _fail(error: BaseException) -> Callable[[Layout], bool]:
    def generate_and_fail(layout: Layout) -> bool:
        generate(layout)
        raise error

    return generate_and_fail


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("error", [SpecError("refused"), KeyboardInterrupt(), RuntimeError("crash")])
def test_a_failing_step_leaves_the_tree_as_it_was(
    scratch: Layout, plan: Plan, quiet: Steps, snapshot: Snapshot, error: BaseException
) -> None:
    before = snapshot(scratch.root)
    with pytest.raises(type(error)):
        update(scratch, evolve(plan, generate=_fail(error)), quiet)
    assert snapshot(scratch.root) == before


def test_an_overlay_that_no_longer_fits_leaves_the_tree_as_it_was(
    scratch: Layout, plan: Plan, quiet: Steps, given: Path, snapshot: Snapshot
) -> None:
    path = scratch.spec / "overlays" / "v2" / "10.yaml"
    path.parent.mkdir(parents=True)
    action = {"target": "$.components.schemas.Gone", "description": "why", "update": {"a": 1}}
    path.write_text(dump({"overlay": "1.0.0", "actions": [action]}), encoding="utf-8")
    before = snapshot(scratch.root)
    with pytest.raises(SpecError, match="matches nothing"):
        update(scratch, plan, quiet)
    assert snapshot(scratch.root) == before


def test_a_change_of_prose_alone_makes_no_changelog_entry_while_the_client_is_the_same(
    scratch: Layout, plan: Plan, quiet: Steps, minimal: Minimal, tmp_path: Path
) -> None:
    generate(scratch)
    (tmp_path / "given" / "openapi-v2.yaml").write_text("# new\n" + dump(minimal("v2")), encoding="utf-8")
    changelog = scratch.changelog.read_text("utf-8")
    outcome = update(scratch, plan, quiet)
    assert outcome.changed == ("spec/upstream/openapi-v2.yaml", "spec/upstream/sources.yaml")
    assert scratch.changelog.read_text("utf-8") == changelog


def test_without_fetching_a_new_overlay_is_taken_over(scratch: Layout, plan: Plan, quiet: Steps) -> None:
    path = scratch.spec / "overlays" / "v3" / "10.yaml"
    path.parent.mkdir(parents=True)
    properties = {"signature": {"type": "string"}}
    action = {
        "target": "$.components.schemas.File",
        "description": "why",
        "update": {"properties": properties},
    }
    path.write_text(dump({"overlay": "1.0.0", "actions": [action]}), encoding="utf-8")
    outcome = update(scratch, evolve(plan, fetching=False, origin="https://nowhere.invalid/"), quiet)
    assert [change.kind for change in outcome.differences["v3"]] == ["response-field-added"]


@pytest.fixture
def no_generator(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = module.Plan

    def made(**options: Any) -> Plan:
        return plain(**options, today=TODAY, generate=generate, check=lambda _: None)

    monkeypatch.setattr(module, "Plan", made)
    monkeypatch.setattr(generate_module, "_check_pins", lambda: None)


@pytest.mark.usefixtures("no_generator")
def test_the_command_prints_the_report_and_says_what_it_did(
    scratch: Layout, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed, report = tmp_path / "changed.json", tmp_path / "report.md"
    options = ["--from", str(given), "--changed", str(changed), "--report", str(report)]
    assert main([*options, "--dry-run"], scratch) == 0
    assert not changed.exists()
    assert main(options, scratch) == 0
    told = capsys.readouterr()
    assert "| new value in responses (enums are open) |" in told.out
    assert "spec-update: would change" in told.err
    assert "spec-update: changed" in told.err
    assert "generated/paradigm_api" in json.loads(changed.read_text("utf-8"))
    assert report.with_suffix(".json").is_file()
    assert main(["--from", str(given)], scratch) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("spec-update: nothing changed\n")


@pytest.mark.usefixtures("no_generator")
@pytest.mark.parametrize(("fail_on", "status"), [("never", 0), ("breaking", 0), ("notable", 1)])
def test_the_exit_status_can_tell_the_gravest_change(
    scratch: Layout, given: Path, fail_on: str, status: int
) -> None:
    assert main(["--from", str(given), "--fail-on", fail_on], scratch) == status


def test_a_failure_is_told_in_one_sentence(scratch: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--from", "nowhere"], scratch) == 3
    assert capsys.readouterr().err.endswith(
        "spec-update: nowhere: no such file or folder\nspec-update: failed, nothing was changed\n"
    )


def test_steps_are_plain_lines_in_a_log() -> None:
    stream = io.StringIO()
    ticks = iter([0.0, 2.25])
    steps = Steps("x", console=Console(file=stream, width=500), clock=lambda: next(ticks))
    with steps.step("fetch"):
        assert stream.getvalue() == ""
    steps.say("done [really]")
    assert stream.getvalue() == "x: fetch (2.2 s)\nx: done [really]\n"


def test_a_step_that_fails_is_not_told_as_done() -> None:
    stream = io.StringIO()
    with pytest.raises(SpecError), Steps("x", console=Console(file=stream)).step("fetch"):
        raise SpecError("no")
    assert stream.getvalue() == ""


def test_an_entry_goes_under_a_new_heading_where_there_is_none() -> None:
    text = with_entry("# Changelog\n\n## 0.1.0\n\n- first\n", {"v2": []}, "0.1.0", TODAY)
    assert text == (
        "# Changelog\n\n## Unreleased\n\n"
        "- The API's description of 2026-11-22. No change for users but of descriptions.\n\n"
        "## 0.1.0\n\n- first\n"
    )


def test_a_long_entry_is_cut() -> None:
    changes = [Change("path-changed", f"/{i}", ("GET /a",), "", "", f"symbol{i}") for i in range(25)]
    text = with_entry("## Unreleased\n", {"v2": changes}, "1.0.0", TODAY)
    assert text.count("  - breaking, v2:") == 20
    assert "  - and 5 more\n" in text
