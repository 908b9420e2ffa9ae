"""The works of a mirror: a night without changes beside rclone and aws, and what a changed file costs."""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from attrs import evolve

from benchmarks.emulated import STAMP, emulator
from benchmarks.measuring import Row, contender, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.contenders import Figures
    from benchmarks.emulated import Emulated
    from paradigm_ext._mirror.scan import Scan

MODULE = "benchmarks.mirror_contenders"
FILES, CHANGING, SYNTHETIC = 100_000, 10_000, 1_000_000
PAGE = 100
COLUMNS = (
    *("user_id", "workspace_id", "filename", "title", "extension", "size", "signature", "parser", "status"),
    *("total_pages", "created_at", "updated_at", "external_id", "doc_type", "additional_metadata"),
)


def mirror_night(runs: int) -> list[Row]:
    """100,000 local files that did not change, and a workspace that has them all."""
    rclone = _program("rclone", "apt-get install rclone")
    aws = str(Path(sys.executable).with_name("aws"))
    with _tree(FILES) as folder, emulator() as here, _store(folder) as address:
        copy = f"{folder}-copy"
        shutil.copytree(folder, copy)
        cache = _mirrored(here, folder, f"{folder}.cache")
        here.forget()
        contenders: dict[str, Callable[[], Figures]] = {
            "us": lambda: _ours("plan", base_url=here.base_url, folder=folder, cache=cache),
            "rclone": lambda: _ours("program", command=[rclone, "sync", "--dry-run", folder, copy]),
            "aws": lambda: _ours(
                "program",
                command=[
                    *(aws, "s3", "sync", "--dryrun", folder, "s3://bucket"),
                    *("--endpoint-url", address, "--no-sign-request", "--region", "us-east-1"),
                ],
            ),
        }
        found = in_turn(runs, contenders)
    return _night_rows(found)


def _night_rows(found: dict[str, Figures]) -> list[Row]:
    us, rclone, aws = found["us"], found["rclone"], found["aws"]
    work = f"a night of {FILES:,} unchanged files"
    ours = us["scan"]
    limit = FILES // PAGE + 5
    return [
        Row(
            work,
            "wall of scanning and planning",
            {"us": f"{ours:.2f} s", "rclone": f"{rclone['wall']:.2f} s", "aws s3": f"{aws['wall']:.2f} s"},
            f"{ours / rclone['wall']:.2f} of rclone, {ours / aws['wall']:.2f} of aws",
            "at most 2.0 of rclone, 1.0 of aws",
            ours <= 2 * rclone["wall"] and ours <= aws["wall"],
        ),
        Row(work, "wall of listing the workspace", {"us": f"{us['list']:.2f} s"}, "from the emulator"),
        Row(
            work,
            "peak memory of the program",
            {name: f"{found[name]['peak_mib']:.0f} MiB" for name in found},
            f"grown by {us['grown_mib']:.0f} MiB",
            "grown by less than 150 MiB",
            us["grown_mib"] < 150,
        ),
        Row(
            work,
            "requests",
            {"us": f"{us['requests']:,.0f}"},
            f"{us['requests'] - FILES // PAGE:+.0f} beside a request a page",
            "at most +5",
            us["requests"] <= limit,
        ),
    ]


def mirror_rows(runs: int) -> list[Row]:
    """Reading the rows of a list: plain values, and the generated models."""
    with TemporaryDirectory() as folder, _tree(PAGE) as tree, emulator() as here:
        _mirrored(here, tree, f"{tree}.cache")
        body = Path(folder, "page.json")
        body.write_bytes(
            here.http.get("/api/v3/files", params={"page_size": PAGE}).raise_for_status().content
        )
        found = in_turn(
            max(9, runs * 3),  # short, and a machine's pace changes in between
            {
                "us": lambda: _ours("rows_ours", body=str(body)),
                "us, without msgspec": lambda: _ours("rows_json", body=str(body)),
                "generated models": lambda: _ours("rows_generated", body=str(body)),
            },
        )
    costs = {name: figures["processor"] * 1e6 / figures["items"] for name, figures in found.items()}
    ratio = costs["generated models"] / costs["us"]
    return [
        Row(
            "read the rows of a mirror's list",
            "processor time a row",
            {name: f"{cost:.1f} µs" for name, cost in costs.items()},
            f"{ratio:.2f} times less",
            "2 times less",
            ratio >= 2,
        )
    ]


