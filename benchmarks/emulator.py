"""How fast the emulator starts and answers, so that it is known never to be what a benchmark measures.

Run it with `python -m benchmarks.emulator`. The server is a process of its own; its processor time counts,
since the client and whatever else runs share the machine.
"""

from __future__ import annotations

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

REQUESTS = 4_000
STARTS = 5
FILE = b"GET /api/v3/files/1 HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer emulator\r\n\r\n"


def start() -> tuple[subprocess.Popen[str], int, float]:
    """Start the command; return the process, its port and the seconds to its first answer."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "paradigm_emulator", "--port", "0", "--speed", "1000"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
    assert found is not None
    with urlopen(f"http://127.0.0.1:{found[1]}/_emulator/state", timeout=10) as answer:
        answer.read()
    return process, int(found[1]), time.perf_counter() - began


def stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def processor_seconds(process: subprocess.Popen[str]) -> float:
    """Return the processor time a process has used (Linux)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def exchange(connection: socket.socket) -> bytes:
    """Send one request on a kept connection and return the whole answer."""
    connection.sendall(FILE)
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = int(re.search(rb"content-length: (\d+)", head)[1])  # type: ignore[index] # every answer has one
    while len(body) < length:
        body += connection.recv(65536)
    assert head.startswith(b"HTTP/1.1 200"), head
    return body


def rate() -> tuple[float, float]:
    """Return small GETs a second: by the clock, and by the server's processor time."""
    process, port, _ = start()
    try:
        seed = json.dumps({"files": [{"filename": "a.txt", "text": "words"}]}).encode()
        urlopen(Request(f"http://127.0.0.1:{port}/_emulator/seed", data=seed), timeout=10).read()
        with socket.create_connection(("127.0.0.1", port)) as connection:
            for _ in range(200):
                exchange(connection)
            before, began = processor_seconds(process), time.perf_counter()
            for _ in range(REQUESTS):
                exchange(connection)
            return (
                REQUESTS / (time.perf_counter() - began),
                REQUESTS / (processor_seconds(process) - before),
            )
    finally:
        stop(process)


def main() -> None:
    starts = []
    for _ in range(STARTS):
        process, _, seconds = start()
        stop(process)
        starts.append(seconds)
    print(f"start to first answer: {statistics.median(starts):.2f} s (median of {STARTS})")
    wall, processor = rate()
    print(f"GET /api/v3/files/1: {wall:.0f} a second, {processor:.0f} a second of one core")


if __name__ == "__main__":
    main()
