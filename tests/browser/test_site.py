"""The documentation on a phone: no page scrolls sideways, and all of it can be read without JavaScript.

Run by `nox -s browser-docs`, which builds the site. `PARADIGM_SCREENSHOTS` names a folder for pictures.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.chromium import Browser

SITE = Path(os.environ.get("PARADIGM_SITE", "docs/_build")).resolve()
WIDTH = 390
#: Where each cell ends of a table with three columns and more, which is a list of cards on a phone.
CARDS = (
    "[...document.querySelectorAll('.docutils td:nth-child(3)')].map(x => x.getBoundingClientRect().right)"
)
#: Pages that a person should have looked at.
SHOWN = ("index", "tutorial", "howto/sources", "reference/errors", "reference/operations", "sdk/client")


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as tab:
        tab.page("Page.enable")
        tab.page(
            "Emulation.setDeviceMetricsOverride", width=WIDTH, height=844, deviceScaleFactor=1, mobile=True
        )
        yield tab


def pages() -> list[str]:
    found = sorted(SITE.rglob("*.html"))
    return [path.relative_to(SITE).as_posix() for path in found if "_static" not in path.parts]


def test_the_site_is_built():
    assert len(pages()) > 40, f"build the documentation into {SITE} first: nox -s docs"


def test_no_page_scrolls_sideways(phone: Browser):
    wide = {}
    for page in pages():
        phone.open(f"{SITE.as_uri()}/{page}")
        phone.wait_for("document.readyState === 'complete'")
        width = phone.run(f"Math.max(document.documentElement.scrollWidth, ...{CARDS})")
        if width > WIDTH:
            wide[page] = width
    assert wide == {}


def test_pages_can_be_read_without_scripts(phone: Browser):
    phone.page("Emulation.setScriptExecutionDisabled", value=True)
    try:
        for page in SHOWN:
            phone.open(f"{SITE.as_uri()}/{page}.html")
            phone.wait_for("document.querySelector('article h1')?.checkVisibility()")
            # The pages behind the menu can be reached: it is a checkbox, not a script.
            assert phone.run("document.querySelectorAll('.sidebar-tree a').length") > 40
            if folder := os.environ.get("PARADIGM_SCREENSHOTS"):
                picture = Path(folder) / f"site-{page.replace('/', '-')}.png"
                picture.parent.mkdir(parents=True, exist_ok=True)
                picture.write_bytes(phone.screenshot())
    finally:
        phone.page("Emulation.setScriptExecutionDisabled", value=False)