def mirror_memory(_: int) -> list[Row]:
    """A million documents and as many files, planned in memory."""
    grown = _ours("plan_synthetic", count=SYNTHETIC)["grown_mib"] * 1024 / SYNTHETIC * 1024
    return [
        Row(
            f"plan {SYNTHETIC:,} unchanged files",
            "growth of peak memory a file",
            {"us": f"{grown:,.0f} bytes"},
            f"{grown / 1024:.2f} KiB",
            "at most 1 KiB",
            grown <= 1024,
        )
    ]


def mirror_changes(runs: int) -> list[Row]:
    """One file in a hundred of 10,000 has changed, at two paces of the emulator."""
    at_once = [row for row in _changes(runs, ("--speed", "1000")) if "sending" in row.figure]
    return [*_changes(runs, ()), *(evolve(row, figure=f"{row.figure}, embedded at once") for row in at_once)]


def _changes(runs: int, pace: tuple[str, ...]) -> list[Row]:
    changed = CHANGING // 100
    counted: dict[str, list[int]] = {}
    with _tree(CHANGING) as folder, emulator(*pace) as here:

        def run(name: str) -> Callable[[], Figures]:
            def once() -> Figures:
                here.reset()
                cache = _mirrored(here, folder, f"{folder}.cache")
                paths = _change(folder, changed)
                here.forget()
                given = {"base_url": here.base_url, "folder": folder, "cache": cache, "server": here.pid}
                figures = _ours(name, **given, paths=paths)
                counted[name] = [here.requests(), _uploads(here)]
                return figures

            return once

        found = in_turn(runs, {name: run(name) for name in ("mirror", "ingest")})
    return _change_rows(found, counted)


