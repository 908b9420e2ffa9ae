"""The works: what is prepared, who does it, and what is to be reached."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import correlation, linear_regression
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.emulated import Emulated, emulator
from benchmarks.measuring import ROOT, Row, contender, in_turn, mebibytes, seconds
from benchmarks.mirror import mirror_changes, mirror_memory, mirror_night, mirror_rows
from benchmarks.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.contenders import Figures

POLLS = 50
LARGE = 512 * 1024 * 1024


def waiting(runs: int) -> list[Row]:
    """100 documents that are embedded at the fiftieth look at each."""
    documents = 100
    with emulator() as here:
        counts: dict[str, int] = {}

        def wait(name: str) -> Callable[[], Figures]:
            def run() -> Figures:
                here.reset()
                (session,) = here.sessions(1)
                here.fill([(session, documents)])
                _stay_parsing(here, documents)
                here.forget()
                figures = contender(name, base_url=here.base_url, session=session)
                counts[name] = here.requests() - (1 if name == "wait_peer" else 0)  # its list beforehand
                return figures

            return run

        in_turn(min(runs, 2), {"us": wait("wait_ours"), "peer": wait("wait_peer")})
    us, peer = counts["wait_ours"], counts["wait_peer"]
    verdict = f"{peer / us:.0f} times fewer"
    measured = {"us": str(us), "lighton-sdk": str(peer)}
    return [
        Row(
            "wait for 100 documents, 50 polls",
            "requests",
            measured,
            verdict,
            "50 times fewer",
            peer >= 50 * us,
        )
    ]


def _stay_parsing(here: Emulated, documents: int) -> None:
    """Show each document as parsing for the first looks, through the session and by itself."""
    fault = {"kind": "edit", "method": "GET", "times": POLLS - 1}
    here.admin(
        "POST",
        "/faults",
        json={**fault, "path": "/api/v2/upload-session/*", "set": {"documents.*.status": "parsing"}},
    )
    for number in range(1, documents + 1):
        here.admin(
            "POST",
            "/faults",
            json={**fault, "path": f"/api/v3/files/{number}", "set": {"?status": "parsing"}},
        )


def ingesting(runs: int) -> list[Row]:
    """300 files of 20 kB, eight at a time, and the wait for them."""
    with TemporaryDirectory() as folder, emulator("--speed", "1000") as here:
        for number in range(300):
            Path(folder, f"file-{number:03d}.txt").write_text(f"File {number}. " + "words and words " * 1250)

        def ingest(name: str) -> Callable[[], Figures]:
            def run() -> Figures:
                here.reset()
                return contender(name, base_url=here.base_url, folder=folder)

            return run

        names = {"us": "ingest_ours", "us, async": "ingest_ours_async", "httpx floor": "ingest_floor"}
        found = in_turn(runs, {shown: ingest(name) for shown, name in names.items()})
        # Its wait sleeps two seconds a file: one run takes over a minute, and its length hardly varies.
        found |= in_turn(1, {"lighton-sdk": ingest("ingest_peer")})
    us, peer, floor = (found[name]["wall"] for name in ("us", "lighton-sdk", "httpx floor"))
    work = "ingest 300 files of 20 kB and wait, concurrency 8"
    return [
        Row(work, "wall", seconds(found), f"{us / peer:.2f} of the peer", "at most 0.6", us <= 0.6 * peer),
        Row(work, "wall", {}, f"{us / floor:.2f} of the floor", "at most 1.25", us <= 1.25 * floor),
    ]


def uploading(_: int) -> list[Row]:
    """One file of 512 MiB."""
    with TemporaryDirectory() as folder:
        large, small = Path(folder, "large.txt"), Path(folder, "small.txt")
        small.write_text("small")
        with large.open("wb") as file:
            file.truncate(LARGE)  # zeros; a client does not look at them

        def upload(name: str) -> Figures:
            with emulator("--max-file-bytes", str(2 * LARGE)) as here:
                return contender(name, base_url=here.base_url, path=str(large), small=str(small))

        contenders = {"us": lambda: upload("upload_ours"), "lighton-sdk": lambda: upload("upload_peer")}
        found = in_turn(1, contenders)  # memory hardly varies, and the emulator needs half a minute a file
    grown = found["us"]["grown_mib"]
    verdict = (
        f"{grown:.1f} MiB; peer {found['lighton-sdk']['grown_mib'] / (LARGE / 2**20):.1f} times the file"
    )
    return [
        Row(
            "upload one 512 MiB file",
            "growth of peak memory",
            mebibytes(found),
            verdict,
            "under 16 MiB",
            grown < 16,
        )
    ]


def importing(runs: int) -> list[Row]:
    """Cold processes that import and end."""
    codes = {
        "bare Python": "pass",
        "import paradigm_ext": "import paradigm_ext",
        "import httpx": "import httpx",
        "from paradigm_ext import Paradigm": "from paradigm_ext import Paradigm",
        "import lighton": "import lighton",
        "first client": "from paradigm_ext import Paradigm; Paradigm('key').v3",
    }

    # As installed: modules are compiled once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def start(code: str) -> Callable[[], Figures]:
        def run() -> Figures:
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
            return {"wall": time.perf_counter() - began}

        return run

    found = in_turn(max(9, runs * 5), {name: start(code) for name, code in codes.items()})
    bare, package, httpx, client, peer, first = (found[name]["wall"] for name in codes)
    measured = {name: f"{one['wall'] * 1000:.0f} ms" for name, one in found.items()}
    more = (package - bare) * 1000
    return [
        Row("import paradigm_ext", "wall", measured, f"bare + {more:.0f} ms", "bare + 10 ms", more <= 10),
        Row(
            "import Paradigm",
            "wall",
            {},
            f"{client / httpx:.2f} of httpx",
            "at most 1.15",
            client <= 1.15 * httpx,
        ),
        Row(
            "import Paradigm",
            "wall",
            {},
            f"{client / peer:.2f} of the peer",
            "under 0.5",
            client < 0.5 * peer,
        ),
        Row("import Paradigm", "wall to the first client", {}, f"{first / httpx:.2f} of importing httpx"),
    ]


ROUND_TRIP = 0.05


def listing(runs: int) -> list[Row]:
    """50,000 files, a hundred a page: with the server beside the client, then one round trip away."""
    with emulator() as here:
        here.fill([(None, 50_000)])
        near = in_turn(
            min(runs, 2),
            {
                "us": lambda: contender("list_ours", base_url=here.base_url),
                "lighton-sdk": lambda: contender("list_peer", base_url=here.base_url),
                "json.loads": lambda: contender("list_floor", base_url=here.base_url),
            },
        )
        here.admin("POST", "/faults", json={"kind": "latency", "seconds": ROUND_TRIP, "times": None})
        far = in_turn(
            min(runs, 2),
            {
                "us": lambda: contender("list_ours", base_url=here.base_url),
                "us, prefetch=8": lambda: contender("list_ours", base_url=here.base_url, prefetch=8),
                "lighton-sdk": lambda: contender("list_peer", base_url=here.base_url),
            },
        )
    return [*_listed_near(near), *_listed_far(far)]


def _listed_near(found: dict[str, Figures]) -> list[Row]:
    rate, own = _rates(found, "wall"), _rates(found, "processor")
    work, reach = "list 50,000 files page by page", "at least 3 times the peer"
    ratio, floor = rate["us"] / rate["lighton-sdk"], rate["json.loads"] / rate["lighton-sdk"]
    verdict = f"{ratio:.2f} times the peer, whom json.loads alone beats {floor:.2f} times"
    own_ratio = own["us"] / own["lighton-sdk"]
    grown = found["us"]["grown_mib"]
    return [
        Row(work, "items per second", _shown(rate), verdict, reach, ratio >= 3),
        Row(
            work,
            "items per second of its own processor time",
            _shown(own),
            f"{own_ratio:.2f} times the peer",
        ),
        Row(
            work,
            "growth of peak memory",
            mebibytes(found),
            f"{grown:.1f} MiB",
            "flat (under 16 MiB)",
            grown < 16,
        ),
    ]


def _listed_far(found: dict[str, Figures]) -> list[Row]:
    rate = _rates(found, "wall")
    ahead = "us, prefetch=8"
    ratio, grown = rate[ahead] / rate["lighton-sdk"], found[ahead]["grown_mib"]
    work = f"the same, {ROUND_TRIP * 1000:.0f} ms away"
    reach, flat = "at least 3 times the peer", "flat (under 16 MiB)"
    verdict = f"fetching ahead: {ratio:.2f} times the peer"
    return [
        Row(work, "items per second", _shown(rate), verdict, reach, ratio >= 3),
        Row(work, "growth of peak memory", mebibytes(found), f"{grown:.1f} MiB", flat, grown < 16),
    ]


def _rates(found: dict[str, Figures], time: str) -> dict[str, float]:
    return {name: one["items"] / one[time] for name, one in found.items()}


def _shown(rates: dict[str, float]) -> dict[str, str]:
    return {name: f"{rate:,.0f}" for name, rate in rates.items()}


def many_waits(runs: int) -> list[Row]:
    """1,000 sessions whose documents are embedded at the third look."""
    with emulator() as here:

        def wait(name: str) -> Callable[[], Figures]:
            def run() -> Figures:
                here.reset()
                sessions = here.sessions(1_000)
                here.fill((uuid, 3) for uuid in sessions)
                fault = {"kind": "edit", "times": 2_000, "set": {"documents.*.status": "parsing"}}
                here.admin("POST", "/faults", json={**fault, "path": "/api/v2/upload-session/*"})
                return contender(name, base_url=here.base_url, sessions=sessions)

            return run

        found = in_turn(
            min(runs, 2), {"one loop": wait("many_waits_ours"), "one thread each": wait("many_waits_threads")}
        )
    grown, lag = found["one loop"]["grown_mib"], found["one loop"]["lag_p99_ms"]
    idle = contender("idle_loop")["lag_p99_ms"]
    lags = {"one loop": f"{lag:.0f} ms", "an idle loop just then": f"{idle:.0f} ms"}
    work = "1,000 sessions awaited at once"
    return [
        Row(work, "growth of peak memory", mebibytes(found), f"{grown:.1f} MiB", "under 64 MiB", grown < 64),
        Row(
            work,
            "wall",
            seconds(found),
            f"{found['one loop']['wall'] / found['one thread each']['wall']:.2f} of threads",
        ),
        Row(
            work,
            "loop lag, 99th percentile",
            lags,
            f"{lag:.0f} ms",
            "under 50 ms",
            lag < 50,
        ),
    ]


def scaling(runs: int) -> list[Row]:
    """A wait of ten looks at sessions of 10 to 10,000 documents."""
    sizes, looks = (10, 100, 1_000, 10_000), 10
    costs: list[float] = []
    requests: list[int] = []
    with emulator() as here:
        for size in sizes:
            here.reset()
            (session,) = here.sessions(1)
            here.fill([(session, size)])

            def run(session: str = session) -> Figures:
                here.admin("DELETE", "/faults")
                fault = {"kind": "edit", "times": looks - 1, "set": {"documents.0.status": "parsing"}}
                here.admin("POST", "/faults", json={**fault, "path": "/api/v2/upload-session/*"})
                here.forget()
                return contender("wait_ours", base_url=here.base_url, session=session)

            costs.append(in_turn(runs, {"us": run})["us"]["processor"] / looks * 1000)
            requests.append(here.requests())
    slope, base = linear_regression(sizes, costs)
    fit = correlation(sizes, costs) ** 2
    work = "cost of a wait from 10 to 10,000 documents"
    measured = {f"{size:,}": f"{cost:.2f} ms" for size, cost in zip(sizes, costs, strict=True)}
    counted = {f"{size:,}": str(count) for size, count in zip(sizes, requests, strict=True)}
    line = f"{base:.2f} ms + {slope * 1000:.2f} µs a document, R² {fit:.4f}"
    return [
        Row(
            work,
            "requests",
            counted,
            "constant" if len(set(requests)) == 1 else "grows",
            "constant",
            len(set(requests)) == 1,
        ),
        Row(work, "processor time a poll", measured, line, "linear", fit > 0.98),
    ]


WORKS: dict[str, Callable[[int], list[Row]]] = {
    work.__name__: work
    for work in (
        *(waiting, ingesting, uploading, importing, listing, reading, many_waits, scaling),
        *(mirror_night, mirror_rows, mirror_memory, mirror_changes),
    )
}


def machine() -> str:
    """Return what the figures were measured on."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, load {load:.1f} when it began"
