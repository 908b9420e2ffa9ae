"""The three streams of a command, whatever the shell made of them: closed, full, or of another encoding."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def mend_streams() -> None:
    """Open streams that the shell closed, and let characters that an encoding lacks be shown by number."""
    # In the order of their numbers: each new descriptor is the lowest free one.
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nothing(mode: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.FileIO(os.devnull, mode), encoding="utf-8")


def put(text: str) -> None:
    """Write a result to standard output.

    Raises:
        OSError: It takes no more, such as a full disk or a pipe that nobody reads.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        error.filename = error.filename or "standard output"
        _give_up(sys.stdout)
        raise


def tell(text: str) -> None:
    """Write something for people to standard error; where nobody can read it, the work goes on."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)


def writes_unicode() -> bool:
    """Return whether standard output can hold every character."""
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")


def _give_up(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: written at the exit, it would fail once more."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
