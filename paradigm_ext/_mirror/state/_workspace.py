"""A mirror on an instance that keeps no metadata: the state file says which documents are its own.

Only documents that it names are touched. A document whose answer was lost is recognised by its title, which
is its path, among the documents that came after the file was sent; where two could be it, none is. A run that
follows a killed one waits until no request of that one can be under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from paradigm_ext._core._attempts import Attempts
from paradigm_ext._core._doubt import SETTLING_PAUSES, bounded_end, may_have_arrived, settling_pauses
from paradigm_ext._core._flow import Sleep
from paradigm_ext._errors import InvalidResponse, ParadigmError
from paradigm_ext._log import logger
from paradigm_ext._mirror.documents._identity import path_hash
from paradigm_ext._mirror.documents._metadata import title_of
from paradigm_ext._mirror.documents._rows import row_of
from paradigm_ext._mirror.requests._effects import Disk, json_object
from paradigm_ext._mirror.requests._listing import Listing, list_all
from paradigm_ext._mirror.requests._workspace import Workspace
from paradigm_ext._mirror.state._state import Known, PlacedSending

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from paradigm_ext._mirror.documents._identity import DocumentKey
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.documents._standing import Standing
    from paradigm_ext._mirror.planning._new_version import NewVersion
    from paradigm_ext._mirror.requests._effects import Steps
    from paradigm_ext._mirror.state._state import MirrorState
    from paradigm_ext._types import JSON


@define(kw_only=True)
class StateWorkspace(Workspace):
    """One mirror's part of a workspace, told apart by a state file.

    Attributes:
        state: The state.
        now: Returns seconds since 1970.
        request_seconds: After so many seconds a request that sends a file can no longer be under way.
        longest_request: The same for requests of any run; a state that says more is not believed.
    """

    state: MirrorState
    now: Callable[[], float]
    request_seconds: float
    longest_request: float
    _highest: int = field(default=0)
    _titles: dict[str, list[int]] = field(factory=dict[str, "list[int]"])

    def check(self) -> Steps[None]:
        """Nothing is asked of the instance's metadata."""
        self.proven = True
        yield from ()

    @property
    def _mine(self) -> dict[str, str]:
        return {}

    def documents(self, on_page: Callable[[int, int], None]) -> Steps[Listing]:
        """Return the documents of the state that the workspace has."""
        yield from self._wait_for_lost()
        self._titles = {one.title: [] for one in self.state.sendings.values()}
        rows: Listing = yield from list_all(self._scope, self._keep, width=self.width, on_page=on_page)
        yield Disk(self._adopt_lost)
        found = {
            identifier: row_of(row, known.key, known.own)
            for identifier, row in rows.rows.items()
            if (known := self.state.documents.get(identifier)) is not None
        }
        return Listing(found, complete=rows.complete)

    def _keep(self, row: JSON) -> Mapping[str, JSON] | None:
        """Return what is needed of a row; foreign documents only lend their titles."""
        if not isinstance(row, dict) or not isinstance(identifier := row.get("id"), int):
            return None
        self._highest = max(self._highest, identifier)
        title = row.get("title")
        if isinstance(title, str) and title in self._titles:
            self._titles[title].append(identifier)
        elif identifier not in self.state.documents:
            return None
        kept = ("id", "status", "title", "parser", "pending_reprocess", "tags")
        return {name: row[name] for name in kept if name in row}

    def _wait_for_lost(self) -> Steps[None]:
        """Wait for files of a run that was killed, while the server may still be at work on them.

        The newest documents are looked through in between: what has come needs no more waiting.
        """
        noted = max((one.until for one in self.state.sendings.values()), default=0.0)
        end = bounded_end(noted, seen=self.now(), longest=self.longest_request)
        for pause in settling_pauses(end, self.now):
            missing = len(self.state.sendings) - (yield from self._newly_there())
            if missing <= 0:
                return
            logger.info(
                "%d files of an earlier run may still be arriving; waiting up to %.0f s more",
                missing,
                end - self.now(),
            )
            yield Sleep(pause)

    def _newly_there(self) -> Steps[int]:
        """Return how many files of an earlier run are among the newest documents."""
        rows, _, _ = yield from self._page({"ordering": "-created_at"})
        ids: dict[str, list[int]] = {}
        for row in rows:
            if isinstance(row, dict) and isinstance(identifier := row.get("id"), int):
                ids.setdefault(str(row.get("title")), []).append(identifier)
        lost = list(self.state.sendings.values())
        return sum(bool(self._candidates(one, ids.get(one.title, []))) for one in lost)

    def _adopt_lost(self) -> None:
        """Settle files whose answer an earlier run never noted."""
        for sending in list(self.state.sendings.values()):
            found = self._candidates(sending, self._titles.get(sending.title, []))
            if len(found) == 1:
                self.state.note(found[0], sending.known)
            elif not found:
                self.state.refused(sending.known)

    def _candidates(self, sending: PlacedSending, identifiers: list[int]) -> list[int]:
        return [one for one in set(identifiers) if one > sending.above and one not in self.state.documents]

    def versions(self, key: str) -> Steps[list[Row]]:
        """Return every document of one path that the state names, asked right now."""
        path = path_hash(key)
        rows: list[Row] = []
        for identifier, known in list(self.state.documents.items()):
            if known.key.path == path:
                standing = yield from self.standing(identifier)
                if standing is not None:
                    row: dict[str, JSON] = {"id": identifier, "title": standing.title}
                    rows.append(evolve(row_of(row, known.key, known.own), state=standing.state))
        return rows

    def standing(self, document_id: int) -> Steps[Standing | None]:
        """Return a document as it is right now, under the identity that the state gives it."""
        standing = yield from Workspace.standing(self, document_id)
        if standing is None:
            if document_id in self.state.documents:
                yield Disk(lambda: self.state.gone(document_id))
            return None
        known = self.state.documents.get(document_id)
        return evolve(standing, external_id=None if known is None else known.key.external_id)

    def send(self, version: NewVersion) -> Steps[Row]:
        """Send a version, noted before and after; it is sent once.

        Raises:
            ParadigmError: It was refused, or nobody knows whether it arrived.
        """
        known = Known(version.key, version.own)
        version = evolve(version, title=title_of(version.entry.key))
        try:
            body = yield from self._deliver(version, Attempts(self.retrying))
            row = self._arrived(version, json_object(body, "add a file"))
        except ParadigmError as error:
            if not may_have_arrived(error):
                yield Disk(lambda: self.state.refused(known))
                raise
            row = yield from self._find(self.state.sendings[version.key.external_id], version, error)
        yield Disk(lambda: self.state.note(row.id, known))
        return row

    def _note(self, version: NewVersion) -> Steps[None]:
        """Note a file, anew before each attempt: its time in doubt counts from there."""
        known, until = Known(version.key, version.own), self.now() + self.request_seconds
        sending = PlacedSending(known, version.title, self._highest, until)
        yield Disk(lambda: self.state.sending(sending))

    def _find(self, sending: PlacedSending, version: NewVersion, error: ParadigmError) -> Steps[Row]:
        """Look for a document whose answer was lost."""
        found: list[int] = []
        for pause in SETTLING_PAUSES:
            if pause:
                yield Sleep(pause)
            rows, _, _ = yield from self._page({"title": sending.title, "ordering": "-created_at"})
            same = [row for row in rows if isinstance(row, dict) and row.get("title") == sending.title]
            known = [one for row in same if isinstance(one := row.get("id"), int)]
            found = self._candidates(sending, known)
            if len(found) == 1:
                (row,) = [row for row in same if row.get("id") == found[0]]
                return row_of(row, version.key, version.own)
        if found:
            raise InvalidResponse(
                f"the answer was lost, and documents {sorted(found)} may be it; the next run decides",
                operation="add a file",
            ) from error
        raise error

    def rename(
        self, document_id: int, key: DocumentKey, own: Mapping[str, Any], title: str | None
    ) -> Steps[bool]:
        """Give a document another identity in the state, and its title at the server."""
        if title is not None:
            yield from self._change(document_id, {"title": title})
        yield Disk(lambda: self.state.note(document_id, Known(key, own)))
        return True

    def mark(self, document_id: int, own: Mapping[str, Any]) -> Steps[None]:
        """Change the `pdx` object of a document in the state."""
        known = Known(self.state.documents[document_id].key, own)
        yield Disk(lambda: self.state.note(document_id, known))

    def delete(self, document_id: int) -> Steps[None]:
        """Delete a document and forget it."""
        yield from Workspace.delete(self, document_id)
        yield Disk(lambda: self.state.gone(document_id))

    def close(self) -> None:
        """Tidy up where the state is kept."""
        self.state.close()
