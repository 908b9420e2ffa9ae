"""One ingestion as flows: what is opened, sent, recorded and settled, without a clock or a socket."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._request import Request
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._errors import InvalidInput, LedgerError, NotFoundError, ParadigmError
from paradigm_ext._errors._transport import ended_by_deadline
from paradigm_ext._ingestion._deleted import deleted_files, left_out
from paradigm_ext._ingestion._effects import AddFile, Digest, Record, add_file_body, session_body, session_id
from paradigm_ext._ingestion._reconcile import document_id, normal_title, reconcile, titles_of
from paradigm_ext._ingestion._report import (
    IngestProgress,
    IngestReport,
    SkippedSource,
    UploadedDocument,
    UploadFailure,
)
from paradigm_ext._ingestion._retrying import Attempts, Retrying
from paradigm_ext._ingestion._verdicts import (
    doubled,
    held_back,
    is_page,
    may_have_arrived,
    refused,
    stops_all,
    unreadable,
    unsure,
)
from paradigm_ext._ingestion.ledger._entries import (
    Refused,
    Sending,
    Sent,
    SessionGone,
    SessionOpened,
    Superseded,
)
from paradigm_ext._ingestion.ledger._state import Target
from paradigm_ext._ingestion.sources._stream import TornSource
from paradigm_ext._log import logger
from paradigm_ext._polling._progress import SessionProgress, documents_of
from paradigm_ext._polling._session import session_path

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from paradigm_ext._ingestion._effects import Effect, Steps
    from paradigm_ext._ingestion._reconcile import Reconciliation
    from paradigm_ext._ingestion.ledger._entries import Entry
    from paradigm_ext._ingestion.ledger._state import LedgerState, SentFile
    from paradigm_ext._ingestion.sources._select import Source
    from paradigm_ext._types import JSON

#: Polls of the session, with growing pauses, before a file in doubt counts as not arrived: the server may
#: still be at it.
SETTLING_PAUSES = (0.0, 1.0, 3.0)
#: Seconds; the longest pause between two polls for files that an earlier run left in doubt.
MAX_SETTLING_PAUSE = 15.0
SESSIONS_PATH = "/api/v2/upload-session"


def _now() -> float:
    return 0.0


@define
class Run:
    """One ingestion under way. Its methods are flows; several of them may run at the same time.

    Attributes:
        sources: What is to be uploaded.
        state: What the ledger knew at the beginning, kept up to date.
        remembers: Whether there is a ledger: only then are files hashed.
        target: Where the files go.
        opening: The body of the request that opens a session; None for no body.
        retrying: The client's retry policy.
        now: Returns seconds since 1970.
        waits_for_doubt: Whether to wait until no request of an earlier run can be under way.
        sends_deleted: Whether files are sent again whose documents somebody deleted.
        request_seconds: After so many seconds a request that sends a file can no longer be under way.
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
    session_uuid: str = ""
    sessions: list[str] = field(factory=list[str])
    documents: list[UploadedDocument] = field(factory=list[UploadedDocument])
    failures: list[UploadFailure] = field(factory=list[UploadFailure])
    skipped: tuple[SkippedSource, ...] = ()
    bytes_sent: int = 0
    stop: ParadigmError | None = None
    late: ParadigmError | None = None
    pending: list[tuple[str, Source]] = field(factory=list["tuple[str, Source]"])
    _claimed: set[int] = field(factory=set[int])
    _before: set[int] = field(factory=set[int])
    _doubtful: set[str] = field(factory=set[str])
    _deleted: dict[str, SentFile] = field(factory=dict[str, "SentFile"])
    _held: dict[str, int] = field(factory=dict[str, int])
    _titles_in_doubt: set[str] = field(factory=set[str])
    _sent_again: set[tuple[str, str]] = field(factory=set["tuple[str, str]"])
    _accepted: int = 0
    in_flight: dict[str, None] = field(factory=dict[str, None])
    _occurrences: Counter[str] = field(factory=Counter[str])
    _titles: frozenset[str] = frozenset()
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    def __attrs_post_init__(self) -> None:
        self._titles = frozenset().union(*(titles_of(source.name, source.title) for source in self.sources))

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
                self._claim(wanted, (yield from self._session(wanted)))
                yield from self._record(SessionOpened(session=wanted))
            self._use(wanted)

    def open_session(self) -> Steps:
        """Open a new session, record it, and add files to it from now on.

        An answer that is lost leaves an empty session behind and another one is opened: that harms nobody.
        """
        opening = Request("POST", SESSIONS_PATH, payload=self.opening, once=True)
        uuid = yield from self.retrying.read(opening, session_id)
        yield from self._record(SessionOpened(session=uuid))
        self._use(uuid)

    def _session(self, uuid: str) -> Generator[Effect, Any, JSON]:
        """Read a session.

        Raises:
            NotFoundError: There is no such session, as several polls said. One 404 may be a proxy's.
        """
        for pause in SETTLING_PAUSES[1:]:
            try:
                return (yield from self.retrying.read(_reading(uuid), session_body))
            except NotFoundError:
                yield Sleep(pause)
        return (yield from self.retrying.read(_reading(uuid), session_body))

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
            for pause in self._pauses(uuid):
                if pause:
                    yield Sleep(pause)
                body = yield from self._session(uuid)
                doubtful = yield from self._settle_earlier(uuid, body)
                if not self.state.unsettled(uuid):
                    break
            yield from self._settle_deleted(uuid, body)
        except NotFoundError as error:
            if is_page(error):
                raise
            yield from self._record(SessionGone(session=uuid))
            return
        left = self.state.unsettled(uuid)
        self._sent_again.update((file.name, file.title) for file in left)
        doubtful += [file.key for file in left if (file.until or 0.0) > self.now()]
        self._doubtful.update(doubtful)
        self._claim(uuid, body)
        if isinstance(body, dict) and body.get("is_valid") is not False:
            self._use(uuid)

    def _pauses(self, uuid: str) -> Generator[float, None, None]:
        """Yield the pauses before each poll for the files in doubt of an earlier run.

        The process that sent them may have been killed while the server was still at it. Only once no
        request of its can be under way does "not there" mean "did not arrive".
        """
        yield from SETTLING_PAUSES
        untils = [file.until for file in self.state.unsettled(uuid)]
        end = max((until for until in untils if until is not None), default=0.0)
        pause = SETTLING_PAUSES[-1]
        while self.waits_for_doubt and (left := end - self.now()) > 0:
            logger.info(
                "upload session %s: %d files may still be arriving; waiting up to %.0f s more",
                uuid,
                len(self.state.unsettled(uuid)),
                left,
            )
            pause = min(MAX_SETTLING_PAUSE, pause * 1.5)
            yield min(pause, left)

    def _settle_earlier(self, uuid: str, body: JSON) -> Generator[Effect, Any, list[str]]:
        """Record which files in doubt arrived; return the keys of those that may have."""
        doubtful: list[str] = []
        for file in self.state.unsettled(uuid):
            outcome = reconcile(
                body,
                name=file.name,
                claimed=self._claimed,
                titles=self._titles | titles_of(file.name, file.title),
                title=file.title,
            )
            if outcome.finding == "arrived":
                yield from self._record_sent(file.key, file.name, uuid, outcome.document_id)
            elif outcome.finding == "unsure":
                doubtful.append(file.key)
        return doubtful

    def _settle_deleted(self, uuid: str, body: JSON) -> Steps:
        """Note the files whose documents are gone, and have them sent again where that was asked for.

        A second look confirms it: a list may come short once.
        """
        if not deleted_files(self.state, uuid, body):
            return
        yield Sleep(SETTLING_PAUSES[1])
        for file in deleted_files(self.state, uuid, (yield from self._session(uuid))):
            logger.warning("document %s of %r was deleted in Paradigm", file.document_id, file.name)
            if self.sends_deleted:
                yield from self._record(Superseded(document=file.document_id, key=file.key))
            else:
                self._deleted[file.key] = file

    def room(self, most: int | None) -> int:
        """Return how many documents the session at hand still takes, of so many; 0 without a session."""
        if not self.session_uuid or most is None:
            return len(self.pending) if self.session_uuid else 0
        return max(0, most - self._held.get(self.session_uuid, 0))

    def _claim(self, uuid: str, body: JSON) -> None:
        """Remember all documents of a session as not ours to come."""
        self._held[uuid] = len(documents_of(body))
        there = {document.id for document in documents_of(body) if document.id is not None}
        self._before |= there
        self._claimed |= there

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
            if key in self._deleted:
                reason = left_out(file)
                self.skipped = (*self.skipped, SkippedSource(source.label or source.name, reason))
                return
            if file.session_uuid not in self.sessions:
                self.sessions.insert(0, file.session_uuid)
            self.documents.append(
                UploadedDocument(file.document_id, source.name, file.session_uuid, resumed=True)
            )

    def upload(self, key: str, source: Source) -> Steps:
        """Upload one pending file exactly once, or note why it could not be."""
        if self.halted:
            return
        try:
            if key in self._doubtful:
                raise unsure(source.name, self.session_uuid)
            if self._titles_in_doubt & titles_of(source.name, source.title):
                raise held_back(source.name, self.session_uuid)
            self.in_flight[source.label or source.name] = None
            identifier = yield from self._send(source, key)
        except ParadigmError as error:
            self._fail(source, error)
            if ended_by_deadline(error):
                return  # it is still in flight
        else:
            with self._lock:
                self.documents.append(UploadedDocument(identifier, source.name, self.session_uuid))
                self.bytes_sent += source.size or 0
                self._accepted += 1
        self.in_flight.pop(source.label or source.name, None)

    @property
    def halted(self) -> bool:
        """Whether nothing more is begun."""
        return self.stop is not None or self.late is not None

    def watch(self) -> Generator[Effect, Any, SessionProgress | None]:
        """Poll the session for progress; a poll that fails shows nothing, the wait will judge."""
        try:
            return SessionProgress.from_json((yield _reading(self.session_uuid)))
        except ParadigmError:
            return None

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

    def _send(self, source: Source, key: str) -> Generator[Effect, Any, int | None]:
        """Send a file until it certainly arrived, and return the document's id if the server tells it."""
        uuid, attempts = self.session_uuid, Attempts(self.retrying)
        while True:
            # Anew for each attempt: the pauses may have been long, and its time in doubt counts from here.
            yield Record(self._sending(key, source, uuid))
            try:
                answer = add_file_body((yield AddFile(uuid, source)))
                identifier = document_id(answer, name=source.name, claimed=self._claimed, title=source.title)
            except OSError as error:  # of the disk: the body was not sent to its end
                yield Record(Refused(key=key, session=uuid))
                raise unreadable(source, error) from error
            except ParadigmError as error:
                if refused(error):
                    yield Record(Refused(key=key, session=uuid))
                    if isinstance(error, TornSource):
                        yield from self._set_aside(source, uuid)
                    raise
                found = (yield from self._settle(source, uuid)) if may_have_arrived(error) else None
                if found is None:
                    pause = attempts.pause_after(error)
                    if may_have_arrived(error):
                        self._sent_again.add((source.name, source.title))
                    yield Sleep(pause)
                    continue
                identifier = found.document_id
            try:
                yield from self._record_sent(key, source.name, uuid, identifier)
            except LedgerError as error:  # it arrived all the same
                self._halt(error)
            return identifier

    def _sending(self, key: str, source: Source, uuid: str) -> Sending:
        return Sending(
            key=key,
            name=source.name,
            session=uuid,
            at=self.now(),
            timeout=self.request_seconds,
            title=source.title or None,
        )

    def _settle(self, source: Source, uuid: str) -> Generator[Effect, Any, Reconciliation | None]:
        """Find out what became of a file in doubt; where that fails, let no other of its title be sent.

        Two files of one title in doubt could not be told apart by any later poll.
        """
        try:
            return (yield from self._find(source, uuid))
        except ParadigmError:
            self._titles_in_doubt.update(titles_of(source.name, source.title))
            raise

    def _set_aside(self, source: Source, uuid: str) -> Steps:
        """Claim the document that a torn file became, so that no other file of its title is taken for it."""
        try:
            found = yield from self._settle(source, uuid)
        except ParadigmError:
            return  # files of its title are held back
        if found is not None and found.document_id is not None:
            with self._lock:
                self._claimed.add(found.document_id)
                self._before.add(found.document_id)

    def _find(self, source: Source, uuid: str) -> Generator[Effect, Any, Reconciliation | None]:
        """Return the document that a file in doubt became; None when it did not arrive.

        Raises:
            InvalidResponse: It is uncertain; the file must not be sent again.
        """
        outcome: Reconciliation | None = None
        for pause in SETTLING_PAUSES:
            if pause:
                yield Sleep(pause)
            body = yield from self.retrying.read(_reading(uuid), session_body)
            outcome = reconcile(
                body, name=source.name, claimed=self._claimed, titles=self._titles, title=source.title
            )
            if outcome.finding == "arrived":
                return outcome
        if outcome is not None and outcome.finding == "unsure":
            raise unsure(source.name, uuid)
        return None

    def _record_sent(self, key: str, name: str, uuid: str, identifier: int | None) -> Steps:
        yield from self._record(Sent(key=key, name=name, session=uuid, document=identifier))
        if identifier is not None:
            with self._lock:
                self._claimed.add(identifier)

    def _record(self, entry: Entry) -> Steps:
        yield Record(entry)
        with self._lock:
            self.state.apply(entry)

    def check_surplus(self) -> Steps:
        """Report files that are in the session more often than they were sent.

        It can only be where a file was sent a second time, since it seemed not to have arrived. A run
        without such a file sends nothing for this.
        """
        if not self._sent_again or not self.session_uuid:
            return
        body = yield from self.retrying.read(_reading(self.session_uuid), session_body)
        known = {document.id for document in self.documents}
        for name, title in sorted(self._sent_again):
            ours = titles_of(name, title)
            strangers = [
                document.id
                for document in documents_of(body)
                if normal_title(document.title or "") in ours
                and document.id not in known
                and document.id not in self._before
            ]
            if strangers:
                self.failures.append(UploadFailure(name, doubled(name, self.session_uuid, strangers)))

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


def _reading(uuid: str) -> Request:
    return Request("GET", session_path(uuid), once=True)
