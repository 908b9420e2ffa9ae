"""The ingestion pipeline: documents move from pending to embedded, or to a failure, as their time comes."""

from __future__ import annotations

import logging
import threading
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from attrs import frozen

from paradigm_emulator.ingest.chunks import chunked
from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError

if TYPE_CHECKING:
    import sqlite3

    from paradigm_emulator.state.clock import EmulatorClock
    from paradigm_emulator.state.store import Store
    from paradigm_emulator.state.timing import PipelineTiming

logger = logging.getLogger("paradigm_emulator")

BATCH: Final = 200
"""Documents moved in one transaction: few enough that a request never waits long for the lock."""
MOVING: Final = ("pending", "parsing", "embedding")
RECOVERY_SECONDS: Final = 1.0


@frozen
class ScriptedOutcome:
    """Where documents of some names stop, whatever their content.

    Attributes:
        pattern: Shell pattern of file names.
        status: The status they keep.
        detail: Their `status_detail`.
    """

    pattern: str
    status: str
    detail: str | None = None

    def comes_after(self, status: str) -> bool:
        """Return whether a document that is about to leave `status` stops now."""
        if self.status in MOVING:
            return MOVING.index(status) + 1 >= MOVING.index(self.status) if status in MOVING else True
        return status == ("parsing" if self.status == "parsing_failed" else "embedding")


class ScriptedOutcomes:
    """The scripted outcomes of documents; the newest that matches a name counts."""

    def __init__(self) -> None:
        self._scripted: list[ScriptedOutcome] = []

    def script(self, pattern: str, status: str, *, detail: str | None = None) -> None:
        """Let documents whose file name matches end, or stay for good, in this status."""
        self._scripted.insert(0, ScriptedOutcome(pattern, status, detail))

    def clear(self) -> None:
        """Forget every scripted outcome."""
        self._scripted.clear()

    def of(self, filename: str) -> ScriptedOutcome | None:
        """Return the outcome for a file name, or None."""
        return next((found for found in self._scripted if fnmatchcase(filename, found.pattern)), None)


class Pipeline:
    """Moves documents whose next step is due.

    Each step is written at the time it fell due, not when the emulator got to it: a manual clock advanced by
    a minute leaves the same rows as sixty seconds of real time.

    Args:
        store: The state.
        clock: Tells what is due.
        timing: How long each step takes.
    """

    def __init__(self, store: Store, clock: EmulatorClock, timing: PipelineTiming) -> None:
        self._store = store
        self._clock = clock
        self._timing = timing
        self.outcomes = ScriptedOutcomes()
        self._running = threading.Lock()
        self._wake = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def run_due(self) -> None:
        """Take every step that is due by now; concurrent callers wait for one another."""
        with self._running:
            while batch := self._due():
                extracted = {row["id"]: self._extract(row) for row in batch if row["status"] == "parsing"}
                with self._store.transaction():
                    for row in batch:
                        self._step(row, extracted.get(row["id"]))

    def _due(self) -> list[sqlite3.Row]:
        return self._store.rows(
            "SELECT * FROM documents WHERE next_at IS NOT NULL AND next_at <= ? ORDER BY next_at, id LIMIT ?",
            (self._clock.now(), BATCH),
        )

    def _extract(self, row: sqlite3.Row) -> ExtractedText | ExtractionError:
        # The readers cost some 50 ms to import: the first document pays that, not every start.
        from paradigm_emulator.ingest.extract.readers import extract

        data = self._store.scalar("SELECT data FROM blobs WHERE document_id=?", (row["id"],))
        try:
            return extract(data or b"", row["extension"])
        except ExtractionError as error:
            return error

    def _step(self, row: sqlite3.Row, extracted: ExtractedText | ExtractionError | None) -> None:
        outcome = self.outcomes.of(row["filename"])
        if outcome is not None and outcome.comes_after(row["status"]):
            self._move(row, outcome.status, None, detail=outcome.detail)
        elif row["status"] == "pending":
            self._move(row, "parsing", self._timing.parsing_seconds(row["size"]))
        elif isinstance(extracted, ExtractionError):
            self._move(row, "parsing_failed", None, detail=str(extracted))
        elif extracted is not None:
            self._index(row, extracted)
            self._move(row, "embedding", self._timing.embedding_seconds(len(extracted.pages)))
        else:
            self._move(row, "embedded", None)

    def _move(
        self, row: sqlite3.Row, status: str, seconds: float | None, *, detail: str | None = None
    ) -> None:
        at = row["next_at"]
        self._store.execute(
            "UPDATE documents SET status=?, status_detail=?, updated_at=?, next_at=? WHERE id=?",
            (status, detail, at, None if seconds is None else at + seconds, row["id"]),
        )

    def _index(self, row: sqlite3.Row, extracted: ExtractedText) -> None:
        self._store.execute("DELETE FROM chunks WHERE document_id=?", (row["id"],))
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT INTO chunks (uuid, document_id, position, page_start, page_end, text, created_at)"
                " SELECT ?, id, ?, ?, ?, ?, ? FROM documents WHERE id=?",
                [
                    (
                        self._store.new_uuid("chunk"),
                        position,
                        chunk.page_start,
                        chunk.page_end,
                        chunk.text,
                        row["next_at"],
                        row["id"],
                    )
                    for position, chunk in enumerate(chunked(extracted))
                ],
            )
            connection.execute(
                "UPDATE documents SET total_pages=? WHERE id=?", (len(extracted.pages), row["id"])
            )

    # ------------------------------------------------------------------------------------------ real time

    def start(self) -> None:
        """Begin to follow real time in a thread; a manual clock calls `run_due` itself."""
        if not self._clock.manual:
            self._thread = threading.Thread(
                target=self._follow, name="paradigm-emulator-pipeline", daemon=True
            )
            self._thread.start()

    def catch_up(self) -> None:
        """Take every step that is due by a clock that was advanced, and let the thread look at it again."""
        self.run_due()
        self.wake()

    def wake(self) -> None:
        """Tell the thread that there may be something new to do."""
        self._wake.set()

    def stop(self) -> None:
        """End the thread, if there is one, and wait for it."""
        self._stopping = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def _follow(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                self.run_due()
            except Exception:
                # One bad document must not stop the others for good: log the reason, then try again.
                logger.exception("the ingestion pipeline failed; it goes on in %s s", RECOVERY_SECONDS)
                self._wake.wait(RECOVERY_SECONDS)
                continue
            next_at = self._store.scalar("SELECT min(next_at) FROM documents WHERE next_at IS NOT NULL")
            self._wake.wait(None if next_at is None else max(0.0, next_at - self._clock.now()))
