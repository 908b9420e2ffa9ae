"""Hostile input gets a 4xx and the emulator serves on; a crash or a crowd loses nothing."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_emulator.http.journal import Journal
from tests.emulator.files import add, owner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.types import Message


def post_form(api: httpx.Client, session: str, body: bytes, boundary: str = "b") -> httpx.Response:
    headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
    return api.post(f"/api/v2/upload-session/{session}", content=body, headers=headers)


def still_serves(api: httpx.Client) -> None:
    assert api.get("/api/v3/files").status_code == 200


def part(name: str, value: bytes, filename: str | None = None) -> bytes:
    suffix = f'; filename="{filename}"' if filename is not None else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{suffix}\r\n\r\n'.encode() + value + b"\r\n"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"--b--\r\n",
        b"--b\r\n\r\nno headers\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nnever closed',
        b'--other\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\n--other--\r\n',
        b"--b\r\n" + b"X-Header: " + b"x" * 100_000 + b"\r\n\r\nx\r\n--b--\r\n",
        b"".join(part(f"field{n}", b"x") for n in range(10_000)) + b"--b--\r\n",
        b"".join(part("file", b"x", "a.txt") for _ in range(50)) + b"--b--\r\n",
        part("title", b"x" * 2_000_000) + part("file", b"x", "a.txt") + b"--b--\r\n",
        part("title", b"a\x00b") + part("file", b"x", "a.txt") + b"--b--\r\n",
        part("external_metadata", b"[" * 100_000) + part("file", b"x", "a.txt") + b"--b--\r\n",
        part("external_metadata", b'{"external_id": "\\ud800"}') + part("file", b"x", "a.txt") + b"--b--\r\n",
    ],
    ids=range(13),
)
def test_forms_that_are_none(api: httpx.Client, session: str, body: bytes) -> None:
    answer = post_form(api, session, body)
    assert 400 <= answer.status_code < 500, answer.text
    still_serves(api)


def test_a_form_without_a_boundary(api: httpx.Client, session: str) -> None:
    headers = {"content-type": "multipart/form-data"}
    assert (
        api.post(f"/api/v2/upload-session/{session}", content=b"x", headers=headers, timeout=60).status_code
        == 400
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Windows\\a.txt", "a.txt"),
        ("/abs/olute.txt", "olute.txt"),
        ("tab\there\x7f.txt", "tabhere.txt"),
        ("x" * 300 + ".txt", "x" * 251 + ".txt"),
        ("日本語.txt", "日本語.txt"),
    ],
)
def test_names_lose_paths_and_control_characters(
    api: httpx.Client, session: str, name: str, kept: str
) -> None:
    identifier = add(api, session, "a.txt", b"x", filename=name).json()["id"]
    assert api.get(f"/api/v3/files/{identifier}").json()["filename"] == kept


@pytest.mark.parametrize("name", ["..", ".", "/", "...", "\x01"])
def test_names_that_are_none(api: httpx.Client, session: str, name: str) -> None:
    assert add(api, session, "a.txt", b"x", filename=name).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'"x"',
        b"\xff",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"name": "\\ud800"}',
        b'{"name": 1e999}',
        b"NaN",
    ],
    ids=range(9),
)
def test_json_that_is_none(api: httpx.Client, body: bytes) -> None:
    answer = api.post("/api/v3/tags", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    still_serves(api)


@pytest.mark.parametrize(
    ("path", "missing"),
    [("/api/v2/query", "query"), ("/api/v2/files/{id}/ask-question", "question"), ("/api/v3/tags", "name")],
)
def test_an_empty_body_is_an_empty_object_whatever_its_type(
    emulator: ParadigmEmulator, api: httpx.Client, path: str, missing: str
) -> None:
    (identifier,) = emulator.seed(files=[{"filename": "a.txt", "text": "x"}])["files"]
    address = path.format(id=identifier)
    bare = api.post(address, json={})
    assert bare.status_code == (422 if "v3" in path else 400)
    assert missing in (bare.json().get("fields") or bare.json())
    for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded", None):
        answer = api.post(address, headers={} if kind is None else {"content-type": kind})
        assert told(answer) == told(bare)
    assert api.post(address, content=b"{}", headers={"content-type": "text/plain"}).status_code == 415


def told(answer: httpx.Response) -> tuple[int, Any]:
    """Return status and body of a refusal, without the id that each has of its own."""
    return answer.status_code, {key: value for key, value in answer.json().items() if key != "id"}


def test_a_body_that_is_too_large_is_cut_off(api: httpx.Client, session: str) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 1_048_576

    headers = {"content-type": "application/json"}
    announced = api.post("/api/v3/tags", content=b"x" * 5_000_000, headers=headers)
    assert announced.status_code == 413
    try:
        status = api.post("/api/v3/tags", content=endless(), headers=headers, timeout=60).status_code
    except httpx.TransportError:
        # The answer may be lost when the connection closes while the client still writes.
        status = 413
    assert status == 413
    still_serves(api)


def raw(emulator: ParadigmEmulator, data: bytes) -> bytes:
    """Send bytes, say nothing more, and return what comes until the emulator closes the connection."""
    address = urlsplit(emulator.base_url)
    received = b""
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as connection:
        connection.sendall(data)
        with contextlib.suppress(ConnectionResetError):
            while chunk := connection.recv(65536):
                received += chunk
    return received


def test_a_head_that_is_too_large(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    # The refusal itself is lost when the connection closes on bytes that were not read yet.
    assert raw(emulator, b"GET / HTTP/1.1\r\nx: " + b"x" * 200_000 + b"\r\n")[:12] in (b"", b"HTTP/1.1 400")
    assert raw(emulator, b"\x16\x03\x01 not http\r\n\r\n").startswith(b"HTTP/1.1 400")
    still_serves(api)


def test_a_client_that_is_too_slow_is_shown_out() -> None:
    with ParadigmEmulator(clock="manual", read_timeout=0.2) as emulator:
        head = b"POST /api/v3/tags HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer emulator\r\n"
        assert raw(emulator, b"").startswith(b"HTTP/1.1 408")
        assert raw(emulator, head).startswith(b"HTTP/1.1 408")
        typed = head + b"content-type: application/json\r\ncontent-length: 50\r\nconnection: close\r\n\r\n{"
        assert raw(emulator, typed).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("answer_is_edited", [False, True])
def test_a_client_that_leaves_in_the_middle_of_an_upload(
    emulator: ParadigmEmulator,
    api: httpx.Client,
    session: str,
    caplog: pytest.LogCaptureFixture,
    *,
    answer_is_edited: bool,
) -> None:
    if answer_is_edited:
        emulator.faults.edit(set={"id": 1}, method="POST", times=None)
    address, path, body = (
        urlsplit(emulator.base_url),
        f"/api/v2/upload-session/{session}",
        part("file", b"x", "a"),
    )
    head = f"POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer emulator\r\n"
    typed = f"{head}content-length: 1000\r\ncontent-type: multipart/form-data; boundary=b\r\n\r\n".encode()
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as connection:
        connection.sendall(typed + body)

    def noted() -> list[int | None]:
        return [entry.status for entry in emulator.requests if (entry.method, entry.path) == ("POST", path)]

    for _ in range(1000):  # requests of another client, until the emulator has noticed
        still_serves(api)
        if noted():
            break
    still_serves(api)  # what the emulator logs with the entry is logged by now
    assert noted() == [None]
    assert caplog.records == []
    assert api.get(path).json()["documents"] == []


@pytest.mark.parametrize("path", ["/api/v2/upload-session", "/api/v3/tags", "/_emulator/seed"])
async def test_a_client_that_left_is_no_error_and_gets_no_answer(
    emulator: ParadigmEmulator, path: str
) -> None:
    async def left() -> Message:
        return {"type": "http.disconnect"}

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    headers = {"host": "localhost", "authorization": "Bearer emulator", "content-type": "application/json"}
    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
    }
    await emulator.app(scope, left, send)
    assert sent == []


# ------------------------------------------------------------------------------------------ durability


def test_64_uploaders_lose_and_mix_nothing(tmp_path: Path) -> None:
    with ParadigmEmulator(tmp_path / "state.db", clock="manual") as emulator, owner(emulator) as first:
        session = first.post("/api/v2/upload-session").json()["uuid"]

        def upload(number: int) -> None:
            with owner(emulator) as api:
                for index in range(4):
                    text = f"writer {number} file {index}. " * 50
                    answer = add(api, session, "same.txt", text.encode(), title=f"{number}-{index}")
                    assert answer.status_code == 200, answer.text

        with ThreadPoolExecutor(64) as pool:
            list(pool.map(upload, range(64)))
        emulator.clock.advance(60)
        documents = first.get(f"/api/v2/upload-session/{session}").json()["documents"]
        assert len({document["title"] for document in documents}) == 256
        for document in documents[::16]:
            number, index = document["title"].split("-")
            shown = first.get(f"/api/v3/files/{document['id']}", params={"include_content": "true"}).json()
            assert set(re.findall(r"writer (\d+) file (\d+)", shown["content"])) == {(number, index)}


def started(state: Path) -> tuple[subprocess.Popen[str], str]:
    command = [
        sys.executable,
        "-m",
        "paradigm_emulator",
        "--port",
        "0",
        "--state",
        str(state),
        "--speed",
        "1000",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    assert found is not None
    return process, found[0]


def ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def test_a_killed_emulator_loses_no_acknowledged_document(tmp_path: Path) -> None:
    headers = {"authorization": "Bearer emulator"}
    process, base = started(tmp_path / "state.db")
    acknowledged: dict[int, str] = {}
    with ThreadPoolExecutor(8) as pool:
        session = httpx.post(f"{base}/api/v2/upload-session", headers=headers, timeout=60).json()["uuid"]

        def upload(number: int) -> None:
            try:
                with httpx.Client(base_url=base, headers=headers, timeout=10) as api:
                    answer = add(api, session, f"{number}.txt", f"content {number}".encode())
                acknowledged[answer.json()["id"]] = f"content {number}"
            except httpx.TransportError:
                return
            if len(acknowledged) == 40:
                process.kill()

        list(pool.map(upload, range(200)))
    ended(process)
    assert 40 <= len(acknowledged) < 200
    with ParadigmEmulator(tmp_path / "state.db", clock="manual") as emulator, owner(emulator) as api:
        emulator.clock.advance(10**10)
        for identifier, content in acknowledged.items():
            shown = api.get(f"/api/v3/files/{identifier}", params={"include_content": "true"}).json()
            assert (shown["status"], shown["content"]) == ("embedded", content)


# ---------------------------------------------------------------------------------------------- strangers


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8077",
        "evil_one.example",
        "127.0.0.1.evil.example",
        "[::1",
        "10.0.0.1",
        "a:b:c",
        "",
    ],
)
def test_a_rebound_name_reaches_neither_the_api_nor_the_controls(
    emulator: ParadigmEmulator, api: httpx.Client, host: str
) -> None:
    for path in ("/api/v3/files", "/_emulator/state"):
        assert api.get(path, headers={"host": host}).status_code in (403, 421)
    assert api.post("/api/v2/upload-session", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "localhost.", "127.0.0.1", "127.9.9.9:80", "[::1]:80"]
)
def test_names_of_this_machine_are_served(api: httpx.Client, host: str) -> None:
    assert api.get("/api/v3/files", headers={"host": host}).status_code == 200


def test_an_emulator_for_others_answers_to_any_name() -> None:
    with ParadigmEmulator(host="0.0.0.0", clock="manual") as emulator:
        address = emulator.base_url.replace("0.0.0.0", "127.0.0.1")
        headers = {"authorization": "Bearer emulator", "host": "paradigm.internal"}
        assert httpx.get(f"{address}/api/v3/files", headers=headers, timeout=60).status_code == 200
        assert httpx.get(f"{address}/_emulator/state", headers=headers, timeout=60).status_code == 403


def test_long_requests_of_strangers_do_not_fill_the_journal(
    emulator: ParadigmEmulator, api: httpx.Client
) -> None:
    long = "y" * 30_000
    api.get(
        f"/api/v3/{long[:10_000]}?token={long}", headers={"authorization": "Bearer wrong", "x-long": long}
    )
    (entry,) = emulator.requests
    assert entry.characters < 12_000
    assert entry.headers["x-long"].endswith("...")
    assert "yyyy" not in entry.query


def test_the_journal_is_bounded_by_what_it_holds() -> None:
    journal = Journal(limit=100, size=10_000)
    fields: dict[str, Any] = {"at": 0.0, "method": "GET", "query": "", "headers": {}, "status": 200}
    rest: dict[str, Any] = {"request_bytes": 0, "response_bytes": 0, "seconds": 0.0, "fault": None}
    for number in range(50):
        journal.append(path=f"/{number}".ljust(1_000), **fields, **rest)
    assert (len(journal), journal[-1].number) == (10, 50)
    journal.append(path="/" * 20_000, **fields, **rest)
    assert [entry.number for entry in journal] == [51]
    journal.clear()
    for _ in range(200):
        journal.append(path="/", **fields, **rest)
    assert len(journal) == 100


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_a_state_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    old = os.umask(0o022)
    try:
        with ParadigmEmulator(path, clock="manual"):
            assert {
                file.name: oct(file.stat().st_mode & 0o777) for file in tmp_path.iterdir()
            } == dict.fromkeys(("state.db", "state.db-shm", "state.db-wal"), "0o600")
        path.chmod(0o644)
        with ParadigmEmulator(path, clock="manual"):
            assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}
    finally:
        os.umask(old)
