"""The recipes of docs/spec.md, all on one description: what the generator makes of it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from scripts.build_spec import check
from scripts.execute import execute
from scripts.generate import run_generator
from scripts.spec.yaml_io import load
from scripts.view.client_view import client_view
from tests.scripts.conftest import MINIMAL
from tests.scripts.test_recipes import (
    as_3_1,
    as_the_framework_lists_them,
    cooked,
    with_all_parsers,
    with_repeated_keys,
    without_null,
)

if TYPE_CHECKING:
    from pathlib import Path

USER = """
import inspect
from paradigm_api.v1.api.files import api_v2_files_list as listed, api_v2_files_partial_update as patched
from paradigm_api.v1.models import File, FileChange

assert inspect.signature(patched.sync).parameters["body"].default is inspect.Parameter.empty
assert list(inspect.signature(patched._get_kwargs).parameters) == ["id", "body"]
sent = patched._get_kwargs(5, body=FileChange(title="Deed"))
assert sent["data"] == {"title": "Deed"}, sent
assert "AuthenticatedClient" in str(inspect.signature(listed.sync).parameters["client"].annotation)
read = File.from_dict({"id": 1, "title": None, "status": None, "uploaded_at": "2026-01-01T00:00:00Z"})
assert (read.title, read.status, read.additional_properties) == (None, None, {})
assert File.from_dict({"id": 1, "status": "embedded"}).status == "embedded"
"""


def test_all_recipes_together(tmp_path: Path) -> None:
    document = load(MINIMAL.replace("VERSION", "v2"), file="minimal")
    for spoil in (as_the_framework_lists_them, with_all_parsers, with_repeated_keys):
        spoil(document)
    document = without_null(as_3_1(document))
    for recipe in ("security", "body", "parsers", "lists", "null"):
        document = cooked(recipe, document)
    check(document, file="minimal")
    package = tmp_path / "paradigm_api"
    package.mkdir()
    (package / "__init__.py").touch()
    run_generator(client_view(document), package / "v1", source="minimal")
    execute(package)
    ended = subprocess.run(
        [sys.executable, "-c", USER], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
