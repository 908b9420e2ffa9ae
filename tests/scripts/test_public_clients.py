from __future__ import annotations

import ast
import json
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.generate import _exported
from scripts.public_clients import _sendable, descriptions, download_wheels, use_all
from scripts.spec.errors import SpecError
from scripts.view.user import user_program

if TYPE_CHECKING:
    from scripts.spec.layout import Layout

Document = dict[str, Any]
LIST = "/api/v2/files"


def test_only_descriptions_with_operations_are_taken(tmp_path: Path, document: Document) -> None:
    files = {
        "deep/api.json": json.dumps(document),
        "swagger.yml": 'swagger: "2.0"\npaths: {/a: {get: {}}}\n',
        "empty.yaml": "openapi: 3.0.3\npaths: {}\n",
        "list.json": "[]",
        "broken.yml": "a: [",
        "api.txt": json.dumps(document),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [name for name, _ in descriptions(tmp_path)] == ["deep/api.json"]


def test_what_an_overlay_would_settle_is_taken_out(document: Document) -> None:
    operation = document["paths"][LIST]["get"]
    count = len(operation["parameters"])
    operation["parameters"].append(
        {"in": "query", "name": "filter", "style": "deepObject", "schema": {"type": "object"}}
    )
    operation["responses"]["200"]["content"]["application/json"]["schema"] = {
        "$ref": "#/components/schemas/Gone"
    }
    sendable = _sendable(document)["paths"][LIST]["get"]
    assert len(sendable["parameters"]) == count
    assert sendable["responses"]["200"]["content"]["application/json"]["schema"] == {}


def test_the_program_uses_every_operation_and_field(vendored: Layout) -> None:
    package = vendored.package / "v3"
    program = user_program(package, "paradigm_api.v3")
    ast.parse(program)
    made = [path for path in package.glob("api/*/*.py") if path.name != "__init__.py"]
    assert program.count(" as operation_") == program.count(".sync_detailed(") == len(made)
    assert "filelistresponseserializerv3.upload_session_uuid" in program


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('__all__ = ("One",)\n', ["One"]),
        ('__all__ = (\n    "A",\n    "B",\n)\n', ["A", "B"]),
        ("x = 1\n", []),
    ],
)
def test_the_names_of_a_module_are_read_however_it_is_formatted(
    tmp_path: Path, text: str, names: list[str]
) -> None:
    (tmp_path / "__init__.py").write_text(text, encoding="utf-8")
    assert _exported(tmp_path / "__init__.py") == names


def test_what_fails_is_told_with_its_description(
    tmp_path: Path, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(document), encoding="utf-8")

    def run(view: Document, output: Path, *, source: str) -> None:
        if source == "a.json":
            raise SpecError("the generator refused it")
        (output / "api").mkdir(parents=True)
        (output / "models").mkdir()

    def errors(folder: Path) -> list[str]:
        return ["user_1.py:3: error: no such field"]

    monkeypatch.setattr("scripts.public_clients.run_generator", run)
    monkeypatch.setattr("scripts.public_clients.execute", lambda folder: None)
    monkeypatch.setattr("scripts.public_clients._type_errors", errors)
    told = [(outcome.name, outcome.operations > 0, outcome.problem) for outcome in use_all(tmp_path)]
    assert told == [
        ("a.json", True, "the generator refused it"),
        ("b.json", True, "user_1.py:3: error: no such field\n"),
    ]


def test_only_descriptions_are_taken_out_of_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members = {
        "api/v1.yaml": "openapi: 3.0.3\n",
        "package.json": '{"name": "x"}',
        "../out.yaml": "openapi: 3.0.3\n",
        "read.py": "openapi = 3",
    }

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        assert {"--require-hashes", "--no-deps", "r.txt"} <= set(command)
        with zipfile.ZipFile(Path(command[command.index("--dest") + 1]) / "a-1-py3.whl", "w") as wheel:
            for name, text in members.items():
                wheel.writestr(name, text)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    download_wheels(Path("r.txt"), tmp_path / "found")
    kept = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert kept == ["found/a-1-py3/api/v1.yaml"]


def test_a_wheel_that_is_not_as_pinned_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "THESE PACKAGES DO NOT MATCH THE HASHES")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(SpecError, match="DO NOT MATCH THE HASHES"):
        download_wheels(Path("r.txt"), tmp_path)