def _change_rows(found: dict[str, Figures], counted: dict[str, list[int]]) -> list[Row]:
    """Split the night into what it costs in any case, and what each changed file adds."""
    work, changed = f"1 % changed of {CHANGING:,} files", CHANGING // 100
    us, floor = found["mirror"], found["ingest"]
    requests, uploads = (
        dict(zip(counted, figures, strict=True)) for figures in zip(*counted.values(), strict=True)
    )
    # The journal has a second, quiet night too, which tells what every night costs.
    fixed = us["fixed_requests"]
    each, each_floor = (requests["mirror"] - 2 * fixed) / changed, requests["ingest"] / changed
    sending = us["sending"]
    return [
        Row(
            work,
            "uploads",
            {"mirror": str(uploads["mirror"]), "ingest of these files": str(uploads["ingest"])},
            f"{uploads['mirror'] / uploads['ingest']:.2f} times",
            "at most 1.3",
            uploads["mirror"] <= 1.3 * uploads["ingest"],
        ),
        Row(
            work,
            "requests of the night, whatever changed",
            {"mirror": f"{fixed:.0f}", "pages of the list": str(CHANGING // PAGE)},
            f"{fixed - CHANGING // PAGE:+.0f} beside a request a page",
            "at most +5",
            fixed <= CHANGING // PAGE + 5,
        ),
        Row(
            work,
            "requests a changed file",
            {"mirror": f"{each:.2f}", "ingest of these files": f"{each_floor:.2f}"},
            f"{each / each_floor:.2f} times",
            "at most 1.3",
            each <= 1.3 * each_floor,
        ),
        Row(
            work,
            "wall of the night, whatever changed",
            {"mirror": f"{us['fixed']:.2f} s"},
            f"{us['fixed'] / (CHANGING // PAGE) * 1000:.0f} ms a page of the list",
        ),
        Row(
            work,
            "wall of sending and replacing",
            {"mirror": f"{sending:.2f} s", "ingest of these files": f"{floor['wall']:.2f} s"},
            f"{sending / floor['wall']:.2f} times",
            "at most 1.3",
            sending <= 1.3 * floor["wall"],
        ),
        Row(
            work,
            "processor time of the emulator for sending and replacing",
            {"mirror": f"{us['server']:.2f} s", "ingest of these files": f"{floor['server']:.2f} s"},
            f"{us['server'] / floor['server']:.2f} times: what the requests themselves cost a server",
        ),
    ]


# ------------------------------------------------------------------------------------------ preparation


def _ours(name: str, **arguments: object) -> Figures:
    return contender(name, module=MODULE, **arguments)


def _program(name: str, remedy: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed: {remedy}")
    return found


@contextmanager
def _tree(files: int) -> Iterator[str]:
    """Make so many small files, a hundred a folder; they are an hour old."""
    with TemporaryDirectory() as parent:
        folder = Path(parent, "docs")
        for start in range(0, files, 100):
            below = folder / f"department-{start // 5_000:02d}" / f"project-{start // 100:04d}"
            below.mkdir(parents=True)
            for number in range(start, min(start + 100, files)):
                path = below / f"document-{number:06d}.md"
                path.write_text(f"Document {number}. " + "words and words " * 12, encoding="utf-8")
                os.utime(path, (STAMP, STAMP))
        yield str(folder)


def _change(folder: str, changed: int) -> list[str]:
    """Write other content to one file in a hundred; return their paths."""
    paths = sorted(str(path) for path in Path(folder).rglob("*.md"))[::100][:changed]
    for path in paths:
        file = Path(path)
        file.write_text(file.read_text(encoding="utf-8") + "more ", encoding="utf-8")
        os.utime(file, (STAMP, STAMP))
    return paths


@contextmanager
def _store(folder: str) -> Iterator[str]:
    """Run a bucket that holds the tree already; only its listing is ever asked for."""
    import subprocess

    command = [sys.executable, "-m", "benchmarks.bucket", folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def _mirrored(here: Emulated, folder: str, cache: str) -> str:
    """Put the documents of a finished mirror into the emulator, and all hashes into a cache."""
    from paradigm_ext import MirrorOptions
    from paradigm_ext._mirror.scan import HashCache, scan

    with HashCache(cache) as hashes:
        found = scan(folder, MirrorOptions(workspace_id=1, settle=0), cache=hashes)
        here.insert("documents", COLUMNS, _documents(found))
    return cache


def _documents(found: Scan) -> Iterator[tuple[object, ...]]:
    from paradigm_ext._mirror.documents._identity import DocumentKey, content_hash, path_hash, root_hash
    from paradigm_ext._mirror.documents._metadata import own_metadata, title_of

    root = root_hash(found.root, 1)
    for number, entry in enumerate(found.entries, 1):
        sha256 = found.sha256(entry)
        key = DocumentKey(root, path_hash(entry.key), content_hash(sha256), 1)
        own = own_metadata(
            name=found.root,
            source=found.root,
            path=entry.path,
            sha256=sha256,
            size=entry.size,
            token=entry.token,
        )
        name = entry.path.rpartition("/")[2]
        yield (
            *(1, 1, name, title_of(entry.key), "md", entry.size, f"{number:064x}", "default", "embedded"),
            *(1, STAMP + number, STAMP + number, key.external_id, key.doc_type, json.dumps({"pdx": own})),
        )


def _uploads(here: Emulated) -> int:
    """Return how many documents were sent since the last `forget`."""
    journal = here.admin("GET", "/journal").json()
    entries = journal if isinstance(journal, list) else journal["requests"]
    return sum(one["method"] == "POST" and _is_upload(one["path"]) for one in entries)


def _is_upload(path: str) -> bool:
    return path.rstrip("/") == "/api/v3/files" or path.startswith("/api/v2/upload-session/")
