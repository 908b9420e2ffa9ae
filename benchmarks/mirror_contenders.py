"""What is measured of a mirror: `python -m benchmarks.mirror_contenders NAME JSON` prints JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.contenders import ours, peak_kib, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.contenders import Figures
    from paradigm_ext import MirrorPlan
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.scan import Entry

WORKSPACE = 1


def plan(base_url: str, folder: str, cache: str) -> Figures:
    """Plan a night; its phases are the plan's own account of them."""
    plans: list[MirrorPlan] = []
    with ours(base_url) as paradigm:
        figures = timed(
            lambda: plans.append(
                paradigm.plan_mirror(folder, workspace_id=WORKSPACE, cache=cache, delete=True, settle=0)
            )
        )
    (made,) = plans
    assert not made.operations, made.operations[:3]
    assert made.source_complete
    assert made.destination_complete
    seconds = made.seconds
    scan = sum(seconds.get(phase, 0.0) for phase in ("scan", "hash", "plan"))
    return {
        **figures,
        "list": seconds["list"],
        "scan": scan,
        "requests": made.requests,
        "peak_mib": peak_kib() / 1024,
    }


def program(command: list[str]) -> Figures:
    """Run another program to its end; its memory is looked at while it runs."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        peak = 0
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            peak = max(peak, _peak_of(process.pid))
            time.sleep(0.01)
        wall = time.perf_counter() - began
        assert process.stderr is not None
        said = process.stderr.read()
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {said[-2000:]}")
    return {"wall": wall, "peak_mib": peak / 1024}


def _peak_of(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def _processor_of(pid: int) -> float:
    """Return the processor seconds of another process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def rows_ours(body: str) -> Figures:
    """Read a page of rows as a mirror does where msgspec is installed."""
    from paradigm_ext._mirror.requests._json import fast_decoder, read_page

    assert fast_decoder() is not None
    return _listed(body, read_page)


def rows_json(body: str) -> Figures:
    """Read a page of rows as a mirror does where msgspec is not installed."""
    return _listed(body, json.loads)


def _listed(body: str, parse: Callable[[bytes], Any]) -> Figures:
    from paradigm_ext._mirror.documents._rows import read_row
    from paradigm_ext._mirror.requests._effects import page_of

    content = Path(body).read_bytes()
    first = json.loads(content)["results"][0]["external_metadata"]["external_id"]
    root = first.split(":")[1]

    def page() -> int:
        rows, _, _ = page_of(parse(content), "list files")
        read = [read_row(row, root) for row in rows]
        assert None not in read
        return len(read)

    return _many(page)


def rows_generated(body: str) -> Figures:
    """Read a page of rows as the generated client does."""
    from paradigm_api.v3.models import PaginatedFileListResponseSerializerV3List as Files

    content = Path(body).read_bytes()
    return _many(lambda: len(Files.from_dict(json.loads(content)).results))


def _many(page: Any, times: int = 300) -> Figures:
    page()
    counts: list[int] = []
    figures = timed(lambda: counts.extend(page() for _ in range(times)))
    return {**figures, "items": sum(counts)}


def plan_synthetic(count: int) -> Figures:
    """Plan so many unchanged files, with documents read from JSON as a list would bring them."""
    from paradigm_ext import MirrorOptions
    from paradigm_ext._mirror.documents._destination import Destination
    from paradigm_ext._mirror.planning._planner import Planner

    def work() -> None:
        destination = Destination({row.id: row for row in _rows(count)}.values())
        scan = _Scan(list(_entries(count)))
        planner = Planner(
            options=MirrorOptions(workspace_id=WORKSPACE, delete=True),
            name="mirror",
            scan=scan,
            destination=destination,
            destination_complete=True,
            now=0.0,
        )
        undecided = planner.sort()
        assert not undecided
        planned = planner.finish(undecided, {})
        assert planned.counts["unchanged"] == count

    return timed(work)


