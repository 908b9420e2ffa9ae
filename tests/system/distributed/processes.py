"""The processes of one cluster: each component leads a session of its own; no others are signalled."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Seconds that a component has to end by itself.
PATIENCE = 20.0


@define
class Component:
    """One program of the cluster, which can be killed and started again.

    Attributes:
        name: What it is called in logs and as a host.
        command: Program and arguments.
        env: Its environment.
        folder: Where it logs.
        cwd: Where it runs.
    """

    name: str
    command: list[str]
    env: Mapping[str, str]
    folder: Path
    cwd: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it in a session of its own."""
        with (self.folder / f"{self.name}.out").open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                env=dict(self.env),
                cwd=self.cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def started(self) -> bool:
        return self._process is not None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def send(self, number: signal.Signals) -> None:
        """Send a signal to every process of the component: its children have groups of their own."""
        for pid in family(self.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)

    def kill(self) -> None:
        """End it at once, and all that it started."""
        self.send(signal.SIGKILL)
        assert self._process is not None
        self._process.wait()

    def lose_folders(self) -> None:
        """Remove what it keeps in folders of its own, as a pod's file system ends with the pod."""
        for name in ("tmp", "mount"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        (self.folder / "tmp").mkdir()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Ask it to end, then make it and all that it started."""
        if self._process is None:
            return
        known = family(self.pid)
        with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
            self._process.send_signal(signal.SIGCONT)
            self._process.send_signal(number)
            self._process.wait(PATIENCE)
        for pid in {*known, *family(self.pid)}:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()


def family(leader: int) -> list[int]:
    """Return the processes that a leader started, at any depth, and those of its session; itself last."""
    rows = list(_table())
    found = {leader}
    while True:
        more = {pid for pid, parent, session in rows if parent in found or session == leader} - found
        if not more:
            return sorted(found, reverse=True)
        found |= more


def parent(pid: int) -> int:
    """Return the process that started this one; 0 where it has ended."""
    return next((above for one, above, _ in _table() if one == pid), 0)


def _table() -> list[tuple[int, int, int]]:
    """Return every process that runs, with its parent and its session."""
    rows: list[tuple[int, int, int]] = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if fields[0] != "Z":
                rows.append((int(folder.name), int(fields[1]), int(fields[3])))
    return rows


def pss(pids: list[int]) -> int:
    """Return the bytes of memory that these processes have, shared pages divided by their users."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
    return total


def until_port(port: int, seconds: float = 60.0) -> None:
    """Return when something listens on a port of this machine."""
    import socket

    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing listens on port {port} after {seconds:.0f} s")
