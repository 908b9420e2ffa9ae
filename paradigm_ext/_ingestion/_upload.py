"""One ingestion as flows: what is opened, sent, recorded and settled, without a clock or a socket."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from paradigm_ext._core._flow import Sleep
from paradigm_ext._errors import InvalidInput, LedgerError, NotFoundError, ParadigmError
from paradigm_ext._ingestion._effects import (
    Digest,
    Open,
    Put,
    Read,
    Record,
    add_file_body,
    session_body,
    session_id,
)
from paradigm_ext._ingestion._reconcile import document_id, reconcile, titles_of
from paradigm_ext._ingestion._report import IngestProgress, IngestReport, UploadedDocument, UploadFailure
from paradigm_ext._ingestion._retrying import OPENING_ATTEMPTS, pause_after, retry_transient
from paradigm_ext._ingestion._verdicts import (
    STOPPING,
    held_back,
    may_have_arrived,
    refused,
    unreadable,
    unsure,
)
from paradigm_ext._ingestion.ledger._state import Target
from paradigm_ext._polling._progress import SessionProgress, documents_of

if TYPE_CHECKING:
    from collections.abc import Generator

    from paradigm_ext._ingestion._effects import Effect, Steps
    from paradigm_ext._ingestion._reconcile import Reconciliation
    from paradigm_ext._ingestion._report import SkippedSource
    from paradigm_ext._ingestion.ledger._state import LedgerState
    from paradigm_ext._ingestion.sources._select import Source
    from paradigm_ext._types import JSON

#: Looks at the session, with growing pauses, before a file in doubt counts as not arrived: the server may
#: still be at it.
SETTLING_PAUSES = (0.0, 1.0, 3.0)


@define
class Run:
    """One ingestion under way. Its methods are flows; several of them may run at the same time.

    Attributes:
        sources: What is to be uploaded.
        state: What the ledger knew at the beginning, kept up to date.
        remembers: Whether there is a ledger: only then are files hashed.
        target: Where the files go.
        session_uuid: The session that files are added to; empty until there is one.
        pending: The files that no earlier run sent, with their keys.
        stop: The error after which nothing more is begun, such as a refused key.
    """

    sources: tuple[Source, ...]
    state: LedgerState
    remembers: bool
    target: Target = field(factory=Target)
    session_uuid: str = ""
    sessions: list[str] = field(factory=list[str])
    documents: list[UploadedDocument] = field(factory=list[UploadedDocument])
    failures: list[UploadFailure] = field(factory=list[UploadFailure])
    skipped: tuple[SkippedSource, ...] = ()
    bytes_sent: int = 0
    stop: ParadigmError | None = None
    pending: list[tuple[str, Source]] = field(factory=list["tuple[str, Source]"])
    _claimed: set[int] = field(factory=set[int])
    _doubtful: set[str] = field(factory=set[str])
    _titles_in_doubt: set[str] = field(factory=set[str])
    _occurrences: Counter[str] = field(factory=Counter[str])
    _titles: frozenset[str] = frozenset()
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    def __attrs_post_init__(self) -> None:
        self._titles = frozenset().union(*(titles_of(source.name) for source in self.sources))

    # ------------------------------------------------------------------------------------- session

    def begin(self, wanted: str | None) -> Steps:
        """Settle what earlier runs left in doubt, and take up a session that still takes files.

        Args:
            wanted: The session that the caller asked for; it is used even where an earlier run had another
                one.
        """
        if self.remembers and self.state.target is None:
            yield from self._record(self.target.entry())
        for uuid in list(self.state.sessions):
            yield from self._revisit(uuid)
        if wanted and wanted != self.session_uuid:
            if wanted not in self.state.sessions:
                body = yield from retry_transient(Read(wanted), session_body, attempts=OPENING_ATTEMPTS)
                self._claim(body)
                yield from self._record({"event": "session", "session": wanted})
            self._use(wanted)

    def open_session(self) -> Steps:
        """Open a new session, record it, and add files to it from now on.

        An answer that is lost leaves an empty session behind and another one is opened: that harms nobody.
        """
        uuid = yield from retry_transient(Open(), session_id, attempts=OPENING_ATTEMPTS)
        yield from self._record({"event": "session", "session": uuid})
        self._use(uuid)

    def _use(self, uuid: str) -> None:
        self.session_uuid = uuid
        if uuid not in self.sessions:
            self.sessions.append(uuid)

    def _revisit(self, uuid: str) -> Steps:
        """Settle what an earlier run left in doubt in a session, and go on with it if it takes files."""
        body: JSON = None
        doubtful: list[str] = []
        self._claimed.update(self.state.document_ids(uuid))
        try:
            for pause in SETTLING_PAUSES:
                if pause:
                    yield Sleep(pause)
                body = yield from retry_transient(Read(uuid), session_body, attempts=OPENING_ATTEMPTS)
                doubtful = yield from self._settle_earlier(uuid, body)
                if not self.state.unsettled(uuid):
                    break
        except NotFoundError:
            yield from self._record({"event": "gone", "session": uuid})
            return
        self._doubtful.update(doubtful)
        self._claim(body)
        if isinstance(body, dict) and body.get("is_valid") is not False:
            self._use(uuid)

    def _settle_earlier(self, uuid: str, body: JSON) -> Generator[Effect, Any, list[str]]:
        """Record which files in doubt arrived; return the keys of those that may have."""
        doubtful: list[str] = []
        for file in self.state.unsettled(uuid):
            outcome = reconcile(
                body, name=file.name, claimed=self._claimed, titles=self._titles | titles_of(file.name)
            )
            if outcome.finding == "arrived":
                yield from self._record_sent(file.key, file.name, uuid, outcome.document_id)
            elif outcome.finding == "unsure":
                doubtful.append(file.key)
        return doubtful

    def _claim(self, body: JSON) -> None:
        """Remember all documents of a session as not ours to come."""
        self._claimed.update(document.id for document in documents_of(body) if document.id is not None)

    # ------------------------------------------------------------------------------------- files

    def identify(self, source: Source) -> Generator[Effect, Any, None]:
        """Find out whether an earlier run sent this file: then it goes into the report, else it is pending.

        The key is the content's hash and the name; the same again in one run is told apart by a number.
        """
        digest = ""
        if self.remembers:
            try:
                digest = yield Digest(source)
            except OSError as error:
                self._fail(source, unreadable(source, error))
                return
            except InvalidInput as error:
                self._fail(source, error)
                return
        with self._lock:
            plain = f"{digest}/{source.name}"
            self._occurrences[plain] += 1
            number = self._occurrences[plain]
            key = plain if number == 1 else f"{plain}#{number}"
            file = self.state.files.get(key)
            if file is None or not file.sent:
                self.pending.append((key, source))
                return
            if file.session_uuid not in self.sessions:
                self.sessions.insert(0, file.session_uuid)
            self.documents.append(
                UploadedDocument(file.document_id, source.name, file.session_uuid, resumed=True)
            )

    def upload(self, key: str, source: Source) -> Steps:
        """Upload one pending file exactly once, or note why it could not be."""
        if self.stop is not None:
            return
        try:
            if key in self._doubtful:
                raise unsure(source.name, self.session_uuid)
            if self._titles_in_doubt & titles_of(source.name):
                raise held_back(source.name, self.session_uuid)
            identifier = yield from self._send(source, key)
        except ParadigmError as error:
            self._fail(source, error)
        else:
            with self._lock:
                self.documents.append(UploadedDocument(identifier, source.name, self.session_uuid))
                self.bytes_sent += source.size or 0

    def watch(self) -> Generator[Effect, Any, SessionProgress | None]:
        """Look at the session for progress; a look that fails is none, the wait will judge."""
        try:
            return SessionProgress.from_json((yield Read(self.session_uuid)))
        except ParadigmError:
            return None

    def _fail(self, source: Source, error: ParadigmError) -> None:
        with self._lock:
            self.failures.append(UploadFailure(source.label or source.name, error))
            self._halt(error)

    def _halt(self, error: ParadigmError) -> None:
        """Begin nothing more after an error that no other file can escape."""
        if isinstance(error, STOPPING):
            self.stop = self.stop or error

    def _send(self, source: Source, key: str) -> Generator[Effect, Any, int | None]:
        """Send a file until it certainly arrived, and return the document's id if the server tells it."""
        uuid, attempt = self.session_uuid, 0
        yield Record({"event": "sending", "key": key, "name": source.name, "session": uuid})
        while True:
            attempt += 1
            try:
                answer = add_file_body((yield Put(uuid, source)))
                identifier = document_id(answer, name=source.name, claimed=self._claimed)
            except OSError as error:  # of the disk: the body was not sent to its end
                yield Record({"event": "refused", "key": key, "session": uuid})
                raise unreadable(source, error) from error
            except ParadigmError as error:
                if refused(error):
                    yield Record({"event": "refused", "key": key, "session": uuid})
                    raise
                found = (yield from self._settle(source, uuid)) if may_have_arrived(error) else None
                if found is None:
                    pause = pause_after(error, attempt=attempt)
                    if pause is None:
                        raise
                    yield Sleep(pause)
                    continue
                identifier = found.document_id
            try:
                yield from self._record_sent(key, source.name, uuid, identifier)
            except LedgerError as error:  # it arrived all the same
                self._halt(error)
            return identifier

    def _settle(self, source: Source, uuid: str) -> Generator[Effect, Any, Reconciliation | None]:
        """Find out what became of a file in doubt; where that fails, let no other of its title be sent.

        Two files of one title in doubt could not be told apart by any later look.
        """
        try:
            return (yield from self._look_for(source, uuid))
        except ParadigmError:
            self._titles_in_doubt.update(titles_of(source.name))
            raise

    def _look_for(self, source: Source, uuid: str) -> Generator[Effect, Any, Reconciliation | None]:
        """Return the document that a file in doubt became; None when it did not arrive.

        Raises:
            InvalidResponse: It cannot be told; the file must not be sent again.
        """
        outcome: Reconciliation | None = None
        for pause in SETTLING_PAUSES:
            if pause:
                yield Sleep(pause)
            body = yield from retry_transient(Read(uuid), session_body)
            outcome = reconcile(body, name=source.name, claimed=self._claimed, titles=self._titles)
            if outcome.finding == "arrived":
                return outcome
        if outcome is not None and outcome.finding == "unsure":
            raise unsure(source.name, uuid)
        return None

    def _record_sent(self, key: str, name: str, uuid: str, identifier: int | None) -> Steps:
        yield from self._record(
            {"event": "sent", "key": key, "name": name, "session": uuid, "document": identifier}
        )
        if identifier is not None:
            with self._lock:
                self._claimed.add(identifier)

    def _record(self, entry: dict[str, JSON]) -> Steps:
        yield Record(entry)
        with self._lock:
            self.state.apply(entry)

    # ------------------------------------------------------------------------------------- report

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
