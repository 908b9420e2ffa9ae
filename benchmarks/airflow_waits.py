"""Many deferred waits in one triggerer process: one shared client beside a client per trigger.

`python -m benchmarks.airflow_waits [WAITS] [SECONDS]`: starts an emulator in a process of its own, runs that
many session triggers in one event loop for so long, and prints CPU, memory, requests and the loop's lag while
no document moves. Then the document is embedded, and what is measured is how long it takes each trigger to
send its event.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import resource
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import paradigm_provider.hooks.paradigm as hooks
from paradigm_ext import Paradigm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    import httpx
    from airflow.triggers.base import BaseTrigger

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


def triggers_for(session: str, waits: int, *, lasting: float) -> list[BaseTrigger]:
    """Return so many triggers that wait for one session of one document."""
    from paradigm_provider.triggers.upload_session import ParadigmUploadSessionTrigger

    return [
        ParadigmUploadSessionTrigger(
            sessions={session: 1},
            paradigm_conn_id="paradigm_default",
            deadline=time.time() + lasting,
            poll_interval=POLL_INTERVAL,
        )
        for _ in range(waits)
    ]


async def measure(session: str, waits: int, seconds: float, *, embed: Callable[[], None]) -> dict[str, Any]:
    """Run the triggers for so long, let the document be embedded, and return what both cost.

    Args:
        session: Id of an upload session with one document that does not move.
        waits: How many triggers.
        seconds: How long to measure the waiting.
        embed: Moves the document to its end.
    """
    triggers = triggers_for(session, waits, lasting=seconds + 10 * POLL_INTERVAL)
    before, probes = memory(), []
    probing = asyncio.ensure_future(lag(probes))
    running = [asyncio.ensure_future(anext(trigger.run())) for trigger in triggers]
    try:
        await asyncio.sleep(WARM_UP)
        starting = max(probes, default=0.0)
        probes.clear()
        cpu, begun = time.process_time(), time.perf_counter()
        await asyncio.sleep(seconds)
        seconds = time.perf_counter() - begun
        spent, after = time.process_time() - cpu, memory()
        found = {
            "waits": waits,
            "seconds": round(seconds, 1),
            "ended early": sum(task.done() for task in running),
            "CPU %": round(100 * spent / seconds, 1),
            "KiB a wait": round(1024 * (after - before) / waits, 1),
            **milliseconds("loop lag", probes),
            "loop lag max while starting ms": round(1000 * starting, 1),
        }
        return found | await delays(running, embed)
    finally:
        for task in [*running, probing]:
            task.cancel()
        await asyncio.gather(*running, probing, return_exceptions=True)


async def delays(running: Sequence[asyncio.Future[Any]], embed: Callable[[], None]) -> dict[str, Any]:
    """Return the time from the document's end to each trigger's event, in poll intervals.

    It is counted from before the emulator is told, so a little too much of it.
    """
    taken: list[float] = []
    begun = time.perf_counter()
    for task in running:
        task.add_done_callback(lambda _: taken.append((time.perf_counter() - begun) / POLL_INTERVAL))
    await asyncio.to_thread(embed)
    await asyncio.wait(running, timeout=5 * POLL_INTERVAL)
    assert len(taken) == len(running), f"{len(running) - len(taken)} waits did not end"
    assert all(task.result().payload["status"] == "done" for task in running)
    return {
        f"delay {name} in intervals": round(value, 2)
        for name, value in (("median", share(taken, 0.5)), ("p95", share(taken, 0.95)), ("max", max(taken)))
    }


def share(values: Sequence[float], part: float) -> float:
    """Return the value below which this part of the values lies."""
    return sorted(values)[int(len(values) * part)]


def milliseconds(name: str, values: Sequence[float]) -> dict[str, float]:
    """Return median, p99 and maximum of some seconds."""
    shares = {"p50": share(values, 0.5), "p99": share(values, 0.99), "max": max(values)}
    return {f"{name} {which} ms": round(1000 * value, 1) for which, value in shares.items()}


def advance(http: httpx.Client) -> None:
    """Move the emulator's clock past everything that a document goes through."""
    http.post("/_emulator/clock", json={"advance": 60}).raise_for_status()


@asynccontextmanager
async def client_of_its_own(settings: Any) -> AsyncIterator[Paradigm]:
    """Stand in for the shared client: what a trigger does that builds its own."""
    client = settings.client()
    try:
        yield client
    finally:
        await client.aclose()


def main(waits: int, seconds: float) -> None:
    """Measure both and print them, without the line that each wait writes when it begins."""
    logging.getLogger("paradigm_provider").setLevel(logging.WARNING)
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
                http = paradigm.v3.get_httpx_client()
                requests = 0

                def embed() -> None:
                    nonlocal requests
                    requests = len(http.get("/_emulator/journal").json()["requests"])
                    advance(http)

                session = paradigm.ingest([("one.txt", b"one")]).session_uuid
                http.delete("/_emulator/journal")
                shared = asyncio.run(measure(session, waits, seconds, embed=embed))
                shared["requests a minute"] = round(60 * requests / (WARM_UP + shared["seconds"]))
                print("one client for all:", json.dumps(shared), flush=True)
                hooks.leased_client = client_of_its_own  # type: ignore[assignment]
                session = paradigm.ingest([("two.txt", b"two")]).session_uuid
                embed = partial(advance, http)
                apart = asyncio.run(measure(session, max(1, waits // 10), seconds, embed=embed))
                print("a client per trigger (a tenth of the waits):", json.dumps(apart), flush=True)
        finally:
            emulator.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, float(sys.argv[2]) if len(sys.argv) > 2 else 60.0)
