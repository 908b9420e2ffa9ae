"""The cache of hashes: it saves reading, and can do no harm."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec
import pytest

from paradigm_ext import InvalidInput
from paradigm_ext._mirror.scan import CacheInUse, HashCache, default_cache_path, scan
from tests.unit.mirror_scan.support import LATER, Options, paths, put, scanned

if TYPE_CHECKING:
    from paradigm_ext._mirror.scan import Scan

SHA = hashlib.sha256(b"content").hexdigest()


def hashes(result: Scan) -> dict[str, str]:
    return {entry.path: result.sha256(entry) for entry in result.entries}


def truth(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.md"))
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "docs", *(f"x{index % 3}/{index:03}.md" for index in range(50)))
    return tmp_path / "docs"


def test_an_unchanged_file_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    for expected in (sum(path.stat().st_size for path in folder.rglob("*.md")), 0):
        with HashCache(tmp_path / "cache") as cache:
            result = scanned(folder, cache=cache)
            assert hashes(result) == truth(folder)
            assert result.bytes_read == expected
    (folder / "x0" / "000.md").write_text("changed")
    with HashCache(tmp_path / "cache") as cache:
        result = scanned(folder, cache=cache)
        assert hashes(result) == truth(folder)
        assert result.bytes_read == len("changed")


def test_a_token_that_is_too_young_is_neither_kept_nor_trusted(folder: Path, tmp_path: Path) -> None:
    now = max(path.stat().st_ctime for path in folder.rglob("*.md"))
    for _ in range(2):
        with HashCache(tmp_path / "cache") as cache:
            result = scanned(folder, cache=cache, now=now, settle=0)
            hashes(result)
            assert result.bytes_read > 0
    with HashCache(tmp_path / "cache") as cache:  # a row that was kept by a run whose clock was ahead
        for entry in result.entries:
            cache.put(result.root, entry.path, entry.token, SHA)
        assert hashes(scanned(folder, cache=cache, now=now, settle=0)) == truth(folder)


def test_losing_it_costs_reading_only(folder: Path, tmp_path: Path) -> None:
    with HashCache(tmp_path / "cache") as cache:
        hashes(scanned(folder, cache=cache))
    (tmp_path / "cache").unlink()
    with HashCache(tmp_path / "cache") as cache:
        result = scanned(folder, cache=cache)
        assert hashes(result) == truth(folder)
        assert result.bytes_read > 0


@pytest.mark.parametrize("seed", range(30))
def test_damage_costs_reading_only(folder: Path, tmp_path: Path, seed: int) -> None:
    """Whatever bytes are overwritten, no hash is ever wrong."""
    with HashCache(tmp_path / "cache") as cache:
        hashes(scanned(folder, cache=cache))
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    content = bytearray((tmp_path / "cache").read_bytes())
    start = chance.choice([100, 4096, 4096, 8192])
    for _ in range(chance.choice([1, 20, 400])):
        content[chance.randrange(start, len(content))] = chance.randrange(256)
    if chance.random() < 0.3:
        del content[chance.randrange(100, len(content)) :]
    (tmp_path / "cache").write_bytes(content)
    for _ in range(2):
        with HashCache(tmp_path / "cache") as cache:
            assert hashes(scanned(folder, cache=cache)) == truth(folder)


def test_a_flipped_bit_in_a_hash_is_noticed(tmp_path: Path) -> None:
    with HashCache(tmp_path / "cache") as cache:
        cache.put("root", "a.md", "token", SHA)
    content = (tmp_path / "cache").read_bytes()
    damaged = bytearray(bytes.fromhex(SHA))
    damaged[5] ^= 1
    (tmp_path / "cache").write_bytes(content.replace(bytes.fromhex(SHA), bytes(damaged)))
    with HashCache(tmp_path / "cache") as cache:
        assert cache.get("root", "a.md", "token") is None


def test_a_damaged_cache_begins_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with HashCache(tmp_path / "cache") as cache:
        cache.put("root", "a.md", "token", SHA)
    content = (tmp_path / "cache").read_bytes()
    (tmp_path / "cache").write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with HashCache(tmp_path / "cache") as cache:
        assert cache.get("root", "a.md", "token") is None
        cache.put("root", "a.md", "token", SHA)
    assert "begins anew" in caplog.text
    with HashCache(tmp_path / "cache") as cache:
        assert cache.get("root", "a.md", "token") == SHA


def test_zeros_in_place_of_a_new_cache_are_begun_anew(tmp_path: Path) -> None:
    """A machine that lost its power may keep the length of a file and not what was written."""
    (tmp_path / "cache").write_bytes(bytes(8_192))
    with HashCache(tmp_path / "cache") as cache:
        cache.put("root", "a.md", "token", SHA)
    with HashCache(tmp_path / "cache") as cache:
        assert cache.get("root", "a.md", "token") == SHA


def test_a_large_file_of_zeros_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "disk.img").write_bytes(bytes(1_000_000))
    with pytest.raises(InvalidInput, match=r"disk\.img.*not a cache"):
        HashCache(tmp_path / "disk.img")


def test_what_is_no_cache_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7 a document of somebody")
    with pytest.raises(InvalidInput, match=r"report\.pdf.*not a cache"):
        HashCache(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes() == b"%PDF-1.7 a document of somebody"


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "airflow.db")
    database.execute("CREATE TABLE dag (id TEXT)")
    database.commit()
    database.close()
    before = (tmp_path / "airflow.db").read_bytes()
    with pytest.raises(InvalidInput, match="another program"):
        HashCache(tmp_path / "airflow.db")
    assert (tmp_path / "airflow.db").read_bytes() == before


def test_a_database_without_a_name_or_a_table_is_nobodys(tmp_path: Path) -> None:
    """As a run of an earlier release left it that was killed while it began its cache."""
    database = sqlite3.connect(tmp_path / "cache")
    database.executescript("BEGIN EXCLUSIVE; COMMIT;")
    database.close()
    assert (tmp_path / "cache").stat().st_size > 0
    with HashCache(tmp_path / "cache") as cache:
        cache.put("root", "a.md", "token", SHA)
        assert cache.get("root", "a.md", "token") == SHA


def test_a_run_that_is_killed_between_any_two_statements_leaves_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files are kept as they are before each statement of a run, and each is then opened as a cache."""
    live, moments = tmp_path / "live", []
    connect = sqlite3.connect

    def keep(_: str) -> None:
        moments.append(tmp_path / str(len(moments)))
        shutil.copytree(live, moments[-1])

    def traced(*values: Any, **options: Any) -> sqlite3.Connection:
        database = connect(*values, **options)
        database.set_trace_callback(keep)
        return database

    monkeypatch.setattr(sqlite3, "connect", traced)
    with HashCache(live / "cache") as cache:
        cache.put("root", "a.md", "token", SHA)
    keep("")
    monkeypatch.undo()
    assert len(moments) > 6
    for moment in moments:
        with HashCache(moment / "cache") as cache:
            assert cache.get("root", "a.md", "token") in (None, SHA)
            cache.put("root", "a.md", "token", SHA)
            assert cache.get("root", "a.md", "token") == SHA


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "file")
    for path in (tmp_path, tmp_path / "file" / "cache"):
        with pytest.raises(InvalidInput, match="cannot be written"):
            HashCache(path)


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        HashCache(tmp_path / "new" / "cache").close()
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "new" / "cache").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_second_run_is_refused(tmp_path: Path) -> None:
    with HashCache(tmp_path / "cache"), pytest.raises(CacheInUse, match="another run holds the cache"):
        HashCache(tmp_path / "cache")
    HashCache(tmp_path / "cache").close()


