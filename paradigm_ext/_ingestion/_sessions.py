"""The sessions of an ingestion: opening one, and settling what earlier runs left in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define

from paradigm_ext._core._doubt import SETTLING_PAUSES, settling_pauses
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._request import Request
from paradigm_ext._errors import NotFoundError, ParadigmError
from paradigm_ext._ingestion._deleted import deleted_files
from paradigm_ext._ingestion._effects import session_body, session_id
from paradigm_ext._ingestion._reconcile import reconcile, titles_of
from paradigm_ext._ingestion._run import RunState
from paradigm_ext._ingestion._verdicts import is_page
from paradigm_ext._ingestion.ledger._entries import SessionGone, SessionOpened, Superseded
from paradigm_ext._log import logger
from paradigm_ext._polling._progress import SessionProgress
from paradigm_ext._polling._session import session_path

if TYPE_CHECKING:
    from collections.abc import Generator

    from paradigm_ext._ingestion._effects import Effect, Steps
    from paradigm_ext._ingestion.ledger._state import SentFile
    from paradigm_ext._types import JSON

SESSIONS_PATH = "/api/v2/upload-session"


@define
class SessionSteps(RunState):
    """What an ingestion does with its sessions. The methods are flows."""

    def begin(self, wanted: str | None) -> Steps:
        """Settle what earlier runs left in doubt, and take up a session that still takes files.

        Args:
            wanted: The session that the caller asked for; it is used even where an earlier run had another
                one.
        """
        self._begun = self.now()  # one for all sessions: their waits do not add up
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
                return (yield from self.retrying.read(reading(uuid), session_body))
            except NotFoundError:
                yield Sleep(pause)
        return (yield from self.retrying.read(reading(uuid), session_body))

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
        doubtful += [file.key for file in left if self._over_at(file) > self.now()]
        self._doubtful.update(doubtful)
        self._claim(uuid, body)
        if isinstance(body, dict) and body.get("is_valid") is not False:
            self._use(uuid)

    def _over_at(self, file: SentFile) -> float:
        return file.over_at(self._begun, self.longest_request)

    def _pauses(self, uuid: str) -> Generator[float, None, None]:
        """Yield the pauses before each poll for the files in doubt of an earlier run.

        The process that sent them may have been killed while the server was still at it. Only once no
        request of its can be under way does "not there" mean "did not arrive".
        """
        yield from SETTLING_PAUSES
        if not self.waits_for_doubt:
            return
        end = max((self._over_at(file) for file in self.state.unsettled(uuid)), default=0.0)
        for pause in settling_pauses(end, self.now):
            self._tell_of_waiting(uuid, len(self.state.unsettled(uuid)), end)
            yield pause

    def _tell_of_waiting(self, uuid: str, files: int, end: float) -> None:
        logger.info(
            "upload session %s: %d files may still be arriving; waiting up to %.0f s more",
            uuid,
            files,
            end - self.now(),
        )

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

        A second poll confirms it: a list may come short once.
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

    def watch(self) -> Generator[Effect, Any, SessionProgress | None]:
        """Poll the session for progress; a poll that fails shows nothing, the wait will judge."""
        try:
            return SessionProgress.from_json((yield reading(self.session_uuid)))
        except ParadigmError:
            return None


def reading(uuid: str) -> Request:
    return Request("GET", session_path(uuid), once=True)
