"""Documents read in a process of their own, which is killed when one of them costs too much."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import asdict

from paradigm_emulator.ingest.extract.frames import NO_MEMORY, read_frame, write_frame
from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

WORKER: Final = "paradigm_emulator.ingest.extract.worker"
START_SECONDS: Final = 60.0
"""Seconds in which a process must have started."""
#: What an interpreter needs to start; the user's keys and passwords do not belong to it.
ENVIRONMENT: Final = ("PATH", "LD_LIBRARY_PATH", "PYTHONHOME", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR")


class ExtractorClosedError(Exception):
    """The emulator stops: what was being read is read again when it starts again."""


class Extractor:
    """Reads documents one after another; any thread may ask.

    Args:
        limits: What each may cost.
    """

    def __init__(self, limits: ExtractionLimits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._closed = False

    def extract(self, data: bytes, extension: str) -> ExtractedText:
        """Return the text of a file.

        Raises:
            ExtractionError: It has no text that can be indexed, or reading it costs too much.
            ExtractorClosedError: The extractor was closed meanwhile.
        """
        # The readers cost some 50 ms to import: the first document pays that, not every start.
        from paradigm_emulator.ingest.extract import readers

        if extension in readers.PLAIN or extension not in readers.READERS:
            return readers.extract(data, extension, self._limits)
        answer = json.loads(self._ask(data, extension))
        if "error" in answer:
            raise ExtractionError(answer["error"])
        return ExtractedText(tuple(answer["pages"]))

    def close(self) -> None:
        """End the process, in the middle of a document too."""
        self._closed = True
        worker = self._worker
        if worker is not None:
            worker.kill()
        with self._lock:
            self._end()

    # ------------------------------------------------------------------------------------------ the process

    def _ask(self, data: bytes, extension: str) -> bytes:
        with self._lock:
            if self._closed:
                raise ExtractorClosedError
            worker = self._running()
            with _killed_after(self._limits.seconds, worker) as expired:
                answer = _exchange(worker, data, extension)
            if answer is not None and not expired.is_set():
                return answer
            status = self._end()
        if self._closed:
            raise ExtractorClosedError
        if answer is not None:
            return answer
        raise ExtractionError(self._reason(status, expired=expired.is_set()))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is not None and self._worker.poll() is not None:
            self._end()
        if self._worker is None:
            worker = self._worker = _start(self._limits)
            assert worker.stdout is not None
            with _killed_after(START_SECONDS, worker):
                read_frame(worker.stdout)
        return self._worker

    def _end(self) -> int:
        """Kill the process, if there is one, and return its status."""
        worker, self._worker = self._worker, None
        if worker is None:
            return 0
        worker.kill()
        status = worker.wait()
        for pipe in (worker.stdin, worker.stdout):
            if pipe is not None:
                _close(pipe)
        return status

    def _reason(self, status: int, *, expired: bool) -> str:
        if expired:
            return f"Reading the document took more than {self._limits.seconds:g} s"
        if status == -signal.SIGXCPU:
            return f"Reading the document took more than {self._limits.cpu_seconds} s of computing"
        if status == NO_MEMORY:
            return f"Reading the document took more than {self._limits.memory_bytes} bytes of memory"
        return f"Reading the document ended its process with status {status}"


@contextmanager
def _killed_after(seconds: float, worker: subprocess.Popen[bytes]) -> Iterator[threading.Event]:
    """Kill a process that takes longer for what is done here; yield the event of its having been killed."""
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        worker.kill()

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()
        timer.join()


def _start(limits: ExtractionLimits) -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - this interpreter, and a module of ours
        [sys.executable, "-P", "-m", WORKER, json.dumps(asdict(limits))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**environment, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)},
        # An interrupt at the terminal is the emulator's to handle.
        start_new_session=True,
    )


def _exchange(worker: subprocess.Popen[bytes], data: bytes, extension: str) -> bytes | None:
    """Return the answer for a document, or None when the process ended before it."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        write_frame(worker.stdin, extension.encode())
        write_frame(worker.stdin, data)
        return read_frame(worker.stdout)
    except OSError:
        return None


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        # What was still to be written has no reader any more.
        return
