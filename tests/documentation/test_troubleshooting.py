"""Each message on the troubleshooting page is the one that the situation gives."""

import re
from pathlib import Path

import pytest

from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_emulator import ParadigmEmulator
from paradigm_ext import NO_RETRIES, Paradigm, ParadigmError, call, wait_until_session_embedded

PAGE = (Path(__file__).parents[2] / "docs/troubleshooting.md").read_text()
HEADINGS = re.findall(r"^### `(.{20,})`$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def emulator():
    with ParadigmEmulator(speed=100) as running:
        yield running


def client(base_url, key="key"):
    return Paradigm(key, base_url, retry=NO_RETRIES)


def from_env(emulator):
    Paradigm.from_env()


def without_scheme(emulator):
    Paradigm("key", "paradigm.example.com")


def wrong_key(emulator):
    call(api_v3_files_list.sync, client=client(emulator.base_url, "wrong").v3)


def nobody_listens(emulator):
    call(api_v3_files_list.sync, client=client("http://127.0.0.1:9").v3)


def unknown_host(emulator):
    call(api_v3_files_list.sync, client=client("http://nowhere.invalid").v3)


def ingest(*sources, **options):
    return lambda emulator: client(emulator.base_url, emulator.api_key).ingest(list(sources), **options)


def impatient(emulator):
    emulator.outcome("slow*.txt", "parsing")
    paradigm = client(emulator.base_url, emulator.api_key)
    session = paradigm.ingest([("slow.txt", b"text")]).session_uuid
    wait_until_session_embedded(session, client=paradigm.v2, timeout=0.001)


SITUATIONS = [
    from_env,
    without_scheme,
    wrong_key,
    nobody_listens,
    unknown_host,
    ingest("/nowhere/*.pdf"),
    ingest(("a.txt", b"")),
    ingest(("a.txt", b"x" * 2), max_file_bytes=1),
    ingest(("a.txt", b"x"), workspace_id=999),
    ingest(("a.pdf", b"%PDF, but only by name"), wait=True),
    impatient,
]


def pattern(heading):
    return ".*".join(re.escape(part) for part in heading.split("…"))


@pytest.mark.parametrize(("situation", "heading"), list(zip(SITUATIONS, HEADINGS, strict=True)), ids=HEADINGS)
def test_the_message_is_on_the_page(situation, heading, emulator, monkeypatch):
    monkeypatch.delenv("PARADIGM_API_KEY", raising=False)
    with pytest.raises(ParadigmError) as caught:
        situation(emulator)
    assert re.search(pattern(heading), str(caught.value), re.DOTALL), str(caught.value)
