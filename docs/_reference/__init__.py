"""Sphinx extension: writes the reference pages from the code, each time before the pages are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent.parent / "reference"


def write(name: str, text: str) -> None:
    """Write one page, if it is another than it was: Sphinx reads again what is newer."""
    page = PAGES / name
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")


def write_pages(_app: Any = None) -> None:
    """Write all reference pages."""
    from . import airflow, commands, errors, inferred, operations, python, settings

    PAGES.mkdir(exist_ok=True)
    write("python.md", python.page())
    write("airflow.md", airflow.page())
    write("cli.md", commands.page())
    write("operations.md", operations.page())
    write("errors.md", errors.page())
    write("settings.md", settings.page())
    write("inferred.md", inferred.page())


def setup(app: Any) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True}
