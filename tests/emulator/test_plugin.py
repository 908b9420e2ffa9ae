"""The pytest plugin, in pytest runs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

ROOT = Path(__file__).parents[2]
USER = """
import os, json, urllib.request

def request(emulator, path, **more):
    headers = {"authorization": "Bearer " + os.environ["PARADIGM_API_KEY"]}
    return json.load(urllib.request.urlopen(urllib.request.Request(
        os.environ["PARADIGM_BASE_URL"] + path, headers=headers, **more)))

def test_first(paradigm_emulator):
    uuid = request(paradigm_emulator, "/api/v2/upload-session", method="POST")["uuid"]
    paradigm_emulator.seed(files=[{"filename": "a.txt", "text": "x", "session": uuid}])
    shown = [request(paradigm_emulator, f"/api/v2/upload-session/{uuid}") for _ in range(3)]
    assert shown[-1]["documents"][0]["status"] == "embedded"
    assert json.loads(os.environ["AIRFLOW_CONN_PARADIGM_DEFAULT"])["host"] == paradigm_emulator.base_url

def test_second_starts_anew(paradigm_emulator):
    assert request(paradigm_emulator, "/api/v3/files")["count"] == 0
    assert len(paradigm_emulator.requests) == 1

def test_third_is_left_alone():
    assert "PARADIGM_BASE_URL" not in os.environ
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_user.py").write_text(USER)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARADIGM_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_test_gets_an_emulator_by_naming_it(tmp_path: Path) -> None:
    installed = any(point.name == "paradigm_emulator" for point in entry_points(group="pytest11"))
    assert installed, "install the project (`-e .`): its entry point is what is tested here"
    ended = run(tmp_path)
    assert "3 passed" in ended.stdout, ended.stdout + ended.stderr


def test_a_run_that_does_not_ask_for_it_does_not_pay_for_it() -> None:
    script = "import sys, paradigm_emulator.pytest_plugin; print('uvicorn' in sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert ended.stdout.strip() == "False"
