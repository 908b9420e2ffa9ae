"""The Python of the pages on Airflow builds, on every supported Airflow."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from airflow.providers.common.compat.sdk import DAG, task

from paradigm_provider.hooks.paradigm import ParadigmHook

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "airflow_provider/README.md", *sorted((ROOT / "docs/airflow").glob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS = [
    (f"{page.stem}-{n}", code) for page in PAGES for n, code in enumerate(BLOCK.findall(page.read_text()))
]
FILES = sorted((Path(__file__).parent / "dags_of_pages").glob("*.py"))
#: What a page took for granted: a reader has it from the example above the block.
GIVEN = {
    "DAG": DAG,
    "task": task,
    "ParadigmHook": ParadigmHook,
}


@pytest.mark.parametrize("code", [code for _, code in BLOCKS], ids=[name for name, _ in BLOCKS])
def test_a_block_of_a_page_builds(code):
    if "with DAG(" in code:  # a whole file: printed to be copied
        exec(compile(code, "page", "exec"), {})  # noqa: S102 - the page's own code
        return
    names = dict(GIVEN)
    with DAG("around", start_date=datetime(2026, 1, 1, tzinfo=UTC)):
        exec(compile(code, "page", "exec"), names)  # noqa: S102 - the page's own code
    assert set(names) > set(GIVEN)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_dag_that_a_page_shows_builds(file):
    names = {}
    exec(compile(file.read_text(), str(file), "exec"), names)  # noqa: S102 - the page's own code
    assert names["DAG"] is DAG