class _Scan:
    """A source that was scanned, without a disk."""

    def __init__(self, entries: list[Entry]) -> None:
        self.root = "file:///srv/documents"
        self.entries = entries
        self.failures = self.unsettled = self.listing_errors = self.elsewhere = ()
        self.complete, self.sentinel_missing, self.bytes_read = True, False, 0


def _path(number: int) -> str:
    return f"department-{number % 40:02d}/project-{number % 1000:04d}/document-{number:07d}.md"


def _token(number: int) -> str:
    return f"{number % 9000:x}-{0x188A5F2C3D4E5F60 + number:x}-{0x188A5F2C3D4E5F60 + number:x}-{number:x}"


def _entries(count: int) -> Iterator[Entry]:
    from paradigm_ext._mirror.scan import Entry

    for number in range(count):
        yield Entry(_path(number), _token(number), 1000 + number % 9000, 1.7e9 + number)


def _rows(count: int) -> Iterator[Row]:
    import hashlib

    from paradigm_ext._mirror.documents._identity import DocumentKey, content_hash, path_hash, root_hash
    from paradigm_ext._mirror.documents._metadata import own_metadata, title_of
    from paradigm_ext._mirror.documents._rows import read_row

    source = "file:///srv/documents"
    root = root_hash("mirror", WORKSPACE)
    for number in range(count):
        path = _path(number)
        sha256 = hashlib.sha256(b"%d" % number).hexdigest()
        key = DocumentKey(root, path_hash(path), content_hash(sha256), 1)
        own = own_metadata(
            name="mirror", source=source, path=path, sha256=sha256, size=1000, token=_token(number)
        )
        external = {
            "external_id": key.external_id,
            "doc_type": key.doc_type,
            "additional_metadata": {"pdx": own},
        }
        listed = {
            "id": number + 1,
            "title": title_of(path),
            "status": "embedded",
            "parser": "default",
            "external_metadata": external,
        }
        row = read_row(json.loads(json.dumps(listed)), root)
        assert row is not None
        yield row


def mirror(base_url: str, folder: str, cache: str, paths: list[str], server: int) -> Figures:
    """Bring a workspace level with a folder a part of which has changed.

    Args:
        base_url: The emulator.
        folder: The source.
        cache: Its hashes.
        paths: What has changed.
        server: The emulator's process.
    """
    reports: list[Any] = []
    began = _processor_of(server)
    with ours(base_url) as paradigm:
        figures = timed(
            lambda: reports.append(
                paradigm.mirror(folder, workspace_id=WORKSPACE, cache=cache, delete=True, settle=0)
            )
        )
    (report,) = reports
    assert report.changed == len(paths), report.summary()
    sending = sum(report.seconds.get(phase, 0.0) for phase in ("upload", "rename", "wait", "delete"))
    ended = _processor_of(server)
    fixed = {"fixed": figures["wall"] - sending, "fixed_requests": quiet_requests(base_url, folder, cache)}
    # A night in which nothing changed tells what the list alone is worth to the server.
    busy = (ended - began) - (_processor_of(server) - ended)
    return {**figures, **fixed, "sending": sending, "server": busy}


def quiet_requests(base_url: str, folder: str, cache: str) -> int:
    """Return how many requests a night makes in which nothing changed."""
    with ours(base_url) as paradigm:
        return paradigm.plan_mirror(
            folder, workspace_id=WORKSPACE, cache=cache, delete=True, settle=0
        ).requests


def ingest(base_url: str, folder: str, cache: str, paths: list[str], server: int) -> Figures:
    """Upload the changed files alone, and wait for them."""
    del folder, cache
    began = _processor_of(server)
    with ours(base_url) as paradigm:
        figures = timed(lambda: paradigm.ingest(paths, workspace_id=WORKSPACE, wait=True))
    return {**figures, "server": _processor_of(server) - began}


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](**json.loads(sys.argv[2]))))
