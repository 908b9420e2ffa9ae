"""One ingestion as flows: each file sent, recorded and settled, without a clock or a socket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define

from paradigm_ext._core._attempts import Attempts
from paradigm_ext._core._doubt import SETTLING_PAUSES, bounded_end, may_be_under_way, may_have_arrived
from paradigm_ext._core._flow import Sleep
from paradigm_ext._errors import InvalidInput, ParadigmError
from paradigm_ext._errors._transport import ended_by_deadline
from paradigm_ext._ingestion._deleted import left_out
from paradigm_ext._ingestion._effects import AddFile, Digest, Record, add_file_body
from paradigm_ext._ingestion._reconcile import (
    Reconciliation,
    document_id,
    normal_title,
    reconcile,
    titles_of,
)
from paradigm_ext._ingestion._report import SkippedSource, UploadedDocument, UploadFailure
from paradigm_ext._ingestion._unanswered import LostAnswer, PutAside, UnansweredSteps
from paradigm_ext._ingestion._verdicts import (
    doubled,
    held_back,
    refused,
    unreadable,
    unsure,
)
from paradigm_ext._ingestion.ledger._entries import Refused, Sending
from paradigm_ext._ingestion.sources._stream import TornSource
from paradigm_ext._polling._progress import documents_of

if TYPE_CHECKING:
    from collections.abc import Generator

    from paradigm_ext._ingestion._effects import Effect, Steps
    from paradigm_ext._ingestion.sources._source import Source
    from paradigm_ext._types import JSON


@define
class Run(UnansweredSteps):
    """One ingestion as flows; several of them may run at the same time."""

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
        """Upload one pending file exactly once, put it aside, or note why it could not be uploaded."""
        if self.halted:
            return
        earlier = self._resumed.pop(key, None)
        uuid = earlier.session_uuid if earlier is not None else self.session_uuid
        try:
            self._check_sendable(key, source, uuid)
            if self._is_kept_back(source, uuid):
                self._put_aside(PutAside(key, source, uuid))
                return
            self.in_flight[source.label or source.name] = None
            sent = yield from self._send(source, key, uuid, earlier.lost if earlier is not None else None)
        except ParadigmError as error:
            self._fail(source, error)
            if not ended_by_deadline(error):  # else it is still in flight
                self.in_flight.pop(source.label or source.name, None)
        else:
            if isinstance(sent, LostAnswer):
                self._put_aside(PutAside(key, source, uuid, sent))
            else:
                yield from self._accept(key, source, uuid, sent.document_id)

    def _check_sendable(self, key: str, source: Source, uuid: str) -> None:
        """Return when a file may be sent.

        Raises:
            InvalidResponse: It may be there already, or could not be told apart from one that may.
        """
        if key in self._doubtful:
            raise unsure(source.name, uuid)
        if self._titles_in_doubt & titles_of(source.name, source.title):
            raise held_back(source.name, uuid)

    def _send(
        self, source: Source, key: str, uuid: str, lost: LostAnswer | None
    ) -> Generator[Effect, Any, Reconciliation | LostAnswer]:
        """Send a file until it certainly arrived, or its request is lost and may still be under way."""
        attempts = lost.attempts if lost is not None else Attempts(self.retrying)
        error: ParadigmError | None = lost.error if lost is not None else None
        while True:
            if error is not None:
                yield from self._before_next(source, attempts, error)
            # Anew for each attempt: the pauses may have been long, and its time in doubt counts from here.
            begun = self.now()
            yield Record(self._sending(key, source, uuid, begun))
            try:
                answer = add_file_body((yield AddFile(uuid, source)))
                identifier = document_id(answer, name=source.name, claimed=self._claimed, title=source.title)
                return Reconciliation("arrived", identifier)
            except OSError as failure:  # of the disk: the body was not sent to its end
                yield Record(Refused(key=key, session=uuid))
                raise unreadable(source, failure) from failure
            except ParadigmError as failure:
                if refused(failure):
                    yield Record(Refused(key=key, session=uuid))
                    if isinstance(failure, TornSource):
                        yield from self._set_aside(source, uuid)
                    raise
                error = failure
            outcome = yield from self._outcome(source, uuid, LostAnswer(error, attempts, self._over(begun)))
            if outcome is not None:
                return outcome

    def _outcome(
        self, source: Source, uuid: str, lost: LostAnswer
    ) -> Generator[Effect, Any, Reconciliation | LostAnswer | None]:
        """Find out what an attempt without an answer came to; None where the file did not arrive.

        Raises:
            ParadigmError: It is uncertain; the file must not be sent again.
        """
        if not may_have_arrived(lost.error):
            return None
        found = yield from self._settle(source, uuid)
        if found is not None or not may_be_under_way(lost.error) or self.now() >= lost.until:
            return found
        if not self.waits_for_doubt:
            self._titles_in_doubt.update(titles_of(source.name, source.title))
            raise unsure(source.name, uuid) from lost.error
        return lost

    def _over(self, begun: float) -> float:
        """Return when a request of this run that began then can no longer be under way."""
        return bounded_end(begun + self.request_seconds, seen=self.now(), longest=self.longest_request)

    def _before_next(self, source: Source, attempts: Attempts, error: ParadigmError) -> Steps:
        """Pause before a file is sent once more.

        Raises:
            ParadigmError: It is `error` itself: there is no attempt left.
        """
        pause = attempts.pause_after(error)
        if may_have_arrived(error):
            self._sent_again.add((source.name, source.title))
        yield Sleep(pause)

    def _sending(self, key: str, source: Source, uuid: str, begun: float) -> Sending:
        return Sending(
            key=key,
            name=source.name,
            session=uuid,
            at=begun,
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
            body = yield from self._session(uuid)
            outcome = reconcile(
                body, name=source.name, claimed=self._claimed, titles=self._titles, title=source.title
            )
            if outcome.finding == "arrived":
                return outcome
        if outcome is not None and outcome.finding == "unsure":
            raise unsure(source.name, uuid)
        return None

    def check_surplus(self) -> Steps:
        """Report files that are in a session more often than they were sent.

        It can only be where a file was sent a second time, by this run or an earlier one, since it seemed not
        to have arrived. A run without such a file sends nothing for this.
        """
        again = self.state.again | {(self.session_uuid, *known) for known in self._sent_again}
        for uuid in sorted({session for session, _, _ in again if session}):
            body = yield from self._session(uuid)
            for _, name, title in sorted(known for known in again if known[0] == uuid):
                self._check_surplus(uuid, name, title, body)

    def _check_surplus(self, uuid: str, name: str, title: str, body: JSON) -> None:
        ours = titles_of(name, title)
        sent = [document.id for document in self.documents if titles_of(document.name) & ours]
        kept = [file.document_id for file in self.state.sent(uuid) if titles_of(file.name, file.title) & ours]
        known = {*sent, *self.state.document_ids(uuid), *self.state.superseded}
        if (uuid, name, title) not in self.state.again:  # no earlier run sent what was there before
            known |= self._before
        strangers = [
            document.id
            for document in documents_of(body)
            if normal_title(document.title or "") in ours and document.id not in known
        ]
        if len(strangers) > max(sent.count(None), kept.count(None)) and name not in self._surplus:
            self._surplus.add(name)
            self.failures.append(UploadFailure(name, doubled(name, uuid, strangers)))
