"""A configured secret is hidden wherever it comes back, and is in no frame of an error."""

import asyncio
import base64
import html
import json
import logging
import pickle
import time
import traceback
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_ext import (
    NO_RETRIES,
    APIError,
    ConfigurationError,
    InvalidResponse,
    Paradigm,
    ParadigmError,
    TransportError,
)
from paradigm_ext._redaction import Redactor
from paradigm_ext._secrets import Secret, SecretCertificate, SecretHeaders
from tests.unit.raw_server import RawServer, read_head
from tests.unit.scripted_server import Reply

SECRET = "sk-a+b/c=d&e\"f'g<h>0123"
GATEWAY = "gw-secret-0123456789"
SPELLINGS = {
    "plain": lambda text: text,
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON in JSON": lambda text: json.dumps(json.dumps(text))[1:-1],
    "JSON of .NET": lambda text: "".join(c if c.isalnum() else f"\\u{ord(c):04X}" for c in text),
    "JSON, every character": lambda text: "".join(f"\\u{ord(c):04x}" for c in text),
    "slashes escaped": lambda text: text.replace("/", "\\/"),
    "percent": lambda text: quote(text, safe=""),
    "percent, lower case": lambda text: quote(text, safe="").replace("%2B", "%2b").replace("%2F", "%2f"),
    "percent twice": lambda text: quote(quote(text, safe=""), safe=""),
    "form": quote_plus,
    "HTML": html.escape,
    "HTML, by number": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "HTML, by hexadecimal number": lambda text: "".join(f"&#x{ord(c):X};" for c in text),
    "Python": lambda text: repr(text.encode())[2:-1],
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 of a header": lambda text: base64.b64encode(f"Bearer {text} ".encode()).decode(),
    "base64 of credentials": lambda text: base64.urlsafe_b64encode(f"u:{text}\n".encode()).decode(),
    "base64, escaped": lambda text: quote(base64.b64encode(text.encode()).decode(), safe=""),
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal, upper case": lambda text: text.encode().hex().upper(),
    "hexadecimal, apart": lambda text: text.encode().hex(":"),
    "bytes in hexadecimal": lambda text: ", ".join(f"0x{byte:02X}" for byte in text.encode()),
    "upper case": str.upper,
    "octal": lambda text: "".join(f"\\{byte:03o}" for byte in text.encode()),
    "quoted-printable": lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
    "JavaScript": lambda text: "".join(f"\\u{{{ord(c):x}}}" for c in text),
    "HTML, without an end": lambda text: "".join(f"&#{ord(c)}" for c in text),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_secret_is_hidden_in_any_spelling(spelling):
    told = SPELLINGS[spelling](SECRET)
    core = told[4:-6]  # base64 of neighbours may stay
    redactor = Redactor([SECRET])
    assert core not in redactor.hide(f"before {told} after")
    assert core.encode() not in redactor.hide_bytes(f"before {told} after".encode())


@given(st.text(alphabet=st.characters(codec="ascii", exclude_characters="sgSG"), max_size=200))
def test_what_is_not_the_secret_is_left(text):
    assert Redactor(["s3cret-0123456789", "gw-another-012345"]).hide(text) == text


def test_a_text_too_short_to_be_a_secret_is_not_looked_for():
    assert Redactor(["ab", ""]).hide("ab cab") == "ab cab"


@pytest.mark.parametrize("page", ["\\" * 1_000_000, "%25" * 300_000, "&#0" * 300_000, "s" * 1_000_000])
def test_a_page_of_escapes_takes_no_longer_than_any_other(page):
    begun = time.monotonic()
    Redactor([SECRET]).hide(page)
    assert time.monotonic() - begun < 10


# ------------------------------------------------------------------------------- errors and logs


@pytest.fixture
def guarded(server):
    with Paradigm(SECRET, server.url, retry=NO_RETRIES, headers={"x-gateway-key": GATEWAY}) as client:
        yield client


@pytest.mark.parametrize("secret", [SECRET, GATEWAY])
@pytest.mark.parametrize("spelling", ["plain", "JSON of .NET", "percent", "base64"])
def test_an_echo_is_hidden_in_every_part_of_an_error(server, guarded, secret, spelling):
    told = SPELLINGS[spelling](secret)
    body = f'{{"detail": "bad {told if spelling != "plain" else json.dumps(told)[1:-1]}"}}'.encode()
    server.replies(Reply(400, body, {"x-request-id": told, "content-type": "application/json"}))
    with pytest.raises(APIError) as caught:
        guarded.v3.get_httpx_client().get("/x")
    error = caught.value
    shown = f"{error!r} {error} {error.body} {error.request_id} {error.url} {vars(error)}"
    assert secret not in shown
    assert told not in shown
    assert "[hidden]" in error.request_id


HEADS = {
    "reason": f"HTTP/1.1 400 {GATEWAY}\r\n",
    "type": f"HTTP/1.1 200 OK\r\nContent-Type: application/json; {GATEWAY}\r\n",
    "encoding": f"HTTP/1.1 200 OK\r\nContent-Encoding: {GATEWAY}\r\n",
    "name of a header": f"HTTP/1.1 400 x\r\n{GATEWAY}: 1\r\n",
    "status": f"HTTP/1.1 299 {GATEWAY}\r\n",
}


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("head", HEADS)
def test_an_echo_in_an_answers_head_is_in_no_error_and_no_frame(head, asynchronous):
    def handle(connection, closed):
        read_head(connection)
        connection.sendall(f"{HEADS[head]}Content-Length: 2\r\n\r\n--".encode())

    async def ask(client):
        async with client:
            (await client.v2.get_async_httpx_client().get("/x")).json()

    with RawServer(handle) as server:
        client = Paradigm("sk-0123456789", server.url, retry=NO_RETRIES, headers={"x-gateway-key": GATEWAY})
        with pytest.raises(ParadigmError) as caught:
            asyncio.run(ask(client)) if asynchronous else client.v2.get_httpx_client().get("/x").json()
    assert GATEWAY not in f"{caught.value!r} {vars(caught.value)} {pickle.dumps(caught.value)!r}"
    assert not [where for where, known in frames(caught.value) if GATEWAY in str(known)]


def test_a_body_that_is_not_json_is_not_kept_by_its_error(server, guarded):
    server.replies(Reply(200, GATEWAY.encode()))
    with pytest.raises(InvalidResponse) as caught:
        guarded.session("3c90c3cc-0d44-4b50-8888-8dd25736052a")
    error = caught.value
    while error is not None:
        assert GATEWAY not in f"{error!r} {vars(error)}"
        error = error.__cause__ or error.__context__


def test_an_echo_in_an_address_is_hidden(server, guarded, caplog):
    echo = {"location": f"/there/{quote(GATEWAY)}?q={quote(SECRET, safe='')}"}
    server.answer = lambda request: Reply(307, headers=echo) if request.path == "/x" else Reply(503)
    with caplog.at_level(logging.DEBUG), pytest.raises(APIError) as caught:
        guarded.v3.get_httpx_client().get("/x")
    assert GATEWAY not in caught.value.url + caplog.text
    assert quote(SECRET, safe="") not in caught.value.url + caplog.text


def test_the_logs_of_the_wire_hide_what_a_server_echoes(server, guarded, caplog):
    server.replies(Reply(headers={"x-echo": f"{GATEWAY} {SECRET}"}))
    with caplog.at_level(logging.DEBUG):
        guarded.v3.get_httpx_client().get("/x")
    assert "x-echo" in caplog.text  # httpcore did log it
    assert GATEWAY not in caplog.text
    assert SECRET not in caplog.text


def test_an_echo_in_a_broken_answer_is_hidden_in_the_whole_chain():
    def handle(connection, closed):
        read_head(connection)
        connection.sendall(f"{GATEWAY} is no status line\r\n\r\n".encode())

    with (
        RawServer(handle) as server,
        Paradigm("sk-0123456789", server.url, retry=NO_RETRIES, headers={"x-gateway-key": GATEWAY}) as client,
        pytest.raises(TransportError) as caught,
    ):
        client.v3.get_httpx_client().get("/x")
    assert GATEWAY not in "".join(traceback.format_exception(caught.value))


# ------------------------------------------------------------------------------- settings

WRONG = [
    {"base_url": "nope"},
    {"base_url": "https://u:LEAK@host"},
    {"base_url": "https://u:LEAK#x@host"},
    {"base_url": "https://host/?token=LEAK"},
    {"base_url": "sk-LEAK-0123456789"},
    {"timeout": -1},
    {"max_connections": 0},
    {"headers": {"x-gateway-key": "GW-LEAK\n"}},
    {"headers": {"authorization": "GW-LEAK"}},
    {"proxy": "http://u:LEAK#x@host:1"},
    {"proxy": "http://u:LEAK@host:1", "timeout": -1},
    {"cert": ("/nowhere/a.pem", "/nowhere/b.pem", "LEAK")},
    {"api_key": "sk-LEAK with a blank"},
    {"api_key": "sk-LEAK-\u00e9"},
]


def frames(error):
    """Yield what a tool that shows locals would show, of our own frames."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if "paradigm_ext" in frame.f_code.co_filename:
            yield frame.f_code.co_name, {name: repr(value) for name, value in frame.f_locals.items()}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("how", ["class", "environment"])
def test_a_refused_setting_shows_no_secret_in_words_or_frames(monkeypatch, wrong, how):
    monkeypatch.setenv("PARADIGM_API_KEY", "sk-LEAK-0123456789")
    make = (
        Paradigm.from_env
        if how == "environment"
        else lambda **given: Paradigm(**{"api_key": "sk-LEAK-0", **given})
    )
    with pytest.raises(ConfigurationError) as caught:
        make(**wrong)
    assert "LEAK" not in str(caught.value)
    if "base_url" not in wrong:
        assert not [where for where, known in frames(caught.value) if "LEAK" in str(known)]


def test_a_proxy_of_the_environment_is_not_quoted(server, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "http://u:LEAK#x@proxy:1")
    monkeypatch.setenv("no_proxy", "")
    with Paradigm("sk-0123456789", server.url) as client, pytest.raises(ConfigurationError) as caught:
        client.v3.get_httpx_client().get("/x")
    assert "LEAK" not in str(caught.value)


def test_a_dead_proxy_is_named_without_its_password():
    with (
        Paradigm(
            "sk-0123456789", "http://host", proxy="http://u:LEAK@127.0.0.1:9", retry=NO_RETRIES
        ) as client,
        pytest.raises(TransportError, match=r"through the proxy http://127\.0\.0\.1:9") as caught,
    ):
        client.v3.get_httpx_client().get("/x")
    assert "LEAK" not in str(caught.value)


def test_hidden_values_are_in_no_representation():
    values = Secret("LEAK"), SecretHeaders({"x": "LEAK"}), SecretCertificate.of(("a", "b", "LEAK"))
    assert "LEAK" not in repr(values) + "".join(map(str, values))


@pytest.mark.parametrize("given", [{"cert": "BROKEN"}, {"verify": "BROKEN"}, {"cert": "/nowhere.pem"}])
def test_files_of_certificates_are_checked_when_the_client_is_made(tmp_path, given):
    broken = tmp_path / "broken.pem"
    broken.write_text("not a certificate")
    setting, value = next(iter(given.items()))
    with pytest.raises(ConfigurationError, match=setting):
        Paradigm("sk-0123456789", "https://host", **{setting: str(broken) if value == "BROKEN" else value})


def test_the_rest_of_the_environment_is_kept_where_the_key_is_given(monkeypatch):
    monkeypatch.delenv("PARADIGM_API_KEY", raising=False)
    monkeypatch.setenv("PARADIGM_BASE_URL", "https://paradigm.example.org/prefix")
    assert Paradigm.from_env(api_key="sk-0123456789").base_url == "https://paradigm.example.org/prefix"
