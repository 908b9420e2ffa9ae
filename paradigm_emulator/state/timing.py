"""How long the emulated ingestion takes: a guess that a test or a demo may set."""

from __future__ import annotations

from typing import Final

from attrs import frozen

BYTES_PER_SECOND: Final = 200_000


@frozen(kw_only=True)
class PipelineTiming:
    """Seconds a document spends in each state before speed is applied.

    Real indexing takes longer (public clients tell of 30 to 120 s for a PDF); these keep a demo lively.

    Attributes:
        pending: Waiting for a worker.
        parsing: Extraction of a small file; a large one adds up to `parsing` again, by its size.
        embedding: Indexing of one page; more pages add up to `embedding` again.
        hidden: After its upload was answered, a document is missing from lists and sessions for so long; not
            divided by speed.
        answering: A question that is answered in the background.
        cancelling: From asking a turn to stop until it has.
        speed: Every duration is divided by it; `float("inf")` makes each step immediate.
    """

    pending: float = 0.4
    parsing: float = 0.5
    embedding: float = 0.5
    hidden: float = 0.0
    answering: float = 1.0
    cancelling: float = 0.5
    speed: float = 1.0

    def __attrs_post_init__(self) -> None:
        """Refuse durations that cannot be waited for."""
        for name in ("pending", "parsing", "embedding", "hidden", "answering", "cancelling"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name}={getattr(self, name)!r}: give zero or more seconds")
        if not self.speed > 0:
            raise ValueError(
                f"speed={self.speed!r}: give a number above zero; 2.0 makes documents twice as fast"
            )

    def pending_seconds(self) -> float:
        """Return how long a document waits for a worker."""
        return self.pending / self.speed

    def parsing_seconds(self, size: int) -> float:
        """Return how long a file of so many bytes is parsed."""
        return self.parsing * (1 + min(size / BYTES_PER_SECOND, 1.0)) / self.speed

    def embedding_seconds(self, pages: int) -> float:
        """Return how long a document of so many pages is embedded."""
        return self.embedding * (1 + min(pages / 40, 1.0)) / self.speed


Pace = PipelineTiming
"""The first name of `PipelineTiming`, kept for code that imports it."""
