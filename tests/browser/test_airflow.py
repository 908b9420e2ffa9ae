"""Airflow's own pages in a real browser: make a connection, test it, run a DAG, follow the link.

The tests are the steps of one visit, in order. With PARADIGM_SCREENSHOTS=FOLDER the pictures of the
documentation are taken anew.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import paradigm_provider.example_dags as examples
from paradigm_emulator import ParadigmEmulator
from paradigm_provider.get_provider_info import CONNECTION_FIELDS
from tests.browser.chromium import chromium
from tests.system.standalone import HURRIED, Standalone, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.chromium import Browser

API_KEY = "the-key-that-no-page-may-show"
WRONG_KEY = "a-key-that-paradigm-does-not-know"
DAG = "paradigm_ingest"
DIALOG = "document.querySelector('[role=dialog][data-state=open]:has(h2)')"
TOASTS = "[...document.querySelectorAll('[data-scope=toast][data-part=root][data-state=open]')]"
#: Seconds that Airflow may take for a page, and for a run, on a machine that does other work too.
PAGE, RUN = 120, 400
PICTURES = os.environ.get("PARADIGM_SCREENSHOTS")
FOLDER = Path(PICTURES).resolve() if PICTURES else None


def named(tag: str, text: str) -> str:
    """Return an expression for the visible element of a tag with exactly this text."""
    fits = f"x.checkVisibility() && x.innerText.replace('*', '').trim() === {json.dumps(text)}"
    return f"[...document.querySelectorAll('{tag}')].find(x => {fits})"


def field(label: str) -> str:
    """Return an expression for the form's field with this label."""
    return f"document.getElementById({named('label', label)}?.htmlFor)"


def in_row(text: str, label: str) -> str:
    """Return an expression for the button with this label in the table's row that has this text."""
    row = f"[...document.querySelectorAll('tr')].find(x => x.innerText.includes({json.dumps(text)}))"
    return f"{row}?.querySelector('[aria-label={json.dumps(label)}]')"


def picture(browser: Browser, name: str, element: str | None = None, *, down_to: str | None = None) -> None:
    """Keep what is seen for the documentation, if asked; what is seen holds no key, asked or not."""
    seen = browser.text()
    assert API_KEY not in seen
    assert WRONG_KEY not in seen
    if FOLDER is not None:
        (FOLDER / f"{name}.png").write_bytes(browser.screenshot(element, down_to=down_to))


@pytest.fixture(scope="module")
def paradigm() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(api_key=API_KEY, clock="real") as running:
        yield running


@pytest.fixture(scope="module")
def airflow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standalone]:
    """An Airflow with the documentation's first DAG, in a folder with some documents, and no connection."""
    base = tmp_path_factory.mktemp("airflow")
    (base / "dags").mkdir()
    shutil.copy(Path(str(examples.__file__)).with_name("example_paradigm_ingest.py"), base / "dags")
    (base / "docs").mkdir()
    for number in range(1, 5):
        (base / "docs" / f"note-{number}.md").write_text(f"# Note {number}\n\nThe gate opens at {number}.\n")
    home = base / "home"
    standalone = Standalone(
        home, environment(home, base / "dags", **{**HURRIED, "CORE__PARALLELISM": "2"}), folder=base
    )
    try:
        standalone.start()
        standalone.until_parsed(DAG)
        yield standalone
    finally:
        standalone.stop()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile"), height=1700) as tab:
        yield tab


def test_the_form_has_our_fields_and_saves(
    airflow: Standalone, paradigm: ParadigmEmulator, browser: Browser
) -> None:
    browser.open(f"{airflow.url}/connections")
    browser.click(named("button", "Add Connection"), seconds=PAGE)
    browser.write(field("Connection ID"), "paradigm_default")
    browser.write(field("Connection Type"), "LightOn")
    browser.wait_for(named("[role=option]", "LightOn Paradigm"))
    browser.press("Enter", 13)

    # The standard fields have our labels and placeholders; those that mean nothing here are hidden.
    browser.wait_for(f"{field('Base URL')}?.placeholder === 'https://paradigm.lighton.ai'", seconds=PAGE)
    assert browser.run(f"{field('API key')}.type") == "password"
    for hidden in ("Login", "Schema"):
        assert not browser.run(f"Boolean({named('label', hidden)})"), hidden
    host, _, port = paradigm.base_url.rpartition(":")
    browser.write(field("Base URL"), host)
    browser.write(field("API key"), API_KEY)
    browser.write(field("Port"), port)
    browser.wait_for(f"{field('Port')}.value.replace(/\\D/g, '') === '{port}'")
    picture(browser, "airflow-connection", DIALOG)

    # Ours are beside them, each with its hint; none is demanded.
    browser.click(named("button", "Extra Fields"))
    for known in CONNECTION_FIELDS.values():
        browser.wait_for(named("label", known["label"]))
        assert known["description"] in browser.text()
    browser.write(field("Requests per minute"), "300")
    picture(
        browser, "airflow-connection-fields", f"{named('button', 'Extra Fields')}.closest('[data-part=item]')"
    )

    browser.click(named("button", "Save"))
    browser.wait_for(in_row("paradigm_default", "Test Connection"), seconds=PAGE)
    saved = airflow.call("GET", "connections/paradigm_default")
    assert saved["conn_type"] == "paradigm"
    assert json.loads(saved["extra"])["max_requests_per_minute"] == 300
    assert API_KEY not in json.dumps(saved)


