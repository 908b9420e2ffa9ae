"""What the reading process and its parent tell each other: messages on a pipe, and an exit status."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import IO

LENGTH: Final = struct.Struct(">Q")
READY: Final = b"ready"
"""What a process says first: its start is not counted among the seconds of its first document."""
NO_MEMORY: Final = 3
"""Exit status of a process that ran out of memory before it could answer."""


def write_frame(pipe: IO[bytes], data: bytes) -> None:
    """Send one message.

    Raises:
        OSError: The other side is gone.
    """
    pipe.write(LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, or None when the other side is gone."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = pipe.read(length)
    return data if len(data) == length else None
