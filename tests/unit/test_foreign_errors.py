"""Errors of others are ours: what a server, a file or a setting does wrong is typed, early if possible."""

import asyncio
import errno
import os
import sys
from pathlib import Path

import pytest

from paradigm_ext import (
    NO_RETRIES,
    APIError,
    ConfigurationError,
    FileLedger,
    InvalidInput,
    LedgerError,
    Paradigm,
    ParadigmError,
    TransportError,
)
from paradigm_ext._mirror.scan._cache import HashCache
from paradigm_ext._mirror.state._state import MirrorState
from tests.unit.certificates import TLSServer, certificate
from tests.unit.cli_runs import Command
from tests.unit.raw_server import OK_HEAD, RawServer, read_head

KEY = "sk-0123456789"
BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith("SSL"):
            monkeypatch.delenv(name)


def saying(data):
    """Return a handler that answers a request with these bytes and hangs up."""

    def handle(connection, closed):
        read_head(connection)
        connection.sendall(data)

    return handle


def get(url, asynchronous, **settings):
    """Send one request; return its status."""
    settings = settings if url.startswith("https") else {"verify": False, **settings}  # which is quicker

    async def ask():
        async with Paradigm(KEY, url, retry=NO_RETRIES, timeout=5, **settings) as client:
            return (await client.v3.get_async_httpx_client().get("/x")).status_code

    if asynchronous:
        return asyncio.run(ask())
    with Paradigm(KEY, url, retry=NO_RETRIES, timeout=5, **settings) as client:
        return client.v3.get_httpx_client().get("/x").status_code


# ---------------------------------------------------------------------------------- what servers say

CHUNKED = OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
LOCATIONS = {
    "a name that cannot be decoded": b"http://xn--a/",
    "bytes": b"http://\xff/",
    "half a bracket": b"http://[::1",
    "a port out of range": b"http://h:99999/",
    "a negative port": b"http://h:-1/",
    "no host": b"http:///x",
    "a snowman": "http://\u2603/".encode(),
    "a script": b"javascript:x",
    "a file": b"file:///etc/passwd",
    "an impossible address": b"http://999.1.1.1/",
    "endless": b"/" + b"a" * 70_000,
    "nothing": b"",
}
ANSWERS = {
    **{
        f"location: {name}": b"HTTP/1.1 307 x\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"
        for name, location in LOCATIONS.items()
    },
    "no size of a chunk": CHUNKED + b"zz\r\n{}\r\n0\r\n\r\n",
    "a negative chunk": CHUNKED + b"-2\r\n{}\r\n0\r\n\r\n",
    "an immense chunk": CHUNKED + b"f" * 40 + b"\r\n{}",
    "a chunk that is longer than it says": CHUNKED + b"2\r\n{}XX0\r\n\r\n",
    "a chunk that is cut": CHUNKED + b"5\r\n{}",
    "trailers without end": CHUNKED + b"2\r\n{}\r\n0\r\n" + b"a: b\r\n" * 100_000 + b"\r\n",
    "NUL in a header's name": OK_HEAD + b"x\x00y: z\r\n\r\n{}",
    "NUL in a header's value": OK_HEAD + b"xy: \x00z\r\n\r\n{}",
    "a header without a colon": OK_HEAD + b"xy\r\n\r\n{}",
    "a header of half a megabyte": OK_HEAD + b"x: " + b"y" * 500_000 + b"\r\n\r\n{}",
    "two lengths": OK_HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "a length that is no number": OK_HEAD + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n{}",
    "digits of another script": OK_HEAD + "Content-Length: \u0662\r\n\r\n{}".encode(),
    "an unknown transfer": OK_HEAD + b"Transfer-Encoding: foo\r\n\r\n{}",
    "a status of two digits": b"HTTP/1.1 99 x\r\n\r\n",
    "another protocol": b"SSH-2.0-OpenSSH\r\n",
    "the other version of HTTP": b"\x00\x00\x00\x04\x00\x00\x00\x00\x00",
    "nothing": b"",
}


