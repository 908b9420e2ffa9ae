"""The pipeline: real text, real failures, scripted outcomes, real time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_emulator import Pace, ParadigmEmulator
from paradigm_emulator.state.clock import END
from tests.emulator.files import add, bomb, docx, locked_pdf, owner, pdf, pptx, statuses, xlsx

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

Parsed = Callable[[str, bytes], dict[str, Any]]


@pytest.fixture
def parsed(emulator: ParadigmEmulator, api: httpx.Client, session: str) -> Parsed:
    """Return a function that adds a file, lets the pipeline finish and returns the file with its text."""

    def parse(name: str, data: bytes) -> dict[str, Any]:
        identifier = add(api, session, name, data).json()["id"]
        emulator.clock.advance(30)
        shown: dict[str, Any] = api.get(
            f"/api/v3/files/{identifier}", params={"include_content": "true"}
        ).json()
        return shown

    return parse


@pytest.mark.parametrize(
    ("name", "data", "words", "pages"),
    [
        ("a.txt", "Grüße aus Köln".encode("cp1252"), "Grüße", 1),
        ("a.txt", "Grüße".encode("utf-16"), "Grüße", 1),
        ("a.md", b"# Title\n\nBody.", "Body.", 1),
        ("a.csv", b"name;age\nAda;36\n", "Ada | 36", 1),
        ("a.html", b"<title>T</title><style>p{}</style><p>Caf&eacute;</p>", "Café", 1),
        ("a.pdf", pdf("First page", "Second page"), "Second page", 2),
        ("a.docx", docx("First", "In a table"), "In a table", 1),
        ("a.pptx", pptx("Hello", "Second slide"), "Second slide", 2),
        ("a.xlsx", xlsx(("name", "age"), ("Ada", 36)), "Ada | 36", 1),
        ("LONG.TXT", b"word " * 2_000, "word", 4),
    ],
)
def test_text_is_extracted(parsed: Parsed, name: str, data: bytes, words: str, pages: int) -> None:
    shown = parsed(name, data)
    assert (shown["status"], shown["total_pages"]) == ("embedded", pages)
    assert words in shown["content"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("broken.pdf", pdf("text")[:200], "broken"),
        ("locked.pdf", locked_pdf(), "password"),
        ("text.pdf", b"just text", "not a PDF"),
        ("scan.pdf", pdf(""), "No text"),
        ("binary.txt", b"\x7fELF\x00\x00", "binary"),
        ("blank.txt", b" \n ", "No text"),
        ("broken.docx", docx("a", "b")[:500], "broken"),
        ("other.xlsx", docx("a", "b"), "broken"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
        ("bomb.docx", bomb(), "unpacks"),
        ("a.exe", b"MZ", "Unsupported"),
        ("noextension", b"x", "Unsupported"),
    ],
)
def test_files_without_text_fail_with_a_reason(parsed: Parsed, name: str, data: bytes, reason: str) -> None:
    shown = parsed(name, data)
    assert shown["status"] == "parsing_failed"
    assert reason in shown["status_detail"]


@pytest.mark.parametrize(
    "status", ["pending", "parsing", "embedding", "parsing_failed", "embedding_failed", "odd"]
)
@pytest.mark.departs
def test_an_outcome_can_be_scripted(
    emulator: ParadigmEmulator, api: httpx.Client, session: str, status: str
) -> None:
    emulator.outcome("bad*", status, detail="because")
    add(api, session, "bad.txt", b"x")
    add(api, session, "good.txt", b"x")
    emulator.clock.advance(3600)
    assert statuses(api, session) == {"bad": status, "good": "embedded"}


def test_status_going_backwards_and_session_turning_invalid(
    emulator: ParadigmEmulator, api: httpx.Client, session: str
) -> None:
    identifier = add(api, session, "a.txt", b"x").json()["id"]
    emulator.clock.advance(30)
    emulator.set_document(identifier, status="updating")
    emulator.set_session(session, is_valid=False)
    assert statuses(api, session) == {"a": "updating"}
    assert api.get(f"/api/v2/upload-session/{session}").json()["is_valid"] is False
    with pytest.raises(LookupError, match="document 99"):
        emulator.set_document(99, status="embedded")


def test_documents_can_appear_late() -> None:
    with ParadigmEmulator(clock="manual", pace=Pace(hidden=60)) as late, owner(late) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        assert add(api, session, "a.txt", b"x").json()["id"] == 1
        late.clock.advance(59)
        assert (statuses(api, session), api.get("/api/v3/files").json()["count"]) == ({}, 0)
        late.clock.advance(1)
        assert statuses(api, session) == {"a": "embedded"}


def test_ten_thousand_documents_in_one_session(
    emulator: ParadigmEmulator, api: httpx.Client, session: str
) -> None:
    emulator.seed(
        files=[{"filename": f"{n}.txt", "text": f"document {n}", "session": session} for n in range(10_000)]
    )
    emulator.clock.advance(60)
    documents = api.get(f"/api/v2/upload-session/{session}").json()["documents"]
    assert len(documents) == 10_000
    assert {document["status"] for document in documents} == {"embedded"}


def test_real_time_moves_documents_by_itself() -> None:
    with ParadigmEmulator(clock="real", speed=1000) as emulator:
        done = threading.Event()
        with owner(emulator) as api:
            session = api.post("/api/v2/upload-session").json()["uuid"]
            add(api, session, "a.txt", b"x")
            for _ in range(500):
                if statuses(api, session) == {"a": "embedded"}:
                    break
                done.wait(0.01)
            assert statuses(api, session) == {"a": "embedded"}


def test_real_time_can_be_advanced() -> None:
    with ParadigmEmulator(pace=Pace(pending=1e6, parsing=1e6)) as emulator, owner(emulator) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        add(api, session, "a.txt", b"x")
        before = emulator.clock.now()
        assert emulator.clock.advance(1e7) >= before + 1e7
        assert statuses(api, session) == {"a": "embedded"}
        emulator.reset()
        assert emulator.clock.now() < before + 1e7


def test_a_state_from_the_future_is_gone_on_with(tmp_path: Path) -> None:
    with ParadigmEmulator(tmp_path / "s.db") as first, owner(first) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        add(api, session, "a.txt", b"x")
        later = first.clock.advance(1e7)
        first.set_document(1, status="embedded")
    with ParadigmEmulator(tmp_path / "s.db") as second:
        assert second.clock.now() >= later


@pytest.mark.parametrize("mode", ["real", "manual"])
def test_clocks_have_an_end(mode: Any) -> None:
    with ParadigmEmulator(clock=mode) as emulator, owner(emulator) as api:
        for far in (1e300, float("inf"), float("nan"), -1.0):
            with pytest.raises(ValueError, match="advance by"):
                emulator.clock.advance(far)
        assert api.post("/_emulator/clock", json={"advance": 1e300}).status_code == 409
        assert api.post("/_emulator/", data={"advance": "9" * 15}).status_code == 409
        emulator.clock.advance(END - emulator.clock.now() - 3600)
        assert api.post("/api/v2/upload-session").status_code == 201
        assert api.get("/api/v3/files").status_code == 200


def test_a_tick_stands_still_at_the_end() -> None:
    with ParadigmEmulator(tick=1e300) as emulator, owner(emulator) as api:
        assert api.get("/api/v3/files").status_code == 200


@pytest.mark.parametrize("text", ["²", "٣", "1" * 30, "", "-1", "1_0"])
def test_digits_are_ascii(api: httpx.Client, text: str) -> None:
    assert api.get("/_emulator/journal", params={"limit": text}).status_code == 200
    assert api.post("/_emulator/", data={"advance": text}).status_code == 400
    assert api.get("/api/v3/files", params={"page_size": text}).status_code == 200
    assert api.get(f"/api/v3/files/{text}x").status_code == 404


def test_a_tick_lets_polling_make_progress() -> None:
    with ParadigmEmulator(tick=0.5) as emulator, owner(emulator) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        add(api, session, "a.txt", b"x")
        seen = [statuses(api, session)["a"] for _ in range(4)]
    assert seen == ["parsing", "embedding", "embedded", "embedded"]


@pytest.mark.parametrize("wrong", [{"parsing": -1}, {"speed": 0}, {"speed": float("nan")}])
def test_a_pace_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Pace(**wrong)
