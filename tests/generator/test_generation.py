"""The real generator on small descriptions: run by `nox -s generate-check`, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from scripts.build_spec import build_all
from scripts.generate import _upstream_templates, generate, main, moved_templates
from scripts.spec.files import tree
from scripts.spec.layout import VERSIONS, Layout
from scripts.spec.yaml_io import dump, load

if TYPE_CHECKING:
    from pathlib import Path

DESCRIPTION = """
openapi: 3.0.3
info: {title: Paradigm API, version: x (VERSION)}
paths:
  /api/VERSION/files:
    get:
      tags: [Files]
      operationId: files_list
      security: [{bearerAuth: []}]
      parameters:
        - in: query
          name: status
          explode: false
          schema: {type: array, items: {$ref: '#/components/schemas/StatusEnum'}}
        - {in: query, name: page_size, schema: {type: integer, default: 20}}
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/File'}}}
        '404':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}
components:
  schemas:
    StatusEnum: {type: string, enum: [pending, '-', embedded]}
    Problem: {type: object, properties: {detail: {type: string}}}
    File:
      type: object
      properties:
        id: {type: integer}
        status: {nullable: true, allOf: [{$ref: '#/components/schemas/StatusEnum'}]}
      required: [id]
  securitySchemes:
    bearerAuth: {type: http, scheme: bearer}
"""


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """A tree that was generated once; tests only look at it."""
    made = Layout(tmp_path_factory.mktemp("generated"))
    for version in VERSIONS:
        _write(made, version, load(DESCRIPTION.replace("VERSION", version), file=version))
    build_all(made)
    assert generate(made)
    return made


@pytest.fixture
def layout(generated: Layout, tmp_path: Path) -> Layout:
    """A copy of that tree, to work on."""
    shutil.copytree(generated.root, tmp_path / "tree")
    return Layout(tmp_path / "tree")


def _write(layout: Layout, version: str, document: dict[str, Any]) -> None:
    path = layout.upstream(version)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(document), encoding="utf-8")


def _run(layout: Layout, program: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(layout.package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_the_templates_that_ours_are_variants_of_have_not_moved() -> None:
    assert moved_templates(_upstream_templates()) == []


def test_the_generated_package_is_complete_and_clean(generated: Layout) -> None:
    names = set(tree(generated.package))
    assert {"py.typed", "__init__.py", "v2/client.py", "v3/api/files/files_list.py"} <= names
    assert not any(".ruff_cache" in name for name in names)
    assert sorted(path.name for path in generated.package.parent.iterdir()) == ["paradigm_api"]
    source = tree(generated.package)["v2/api/files/files_list.py"].decode()
    assert "Problem" not in source
    assert "| Unset = 20" not in source
    assert "The server's default is `20`." in source


def test_statuses_are_open_models_are_lazy_and_unset_is_one(generated: Layout) -> None:
    program = """
import pickle, sys
from paradigm_api.v2.api.files import files_list
assert not [name for name in sys.modules if name.endswith("problem")]
from paradigm_api.v2.models import File, Problem
from paradigm_api.v2.types import UNSET
print(File.from_dict({"id": 1, "status": "new"}).status, File.from_dict({"id": 1, "status": None}).status)
print(pickle.loads(pickle.dumps(UNSET)) is UNSET)
"""
    assert _run(generated, program) == "new None\nTrue"


def test_an_enum_never_takes_what_is_no_text(generated: Layout) -> None:
    program = """
from paradigm_api.v2.models.status_enum import check_status_enum
try:
    check_status_enum(3)
except TypeError as error:
    print(error)
"""
    assert _run(generated, program).startswith("Unexpected value 3. Expected str")


def test_neither_the_hash_seed_nor_settings_of_the_formatter_show(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "4711")
    (layout.root / "ruff.toml").write_text("line-length = 60\nextend-exclude = ['*']\n", encoding="utf-8")
    (layout.root / ".gitignore").write_text("*\n", encoding="utf-8")
    home = layout.root / "home" / "ruff"
    home.mkdir(parents=True)
    (home / "ruff.toml").write_text("line-length = 60\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home.parent))
    assert not generate(layout)


def test_what_the_generator_only_warns_of_is_an_error_and_the_old_tree_stays(
    layout: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(layout.package)
    document = load(layout.upstream("v3").read_bytes(), file="v3")
    body = {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
    document["paths"]["/api/v3/files"]["get"]["requestBody"] = body
    _write(layout, "v3", document)
    build_all(layout)
    assert main([], layout) == 1
    told = capsys.readouterr().err
    assert told.startswith("generate: spec/openapi-v3.yaml: the generator refused it:")
    assert "application/zip" in told
    assert tree(layout.package) == before
