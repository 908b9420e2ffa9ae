"""What is measured, each in a process of its own: `python -m benchmarks.contenders NAME JSON` prints JSON.

A contender gets its work as keyword arguments and returns figures; time is taken around the work alone,
imports and preparation left out.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.emulated import KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from lighton import LightOn

    from paradigm_ext import Paradigm

MIB = 1024 * 1024
Figures = dict[str, float]


def timed(work: Callable[[], object]) -> Figures:
    """Return wall and processor seconds of the work, and by how many MiB the peak of memory grew."""
    before = peak_kib()
    processor, wall = time.process_time(), time.perf_counter()
    work()
    seconds = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
    return {**seconds, "grown_mib": (peak_kib() - before) / 1024}


def peak_kib() -> int:
    """Return the most memory that this program had resident.

    Not `getrusage`: a process inherits that figure's peak from the one that started it, and would hide its
    own growth under it.
    """
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


class HurriedClock:
    """Time that passes by sleeping only, so that fifty polls are over at once."""

    def __init__(self) -> None:
        self._now = 0.0

    def monotonic(self) -> float:
        return self._now

    def time(self) -> float:
        return self._now

    def sleep(self, seconds: float, /) -> None:
        self._now += seconds

    async def asleep(self, seconds: float, /) -> None:
        self._now += seconds
        await asyncio.sleep(0)

    def random(self) -> float:
        return 0.5


def ours(base_url: str, **options: Any) -> Paradigm:
    """Return our client, without pacing."""
    from paradigm_ext import Paradigm

    return Paradigm(KEY, base_url, max_requests_per_minute=None, **options)


def theirs(base_url: str) -> LightOn:
    """Return the peer's client, without pacing."""
    from lighton import LightOn, LightOnConfiguration

    return LightOn(KEY, config=LightOnConfiguration(base_url=base_url, max_requests_per_minute=None))


# ------------------------------------------------------------------------------------------ waiting


def wait_ours(base_url: str, session: str) -> Figures:
    """Wait for one session."""
    from paradigm_ext import wait_until_session_embedded

    with ours(base_url) as paradigm:
        return timed(
            lambda: wait_until_session_embedded(
                session, client=paradigm.v2, timeout=None, clock=HurriedClock()
            )
        )


def wait_peer(base_url: str, session: str) -> Figures:
    """Wait for the files of one session; its sleep of two seconds is left out."""
    from lighton import File
    from lighton.file import wait_all

    with theirs(base_url) as client:
        files = File.list(client, upload_session_uuid=session, page_size=100)
        for file in files:
            file.status = None  # as it is right after an upload: unknown
        time.sleep = lambda _: None
        return timed(lambda: wait_all(files, timeout=1e9))


def many_waits_ours(base_url: str, sessions: list[str]) -> Figures:
    """Wait for many sessions on one event loop, and see how late a task of that loop is woken."""
    from paradigm_ext import await_until_sessions_embedded

    late: list[float] = []

    async def run() -> None:
        async with ours(base_url) as paradigm:
            ticker = asyncio.create_task(_ticking(late))
            await await_until_sessions_embedded(sessions, client=paradigm.v2)
            ticker.cancel()

    figures = timed(lambda: asyncio.run(run()))
    return {**figures, "lag_p99_ms": _p99_ms(late)}


def idle_loop() -> Figures:
    """See how late a task is woken on a loop that does nothing else: that much is the machine's."""
    late: list[float] = []

    async def run() -> None:
        ticker = asyncio.create_task(_ticking(late))
        await asyncio.sleep(5)
        ticker.cancel()

    asyncio.run(run())
    return {"lag_p99_ms": _p99_ms(late)}


async def _ticking(late: list[float]) -> None:
    """Sleep for 10 ms again and again, and note by how many seconds too long it was."""
    while True:
        due = time.perf_counter() + 0.01
        await asyncio.sleep(0.01)
        late.append(time.perf_counter() - due)


def _p99_ms(late: list[float]) -> float:
    return sorted(late)[int(len(late) * 0.99)] * 1000


def many_waits_threads(base_url: str, sessions: list[str]) -> Figures:
    """Wait for many sessions with a thread each."""
    from paradigm_ext import wait_until_session_embedded

    with ours(base_url) as paradigm:
        client = paradigm.v2

        def run() -> None:
            waits = [
                threading.Thread(target=wait_until_session_embedded, args=(uuid,), kwargs={"client": client})
                for uuid in sessions
            ]
            for wait in waits:
                wait.start()
            for wait in waits:
                wait.join()

        return timed(run)


