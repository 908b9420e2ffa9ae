"""The page at `/_emulator/` as the server renders it; `tests/browser` looks at it in a browser."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tests.emulator.files import add

if TYPE_CHECKING:
    import httpx

    from paradigm_emulator import ParadigmEmulator


class Tags(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)


def test_sessions_statuses_and_requests_are_shown(
    emulator: ParadigmEmulator, api: httpx.Client, admin: httpx.Client, session: str
) -> None:
    add(api, session, "good.txt", b"words")
    add(api, session, "bad.pdf", b"%PDF-1.4")
    emulator.clock.advance(30)
    shown = admin.get("/").text
    for text in (session, ">embedded<", ">parsing_failed<", "The PDF is broken", "/api/v2/upload-session"):
        assert text in shown
    assert "Bearer" not in shown


def test_names_are_text_whatever_they_hold(api: httpx.Client, admin: httpx.Client, session: str) -> None:
    plain = Tags(admin.get("/").text).names
    add(api, session, "a.txt", b"x", title="<script>alert(1)</script><img src=x onerror=alert(2)>")
    api.get("/api/v3/files", params={"title": '"><script>alert(3)</script>'})
    shown = admin.get("/")
    assert Tags(shown.text).names.count("script") == plain.count("script") == 1
    assert "img" not in Tags(shown.text).names
    assert "script-src 'self'" in shown.headers["content-security-policy"]


def test_buttons_do_what_they_say(
    emulator: ParadigmEmulator, api: httpx.Client, admin: httpx.Client, session: str
) -> None:
    add(api, session, "a.txt", b"words")
    assert admin.post("/", data={"advance": "60"}).status_code == 303
    assert ">embedded<" in admin.get("/").text
    admin.post("/", data={"fault": "proxy"})
    assert "Armed: proxy (1)" in admin.get("/").text
    assert api.get("/api/v3/files").status_code == 502
    admin.post("/", data={"fault": "throttle"})
    admin.post("/", data={"action": "disarm"})
    assert api.get("/api/v3/files").status_code == 200
    admin.post("/", data={"action": "reset"})
    assert session not in admin.get("/").text
    assert admin.post("/", data={"action": "explode"}).status_code == 400


def test_pages_of_other_sites_press_no_buttons(admin: httpx.Client, session: str) -> None:
    refused = admin.post("/", data={"action": "reset"}, headers={"origin": "http://evil.example"})
    assert refused.status_code == 403
    assert session in admin.get("/").text


def test_nothing_comes_from_elsewhere(admin: httpx.Client) -> None:
    for name, kind in (("/page.css", "text/css"), ("/page.js", "text/javascript")):
        answer = admin.get(name)
        assert answer.headers["content-type"].startswith(kind)
        assert "http" not in answer.text.replace("text/html", "")
    assert "http://" not in admin.get("/").text
    assert "https://" not in admin.get("/").text
