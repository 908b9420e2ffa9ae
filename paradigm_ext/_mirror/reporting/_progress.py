"""How far a mirror is."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

#: What a run does, in this order.
Phase: TypeAlias = Literal[
    "check", "list", "scan", "hash", "plan", "upload", "wait", "rename", "delete", "done"
]

#: Paths of each kind that a report keeps, so that it stays small.
MAX_PATHS = 100


@frozen(kw_only=True)
class MirrorProgress:
    """How far a mirror is, given to `on_progress`.

    Attributes:
        phase: What it does now.
        done: How many of this phase's items are done: documents listed, files hashed or sent, documents that
            are indexed.
        total: How many there are; 0 while nobody knows.
        bytes_sent: Bytes of files sent so far.
        failed: Files that failed so far.
    """

    phase: Phase
    done: int = 0
    total: int = 0
    bytes_sent: int = 0
    failed: int = 0

    def summary(self) -> str:
        """Return one line for people: `upload: 12 of 40, 1 failed`."""
        parts = [f"{self.done} of {self.total}" if self.total else f"{self.done}"]
        parts += [f"{self.failed} failed"] if self.failed else []
        return f"{self.phase}: {', '.join(parts)}"
