"""The ingestion pipeline: documents move from pending to embedded, or to a failure, as their time comes."""

from __future__ import annotations

import logging
import threading
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from attrs import frozen

from paradigm_emulator.ingest.chunks import chunked
from paradigm_emulator.ingest.extract.extractor import Extractor, ExtractorClosedError
from paradigm_emulator.ingest.extract.result import ExtractedText, ExtractionError
from paradigm_emulator.ingest.replacements import put_in_place, queued

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

    Due = tuple[sqlite3.Row, ExtractedText | ExtractionError | None]

    from paradigm_emulator.state.clock import EmulatorClock
    from paradigm_emulator.state.store import Store
    from paradigm_emulator.state.timing import PipelineTiming

logger = logging.getLogger("paradigm_emulator")

HELD_CHARACTERS: Final = 10_000_000
"""Characters of text that wait to be written; one document may have more."""
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
        clock: Says what is due.
        timing: How long each step takes.
        limits: What reading one document may cost.
    """

    def __init__(
        self, store: Store, clock: EmulatorClock, timing: PipelineTiming, limits: ExtractionLimits
    ) -> None:
        self._store = store
        self._clock = clock
        self._timing = timing
        self._extractor = Extractor(limits)
        self.outcomes = ScriptedOutcomes()
        self._running = threading.Lock()
        self._wake = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def run_due(self) -> None:
        """Take every step that is due by now; concurrent callers wait for one another."""
        with self._running:
            while batch := self._due():
                for part in self._read(batch):
                    with self._store.transaction():
                        # Asked again: new content may have come while the old was read.
                        replaced = queued(self._store, [row["id"] for row, _ in part])
                        for row, extracted in part:
                            self._step(row, extracted, replaced=row["id"] in replaced)

    def _due(self) -> list[sqlite3.Row]:
        return self._store.rows(
            "SELECT * FROM documents WHERE next_at IS NOT NULL AND next_at <= ? ORDER BY next_at, id LIMIT ?",
            (self._clock.now(), BATCH),
        )

    def _read(self, batch: Sequence[sqlite3.Row]) -> Iterator[list[Due]]:
        """Yield documents with their texts where they are due, in parts that are not too large to hold."""
        part: list[Due] = []
        held = 0
        replaced = queued(self._store, [row["id"] for row in batch])
        for row in batch:
            read = row["status"] == "parsing" and row["id"] not in replaced
            extracted = self._extract(row) if read else None
            part.append((row, extracted))
            held += sum(map(len, extracted.pages)) if isinstance(extracted, ExtractedText) else 0
            if held > HELD_CHARACTERS:
                yield part
                part, held = [], 0
        yield part

    def _extract(self, row: sqlite3.Row) -> ExtractedText | ExtractionError:
        data = self._store.scalar("SELECT data FROM blobs WHERE document_id=?", (row["id"],))
        try:
            return self._extractor.extract(data or b"", row["extension"])
        except ExtractionError as error:
            return error

    def index(self, identifier: int) -> None:
        """Index a document that was put in its last status: no step of it is due that would."""
        (row,) = self._store.rows("SELECT * FROM documents WHERE id=?", (identifier,))
        extracted = self._extract(row)
        if isinstance(extracted, ExtractedText):
            self._index(row, extracted, at=row["created_at"])

    def _step(
        self, row: sqlite3.Row, extracted: ExtractedText | ExtractionError | None, *, replaced: bool
    ) -> None:
        if self._is_stale(row):
            return
        if replaced:
            row, extracted = put_in_place(self._store, row), None
        outcome = self.outcomes.of(row["filename"])
        if outcome is not None and outcome.comes_after(row["status"]):
            self._move(row, outcome.status, None, detail=outcome.detail)
        elif row["status"] == "pending":
            self._move(row, "parsing", self._timing.parsing_seconds(row["size"]))
        elif isinstance(extracted, ExtractionError):
            self._move(row, "parsing_failed", None, detail=str(extracted))
        elif extracted is not None:
            self._index(row, extracted, at=row["next_at"])
            self._move(row, "embedding", self._timing.embedding_seconds(len(extracted.pages)))
        else:
            self._move(row, "embedded", None)

    def _is_stale(self, row: sqlite3.Row) -> bool:
        """Return whether somebody removed the document or set its status while it was read."""
        sql = "SELECT 1 FROM documents WHERE id=? AND signature=? AND status=? AND next_at=?"
        values = (row["id"], row["signature"], row["status"], row["next_at"])
        return self._store.scalar(sql, values) is None

    def _move(
        self, row: sqlite3.Row, status: str, seconds: float | None, *, detail: str | None = None
    ) -> None:
        at = row["next_at"]
        self._store.execute(
            "UPDATE documents SET status=?, status_detail=?, updated_at=?, next_at=? WHERE id=?",
            (status, detail, at, None if seconds is None else at + seconds, row["id"]),
        )

    def _index(self, row: sqlite3.Row, extracted: ExtractedText, *, at: float) -> None:
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
                        at,
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
        """Take every step that is due by a clock that was advanced, and wake the thread."""
        self.run_due()
        self.wake()

    def wake(self) -> None:
        """Wake the thread: there may be something new to do."""
        self._wake.set()

    def stop(self) -> None:
        """End the thread, if there is one, and wait for it."""
        self._stopping = True
        self._wake.set()
        self._extractor.close()
        if self._thread is not None:
            self._thread.join()

    def _follow(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                self.run_due()
            except ExtractorClosedError:
                return
            except Exception:
                # One bad document must not stop the others for good: log the reason, then try again.
                logger.exception("the ingestion pipeline failed; it goes on in %s s", RECOVERY_SECONDS)
                self._wake.wait(RECOVERY_SECONDS)
                continue
            next_at = self._store.scalar("SELECT min(next_at) FROM documents WHERE next_at IS NOT NULL")
            self._wake.wait(None if next_at is None else max(0.0, next_at - self._clock.now()))
