"""The emulator's page in a real browser: it shows what happens, and its buttons work."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from tests.browser.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.chromium import Browser

STATUSES = "[...document.querySelectorAll('.documents .status')].map(cell => cell.textContent).join()"


@pytest.fixture
def emulator() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(clock="manual") as running:
        yield running


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with chromium(tmp_path) as tab:
        yield tab


def test_live_statuses_clock_and_faults(emulator: ParadigmEmulator, browser: Browser) -> None:
    headers = {"authorization": f"Bearer {emulator.api_key}"}
    with httpx.Client(base_url=emulator.base_url, headers=headers, timeout=60) as api:
        browser.page("Page.navigate", url=f"{emulator.base_url}/_emulator/")
        browser.wait_for("document.querySelector('#sessions')?.textContent.includes('No upload session')")

        # The page follows by itself what a client does.
        session = api.post("/api/v2/upload-session").json()["uuid"]
        for name, data in (("contract.txt", b"Twelve months."), ("broken.pdf", b"%PDF-1.4")):
            api.post(f"/api/v2/upload-session/{session}", files={"file": (name, data)})
        browser.wait_for(f"{STATUSES} === 'pending,pending'")

        # A person moves the clock.
        browser.run("document.getElementById('10').click()")
        browser.wait_for(f"{STATUSES} === 'embedded,parsing_failed'")

        # A person arms a fault, and the next request meets it.
        browser.run("document.getElementById('proxy').click()")
        browser.wait_for("document.getElementById('armed')?.textContent.includes('proxy')")
        assert api.get("/api/v3/files").status_code == 502
        browser.wait_for("document.querySelector('#journal tbody tr')?.textContent.includes('502')")
        browser.wait_for("document.getElementById('armed')?.textContent.includes('none')")

    if target := os.environ.get("PARADIGM_SCREENSHOT"):
        Path(target).write_bytes(browser.screenshot())
