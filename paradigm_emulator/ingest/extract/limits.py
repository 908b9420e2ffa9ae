"""What reading a document may cost: a small file can unfold to a very large one."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class ExtractionLimits:
    """Bounds of one document; past them it ends as `parsing_failed`, with the reason.

    Attributes:
        cpu_seconds: Seconds of computing.
        seconds: Seconds of real time, computing or not.
        memory_bytes: Address space of the process that reads; what it uses for itself counts.
        characters: Characters of text.
        cells: Cells of a workbook, repeated ones counted each.
    """

    cpu_seconds: int = 6
    seconds: float = 10.0
    memory_bytes: int = 1_073_741_824
    characters: int = 30_000_000
    cells: int = 2_000_000

    def __attrs_post_init__(self) -> None:
        """Refuse bounds within which nothing can be read."""
        for name in ("cpu_seconds", "seconds", "memory_bytes", "characters", "cells"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name}={getattr(self, name)!r}: give a number above zero")
