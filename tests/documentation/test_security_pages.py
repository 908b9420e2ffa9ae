"""The security pages link each promise to a test that is there."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("sdk/security.md", "airflow/security.md")


def promises(page):
    text = (DOCS / page).read_text().partition("## Promised")[2].partition("\n## ")[0]
    return [line for line in text.splitlines() if line.startswith("| ")][2:]


@pytest.mark.parametrize("page", PAGES)
def test_each_promise_links_to_a_test_that_is_there(page):
    rows = promises(page)
    assert len(rows) > 5
    for row in rows:
        linked = re.findall(r"\]\((\.\./\.\./tests/[\w/.]+)\)", row)
        assert linked, row
        for target in linked:
            assert ((DOCS / page).parent / target).resolve().is_file(), target


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_promised_is_said(page):
    assert "## Not promised" in (DOCS / page).read_text()
