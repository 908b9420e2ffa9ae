"""A live recording, rehearsed: the emulator at another origin stands for the instance, with things in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from tests.cassettes import labels
from tests.cassettes.instance import Instance, Left, Trace, traces
from tests.cassettes.test_cassettes import SUSPICIOUS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
KEY = "pk-4f3c2a1b0e9d8c7b6a5f4e3d2c1b0a99"
FAILING = "test_an_agents_files_are_filtered_by_status"
#: What is rehearsed; `PARADIGM_REHEARSAL=tests/cassettes` rehearses everything.
REHEARSED = (os.environ.get("PARADIGM_REHEARSAL") or "tests/cassettes/test_files.py").split()


@pytest.fixture(scope="module")
def emulator() -> Iterator[ParadigmEmulator]:
    """Yield an instance that is in use: documents, a tag and a workspace that are not the recording's."""
    speed = 5 if "PARADIGM_REHEARSAL" in os.environ else 1000
    with ParadigmEmulator(api_key=KEY, clock="real", speed=speed) as running:
        (space,) = running.seed(workspaces=["Theirs"])["workspaces"]
        file = {"text": "Theirs.", "tags": ["theirs"], "status": "embedded"}
        running.seed(
            files=[{**file, "filename": "a.txt"}, {**file, "filename": "b.txt", "workspace_id": space}]
        )
        # The last request of a test: it fails when its documents are there, and nothing else does.
        running.faults.respond(403, {}, path="/api/v3/agents/*/files")
        yield running


def held(emulator: ParadigmEmulator) -> dict[str, list[object]]:
    """Return what an instance holds that a recording could spoil."""
    with httpx.Client(base_url=emulator.base_url, headers={"authorization": f"Bearer {KEY}"}) as http:
        return {
            path: http.get(path, params={"page_size": 100}).raise_for_status().json()["results"]
            for path in (
                "/api/v3/files",
                "/api/v3/workspaces",
                "/api/v3/tags",
                "/api/v3/users",
                "/api/v3/groups",
            )
        }


