"""Files of our own that hold a JSON object a line: what they may hold, and how much of it is read at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from paradigm_ext._nesting import nested_deeper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_ext._types import JSON

#: Bytes of a line of a ledger or a state: many times what one ever has.
MAX_LINE = 1 << 20
#: Seconds since 1970; no clock of ours shows more.
LAST = 1e11
#: Levels of nesting; ours have five.
MAX_LEVELS = 50


def lines_of(stream: BinaryIO, *, most: int = MAX_LINE) -> Iterator[bytes]:
    """Yield the lines of a file, each with its end; the last may have none.

    Raises:
        ValueError: A line is longer than any of ours.
    """
    while line := stream.readline(most):
        if len(line) >= most and not line.endswith(b"\n"):
            raise ValueError(f"a line has more than {most:,} bytes")
        yield line


def read_object(line: bytes) -> dict[str, JSON] | None:
    """Return a line's JSON object; None where it is not one, as when its writer was killed.

    Raises:
        ValueError: It is one that no program of ours writes: nested too deep, or with halves of characters.
    """
    if nested_deeper(line, MAX_LEVELS):
        raise ValueError(f"a line is nested deeper than {MAX_LEVELS} levels")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    found = cast("dict[str, JSON]", value)
    if b"\\u" in line and not _is_text(found):
        raise ValueError("a line holds half a character")
    return found


def seconds_of(value: object) -> float | None:
    """Return a time that a clock can show; None for anything else."""
    known = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < LAST
    return float(cast("float", value)) if known else None


def check_first(line: bytes, *keys: str) -> None:
    """Return where a file's first line has one of these keys in front, or was cut before it had.

    Args:
        line: The first line of the file.
        keys: What the first key of an object may be.

    Raises:
        ValueError: It is of something else, or not what was written there.
    """
    if b"\0" in line:
        # Whole lines may have stood there: what they said is not known any more.
        raise ValueError("it is damaged: there are zeros in its first line")
    if not _begins_like(line, keys):
        raise ValueError("its first line is of something else")


def _begins_like(line: bytes, keys: tuple[str, ...]) -> bool:
    try:
        value = read_object(line)
    except ValueError:
        return False
    if value is not None:
        return any(key in value for key in keys)
    starts = [f'{{"{key}":'.encode() for key in keys]
    cut = line.rstrip(b"\n")
    return any(cut.startswith(start) or start.startswith(cut) for start in starts)


def _is_text(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
