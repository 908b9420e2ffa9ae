"""An emulator in a process of its own, and its control over HTTP."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import httpx
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEY = "benchmark"
STAMP = 1_767_600_000.0
COLUMNS = (
    *("user_id", "workspace_id", "session_uuid", "filename", "title", "extension", "size", "signature"),
    *("parser", "status", "total_pages", "created_at", "updated_at"),
)


@frozen
class Emulated:
    """A running emulator: its address, its process, and what a measurement does behind a client's back."""

    base_url: str
    http: httpx.Client
    pid: int

    def admin(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request to the admin API."""
        return self.http.request(method, f"/_emulator{path}", **options).raise_for_status()

    def reset(self) -> None:
        """Forget everything: documents, faults, journal."""
        self.admin("POST", "/reset")

    def requests(self) -> int:
        """Return how many API requests were sent since the last `forget`."""
        return int(self.admin("GET", "/state").json()["requests"])

    def forget(self) -> None:
        """Clear the journal."""
        self.admin("DELETE", "/journal")

    def sessions(self, count: int) -> list[str]:
        """Open so many upload sessions."""
        return [
            self.http.post("/api/v2/upload-session").raise_for_status().json()["uuid"] for _ in range(count)
        ]

    def fill(self, sessions: Iterable[tuple[str | None, int]], *, status: str = "embedded") -> None:
        """Put documents into sessions by writing rows: so many of them would take minutes to upload."""
        self.insert("documents", COLUMNS, _rows(sessions, status))

    def insert(self, table: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Write rows into a table of the emulator's state."""
        columns = tuple(columns)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "state.db"
            path.write_bytes(self.admin("GET", "/snapshot").content)
            with sqlite3.connect(path) as database:
                names, marks = ", ".join(columns), ", ".join("?" * len(columns))
                statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
                database.executemany(statement, rows)
            database.close()
            self.admin("PUT", "/snapshot", content=path.read_bytes())


def _rows(sessions: Iterable[tuple[str | None, int]], status: str) -> Iterator[tuple[Any, ...]]:
    number = 0
    for uuid, count in sessions:
        for _ in range(count):
            number += 1
            name = f"document-{number:06d}"
            yield (
                *(1, 1, uuid, f"{name}.txt", name, "txt", 100, f"{number:064x}", "default", status, 1),
                *(STAMP + number, STAMP + number),
            )


@contextmanager
def emulator(*arguments: str) -> Iterator[Emulated]:
    """Run `python -m paradigm_emulator` on a free port until the block ends."""
    command = [sys.executable, "-m", "paradigm_emulator", "--port", "0", "--api-key", KEY, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            found = re.search(r"http://\S+", first)
            if found is None:
                raise RuntimeError(f"the emulator did not start: {first!r}")
            headers = {"authorization": f"Bearer {KEY}"}
            with httpx.Client(base_url=found[0], headers=headers, timeout=300, trust_env=False) as http:
                yield Emulated(found[0], http, process.pid)
        finally:
            process.terminate()
            process.wait()
