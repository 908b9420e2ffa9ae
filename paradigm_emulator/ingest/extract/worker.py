"""The process that reads documents: it has limits, and nothing of it is missed when it is killed.

Started by `Extractor` as `python -m paradigm_emulator.ingest.extract.worker LIMITS`. On standard input come
an extension and a file in turn, on standard output goes the text of each as JSON.
"""

from __future__ import annotations

import json
import math
import os
import sys
from typing import Any

from paradigm_emulator.ingest.extract.frames import NO_MEMORY, READY, read_frame, write_frame
from paradigm_emulator.ingest.extract.limits import ExtractionLimits
from paradigm_emulator.ingest.extract.readers import extract
from paradigm_emulator.ingest.extract.result import ExtractionError

try:
    import resource
except ImportError:  # pragma: no cover - Windows has no such limits; the time-out holds there, too
    resource = None  # type: ignore[assignment]


def limit_memory(limits: ExtractionLimits) -> None:
    """Bound the address space of this process, and let it leave no core behind."""
    if resource is not None:
        resource.setrlimit(
            resource.RLIMIT_AS, (limits.memory_bytes, resource.getrlimit(resource.RLIMIT_AS)[1])
        )
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(limits: ExtractionLimits) -> None:
    """Bound the computing that this process may still do; the system ends it at the bound."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = math.ceil(used.ru_utime + used.ru_stime + limits.cpu_seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def answer(data: bytes, extension: str, limits: ExtractionLimits) -> bytes:
    """Return the text of a document, or the reason why it is missing, as JSON."""
    try:
        result: dict[str, Any] = {"pages": extract(data, extension, limits).pages}
    except ExtractionError as error:
        result = {"error": str(error)}
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a reader raises means that it cannot read this file
        result = {"error": f"The document could not be read: {type(error).__name__}: {error}"}
    # Broken files can have halves of characters, which no database takes.
    return json.dumps(result, ensure_ascii=False).encode("utf-8", "replace")


def main(described: str) -> None:
    """Serve until standard input ends."""
    limits = ExtractionLimits(**json.loads(described))
    limit_memory(limits)
    try:
        serve(limits)
    except MemoryError:
        os._exit(NO_MEMORY)


def serve(limits: ExtractionLimits) -> None:
    """Answer document by document until standard input ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    write_frame(answers, READY)
    while (extension := read_frame(requests)) is not None and (data := read_frame(requests)) is not None:
        limit_time(limits)
        write_frame(answers, answer(data, extension.decode(), limits))


if __name__ == "__main__":
    main(sys.argv[1])