# ------------------------------------------------------------------------------------------ uploading

#: Brings in what the first upload imports, and a connection; the floor, too, has both before its time begins.
FIRST = ("first.txt", b"first")


def ingest_ours(base_url: str, folder: str) -> Figures:
    """Upload a folder, eight at a time, and wait."""
    with ours(base_url) as paradigm:
        paradigm.ingest(FIRST)
        return timed(lambda: paradigm.ingest(folder, concurrency=8, wait=True))


def ingest_ours_async(base_url: str, folder: str) -> Figures:
    """Upload a folder, eight at a time, and wait, in async code."""

    async def run() -> Figures:
        async with ours(base_url) as paradigm:
            await paradigm.aingest(FIRST)
            began = time.perf_counter(), time.process_time()
            await paradigm.aingest(folder, concurrency=8, wait=True)
            return {"wall": time.perf_counter() - began[0], "processor": time.process_time() - began[1]}

    return asyncio.run(run())


def ingest_peer(base_url: str, folder: str) -> Figures:
    """Upload a folder, eight at a time, and wait."""
    from lighton import Workspace

    with theirs(base_url) as client:
        workspace = Workspace.get(client, 3)
        files: list[Any] = sorted(Path(folder).iterdir())
        return timed(lambda: workspace.ingest_many(files, wait=True, max_workers=8))


def ingest_floor(base_url: str, folder: str) -> Figures:
    """Post the same parts with httpx, eight at a time, without waiting, retries or checks."""
    import httpx

    headers = {"authorization": f"Bearer {KEY}"}
    with httpx.Client(base_url=base_url, headers=headers, timeout=120) as http:
        session = http.post("/api/v2/upload-session").json()["uuid"]

        def post(path: Path) -> None:
            with path.open("rb") as file:
                form = {"title": path.stem}
                parts = {"file": (path.name, file, "text/plain")}
                http.post(f"/api/v2/upload-session/{session}", data=form, files=parts).raise_for_status()

        def run() -> None:
            with ThreadPoolExecutor(8) as pool:
                list(pool.map(post, sorted(Path(folder).iterdir())))

        return timed(run)


def upload_ours(base_url: str, path: str, small: str) -> Figures:
    """Upload one large file after a small one."""
    with ours(base_url) as paradigm:
        paradigm.ingest(small)
        return timed(lambda: paradigm.ingest(path, max_file_bytes=None))


def upload_peer(base_url: str, path: str, small: str) -> Figures:
    """Upload one large file after a small one."""
    from lighton import File

    with theirs(base_url) as client:
        File(path=Path(small), workspace_id=3).create(client)
        return timed(lambda: File(path=Path(path), workspace_id=3).create(client))


# ------------------------------------------------------------------------------------------ listing


def list_ours(base_url: str, prefetch: int = 1) -> Figures:
    """Walk over all files, a hundred a page."""
    from paradigm_api.v3.api.files import api_v3_files_list
    from paradigm_ext import paginate

    with ours(base_url) as paradigm:
        files = paginate(api_v3_files_list.sync, client=paradigm.v3, page_size=100, ordering="id").options(
            prefetch=prefetch
        )
        return _counted(lambda: sum(1 for _ in files))


def list_peer(base_url: str) -> Figures:
    """Walk over all files, a hundred a page."""
    from lighton import File

    with theirs(base_url) as client:
        return _counted(lambda: len(File.list(client, page_size=100, ordering="id")))


def list_floor(base_url: str) -> Figures:
    """Fetch the same pages with httpx and parse their JSON, nothing else."""
    import httpx

    headers = {"authorization": f"Bearer {KEY}"}

    def walk() -> int:
        seen, page = 0, 1
        while page:
            body = json.loads(
                http.get("/api/v3/files", params={"page": page, "page_size": 100, "ordering": "id"}).content
            )
            seen, page = seen + len(body["results"]), page + 1 if body["next"] else 0
        return seen

    with httpx.Client(base_url=base_url, headers=headers, timeout=120) as http:
        return _counted(walk)


def _counted(walk: Callable[[], int]) -> Figures:
    counts: list[int] = []
    figures = timed(lambda: counts.append(walk()))
    return {**figures, "items": counts[0]}


def main(name: str, arguments: str) -> None:
    """Run one contender and print its figures."""
    print(json.dumps(globals()[name](**json.loads(arguments))))


if __name__ == "__main__":
    main(*sys.argv[1:])
