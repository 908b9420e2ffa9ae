"""A small description and a scratch tree, so that most tests need not read the vendored files."""

from __future__ import annotations

import copy
import functools
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.build_spec import build_all
from scripts.spec.layout import REPOSITORY, VERSIONS, Layout
from scripts.spec.yaml_io import dump, load

if TYPE_CHECKING:
    from collections.abc import Callable

MINIMAL = """
openapi: 3.0.3
info: {title: Paradigm API, version: xenial-xerus (VERSION)}
servers: [{url: 'https://paradigm.example'}]
security: []
paths:
  /api/VERSION/files:
    get:
      tags: [Files]
      operationId: api_VERSION_files_list
      security: [{bearerAuth: []}]
      parameters:
        - {in: query, name: page, schema: {type: integer}}
        - {in: query, name: page_size, schema: {type: integer, maximum: 100, default: 20}}
        - {in: query, name: title, schema: {type: string, maxLength: 255}}
        - in: query
          name: status
          explode: false
          style: form
          schema: {type: array, items: {$ref: '#/components/schemas/StatusEnum'}}
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/FilePage'}}}
        '401': {description: no key}
    post:
      tags: [Files]
      operationId: api_VERSION_files_create
      security: [{bearerAuth: []}]
      requestBody:
        required: true
        content: {multipart/form-data: {schema: {$ref: '#/components/schemas/FileUpload'}}}
      responses:
        '201':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/File'}}}
  /api/VERSION/files/{id}:
    get:
      tags: [Files]
      operationId: api_VERSION_files_retrieve
      security: [{bearerAuth: []}]
      parameters: [{in: path, name: id, required: true, schema: {type: integer}}]
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/File'}}}
    patch:
      tags: [Files]
      operationId: api_VERSION_files_partial_update
      security: [{bearerAuth: []}]
      parameters: [{in: path, name: id, required: true, schema: {type: integer}}]
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/FileChange'}}}
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/File'}}}
components:
  schemas:
    StatusEnum: {type: string, enum: [pending, parsing, embedded, fail]}
    LanguageEnum: {type: string, enum: [en, fr]}
    File:
      type: object
      properties:
        id: {type: integer}
        title: {type: string, nullable: true, maxLength: 255}
        status: {nullable: true, allOf: [{$ref: '#/components/schemas/StatusEnum'}]}
        uploaded_at: {type: string, format: date-time}
        tags: {type: array, items: {type: string}}
        owner:
          type: object
          properties: {name: {type: string}, email: {type: string, format: email}}
      required: [id, uploaded_at]
    FilePage:
      type: object
      properties:
        count: {type: integer}
        next: {type: string, nullable: true}
        previous: {type: string, nullable: true}
        results: {type: array, items: {$ref: '#/components/schemas/File'}}
      required: [count, results]
    FileUpload:
      type: object
      properties:
        file: {type: string, format: binary}
        title: {type: string, maxLength: 255}
        language: {$ref: '#/components/schemas/LanguageEnum'}
        pages: {type: integer, minimum: 1}
      required: [file]
    FileChange:
      type: object
      properties:
        title: {type: string, nullable: true}
        size: {type: integer, default: 3}
  securitySchemes:
    bearerAuth: {type: http, scheme: bearer}
"""


@functools.cache
def _parsed(version: str) -> dict[str, Any]:
    document = load(MINIMAL.replace("VERSION", version), file="minimal")
    assert isinstance(document, dict)
    return document


def _minimal(version: str = "v2") -> dict[str, Any]:
    """Return a fresh small description that is valid and keeps every invariant."""
    return copy.deepcopy(_parsed(version))


def _snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and time of change of every file below ``root``."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def minimal() -> Callable[..., dict[str, Any]]:
    """Makes a small description of a version."""
    return _minimal


@pytest.fixture
def snapshot() -> Callable[[Path], dict[str, tuple[bytes, int]]]:
    """Takes content and time of change of every file below a folder."""
    return _snapshot


@pytest.fixture(scope="session")
def pages() -> Path:
    """Two of the vendor's reference pages: one in Markdown, one as the text of its rendered form."""
    return Path(__file__).parent / "fixtures" / "pages"


@pytest.fixture
def document() -> dict[str, Any]:
    """A small v2 description."""
    return _minimal()


@pytest.fixture(scope="session")
def _tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = Layout(tmp_path_factory.mktemp("scratch") / "tree")
    for version in VERSIONS:
        path = layout.upstream(version)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(_minimal(version)), encoding="utf-8")
    build_all(layout)
    layout.package.mkdir(parents=True)
    (layout.package / "__init__.py").write_text("# old\n", encoding="utf-8")
    (layout.root / "paradigm_ext").mkdir()
    (layout.root / "paradigm_ext" / "_version.py").write_text('__version__ = "0.1.0"\n', encoding="utf-8")
    layout.changelog.write_text("# Changelog\n\n## Unreleased\n\n- first\n", encoding="utf-8")
    return layout.root


@pytest.fixture
def scratch(_tree: Path, tmp_path: Path) -> Layout:
    """A tree with small descriptions, no overlays, built specs, and something in the generated package."""
    shutil.copytree(_tree, tmp_path / "tree")
    return Layout(tmp_path / "tree")


@pytest.fixture(scope="session")
def vendored() -> Layout:
    """The tree of this repository."""
    return Layout(REPOSITORY)


@pytest.fixture(scope="session")
def built(vendored: Layout) -> dict[str, dict[str, Any]]:
    """The committed built descriptions, parsed once; tests must not change them."""
    return {version: load(vendored.built(version).read_bytes(), file=version) for version in ("v2", "v3")}