def record(emulator: ParadigmEmulator, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run what `nox -s record` runs, with the settings that its documentation names."""
    settings = {
        "PARADIGM_API_KEY": KEY,
        "PARADIGM_BASE_URL": emulator.base_url.replace("127.0.0.1", "localhost"),
        "PARADIGM_CASSETTES": str(folder),
        # Importing the other plugins takes longer than the recording does.
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "-p no:cacheprovider -p pytest_recording.plugin -p pytest_asyncio.plugin",
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", "vcr", "--record-mode=rewrite", *REHEARSED],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_recording_leaves_an_instance_as_it_was_though_a_test_failed(emulator, tmp_path):
    before = held(emulator)
    assert len(before["/api/v3/files"]) == 2
    ended = record(emulator, tmp_path)
    assert f"FAILED tests/cassettes/test_files.py::{FAILING}" in ended.stdout, ended.stdout + ended.stderr
    last = ended.stdout.splitlines()[-1]
    assert re.match(r"1 failed, \d+ passed, \d+ skipped(, \d+ deselected)? in ", last), ended.stdout
    assert held(emulator) == before
    theirs = {f"/api/v3/files/{file['id']}" for file in before["/api/v3/files"]}
    assert theirs.isdisjoint(asked.path for asked in emulator.requests if asked.method != "GET")
    _check_cassettes(tmp_path, emulator.base_url.rpartition(":")[2])


def _check_cassettes(folder: Path, port: str) -> None:
    written = list(folder.rglob("*.yaml"))
    known = labels.read(folder / "RECORDED.yaml")
    assert len(written) == len(known) + 1 >= 4
    for path in written:
        content = path.read_bytes()
        assert KEY.encode() not in content
        assert f":{port}".encode() not in content
        assert {name for name, pattern in SUSPICIOUS.items() if pattern.search(content)} == set()
    for label in known.values():
        assert (label["target"], label["described_as"]) == ("live API", "xenial-xerus (v2)")
        assert int(label["workspace"]) > 3, "a workspace that the emulator does not begin with"


def instance(answers: dict[str, int], sent: list[str]) -> Instance:
    """Return an instance whose operations answer these statuses, 200 where nothing is said."""

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(f"{request.method} {request.url.path}")
        rows = [
            {"id": 5, "workspace": {"id": 9}},
            {"id": 6, "workspace": {"id": 8}},
            {"id": 7, "workspace": None},
        ]
        return httpx.Response(answers.get(sent[-1], 200), json={"results": rows})

    http = httpx.Client(base_url="https://paradigm.test", transport=httpx.MockTransport(answer))
    return Instance("https://paradigm.test", KEY, 9, "paradigm-ext recording 1", http)


def test_what_cannot_be_removed_is_named_and_documents_of_others_are_left_alone():
    sent: list[str] = []
    with pytest.raises(Left, match=r"document 5, workspace 9 .'paradigm-ext recording 1'.$"):
        instance({"DELETE /api/v3/workspaces/9": 405}, sent).close()
    assert [one for one in sent if one.startswith("DELETE")] == [
        "DELETE /api/v3/files/5",
        "DELETE /api/v3/workspaces/9",
    ]


def exchange(method: str, path: str, status: int, body: bytes) -> tuple[SimpleNamespace, dict[str, object]]:
    request = SimpleNamespace(method=method, uri=f"https://paradigm.invalid{path}")
    return request, {"status": {"code": status}, "body": {"string": body}}


@pytest.mark.parametrize(
    ("path", "status", "body", "removal"),
    [
        ("/api/v2/upload-session", 201, b'{"uuid": "a-b"}', ("DELETE", "/api/v2/upload-session/a-b")),
        ("/api/v3/files", 201, b'{"id": 5}', ("DELETE", "/api/v3/files/5")),
        ("/api/v3/files", 207, b'{"id": 5}', ("DELETE", "/api/v3/files/5")),
        ("/api/v2/companies/1/users/", 201, b'{"id": 5}', ("DELETE", "/api/v3/users/5")),
        ("/api/v3/workspaces", 200, b'{"id": 5}', ("DELETE", "/api/v3/workspaces/5")),
        ("/api/v3/threads/turns", 202, b'{"id": "t", "thread": "x"}', ("PATCH", "/api/v3/threads/x")),
        ("/api/v3/groups", 201, b'{"id": 5}', None),
    ],
)
def test_what_a_test_made_is_told_by_its_cassette(path, status, body, removal):
    ((request, response),) = [exchange("POST", path, status, body)]
    (trace,) = traces([request], [response])
    assert (trace.path, trace.removal) == (path.rstrip("/"), removal)


@pytest.mark.parametrize(
    ("method", "path", "status", "body"),
    [
        ("POST", "/api/v3/files", 200, b'{"id": 5}'),  # a known `external_id`: the document was there before
        ("POST", "/api/v3/files", 422, b'{"id": 5}'),
        ("GET", "/api/v3/files", 200, b'{"id": 5}'),
        ("POST", "/api/v3/files/5/tags", 200, b'{"id": 5}'),
        ("POST", "/api/v3/threads/turns", 200, b"event: turn\n\n"),
        ("POST", "/api/v3/tags", 201, b"[]"),
    ],
)
def test_what_was_there_before_is_no_trace(method, path, status, body):
    request, response = exchange(method, path, status, body)
    assert list(traces([request], [response])) == []


def test_all_is_tried_before_what_stays_is_told():
    sent: list[str] = []
    made = [
        exchange("POST", path, 201, b'{"id": 5}')
        for path in ("/api/v3/tags", "/api/v3/groups", "/api/v3/users")
    ]
    cassette = SimpleNamespace(requests=[one for one, _ in made], responses=[one for _, one in made])
    refusing = instance({"DELETE /api/v3/users/5": 403, "DELETE /api/v3/tags/5": 404}, sent)
    with pytest.raises(Left, match=r"made: 5 of /api/v3/users, 5 of /api/v3/groups$"):
        refusing.tidy(cassette)
    assert sent == ["DELETE /api/v3/users/5", "DELETE /api/v3/tags/5"]
    assert str(Trace("/api/v3/tags", "5", None)) == "5 of /api/v3/tags"
