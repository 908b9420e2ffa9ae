"""Many deferred waits in one triggerer process: one shared client beside a client per trigger.

`python -m benchmarks.airflow_waits [WAITS] [SECONDS]`: starts an emulator in a process of its own, runs that
many session triggers in one event loop for so long, and prints CPU, memory, requests and the loop's lag. The
documents never move: what is measured is waiting.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import paradigm_provider.hooks.paradigm as hooks
from paradigm_ext import Paradigm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

KEY = "bench"
POLL_INTERVAL = 60.0
#: Seconds between two probes of the event loop.
PROBE = 0.05
#: Seconds in which the waits begin, before anything is measured.
WARM_UP = 20.0


async def lag(probes: list[float]) -> None:
    """Note how much later than asked the loop comes back."""
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(PROBE)
        probes.append(time.perf_counter() - begun - PROBE)


def memory() -> float:
    """Return the process's resident memory in MiB."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - not a file of the project
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20


async def measure(session: str, waits: int, seconds: float) -> dict[str, Any]:
    """Run the triggers for so long and return what they cost."""
    from paradigm_provider.triggers.upload_session import ParadigmUploadSessionTrigger

    deadline = time.time() + 10 * seconds + 600
    triggers = [
        ParadigmUploadSessionTrigger(
            sessions={session: 1},
            paradigm_conn_id="paradigm_default",
            deadline=deadline,
            poll_interval=POLL_INTERVAL,
        )
        for _ in range(waits)
    ]
    before, probes = memory(), []
    probing = asyncio.ensure_future(lag(probes))
    running = [asyncio.ensure_future(anext(trigger.run())) for trigger in triggers]
    await asyncio.sleep(WARM_UP)
    starting = max(probes, default=0.0)
    probes.clear()
    cpu, begun = time.process_time(), time.perf_counter()
    await asyncio.sleep(seconds)
    seconds = time.perf_counter() - begun
    spent, after = time.process_time() - cpu, memory()
    for task in [*running, probing]:
        task.cancel()
    ended = sum(task.done() and not task.cancelled() for task in running)
    await asyncio.gather(*running, probing, return_exceptions=True)
    probes.sort()
    return {
        "waits": waits,
        "seconds": round(seconds, 1),
        "ended early": ended,
        "CPU %": round(100 * spent / seconds, 1),
        "KiB a wait": round(1024 * (after - before) / waits, 1),
        "loop lag p50 ms": round(1000 * probes[len(probes) // 2], 1),
        "loop lag p99 ms": round(1000 * probes[int(len(probes) * 0.99)], 1),
        "loop lag max ms": round(1000 * probes[-1], 1),
        "loop lag max while starting ms": round(1000 * starting, 1),
    }


@asynccontextmanager
async def client_of_its_own(settings: Any) -> AsyncIterator[Paradigm]:
    """Stand in for the shared client: what a trigger does that builds its own."""
    client = settings.client()
    try:
        yield client
    finally:
        await client.aclose()


def main(waits: int, seconds: float) -> None:
    """Measure both and print them."""
    command = [
        sys.executable,
        "-m",
        "paradigm_emulator",
        "--port",
        "0",
        "--clock",
        "manual",
        "--api-key",
        KEY,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as emulator:
        try:
            assert emulator.stdout is not None
            base_url = emulator.stdout.readline().split()[3]
            connection = {"conn_type": "paradigm", "host": base_url, "password": KEY}
            os.environ["AIRFLOW_CONN_PARADIGM_DEFAULT"] = json.dumps(connection)
            with Paradigm(KEY, base_url) as paradigm:
                session = paradigm.ingest([("one.txt", b"one")]).session_uuid
                http = paradigm.v3.get_httpx_client()
                http.delete("/_emulator/journal")
                shared = asyncio.run(measure(session, waits, seconds))
                requests = len(http.get("/_emulator/journal").json()["requests"])
                shared["requests a minute"] = round(60 * requests / (WARM_UP + shared["seconds"]))
                print("one client for all:", json.dumps(shared), flush=True)
                hooks.leased_client = client_of_its_own  # type: ignore[assignment]
                apart = asyncio.run(measure(session, max(1, waits // 10), seconds))
                print("a client per trigger (a tenth of the waits):", json.dumps(apart), flush=True)
        finally:
            emulator.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, float(sys.argv[2]) if len(sys.argv) > 2 else 60.0)
