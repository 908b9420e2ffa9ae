"""One ingestion under way: what it was given, how far it is, and what it comes to."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from paradigm_ext._core._attempts import Retrying
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._errors import LedgerError
from paradigm_ext._errors._transport import ended_by_deadline
from paradigm_ext._ingestion._effects import Record
from paradigm_ext._ingestion._reconcile import titles_of
from paradigm_ext._ingestion._report import (
    IngestProgress,
    IngestReport,
    SkippedSource,
    UploadedDocument,
    UploadFailure,
)
from paradigm_ext._ingestion._verdicts import stops_all
from paradigm_ext._ingestion.ledger._entries import Sent
from paradigm_ext._ingestion.ledger._state import Target
from paradigm_ext._polling._progress import documents_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext._errors import ParadigmError
    from paradigm_ext._ingestion._effects import Steps
    from paradigm_ext._ingestion.ledger._entries import Entry
    from paradigm_ext._ingestion.ledger._state import LedgerState, SentFile
    from paradigm_ext._ingestion.sources._source import Source
    from paradigm_ext._types import JSON


def _now() -> float:
    return 0.0


@define
class RunState:
    """One ingestion under way: what it was given, and how far it is.

    Attributes:
        sources: What is to be uploaded.
        state: What the ledger knew at the beginning, kept up to date.
        remembers: Whether there is a ledger: only then are files hashed.
        target: Where the files go.
        opening: The body of the request that opens a session; None for no body.
        retrying: The client's retry policy.
        now: Returns seconds since 1970.
        waits_for_doubt: Whether to wait until no request without an answer can be under way.
        sends_deleted: Whether files are sent again whose documents somebody deleted.
        request_seconds: After so many seconds a request that sends a file can no longer be under way.
        longest_request: The same for requests of any run; a ledger that says more is not believed.
        session_uuid: The session that files are added to; empty until there is one.
        pending: The files that no earlier run sent, with their keys.
        late: The error of the first request that the deadline ended.
        stop: The error after which nothing more is begun, such as a refused key.
    """

    sources: tuple[Source, ...]
    state: LedgerState
    remembers: bool
    target: Target = field(factory=Target)
    opening: dict[str, Any] | None = None
    retrying: Retrying = field(factory=lambda: Retrying(RetryPolicy(), _now))
    now: Callable[[], float] = _now
    waits_for_doubt: bool = True
    sends_deleted: bool = False
    request_seconds: float = 0.0
    longest_request: float = 0.0
    session_uuid: str = ""
    sessions: list[str] = field(factory=list[str])
    documents: list[UploadedDocument] = field(factory=list[UploadedDocument])
    failures: list[UploadFailure] = field(factory=list[UploadFailure])
    skipped: tuple[SkippedSource, ...] = ()
    bytes_sent: int = 0
    stop: ParadigmError | None = None
    late: ParadigmError | None = None
    pending: list[tuple[str, Source]] = field(factory=list["tuple[str, Source]"])
    _begun: float = 0.0
    _claimed: set[int] = field(factory=set[int])
    _before: set[int] = field(factory=set[int])
    _doubtful: set[str] = field(factory=set[str])
    _deleted: dict[str, SentFile] = field(factory=dict[str, "SentFile"])
    _held: dict[str, int] = field(factory=dict[str, int])
    _titles_in_doubt: set[str] = field(factory=set[str])
    _sent_again: set[tuple[str, str]] = field(factory=set["tuple[str, str]"])
    _surplus: set[str] = field(factory=set[str])
    _accepted: int = 0
    in_flight: dict[str, None] = field(factory=dict[str, None])
    _occurrences: Counter[str] = field(factory=Counter[str])
    _titles: frozenset[str] = frozenset()
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    def __attrs_post_init__(self) -> None:
        self._titles = frozenset().union(*(titles_of(source.name, source.title) for source in self.sources))

    @property
    def halted(self) -> bool:
        """Whether nothing more is begun."""
        return self.stop is not None or self.late is not None

    def room(self, most: int | None) -> int:
        """Return how many documents the session at hand still takes, of so many; 0 without a session."""
        if not self.session_uuid or most is None:
            return len(self.pending) if self.session_uuid else 0
        return max(0, most - self._held.get(self.session_uuid, 0))

    def _use(self, uuid: str) -> None:
        self.session_uuid = uuid
        if uuid not in self.sessions:
            self.sessions.append(uuid)

    def _claim(self, uuid: str, body: JSON) -> None:
        """Remember all documents of a session as not ours to come."""
        self._held[uuid] = len(documents_of(body))
        there = {document.id for document in documents_of(body) if document.id is not None}
        self._before |= there
        self._claimed |= there

    def _fail(self, source: Source, error: ParadigmError) -> None:
        with self._lock:
            self.failures.append(UploadFailure(source.label or source.name, error))
            self._halt(error)

    def _halt(self, error: ParadigmError) -> None:
        """Begin nothing more after an error that no other file can escape, or once the time is up."""
        if ended_by_deadline(error):
            self.late = self.late or error
        if stops_all(error, accepted=self._accepted):
            self.stop = self.stop or error

    def _record(self, entry: Entry) -> Steps:
        yield Record(entry)
        with self._lock:
            self.state.apply(entry)

    def _record_sent(self, key: str, name: str, uuid: str, identifier: int | None) -> Steps:
        yield from self._record(Sent(key=key, name=name, session=uuid, document=identifier))
        if identifier is not None:
            with self._lock:
                self._claimed.add(identifier)

    def _accept(self, key: str, source: Source, uuid: str, identifier: int | None) -> Steps:
        """Note a file that certainly arrived."""
        try:
            yield from self._record_sent(key, source.name, uuid, identifier)
        except LedgerError as error:  # it arrived all the same
            self._halt(error)
        with self._lock:
            self.documents.append(UploadedDocument(identifier, source.name, uuid))
            self.bytes_sent += source.size or 0
            self._accepted += 1
        self.in_flight.pop(source.label or source.name, None)

    def progress(self, *, total: int) -> IngestProgress:
        """Return how far the uploading is."""
        with self._lock:
            return IngestProgress(
                total=total,
                uploaded=len(self.documents),
                failed=len(self.failures),
                bytes_sent=self.bytes_sent,
            )

    def report(self) -> IngestReport:
        """Return what became of each source so far."""
        with self._lock:
            return IngestReport(
                session_uuids=tuple(self.sessions),
                documents=tuple(self.documents),
                failures=tuple(self.failures),
                skipped=self.skipped,
            )
