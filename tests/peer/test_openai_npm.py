"""OpenAI's JavaScript client, which shares no code with the one of Python, pointed at `/api/v2`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from paradigm_emulator import ParadigmEmulator

HERE = Path(__file__).parent / "npm"
VERSION = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]["openai"]

pytestmark = [
    pytest.mark.judge("openai (npm)", VERSION),
    pytest.mark.skipif(
        shutil.which("node") is None or shutil.which("npm") is None,
        reason="Node.js with npm is not installed: OpenAI's JavaScript client judges nothing",
    ),
]


@pytest.fixture
def told(emulator: ParadigmEmulator, tmp_path: Path) -> dict[str, Any]:
    """What the client read in one session."""
    text = "The contract runs for twelve months."
    emulator.seed(files=[{"filename": "contract.txt", "text": text, "status": "embedded"}])
    shutil.copytree(HERE, tmp_path, dirs_exist_ok=True)
    run(tmp_path, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    server = {"BASE_URL": f"{emulator.base_url}/api/v2", "API_KEY": emulator.api_key}
    return json.loads(run(tmp_path, "node", "session.mjs", **server))


def run(folder: Path, *command: str, **environment: str) -> str:
    ended = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout


def test_a_session_reads_what_the_client_promises(told: dict[str, Any]) -> None:
    answers_are_alike(told)
    schemas_are_kept(told)
    texts_are_embedded(told)
    files_come_and_go(told["files"])
    assert told["models"]
    assert told["refused"] == "AuthenticationError"


def answers_are_alike(told: dict[str, Any]) -> None:
    answer = told["whole"]["choices"][0]
    assert "twelve months" in answer["message"]["content"]
    assert answer["finish_reason"] == "stop"
    *chunks, last = told["chunks"]
    parts = [chunk["choices"][0]["delta"].get("content") or "" for chunk in chunks]
    assert "".join(parts) == answer["message"]["content"]
    assert (last["choices"], last["usage"]) == ([], told["whole"]["usage"])
    assert told["helped"]["choices"][0]["message"]["content"] == answer["message"]["content"]
    assert told["text"]["choices"][0]["text"] == answer["message"]["content"]


def schemas_are_kept(told: dict[str, Any]) -> None:
    shaped = json.loads(told["shaped"]["choices"][0]["message"]["content"])
    (call,) = told["called"]["choices"][0]["message"]["tool_calls"]
    assert call["function"]["name"] == "Term"
    for found in (shaped, json.loads(call["function"]["arguments"])):
        assert list(found) == ["months"]
        assert type(found["months"]) is int


def texts_are_embedded(told: dict[str, Any]) -> None:
    red, green, motor = (row["embedding"] for row in told["embedded"]["data"])
    assert alike(red, green) > alike(red, motor)
    assert alike(red, red) == pytest.approx(1, abs=1e-6)


def alike(one: list[float], other: list[float]) -> float:
    return sum(left * right for left, right in zip(one, other, strict=True))


def files_come_and_go(files: dict[str, Any]) -> None:
    made = files["made"]
    assert (made["object"], made["filename"], made["bytes"]) == ("file", "city.txt", len("Paris"))
    assert files["shown"]["id"] == made["id"]
    assert made["id"] in [file["id"] for file in files["listed"]]
    assert files["deleted"] == {"id": made["id"], "deleted": True}
    assert made["id"] not in [file["id"] for file in files["left"]]
