"""Files whose answers were lost while the instance may still be at work on them: the others go on meanwhile.

"Not there" means "did not arrive" only once no request can be under way. So such a file is put aside, and
settled when all others were sent: one wait for all of them, one request a poll.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from paradigm_ext._core._doubt import settling_pauses
from paradigm_ext._core._flow import Sleep
from paradigm_ext._errors import ParadigmError
from paradigm_ext._errors._transport import ended_by_deadline
from paradigm_ext._ingestion._reconcile import reconcile, titles_of
from paradigm_ext._ingestion._sessions import SessionSteps
from paradigm_ext._ingestion._verdicts import unsure

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any

    from paradigm_ext._core._attempts import Attempts
    from paradigm_ext._ingestion._effects import Effect, Steps
    from paradigm_ext._ingestion._reconcile import Reconciliation
    from paradigm_ext._ingestion.sources._source import Source
    from paradigm_ext._types import JSON


@frozen
class LostAnswer:
    """What an attempt came to whose request may still be under way.

    Attributes:
        error: Its error.
        attempts: The attempts so far.
        until: When the request can no longer be under way, in seconds since 1970.
    """

    error: ParadigmError
    attempts: Attempts
    until: float


@frozen
class PutAside:
    """A file that is settled later.

    Attributes:
        key: What it is known by.
        source: The file.
        session_uuid: Its session.
        lost: The answer that is missing; None for a file that was not sent, since one of its title is put
            aside: the two could not be told apart.
    """

    key: str
    source: Source
    session_uuid: str
    lost: LostAnswer | None = None

    @property
    def titles(self) -> frozenset[str]:
        """The titles that it may have got, as they are compared."""
        return titles_of(self.source.name, self.source.title)


@define
class UnansweredSteps(SessionSteps):
    """What an ingestion does about lost answers. The methods are flows, or decide without one.

    Attributes:
        put_aside: The files that are settled when the others were sent.
    """

    put_aside: list[PutAside] = field(factory=list[PutAside])
    _resumed: dict[str, PutAside] = field(factory=dict[str, PutAside])

    def settle_put_aside(self) -> Generator[Effect, Any, list[tuple[str, Source]]]:
        """Poll for the files that may still be arriving, until no request of theirs can be under way.

        Returns:
            The files to send now: those that did not arrive, and those that were kept back for them.
        """
        aside, self.put_aside = self.put_aside, []
        again: list[PutAside] = []
        for uuid in dict.fromkeys(one.session_uuid for one in aside):
            again += yield from self._settle_session([one for one in aside if one.session_uuid == uuid])
        self._resumed = {one.key: one for one in again}
        return [(one.key, one.source) for one in again]

    def _settle_session(self, aside: list[PutAside]) -> Generator[Effect, Any, list[PutAside]]:
        """Settle the files of one session; return those to send now."""
        open_files = {one.key: one for one in aside if one.lost is not None}
        try:
            if self.halted:
                for one in open_files.values():
                    self._give_up(one, self.late or unsure(one.source.name, one.session_uuid))
                return []
            yield from self._await_arrivals(open_files)
        except ParadigmError as error:
            for one in open_files.values():
                self._give_up(one, error)
            open_files = {}
        return [one for one in aside if one.lost is None or one.key in open_files]

    def _await_arrivals(self, open_files: dict[str, PutAside]) -> Steps:
        """Poll until all files arrived, or none can arrive any more; leave those that did not in the dict.

        A poll that fails for a moment ends nothing before the wait is over: an instance that starts again is
        back by then.

        Raises:
            ParadigmError: The session cannot be read.
        """
        uuid = next(iter(open_files.values())).session_uuid
        end = max(one.lost.until for one in open_files.values() if one.lost is not None)
        body: JSON = None
        failed: ParadigmError | None = None
        for pause in chain((0.0,), settling_pauses(end, self.now)):
            if pause:
                self._tell_of_waiting(uuid, len(open_files), end)
                yield Sleep(pause)
            try:
                body, failed = (yield from self._session(uuid)), None
            except ParadigmError as error:
                if not error.transient or ended_by_deadline(error):
                    raise
                failed = error
                continue
            yield from self._take_arrivals(open_files, body)
            if not open_files:
                return
        if failed is not None:
            raise failed
        for one in list(open_files.values()):
            if self._found(one, body).finding == "unsure":
                self._give_up(open_files.pop(one.key), unsure(one.source.name, uuid))

    def _take_arrivals(self, open_files: dict[str, PutAside], body: JSON) -> Steps:
        """Note the files that a session has by now, and take them out of the dict."""
        for one in list(open_files.values()):
            found = self._found(one, body)
            if found.finding == "arrived":
                del open_files[one.key]
                yield from self._accept(one.key, one.source, one.session_uuid, found.document_id)

    def _found(self, one: PutAside, body: JSON) -> Reconciliation:
        return reconcile(
            body,
            name=one.source.name,
            claimed=self._claimed,
            titles=self._titles,
            title=one.source.title,
        )

    def _give_up(self, one: PutAside, error: ParadigmError) -> None:
        """Report a file of which nobody knows whether it arrived, and keep back others of its title."""
        self._titles_in_doubt.update(one.titles)
        self._fail(one.source, error)
        if not ended_by_deadline(error):
            self.in_flight.pop(one.source.label or one.source.name, None)

    def _is_kept_back(self, source: Source, uuid: str) -> bool:
        """Return whether a file of the same title is put aside: the two could not be told apart."""
        titles = titles_of(source.name, source.title)
        with self._lock:
            return any(one.session_uuid == uuid and one.titles & titles for one in self.put_aside)

    def _put_aside(self, one: PutAside) -> None:
        with self._lock:
            self.put_aside.append(one)
