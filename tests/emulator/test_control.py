"""The admin API, the journal, the state's life, and the command."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from tests.emulator.files import add, owner, statuses

if TYPE_CHECKING:
    from pathlib import Path


def test_the_clock_over_http(admin: httpx.Client, api: httpx.Client, session: str) -> None:
    add(api, session, "a.txt", b"x")
    before = admin.get("/clock").json()["now"]
    assert admin.post("/clock", json={"advance": 30}).json()["now"] == before + 30
    assert statuses(api, session) == {"a": "embedded"}
    for wrong, status in (({"advance": -1}, 409), ({"advance": "1"}, 400), ({}, 400)):
        assert admin.post("/clock", json=wrong).status_code == status


def test_faults_over_http(admin: httpx.Client, api: httpx.Client) -> None:
    number = admin.post("/faults", json={"kind": "respond", "status": 503, "times": None}).json()["number"]
    assert api.get("/api/v3/files").status_code == 503
    assert [fault["hits"] for fault in admin.get("/faults").json()["faults"]] == [1]
    assert admin.delete(f"/faults/{number}").status_code == 204
    assert admin.delete(f"/faults/{number}").status_code == 404
    assert api.get("/api/v3/files").status_code == 200
    refused = admin.post("/faults", json={"kind": "explode"})
    assert refused.status_code == 400
    assert "respond" in refused.json()["error"]


def test_the_journal_tells_what_was_asked_without_secrets(
    emulator: ParadigmEmulator, api: httpx.Client, admin: httpx.Client, session: str
) -> None:
    add(api, session, "a.txt", b"x" * 1000)
    api.get("/api/v3/files", params={"api_key": "hunter2", "page": "1"})
    entry = emulator.requests.matching(path=session)[0]
    assert (entry.method, entry.status, entry.headers["authorization"]) == ("POST", 200, "**redacted**")
    assert entry.request_bytes > 1000
    assert entry.response_bytes > 0
    listed = admin.get("/journal", params={"limit": "1"}).json()["requests"]
    assert [(row["path"], row["query"]) for row in listed] == [
        ("/api/v3/files", "api_key=**redacted**&page=1")
    ]
    assert "hunter2" not in admin.get("/journal").text
    assert "Bearer" not in admin.get("/journal").text
    assert admin.delete("/journal").status_code == 204
    assert len(emulator.requests) == 0


def test_outcomes_and_changes_over_http(admin: httpx.Client, api: httpx.Client, session: str) -> None:
    assert admin.post("/outcomes", json={"pattern": "*", "status": "embedding_failed"}).status_code == 204
    identifier = add(api, session, "a.txt", b"x").json()["id"]
    admin.post("/clock", json={"advance": 30})
    assert statuses(api, session) == {"a": "embedding_failed"}
    assert admin.post(f"/documents/{identifier}", json={"status": "updating"}).status_code == 204
    assert statuses(api, session) == {"a": "updating"}
    assert admin.post(f"/sessions/{session}", json={"is_valid": False}).status_code == 204
    assert admin.post("/sessions/nope", json={"is_valid": False}).status_code == 404
    assert admin.post("/documents/1", json={"state": "x"}).status_code == 400


def test_seed_reset_and_state_over_http(admin: httpx.Client, api: httpx.Client) -> None:
    files = [{"filename": "a.txt", "text": "x", "tags": ["t"]}, {"filename": "b.bin", "base64": "AAEC"}]
    things = {"groups": ["G"], "workspaces": ["W"], "agents": [{"name": "A"}], "files": files}
    made = admin.post("/seed", json=things)
    assert made.status_code == 201
    assert {name: len(ids) for name, ids in made.json().items()} == {
        name: len(given) for name, given in things.items()
    }
    assert admin.get("/state").json()["counts"]["documents"] == 2
    assert admin.post("/seed", json={"files": [{"text": "no name"}]}).status_code == 400
    assert admin.post("/reset").status_code == 204
    assert api.get("/api/v3/files").json()["count"] == 0
    assert api.get("/api/v3/agents").json()["count"] == 1


def test_a_snapshot_brings_everything_back(
    emulator: ParadigmEmulator, admin: httpx.Client, api: httpx.Client, session: str
) -> None:
    add(api, session, "a.txt", b"x")
    kept = emulator.snapshot()
    assert admin.get("/snapshot").content == kept
    emulator.reset()
    assert api.get(f"/api/v2/upload-session/{session}").status_code == 404
    assert admin.put("/snapshot", content=kept).status_code == 204
    emulator.clock.advance(30)
    assert statuses(api, session) == {"a": "embedded"}
    with pytest.raises(ValueError, match="snapshot"):
        emulator.restore(b"nonsense" * 100)
    assert statuses(api, session) == {"a": "embedded"}


def test_the_admin_api_keeps_other_sites_out(emulator: ParadigmEmulator) -> None:
    address = f"{emulator.base_url}/_emulator/reset"
    for headers in ({"origin": "http://evil.example"}, {"host": "evil.example"}, {"origin": "null"}):
        assert httpx.post(address, headers=headers, timeout=60).status_code == 403
    assert httpx.post(address, headers={"origin": emulator.base_url}, timeout=60).status_code == 204


def test_a_state_file_survives(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with ParadigmEmulator(state, clock="manual") as first, owner(first) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        add(api, session, "a.txt", b"x")
    with ParadigmEmulator(state, api_key="other", clock="manual") as second, owner(second) as api:
        second.clock.advance(30)
        assert statuses(api, session) == {"a": "embedded"}
        assert api.post("/api/v2/upload-session").json()["uuid"] != session
        assert api.get("/api/v3/files", headers={"authorization": "Bearer emulator"}).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"api_key": ""},
        {"api_key": "two words"},
        {"clock": "sundial"},
        {"release": "x"},
        {"clock": "real", "tick": 1},
    ],
)
def test_arguments_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        ParadigmEmulator(**wrong)  # type: ignore[arg-type] # the point of the test


@pytest.mark.parametrize(
    ("given", "manual"),
    [({}, False), ({"tick": 1.0}, True), ({"clock": "manual"}, True), ({"clock": "real"}, False)],
)
def test_the_clock_moves_by_itself_unless_it_is_given_a_hand(given: dict[str, Any], *, manual: bool) -> None:
    emulator = ParadigmEmulator(**given)
    assert emulator.clock.manual is manual
    emulator.stop()


def test_an_emulator_that_does_not_run_says_so() -> None:
    emulator = ParadigmEmulator(clock="manual")
    with pytest.raises(RuntimeError, match="not running"):
        _ = emulator.base_url
    emulator.stop()


def test_the_command_serves_until_it_is_told_to_stop() -> None:
    command = [
        sys.executable,
        "-m",
        "paradigm_emulator",
        "--port",
        "0",
        "--clock",
        "manual",
        "--api-key",
        "k",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found is not None
        assert (
            httpx.get(
                f"{found[0]}/api/v3/files", headers={"authorization": "Bearer k"}, timeout=60
            ).status_code
            == 200
        )
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def test_the_command_says_why_it_cannot_start(emulator: ParadigmEmulator) -> None:
    port = emulator.base_url.rpartition(":")[2]
    command = [sys.executable, "-m", "paradigm_emulator", "--port", port]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, "cannot start" in ended.stderr) == (2, True)
