"""An emulator in a storm: a seeded fifth of all requests meets a fault; what is there in the end counts."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

import httpx
from attrs import evolve

from paradigm_emulator import Fault, Pace, ParadigmEmulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paradigm_emulator.state.service import Release

#: Share of all requests that meet a fault, split evenly between the kinds.
SHARE = 0.2
PAGE = "<html><body><h1>{0}</h1></body></html>"
HTML = {"content-type": "text/html"}


def kinds() -> list[Fault]:
    """Return the faults of a storm, each meant for every request."""
    unavailable = {
        "status": 503,
        "headers": HTML,
        "body": PAGE.format("503 Service Unavailable"),
        "times": None,
    }
    return [
        Fault(
            kind="respond",
            name="429",
            status=429,
            headers={"retry-after": "2"},
            body={"detail": "Throttled."},
            times=None,
        ),
        Fault(kind="respond", name="503 before", **unavailable),
        Fault(kind="respond", name="503 after", when="after", **unavailable),
        Fault(kind="reset", name="reset before", when="before", times=None),
        Fault(kind="reset", name="reset after", when="after", times=None),
        Fault(kind="truncate", name="truncated", keep=12, times=None),
        Fault(kind="slow", name="slow", seconds=0.001, piece=200, times=None),
    ]


def storm(emulator: ParadigmEmulator) -> None:
    """Let `SHARE` of all requests meet one of the faults, by the emulator's seeded dice."""
    faults = kinds()
    each = SHARE / len(faults)
    for index, fault in enumerate(faults):
        # The first that matches is the one that happens, so each sees only what those before let pass.
        emulator.faults.add(evolve(fault, probability=each / (1 - index * each)))


def emulator_in_a_storm(seed: int, release: Release = "xenial-xerus") -> ParadigmEmulator:
    """Return an emulator, not yet started, whose documents are embedded as requests come in."""
    emulator = ParadigmEmulator(tick=0.1, pace=Pace(speed=50), fault_seed=seed, release=release)
    storm(emulator)
    return emulator


def make_files(folder: Path, count: int) -> list[Path]:
    """Write files of different content; a tenth of them share one name, another tenth one stem."""
    paths = []
    for index in range(count):
        name = {3: "report.txt", 7: f"notes.{'md' if index % 20 == 7 else 'txt'}"}.get(
            index % 10, f"file-{index:03d}.txt"
        )
        path = folder / f"{index:03d}" / name
        path.parent.mkdir()
        path.write_text(f"Document number {index}, like no other.\n" * 3, encoding="utf-8")
        paths.append(path)
    return paths


def digests(paths: list[Path]) -> Counter[str]:
    """Return how often each content was given."""
    return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)


def there(emulator: ParadigmEmulator) -> Counter[tuple[str, str]]:
    """Return how often each content is in the emulator with which status, once the storm is over."""
    emulator.faults.clear()
    emulator.clock.advance(60)
    return Counter((file["signature"], file["status"]) for file in _files(emulator))


def _files(emulator: ParadigmEmulator) -> Iterator[dict[str, str]]:
    headers = {"authorization": f"Bearer {emulator.api_key}"}
    with httpx.Client(base_url=emulator.base_url, headers=headers, timeout=30) as client:
        page = 1
        while page:
            answer = (
                client.get(
                    "/api/v3/files", params={"page": page, "page_size": 100, "include_details": "true"}
                )
                .raise_for_status()
                .json()
            )
            yield from answer["results"]
            page = page + 1 if answer["next"] else 0
