"""`paradigm mirror` killed with SIGKILL at 30 random points of a storm, over a source that changes meanwhile.

In the end one quiet run must bring the workspace level, with nothing there twice, and the next one must write
nothing. Somebody who lists all the while must never miss a path that was searchable and still is there.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Self

import httpx
import pytest

from tests.chaos.executioner import BYSTANDER, MOMENTS, Executioner
from tests.chaos.storm import emulator_in_a_storm, there

COUNT = 30
KILLS = 30
ROOT = Path(__file__).parents[2]


class Watcher(threading.Thread):
    """Lists the workspace again and again; a fault only costs one reading.

    Attributes:
        safe: Paths that were searchable and are still in the source.
        lost: Paths that were missing although they were safe.
        readings: How often the list was read.
    """

    def __init__(self, base_url: str, key: str, source: Path) -> None:
        super().__init__(daemon=True)
        self.source = source
        headers = {"authorization": f"Bearer {key}", "user-agent": BYSTANDER}
        self.client = httpx.Client(base_url=base_url, headers=headers, timeout=10)
        self.safe: set[str] = set()
        self.lost: list[str] = []
        self.readings = 0
        self.over = threading.Event()
        self.lock = threading.Lock()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join(30)

    def removed(self, path: str) -> None:
        """Note that a path leaves the source now; its name is never used again."""
        with self.lock:
            self.safe.discard(path)

    def run(self) -> None:
        gone: set[str] = set()
        while not self.over.wait(0.05):
            with self.lock:
                before = set(self.safe)
            found = self._searchable()
            if found is None:
                continue
            with self.lock:
                gone |= before - self.safe
                self.lost += sorted((before & self.safe) - found)
                self.safe |= {path for path in found - gone if path in self.there()}
                self.readings += 1

    def there(self) -> set[str]:
        return {str(path.relative_to(self.source)) for path in self.source.rglob("*.md")}

    def _searchable(self) -> set[str] | None:
        """Return the paths with a searchable version, from one page and so from one moment."""
        try:
            answer = self.client.get("/api/v3/files", params={"page_size": 100, "status": "embedded"})
            body = answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError):
            return None
        assert body["next"] is None
        metadata = [row["external_metadata"] for row in body["results"] if row.get("external_metadata")]
        return {one["additional_metadata"]["pdx"]["path"] for one in metadata}


class Source:
    """A folder that somebody works in."""

    def __init__(self, folder: Path, dice: random.Random, watcher: Watcher) -> None:
        self.folder, self.dice, self.watcher, self.number = folder, dice, watcher, 0
        for _ in range(COUNT):
            self.add()

    def add(self) -> None:
        self.number += 1
        self._write(self.folder / f"{self.number % 5}" / f"{self.number:04}.md")

    def _write(self, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{path.name} {self.dice.random()} has words\n")

    def change(self) -> None:
        """Edit, add, remove and move a few files."""
        for _ in range(self.dice.randint(1, 4)):
            paths = sorted(self.folder.rglob("*.md"))
            path = self.dice.choice(paths)
            kind = self.dice.choice(["edit", "edit", "add", "remove", "move"])
            if kind == "edit":
                self._write(path)
            elif kind == "add" or len(paths) < COUNT // 2:
                self.add()
            else:
                self.watcher.removed(str(path.relative_to(self.folder)))
                self.number += 1
                if kind == "move":
                    path.rename(path.with_name(f"{self.number:04}.md"))
                else:
                    path.unlink()

    def digests(self) -> Counter[str]:
        return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in self.folder.rglob("*.md"))


def start(emulator, folder, cache):
    environment = {
        **os.environ,
        "PARADIGM_API_KEY": emulator.api_key,
        "PARADIGM_BASE_URL": emulator.base_url,
        "NO_PROXY": "127.0.0.1",
    }
    options = ["--workspace", "3", "--delete", "--max-delete", "100%", "--settle", "0", "--max-attempts", "9"]
    # The child's time hurries and the reading of documents does not: no deadline, or a busy machine meets it.
    options += ["--timeout", "0"]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.chaos.mirror_child", "mirror", str(folder), *options, "--cache", cache],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def finish(process):
    out, _ = process.communicate(timeout=120)
    return process.returncode, out.decode()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_a_mirror_that_dies_anywhere_ends_level_and_never_leaves_a_gap(seed, tmp_path):
    dice = random.Random(seed)  # noqa: S311 - dice for a test
    folder, cache = tmp_path / "files", str(tmp_path / "cache.sqlite")
    folder.mkdir()
    emulator = emulator_in_a_storm(seed)
    emulator.app = executioner = Executioner(emulator.app)
    with emulator:
        with Watcher(emulator.base_url, emulator.api_key, folder) as watcher:
            source = Source(folder, dice, watcher)
            kills = 0
            for _ in range(3 * KILLS):
                # A run of a few changes has some twenty requests.
                executioner.arm(after=dice.randint(1, 16), moment=dice.choice(MOMENTS))
                process = start(emulator, folder, cache)
                executioner.pid = process.pid
                code, out = finish(process)
                executioner.pid = 0
                assert code in (-signal.SIGKILL, 0, 1, 5), out
                assert executioner.wait_until_quiet()
                kills += code == -signal.SIGKILL
                source.change()
                if kills == KILLS:
                    break
            assert kills == KILLS
            emulator.faults.clear()
            code, out = finish(start(emulator, folder, cache))
            assert code == 0, out
        assert watcher.readings > KILLS
        assert watcher.lost == []
        assert there(emulator) == {(digest, "embedded"): count for digest, count in source.digests().items()}
        written = len(writes(emulator))
        code, out = finish(start(emulator, folder, cache))
        assert code == 0, out
        assert len(writes(emulator)) == written


def writes(emulator):
    return [entry for entry in emulator.requests if entry.method not in ("GET", "HEAD")]