HOLDER = """
import sys
from paradigm_ext._mirror.scan import HashCache
cache = HashCache(sys.argv[1])
for index in range(5_000):
    cache.put("root", f"{index}.md", "token", "00" * 32)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_run_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, os.fspath(tmp_path / "cache")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            with pytest.raises(CacheInUse):
                HashCache(tmp_path / "cache")
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait(10)
    with HashCache(tmp_path / "cache") as cache:
        kept = [index for index in range(5_000) if cache.get("root", f"{index}.md", "token")]
    assert len(kept) >= 4_000


def test_files_that_are_gone_are_forgotten(folder: Path, tmp_path: Path) -> None:
    with HashCache(tmp_path / "cache") as cache:
        hashes(scanned(folder, cache=cache))
        cache.put("file:///other", "a.md", "token", SHA)
    for path in folder.rglob("*5.md"):
        path.unlink()
    with HashCache(tmp_path / "cache") as cache:
        result = scanned(folder, cache=cache)
    assert _rows(tmp_path / "cache") == [*sorted(paths(result)), "other"]


@pytest.mark.parametrize("options", [{"shard": (0, 2)}, {"exclude": ["x0"]}])
def test_a_scan_of_a_part_forgets_nothing_of_the_rest(
    folder: Path, tmp_path: Path, options: dict[str, object]
) -> None:
    with HashCache(tmp_path / "cache") as cache:
        hashes(scanned(folder, cache=cache))
    with HashCache(tmp_path / "cache") as cache:
        scanned(folder, cache=cache, **options)
    assert len(_rows(tmp_path / "cache")) == 50


def test_an_incomplete_scan_forgets_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with HashCache(tmp_path / "cache") as cache:
        hashes(scanned(folder, cache=cache))
    real = os.scandir

    def failing(path: str) -> object:
        if "x0" in str(path):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("paradigm_ext._mirror.scan._local.os.scandir", failing)
    with HashCache(tmp_path / "cache") as cache:
        assert not scanned(folder, cache=cache).complete
    assert len(_rows(tmp_path / "cache")) == 50


def _rows(path: Path) -> list[str]:
    database = sqlite3.connect(path)
    try:
        rows = database.execute("SELECT root, path FROM files ORDER BY path").fetchall()
    finally:
        database.close()
    mine = sorted(path for root, path in rows if root != "file:///other")
    return mine + ["other"] * (len(rows) - len(mine))


def test_it_is_no_document_of_its_own_source(folder: Path) -> None:
    with HashCache(folder / "cache.sqlite") as cache:
        for _ in range(2):
            result = scanned(folder, cache=cache)
            hashes(result)
            assert len(result.entries) == 50
            assert result.failures == []


def test_any_thread_may_use_it(folder: Path, tmp_path: Path) -> None:
    with HashCache(tmp_path / "cache") as cache:
        result = scanned(folder, cache=cache)
        found: list[dict[str, str]] = []
        threads = [threading.Thread(target=lambda: found.append(hashes(result))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert found == [truth(folder)] * 4


def test_a_closed_cache_knows_nothing(tmp_path: Path) -> None:
    cache = HashCache(tmp_path / "cache")
    cache.put("root", "a.md", "token", SHA)
    cache.close()
    cache.close()
    assert cache.get("root", "a.md", "token") is None


def test_the_command_keeps_one_cache_a_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", os.fspath(tmp_path))
    first, second = default_cache_path("file:///a"), default_cache_path("file:///b")
    assert first != second
    assert first.parent == tmp_path / "paradigm"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert default_cache_path("file:///a").parent == Path.home() / ".cache" / "paradigm"


def test_the_mirrors_own_files_are_no_files_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("a.md", "d/state.jsonl", "d/state.jsonl2"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    with HashCache(tmp_path / "cache") as cache:
        state = tmp_path / "link" / "d" / "state.jsonl"
        found = scan(tmp_path, Options(), cache=cache, state=state, now=lambda: LATER)
    assert [entry.path for entry in found.entries] == ["a.md", "d/state.jsonl2"]


@pytest.mark.parametrize("state", ["memory://own/state.jsonl", "memory:///own/state.jsonl"])
def test_a_state_of_small_objects_below_the_source_is_left_out_whole(state: str) -> None:
    store = fsspec.filesystem("memory")
    for path in ("a.md", "state.jsonl", "state.jsonl.d/1", "state.jsonl.data"):
        store.pipe(f"/own/{path}", b"x")
    try:
        found = scan("memory://own", Options(), state=state, now=lambda: LATER)
        assert [entry.path for entry in found.entries] == ["a.md", "state.jsonl.data"]
        assert found.still_absent("state.jsonl.d/1")
    finally:
        store.rm("/own", recursive=True)
