"""The real generator on small descriptions: run by `nox -s generate-check`, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from scripts.build_spec import build_all
from scripts.execute import execute
from scripts.generate import _upstream_templates, generate, main, moved_templates
from scripts.spec.errors import SpecError
from scripts.spec.files import tree
from scripts.spec.layout import VERSIONS, Layout
from scripts.spec.yaml_io import dump, load

if TYPE_CHECKING:
    from collections.abc import Callable
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


def _change(layout: Layout, change: Callable[[dict[str, Any]], None]) -> str:
    """Generate from a changed v3; return what was said, empty when it was done."""
    document = load(layout.upstream("v3").read_bytes(), file="v3")
    change(document)
    _write(layout, "v3", document)
    build_all(layout)
    try:
        generate(layout)
    except SpecError as error:
        return str(error)
    return ""


def test_two_operations_of_one_module_are_refused_with_the_line_that_mends_it(layout: Layout) -> None:
    def change(document: dict[str, Any]) -> None:
        operation = document["paths"]["/api/v3/files"]["get"]
        document["paths"]["/api/v3/more"] = {"get": {**operation, "operationId": "filesList"}}

    told = _change(layout, change)
    assert "3 operations made 2 modules" not in told
    assert "2 operations made 1 modules" in told
    assert "target: \"$.paths['/api/v3/more'].get\"" in told


NAMES = ("to_dict", "from_dict", "additional_properties", "d", "cls", "UUID", "text", "Any", "T", "files")


def test_no_name_of_a_field_or_parameter_breaks_its_module(layout: Layout) -> None:
    def change(document: dict[str, Any]) -> None:
        file = document["components"]["schemas"]["File"]
        file["properties"] |= {name: {"type": "string"} for name in NAMES} | {"u": {"format": "uuid"}}
        names = ("client", "body", "params", "headers", "response", "kwargs")
        found = document["paths"]["/api/v3/files"]["get"]["parameters"]
        found += [{"in": "query", "name": name, "schema": {"type": "string"}} for name in names]

    assert _change(layout, change) == ""
    program = f"""
import inspect
from paradigm_api.v3.api.files import files_list
from paradigm_api.v3.models import File
sent = dict.fromkeys({NAMES!r}, "x") | {{"id": 1, "status": "embedded", "other": 2}}
assert File.from_dict(sent).to_dict() == sent
names = inspect.signature(files_list._get_kwargs).parameters
print(sorted(files_list._get_kwargs(**dict.fromkeys(names, "x"))["params"]))
"""
    sent = ["body", "client", "headers", "kwargs", "page_size", "params", "response", "status"]
    assert _run(layout, program) == str(sent)


UNION = """
from paradigm_api.v3.models import Holder
read = lambda **sent: type(Holder.from_dict({"it": sent}).it).__name__
print(read(kind="dog", name="x"), read(kind="fish"), read(a=1, b=2), read(b=1, c=1), read(mode="n", b=1))
print(read(at="2026-01-01T00:00:00Z"), Holder.from_dict({"it": {"kind": "fish"}})["it"])
"""


def test_members_of_a_union_are_told_apart_by_what_they_are(layout: Layout) -> None:
    def change(document: dict[str, Any]) -> None:
        schemas = document["components"]["schemas"]
        text: dict[str, Any] = {"type": "string"}
        ref = "#/components/schemas/"
        for name in ("Cat", "Dog"):
            kind = {"kind": text, "name": text}
            schemas[name] = {"type": "object", "required": ["kind"], "properties": kind}
        mapping = {"cat": ref + "Cat", "dog": ref + "Dog"}
        schemas["One"] = {"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a", "b"]}
        schemas["Two"] = {"type": "object", "properties": {"b": {}, "c": {}}, "required": ["b"]}
        mode = {"mode": {"type": "string", "enum": ["m", "n"]}, "b": {}, "at": {"format": "date-time"}}
        schemas["Three"] = {"type": "object", "properties": mode}
        union = [{"$ref": ref + name} for name in ("One", "Two", "Three", "Cat", "Dog")]
        told = {"propertyName": "kind", "mapping": mapping}
        schemas["Holder"] = {"properties": {"it": {"oneOf": union, "discriminator": told}}, "type": "object"}
        answer = document["paths"]["/api/v3/files"]["get"]["responses"]["200"]
        answer["content"]["application/json"]["schema"] = {"$ref": ref + "Holder"}

    assert _change(layout, change) == ""
    assert _run(layout, UNION).splitlines() == ["Dog Unset One Two Three", "Three {'kind': 'fish'}"]


def test_a_shared_schema_is_made_without_what_the_server_sets(layout: Layout) -> None:
    def change(document: dict[str, Any]) -> None:
        file = document["components"]["schemas"]["File"]
        file["properties"]["id"]["readOnly"] = True
        media = {"application/json": {"schema": {"$ref": "#/components/schemas/File"}}}
        document["paths"]["/api/v3/files"]["get"]["requestBody"] = {"content": media, "required": True}

    assert _change(layout, change) == ""
    program = """
import inspect
from paradigm_api.v3.api.files import files_list
from paradigm_api.v3.models import File, FileRequest
assert "id" not in inspect.signature(FileRequest).parameters
print(File(status="new").to_dict(), File.from_dict({"id": 1}).id)
print(files_list._get_kwargs(body=FileRequest(status="new"))["json"])
"""
    assert _run(layout, program).splitlines() == ["{'status': 'new'} 1", "{'status': 'new'}"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "v2/api/files/files_list.py",
            "import nothing_of_this_name\n",
            "v2.api.files.files_list: ModuleNotFound",
        ),
        ("v3/models/file.py", "def broken(:\n", "v3.models.file: SyntaxError"),
        (
            "v2/models/problem.py",
            "from __future__ import annotations\n\nclass Problem:\n    x: Gone\n",
            "v2.models.problem.Problem: NameError",
        ),
        ("__init__.py", "raise SystemExit(3)\n", "do not work"),
    ],
)
def test_what_does_not_run_is_refused_and_named(layout: Layout, name: str, text: str, told: str) -> None:
    execute(layout.package)
    (layout.package / name).write_text(text, encoding="utf-8")
    with pytest.raises(SpecError, match="do not work") as caught:
        execute(layout.package)
    assert told in str(caught.value)


def test_generation_runs_what_it_made_before_it_is_put_in_place(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(layout.package)
    shutil.rmtree(layout.package / "v3")
    monkeypatch.setattr("scripts.generate._PACKAGE_INIT", "import nothing_of_this_name\n")
    with pytest.raises(SpecError, match="do not work"):
        generate(layout)
    assert tree(layout.package) == {name: data for name, data in before.items() if not name.startswith("v3/")}
