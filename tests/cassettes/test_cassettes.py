"""The recordings themselves: no secret in any of them, a label on each, and the scrubbing that sees to it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
import vcr
import yaml

from tests.cassettes import labels
from tests.cassettes.coverage import CASSETTES, interactions
from tests.cassettes.scrubbing import BOUNDARY, FICTITIOUS, REQUEST_HEADERS, RESPONSE_HEADERS, Scrubber
from tests.unit.scripted_server import Reply, Server

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
TOKEN = "pk-secret-0123456789abcdef"

#: What a secret, or a trace of the machine that recorded, looks like.
SUSPICIOUS = {
    "a bearer token": re.compile(rb"(?i)bearer\s+(?=\S*\d)[\w.~+/-]{6,}"),
    "an authorization header": re.compile(rb"(?im)^\s*(proxy-)?authorization\s*:"),
    "a cookie": re.compile(rb"(?im)^\s*(set-)?cookie\s*:"),
    "a key of the recording": re.compile(rb"recording-[0-9a-f]{8}"),
    "a key, token or password in a body": re.compile(
        rb"(?i)\"?(api[_-]?key|access[_-]?token|refresh[_-]?token|password|secret)\"?\s*[:=]\s*\"?[\w.~+/-]{6,}"
    ),
    "a web token": re.compile(rb"eyJ[\w-]{10,}\.[\w-]{10,}"),
    "an address of this machine": re.compile(rb"127\.0\.0\.1|localhost|\b10\.\d+\.\d+\.\d+\b|\[::1\]"),
    "a random boundary": re.compile(rb"boundary=(?!" + BOUNDARY.encode() + rb")"),
}


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_cassette_holds_a_secret(path):
    held = interactions(path)
    assert held
    for texts in (path.read_bytes(), *map(_bodies, held)):
        found = {name: match[0] for name, pattern in SUSPICIOUS.items() if (match := pattern.search(texts))}
        assert not found
    for interaction in held:
        assert interaction["request"]["uri"].startswith(f"{FICTITIOUS}/api/")
        assert set(interaction["request"]["headers"]) <= REQUEST_HEADERS
        assert set(interaction["response"]["headers"]) <= RESPONSE_HEADERS


def _bodies(interaction: dict) -> bytes:
    """Return both bodies; in the file, bytes stand in base64, where no pattern would see them."""
    bodies = (interaction["request"]["body"], interaction["response"]["body"]["string"])
    return b"\n".join(body.encode() if isinstance(body, str) else body or b"" for body in bodies)


def test_every_cassette_has_a_label_and_every_label_a_cassette():
    known = labels.read(HERE / "RECORDED.yaml")
    assert known
    assert set(known) == {f"{path.parent.name}/{path.stem}" for path in CASSETTES}
    for label in known.values():
        assert label["target"] in ("paradigm_emulator", "live API")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", label["date"])
        assert label.get("release") or label.get("described_as")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a bearer token", b"- Bearer pk-0123456789"),
        ("an authorization header", b"      authorization:\n      - x"),
        ("a cookie", b"      set-cookie:\n      - x"),
        ("a key, token or password in a body", b'{"api_key": "0123456789"}'),
        ("a web token", b"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkw.x"),
        ("an address of this machine", b"http://127.0.0.1:8077/api"),
        ("a random boundary", b"multipart/form-data; boundary=0a1b2c"),
    ],
)
def test_the_scan_sees_what_it_is_for(name, content):
    assert SUSPICIOUS[name].search(content)


@pytest.fixture
def echo() -> Iterator[Server]:
    """Yield a server that tells back what it was sent: the key in a header, a cookie, a body and a link."""
    server = Server()

    def answer(request):
        key = request.headers["authorization"].removeprefix("Bearer ")
        body = json.dumps({"your_key": key, "next": f"{server.url}/api?page=2", "sent": len(request.body)})
        headers = {
            "set-cookie": f"session={key}",
            "location": f"{server.url}/{key}",
            "content-type": "application/json",
        }
        return Reply(body=body.encode(), headers=headers)

    server.answer = answer
    yield server
    server.close()


def test_a_key_is_scrubbed_from_headers_bodies_cookies_and_links(echo, tmp_path):
    cassette, scrubber = tmp_path / "echo.yaml", Scrubber(base_url=echo.url, api_key=TOKEN)
    hooks = {"before_record_request": scrubber.request, "before_record_response": scrubber.response}
    with (
        vcr.VCR(**hooks).use_cassette(str(cassette)),
        httpx.Client(headers={"authorization": f"Bearer {TOKEN}"}) as client,
    ):
        files = {"file": ("key.txt", f"my key is {TOKEN}")}
        assert client.post(f"{echo.url}/api?key={TOKEN}", files=files).json()["your_key"] == TOKEN
    written = cassette.read_text()
    assert TOKEN not in written
    assert echo.url.removeprefix("http://") not in written
    (interaction,) = yaml.safe_load(written)["interactions"]
    assert interaction["request"]["uri"] == f"{FICTITIOUS}/api?key=[hidden]"
    assert "my key is [hidden]" in interaction["request"]["body"]
    assert set(interaction["response"]["headers"]) == {"content-type", "location"}
    assert json.loads(interaction["response"]["body"]["string"])["next"] == f"{FICTITIOUS}/api?page=2"


def test_a_replay_finds_a_multipart_body_whatever_its_boundary_but_not_another_content(echo, tmp_path):
    cassette = str(tmp_path / "upload.yaml")

    def upload(base_url: str, content: bytes, **options: object) -> httpx.Response:
        scrubber = Scrubber(base_url=base_url, api_key=TOKEN)
        recorder = vcr.VCR(
            before_record_request=scrubber.request,
            before_record_response=scrubber.response,
            match_on=("method", "scheme", "host", "port", "path", "query", "body"),
            **options,
        )
        with (
            recorder.use_cassette(cassette),
            httpx.Client(headers={"authorization": f"Bearer {TOKEN}"}) as client,
        ):
            return client.post(f"{base_url}/api", files={"file": ("a.txt", content)})

    recorded = upload(echo.url, b"content")
    replayed = upload(FICTITIOUS, b"content", record_mode="none")
    assert replayed.json()["sent"] == recorded.json()["sent"]
    assert len(echo.requests) == 1
    with pytest.raises(vcr.errors.CannotOverwriteExistingCassetteException):
        upload(FICTITIOUS, b"other content", record_mode="none")