@pytest.mark.parametrize(
    ("conn_id", "kind", "words"),
    [
        ("paradigm_default", "success", "the key sees 3 workspace(s)"),
        ("paradigm_wrong_key", "error", "AuthenticationError"),
    ],
)
def test_the_test_button_tells_a_good_key_from_a_bad_one(
    airflow: Standalone, paradigm: ParadigmEmulator, browser: Browser, conn_id: str, kind: str, words: str
) -> None:
    if kind == "error":
        host, _, port = paradigm.base_url.rpartition(":")
        own = {"connection_id": conn_id, "conn_type": "paradigm", "host": host, "port": int(port)}
        airflow.call("POST", "connections", json={**own, "password": WRONG_KEY})
    browser.open(f"{airflow.url}/connections?{conn_id}")
    browser.wait_for(f"{TOASTS}.length === 0")
    browser.click(in_row(conn_id, "Test Connection"), seconds=PAGE)
    browser.wait_for(f"{TOASTS}[0]?.innerText.includes({json.dumps(words)})", seconds=PAGE)
    assert browser.run(f"{TOASTS}[0].dataset.type") == kind
    picture(browser, f"airflow-test-{kind}", f"{TOASTS}[0]")


def test_a_run_started_on_the_page_is_green(
    airflow: Standalone, paradigm: ParadigmEmulator, browser: Browser
) -> None:
    browser.open(f"{airflow.url}/dags/{DAG}")
    browser.click(named("button", "Trigger"), seconds=PAGE)
    browser.write(field("agent_id"), str(paradigm.default_agent_id), seconds=PAGE)
    picture(browser, "airflow-trigger", DIALOG)
    browser.click("document.querySelector('[data-testid=trigger-dag-submit]')")
    browser.wait_for("location.pathname.includes('/runs/')", seconds=PAGE)
    shown = (
        "[...document.querySelectorAll('tbody tr')].map(row => row.innerText.match(/Success|Failed/)?.[0])"
    )
    browser.wait_for(f"{shown}.filter(Boolean).length === 2", seconds=RUN)
    assert browser.run(shown) == ["Success", "Success"], browser.text()
    # Each part of the page asks at its own time; opened again, they agree.
    browser.open(browser.run("location.href"))
    heading = "document.querySelector('h2')?.parentElement.innerText"
    browser.wait_for(f"{heading}?.includes('Success')", seconds=PAGE)
    browser.wait_for(f"{shown}.filter(Boolean).length === 2", seconds=PAGE)
    assert "ParadigmIngestOperator" in browser.text()
    picture(browser, "airflow-run", down_to="document.querySelector('table')")


def test_the_task_links_to_paradigm_and_logs_what_it_did(
    airflow: Standalone, paradigm: ParadigmEmulator, browser: Browser
) -> None:
    (run,) = airflow.call("GET", f"dags/{DAG}/dagRuns")["dag_runs"]
    task = f"{airflow.url}/dags/{DAG}/runs/{run['dag_run_id']}/tasks/ingest"
    browser.open(task)
    browser.wait_for("document.body.innerText.includes('4 of 4 documents embedded')", seconds=PAGE)
    last = (
        "[...document.querySelectorAll('code *')].findLast(x => x.innerText?.includes('documents embedded'))"
    )
    picture(browser, "airflow-log", down_to=last)
    browser.open(f"{task}/details")
    browser.wait_for(named("a", "Paradigm"), seconds=PAGE)
    assert browser.run(f"{named('a', 'Paradigm')}.href").rstrip("/") == paradigm.base_url
    picture(browser, "airflow-link", down_to=named("td", "ParadigmIngestOperator"))
