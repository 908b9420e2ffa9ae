"""Plain curl, as the vendor's documentation calls it."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from paradigm_emulator import ParadigmEmulator

pytestmark = [
    pytest.mark.judge("curl", "of the system"),
    pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed"),
]


def curl(emulator: ParadigmEmulator, path: str, *arguments: str) -> Any:
    command = ["curl", "-sS", "--fail", "-H", f"Authorization: Bearer {emulator.api_key}", *arguments]
    ended = subprocess.run(
        [*command, f"{emulator.base_url}{path}"], capture_output=True, text=True, check=True
    )
    return json.loads(ended.stdout)


def test_a_session_by_hand(emulator: ParadigmEmulator, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Written by hand.")
    session = curl(emulator, "/api/v2/upload-session", "-X", "POST")["uuid"]
    added = curl(emulator, f"/api/v2/upload-session/{session}", "-F", f"file=@{note}", "-F", "title=By hand")
    shown = curl(emulator, f"/api/v2/upload-session/{session}")
    assert [(document["id"], document["title"]) for document in shown["documents"]] == [
        (added["id"], "By hand")
    ]
    listed = curl(emulator, f"/api/v3/agents/7/files?upload_session_uuid={session}")
    assert listed["count"] == 1
