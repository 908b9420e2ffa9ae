"""What descriptions of others brought, and the generator could not make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.execute import execute
from scripts.generate import run_generator
from scripts.spec.yaml_io import load
from scripts.view.client_view import client_view

if TYPE_CHECKING:
    from pathlib import Path

DESCRIPTION = """
openapi: 3.0.3
info: {title: A package of one model, version: '1'}
paths:
  /report:
    get:
      operationId: report
      responses:
        '200':
          description: ''
          content: {application/pdf: {schema: {type: string, format: binary}}}
  /feed:
    get:
      operationId: feed
      responses:
        '200':
          description: ''
          content: {application/xml: {schema: {$ref: '#/components/schemas/Entry'}}}
  /entry:
    get:
      operationId: entry
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/Entry'}}}
components:
  schemas:
    Entry:
      type: object
      properties:
        parent: {allOf: [{$ref: '#/components/schemas/Entry'}], nullable: true}
"""


def test_one_model_and_answers_of_other_types(tmp_path: Path) -> None:
    package = tmp_path / "paradigm_api"
    package.mkdir()
    (package / "__init__.py").touch()
    run_generator(client_view(load(DESCRIPTION, file="shapes")), package / "v1", source="shapes")
    execute(package)
    report, feed = (
        (package / "v1" / "api" / "default" / f"{name}.py").read_text("utf-8") for name in ("report", "feed")
    )
    assert "-> File | None:" in report
    assert "-> str | None:" in feed
