"""The generator's own work is tested where the generator is, in `tests/generator`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scripts import generate as module
from scripts.generate import TEMPLATES, check, generate, main, moved_templates
from scripts.spec.errors import SpecError
from scripts.spec.files import folder_beside, replace_folder, restore, tree, write_if_changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scripts.spec.layout import Layout

    Snapshot = Callable[[Path], Any]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a generator in the place of the real one that writes the operationIds it is shown."""

    def run(view: dict[str, Any], output: Path, *, source: str) -> None:
        output.mkdir()
        told = sorted(
            operation["operationId"] for item in view["paths"].values() for operation in item.values()
        )
        (output / "operations.py").write_text(f"{told}\n", encoding="utf-8")

    monkeypatch.setattr(module, "run_generator", run)
    monkeypatch.setattr(module, "_check_pins", lambda: None)


@pytest.mark.usefixtures("fake")
def test_a_generated_tree_takes_the_place_of_the_old_one(scratch: Layout, snapshot: Snapshot) -> None:
    (scratch.package / "stray.py").touch()
    assert generate(scratch)
    assert sorted(tree(scratch.package)) == [
        "__init__.py",
        "py.typed",
        "v2/operations.py",
        "v3/operations.py",
    ]
    before = snapshot(scratch.root)
    assert not generate(scratch)
    assert snapshot(scratch.root) == before, "nothing is touched when nothing changed"
    assert [path.name for path in scratch.package.parent.iterdir()] == ["paradigm_api"]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("failure", [SpecError("refused"), KeyboardInterrupt(), RuntimeError("crash")])
def test_a_failure_half_way_leaves_the_old_tree(
    scratch: Layout, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    run = module.run_generator

    def fail_on_v3(view: dict[str, Any], output: Path, *, source: str) -> None:
        if "v3" in source:
            raise failure
        run(view, output, source=source)

    monkeypatch.setattr(module, "run_generator", fail_on_v3)
    before = snapshot(scratch.root)
    with pytest.raises(type(failure)):
        generate(scratch)
    assert snapshot(scratch.root) == before


def test_an_interrupt_is_told_in_one_sentence(
    scratch: Layout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_check_pins", interrupt)
    assert main([], scratch) == 1
    assert capsys.readouterr().err == "generate: interrupted, the tree is as it was\n"


@pytest.mark.usefixtures("fake")
def test_check_accepts_what_generate_made_and_writes_nothing(scratch: Layout, snapshot: Snapshot) -> None:
    generate(scratch)
    (scratch.package / "v2" / "__pycache__").mkdir()
    (scratch.package / "v2" / "__pycache__" / "x.pyc").touch()
    before = snapshot(scratch.root)
    check(scratch)
    assert snapshot(scratch.root) == before


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("v2/operations.py", "edited by hand\n", "-edited by hand"),
        ("v2/added.py", "", "left over: v2/added.py"),
        ("py.typed", None, "missing: py.typed"),
    ],
)
def test_check_shows_what_differs(scratch: Layout, name: str, content: str | None, told: str) -> None:
    generate(scratch)
    path = scratch.package / name
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(SpecError) as caught:
        check(scratch)
    assert "run `nox -s generate`" in str(caught.value)
    assert told in str(caught.value)


@pytest.mark.usefixtures("fake")
def test_check_fails_on_a_built_spec_that_is_edited_by_hand(
    scratch: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    generate(scratch)
    path = scratch.built("v3")
    path.write_text(path.read_text("utf-8").replace("maximum: 100", "maximum: 50"), encoding="utf-8")
    assert main(["--check"], scratch) == 1
    assert capsys.readouterr().err == (
        "generate: spec/openapi-v3.yaml: is not what upstream and overlays make: run `nox -s spec-build`\n"
    )


def test_a_template_that_moved_upstream_is_named(tmp_path: Path) -> None:
    upstream, ours = tmp_path / "upstream", tmp_path / "ours"
    upstream.mkdir()
    ours.mkdir()
    for name in ("a.jinja", "b.jinja", "c.jinja"):
        (upstream / name).write_text("one\n", encoding="utf-8")
        (ours / name).touch()
    same = "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806"
    recorded = ours / "upstream.sha256"
    recorded.write_text("".join(f"{same}  {name}\n" for name in ("a.jinja", "b.jinja")), encoding="utf-8")
    (upstream / "b.jinja").write_text("two\n", encoding="utf-8")
    assert moved_templates(upstream, recorded) == ["b.jinja", "c.jinja"], (
        "c is ours, and of no recorded version"
    )
    (upstream / "a.jinja").unlink()
    assert "a.jinja" in moved_templates(upstream, recorded)


def test_every_variant_of_a_template_is_recorded() -> None:
    recorded = (TEMPLATES / "upstream.sha256").read_text("utf-8").split()[1::2]
    ours = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.jinja")}
    assert sorted(recorded) == sorted(ours - {"reading.jinja"}), "which the generator does not have"


def test_a_kill_between_the_two_renames_is_mended(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "old.py").touch()
    folder.rename(tmp_path / ".package.old")
    restore(folder)
    assert sorted(tree(folder)) == ["old.py"]


def test_a_failure_while_moving_puts_the_old_folder_back(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "old.py").touch()
    with pytest.raises(FileNotFoundError):
        replace_folder(folder, tmp_path / "not-there")
    assert sorted(tree(folder)) == ["old.py"]


def test_the_scratch_folder_is_removed_whatever_happens(tmp_path: Path) -> None:
    def fail() -> None:
        with folder_beside(tmp_path / "package") as fresh:
            (fresh / "file").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    assert write_if_changed(path, "one")
    assert not write_if_changed(path, "one")

    def fail(*_: object) -> None:
        raise OSError("disk is full")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="disk is full"):
        write_if_changed(path, "two")
    assert [item.name for item in tmp_path.iterdir()] == ["file"]
    assert path.read_text("utf-8") == "one"
