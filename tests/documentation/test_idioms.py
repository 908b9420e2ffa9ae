"""The typed program of `docs/sdk/typing.md` does what its page says; `nox -s types-wheel` checks it."""

import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm
from tests.typing import idioms


@pytest.fixture(scope="module")
def paradigm():
    with ParadigmEmulator(speed=1000) as emulator, Paradigm(emulator.api_key, emulator.base_url) as client:
        yield client


def test_the_idioms_of_the_page_run(paradigm, tmp_path):
    (tmp_path / "a.txt").write_text("The termination clause.")
    seen = []
    report = idioms.upload(paradigm, str(tmp_path), seen.append)
    assert seen[-1].verdict == "embedded"
    file = idioms.first(idioms.files(paradigm, ready=True))
    assert (idioms.title_of(file), idioms.was_sent(file)) == ("a", True)
    assert idioms.first(idioms.files(paradigm, ready=False)).id == report.document_ids[0]
    assert idioms.outcome(paradigm, report.session_uuids[0]) == "embedded"


def test_the_idioms_name_what_failed(paradigm):
    broken = paradigm.ingest([("broken.pdf", b"%PDF-1.7 broken")])
    assert idioms.outcome(paradigm, broken.session_uuids[0]) == "broken"
    empty = idioms.new_session(paradigm)
    assert idioms.new_session(paradigm) != empty