@BOTH
@pytest.mark.parametrize("answer", ANSWERS)
def test_what_is_no_answer_is_typed(answer, asynchronous):
    with RawServer(saying(ANSWERS[answer])) as server, pytest.raises((TransportError, APIError)) as caught:
        get(server.url, asynchronous)
    assert caught.value.method == "GET"


SETTINGS_FRAME = b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"
FRAMES = {
    "goaway": b"\x00\x00\x08\x07" + b"\x00" * 12 + b"\x0b",
    "a stream that is reset": b"\x00\x00\x04\x03\x00\x00\x00\x00\x01\x00\x00\x00\x07",
    "headers that cannot be unpacked": b"\x00\x00\x05\x01\x05\x00\x00\x00\x01\xff\xff\xff\xff\xff",
    "a push that nobody asked for": b"\x00\x00\x05\x05\x04\x00\x00\x00\x01\x00\x00\x00\x02\x88",
    "a setting out of range": b"\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x04\xff\xff\xff\xff",
    "no stream at all": b"\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x00",
    "noise": b"\xff" * 100,
    "nothing": b"",
}


@BOTH
@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_no_answer_over_http_2_is_typed(frame, asynchronous, certificates):
    def handle(connection, closed):
        connection.recv(65_536)
        connection.sendall(SETTINGS_FRAME + FRAMES[frame])

    with (
        TLSServer(handle, certificates["server"], http2=True) as server,
        pytest.raises(TransportError),
    ):
        get(server.url, asynchronous, verify=certificates["server"][0], http2=True)


@BOTH
@pytest.mark.parametrize("target", ["http://host", "https://host"])
@pytest.mark.parametrize(
    "answer",
    [b"", b"\xff" * 20, b"HTTP/1.1 407 x\r\nContent-Length: 0\r\n\r\n"],
    ids=["nothing", "noise", "its own password is missing"],
)
def test_what_a_proxy_does_wrong_is_typed_and_shows_no_password(answer, target, asynchronous):
    with RawServer(saying(answer)) as proxy, pytest.raises((TransportError, APIError)) as caught:
        get(target, asynchronous, proxy=f"http://u:pa55word@{proxy.address}")
    assert "pa55word" not in str(caught.value)


# --------------------------------------------------------------------------------------------- TLS


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificates")
    return {
        "server": certificate(folder, "server"),
        "client": certificate(folder, "client", "right-password"),
        "other": certificate(folder, "other"),
    }


OK = OK_HEAD + b"Content-Length: 2\r\n\r\n{}"


@BOTH
@pytest.mark.parametrize("trusted", [None, "other"])
def test_a_server_that_is_not_trusted_is_a_transport_error(trusted, asynchronous, certificates):
    given = {} if trusted is None else {"verify": certificates[trusted][0]}
    with (
        TLSServer(saying(OK), certificates["server"]) as server,
        pytest.raises(TransportError, match="certificate verify failed"),
    ):
        get(server.url, asynchronous, **given)


@BOTH
def test_a_client_that_is_not_trusted_is_one_too(asynchronous, certificates):
    trusted = certificates["server"][0]
    with TLSServer(saying(OK), certificates["server"], clients=certificates["client"][0]) as server:
        for given in ({}, {"cert": certificates["other"]}):
            with pytest.raises(TransportError):
                get(server.url, asynchronous, verify=trusted, **given)
        cert = (*certificates["client"], "right-password")
        assert get(server.url, asynchronous, verify=trusted, cert=cert) == 200


@pytest.mark.parametrize("password", [(), ("",), ("wrong-password",)])
def test_a_key_that_its_password_does_not_open_is_refused_and_nobody_is_asked(password, certificates, capfd):
    with pytest.raises(ConfigurationError, match="cert") as caught:
        Paradigm(KEY, cert=(*certificates["client"], *password))
    assert "wrong-password" not in str(caught.value)
    assert "pass phrase" not in "".join(capfd.readouterr())  # OpenSSL asks at the terminal where it may


@BOTH
@pytest.mark.parametrize("scheme", ["https", "http"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("SSL_CERT_FILE", value) for value in ("/nowhere/file", "/", sys.executable)],
        *[("SSLKEYLOGFILE", value) for value in ("/nowhere/file", "/")],
    ],
)
def test_certificates_that_the_environment_names_wrong_are_a_configuration_error(
    name, value, scheme, asynchronous, monkeypatch
):
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name):
        get(f"{scheme}://127.0.0.1:9", asynchronous, verify=True)


# ------------------------------------------------------------------------------------------ files


@pytest.mark.parametrize(
    "use",
    [
        lambda client: client.mirror(".", workspace_id=3),
        lambda client: client.mirror("docs", workspace_id=3),
        lambda client: client.mirror([], workspace_id=3, name="m", state="state"),
        lambda client: client.ingest(["a.txt"]),
        lambda client: client.ingest([("a.txt", b"a")], ledger="ledger"),
    ],
)
def test_a_working_folder_that_was_removed_is_named(use, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with (
        Paradigm(KEY, "http://127.0.0.1:9") as client,
        pytest.raises(InvalidInput, match="the working folder was removed"),
    ):
        use(client)


@pytest.fixture
def closed(tmp_path, monkeypatch):
    """A folder in which nobody may write; whoever runs the tests may be allowed everything."""
    monkeypatch.setattr("paradigm_ext._files.os.open", refusing_in(tmp_path / "closed", os.open))
    (tmp_path / "closed").mkdir()
    return tmp_path / "closed"


def refusing_in(folder, opened):
    def open_(path, flags, mode=0o777, *args, **kwargs):
        if Path(path).is_relative_to(folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, flags, mode, *args, **kwargs)

    return open_


def test_a_folder_that_takes_no_file_is_named(closed):
    doors = [
        lambda: FileLedger(closed / "file").acquire(),
        lambda: FileLedger(closed / "file").append({"event": "session"}),
        lambda: list(FileLedger(closed / "file").entries()),
        lambda: MirrorState.open(closed / "file", root="r"),
        lambda: HashCache(closed / "file"),
    ]
    for door in doors:
        with pytest.raises((InvalidInput, LedgerError), match=r"closed/file.*Permission denied"):
            door()


def test_an_upload_with_a_ledger_that_cannot_be_written_sends_nothing(closed, server, client):
    with pytest.raises(ParadigmError, match="Permission denied"):
        client.ingest([("a.txt", b"a")], ledger=closed / "ledger")
    assert server.requests == []


@pytest.mark.parametrize("at", [100, 1_000, 4_096, 5_000])
def test_a_cache_that_is_damaged_costs_no_more_than_reading(at, tmp_path):
    path = tmp_path / "cache"
    with HashCache(path) as hashes:
        for number in range(200):
            hashes.put("file:///in", f"{number}", "token", "0" * 64)
    content = path.read_bytes()
    path.write_bytes(content[:at] + b"\xff" * 600 + content[at + 600 :])
    with HashCache(path) as hashes:
        assert all(hashes.get("file:///in", f"{n}", "token") in (None, "0" * 64) for n in range(200))
        hashes.put("file:///in", "a", "token", "1" * 64)
        hashes.keep("file:///in", ["a"], among=lambda path: True)


# ------------------------------------------------------------------------------------- the command


@pytest.mark.parametrize(
    "environment",
    [
        {"PARADIGM_BASE_URL": "http://a..b"},
        {"PARADIGM_BASE_URL": "http://xn--a"},
        {"PARADIGM_API_KEY": "sk LEAK"},
        {"PARADIGM_RATE_LIMIT_STORAGE": "redis://:LEAK@h:99999"},
        {"SSL_CERT_FILE": "/nowhere"},
        {"HTTPS_PROXY": "http://u:LEAK@[::1"},
        {"NO_PROXY": "[::1]"},
    ],
)
def test_the_command_says_what_is_wrong_in_a_line(environment):
    command = Command({"PARADIGM_API_KEY": KEY, "PARADIGM_BASE_URL": "https://127.0.0.1:9"})
    ran = command("session", "show", "3c90c3cc-0d44-4b50-8888-8dd25736052a", **environment)
    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert "LEAK" not in ran.err
