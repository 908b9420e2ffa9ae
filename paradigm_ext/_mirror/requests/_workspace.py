"""The requests of a mirror: what is asked of a workspace, and how the answers are read.

Identity and fingerprint live in `external_metadata`, so any machine can go on where another one stopped.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from paradigm_ext._core._attempts import Attempts, Retrying
from paradigm_ext._core._doubt import SETTLING_PAUSES, may_have_arrived
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._retry import NO_RETRIES
from paradigm_ext._errors import InvalidInput, InvalidResponse, NotFoundError, ParadigmError
from paradigm_ext._errors._transport import ended_by_deadline
from paradigm_ext._log import logger
from paradigm_ext._mirror.documents._identity import DocumentKey, doc_type, impossible_id, path_hash
from paradigm_ext._mirror.documents._metadata import (
    changed_metadata,
    external_metadata,
    filename_of,
    title_of,
)
from paradigm_ext._mirror.documents._rows import IN_FLIGHT, external_id_of, read_row, row_of, state_of
from paradigm_ext._mirror.documents._standing import Standing
from paradigm_ext._mirror.requests._effects import MirrorRequest, Upload, json_object, page_of
from paradigm_ext._mirror.requests._listing import FILES, PAGE_SIZE, list_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from paradigm_ext._mirror.documents._rows import Row, State
    from paradigm_ext._mirror.planning._new_version import NewVersion
    from paradigm_ext._mirror.requests._effects import Steps
    from paradigm_ext._mirror.requests._listing import Listing
    from paradigm_ext._types import JSON

NOT_KEPT = (
    "this instance does not keep external_metadata, so its documents cannot be told apart; pass state= "
    "(--state) with a file that is kept between runs"
)
#: The texts of a document that are of use just before something is done to it.
_TEXTS = ("title", "status_detail")


@frozen
class Double:
    """The identity that two documents have, or may have: one of them is too many."""

    path: str
    key: DocumentKey


@define
class Workspace:
    """One mirror's part of a workspace.

    Attributes:
        workspace_id: The workspace.
        root: Hash of the mirror's name.
        width: Requests at the same time.
        details: Whether lists must name the pipeline.
        proven: Whether this instance is known to keep metadata.
        retrying: The client's policy, for what is sent once: files and changes.
        sent_again: The versions that were sent once more, since they seemed not to have arrived.
        listed: How many documents of the mirror there were when the run began; None where nobody knows.
        made: Ids of the documents that this run made.
        gone: Ids of the documents that it deleted.
    """

    workspace_id: int
    root: str
    width: int
    details: bool = False
    proven: bool = False
    retrying: Retrying = field(factory=lambda: Retrying(NO_RETRIES, lambda: 0.0))
    sent_again: list[Double] = field(factory=list["Double"])
    listed: int | None = None
    made: set[int] = field(factory=set[int])
    gone: set[int] = field(factory=set[int])

    # ------------------------------------------------------------------------------------ reading

    def check(self) -> Steps[None]:
        """Look for an id that cannot exist: an instance without the field ignores the filter.

        Raises:
            InvalidInput: It found documents.
        """
        rows, count, _ = yield from self._page({"external_metadata__external_id": impossible_id(self.root)})
        if rows or count:
            raise InvalidInput(NOT_KEPT)

    def disprove(self, row: Row) -> Steps[None]:
        """Make sure that the first document can be found again; delete it where it cannot.

        Raises:
            InvalidInput: The instance does not keep `external_metadata`.
        """
        standing = yield from self.standing(row.id)
        if standing is not None and standing.external_id == row.key.external_id:
            self.proven = True
            return
        yield from self.delete(row.id)
        raise InvalidInput(NOT_KEPT)

    def documents(self, on_page: Callable[[int, int], None]) -> Steps[Listing]:
        """Return all documents of the mirror by id."""
        params = {**self._scope, **self._mine}
        if self.details:
            params["include_details"] = "true"
        return list_all(params, self.read, width=self.width, on_page=on_page)

    def read(self, row: JSON) -> Row | None:
        """Return a row of a list as a document of this mirror; None for any other document."""
        return read_row(row, self.root)

    def count(self) -> Steps[int | None]:
        """Return how many documents the workspace has, whoever's; None where it is not given."""
        _, count, _ = yield from self._page({}, size=1)
        return count

    def versions(self, key: str) -> Steps[list[Row]]:
        """Return every document of one path, asked right now."""
        path = path_hash(key)
        found, _, _ = yield from self._page({"external_metadata__doc_type": doc_type(self.root, path)})
        rows = [read_row(row, self.root) for row in found]
        return [row for row in rows if row is not None and row.path_hash == path]

    def in_flight(self) -> Steps[tuple[int, set[int]]]:
        """Return how many documents of the mirror are under way, and the ids of the newest hundred.

        One request. A status outside the documented words is not counted: the list has the last word.
        """
        params = {**self._mine, "status": list(IN_FLIGHT), "ordering": "-created_at"}
        rows, count, more = yield from self._page(params)
        ids = {
            identifier
            for row in rows
            if isinstance(row, dict) and isinstance(identifier := row.get("id"), int)
        }
        return (count if count is not None else len(ids) + more), ids

    def newest(self, page: int) -> Steps[tuple[dict[int, State], bool]]:
        """Return states by id, newest documents first, and whether another page follows."""
        try:
            rows, _, more = yield from self._page({**self._mine, "ordering": "-created_at", "page": page})
        except NotFoundError:
            return {}, False
        states: dict[int, State] = {
            identifier: state_of(row)
            for row in rows
            if isinstance(row, dict) and isinstance(identifier := row.get("id"), int)
        }
        return states, more

    def count_own(self) -> Steps[int | None]:
        """Return how many documents the mirror has right now; None where it is not given."""
        _, count, _ = yield from self._page(self._mine, size=1)
        return count

    def newest_rows(self, page: int) -> Steps[tuple[list[Row], bool]]:
        """Return documents of the mirror, newest first, and whether another page follows."""
        try:
            rows, _, more = yield from self._page({**self._mine, "ordering": "-created_at", "page": page})
        except NotFoundError:
            return [], False
        return [row for row in map(self.read, rows) if row is not None], more

    def standing(self, document_id: int) -> Steps[Standing | None]:
        """Return a document as it is right now; None where it is gone."""
        try:
            body = yield MirrorRequest("GET", f"{FILES}/{document_id}")
        except NotFoundError:
            return None
        row = json_object(body, "read a file")
        title, reason = (text if isinstance(text := row.get(key), str) else "" for key in _TEXTS)
        return Standing(external_id_of(row), state_of(row), title, reason)

    # ------------------------------------------------------------------------------------ writing

    def send(self, version: NewVersion) -> Steps[Row]:
        """Send a version until it certainly arrived, and return its document.

        A lost answer is settled by the exact filter. Sending again under the same id is harmless where the
        server knows the id; where it does not, the end of this run or the next run deletes the double.

        Raises:
            ParadigmError: It was refused, or no answer came.
        """
        attempts = Attempts(self.retrying)
        while True:
            try:
                body = json_object((yield from self._deliver(version, attempts)), "add a file")
                row = self._arrived(version, body)
            except ParadigmError as error:
                if not may_have_arrived(error) or ended_by_deadline(error):
                    raise
                found = yield from self._settle(version)
                if found is not None:
                    self.made.add(found.id)
                    return found
                pause = attempts.pause_after(error)
                logger.warning("no answer to sending %r: it is sent again", version.entry.path)
                self.sent_again.append(Double(version.entry.path, version.key))
            else:
                self.made.add(row.id)
                yield from self._give_back(version, body)
                return row
            yield Sleep(pause)

    def _give_back(self, version: NewVersion, body: Mapping[str, Any]) -> Steps[None]:
        """Give a known document its `doc_type` back: somebody changed it, and no list of ours showed it."""
        kept: JSON = body.get("external_metadata")
        if external_id_of(body) != version.key.external_id or not isinstance(kept, dict):
            return
        if kept.get("doc_type", version.key.doc_type) != version.key.doc_type:
            form = {"external_metadata": external_metadata(version.key, version.own)}
            yield from self._change(body["id"], form)

    def rename(
        self, document_id: int, key: DocumentKey, own: Mapping[str, Any], title: str | None
    ) -> Steps[bool]:
        """Give a document another identity; return whether it has it."""
        form = {"external_metadata": external_metadata(key, own)}
        if title is not None:
            form["title"] = title
        yield from self._change(document_id, form)
        standing = yield from self.standing(document_id)
        return standing is not None and standing.external_id == key.external_id

    def mark(self, document_id: int, own: Mapping[str, Any]) -> Steps[None]:
        """Change the `pdx` object of a document, and leave its identity to whoever may be changing it."""
        yield from self._change(document_id, {"external_metadata": changed_metadata(own)})

    def delete(self, document_id: int) -> Steps[None]:
        """Delete a document; one that is gone already counts as deleted."""
        self.gone.add(document_id)
        try:
            yield MirrorRequest("DELETE", f"{FILES}/{document_id}")
        except NotFoundError:
            return

    def close(self) -> None:
        """Let go of what is kept beside the workspace: nothing."""

    # ------------------------------------------------------------------------------------ helpers

    @property
    def _mine(self) -> dict[str, str]:
        """The filter that leaves this mirror's documents."""
        return {"external_metadata__doc_type": doc_type(self.root)}

    @property
    def _scope(self) -> dict[str, Any]:
        return {"workspace_id": self.workspace_id}

    def _page(
        self, params: Mapping[str, Any], *, size: int = PAGE_SIZE
    ) -> Steps[tuple[list[JSON], int | None, bool]]:
        body = yield MirrorRequest("GET", FILES, {**self._scope, "page_size": size, **params})
        return page_of(body, "list files")

    def _upload(self, version: NewVersion) -> Upload:
        form = {
            "workspace_id": str(self.workspace_id),
            "title": version.title or title_of(version.entry.key),
            "external_metadata": external_metadata(version.key, version.own),
        }
        if version.tags:
            form["tags"] = json.dumps(list(version.tags))
        return Upload(version.entry, version.sha256, filename_of(version.entry.key), form)

    def _deliver(self, version: NewVersion, attempts: Attempts) -> Steps[JSON]:
        """Send a version, again for as long as the server cannot have taken it."""
        while True:
            yield from self._note(version)
            try:
                body: JSON = yield self._upload(version)
            except ParadigmError as error:
                if may_have_arrived(error) or not error.transient:
                    raise
                pause = attempts.pause_after(error)
            else:
                return body
            yield Sleep(pause)

    def _note(self, version: NewVersion) -> Steps[None]:  # noqa: ARG002 - for what keeps a record
        """Note that a version is about to be sent: here the document itself says all."""
        yield from ()

    def _arrived(self, version: NewVersion, body: dict[str, JSON]) -> Row:
        """Return the document of an answer.

        Raises:
            InvalidResponse: It has no id.
        """
        if not isinstance(body.get("id"), int):
            raise InvalidResponse(
                "adding a file was answered without its id", operation="add a file", field="id"
            )
        row = row_of(body, version.key, version.own)
        self.proven = self.proven or external_id_of(body) == version.key.external_id
        return row

    def _settle(self, version: NewVersion) -> Steps[Row | None]:
        """Look for a document whose answer was lost."""
        wanted = version.key.external_id
        for pause in SETTLING_PAUSES:
            if pause:
                yield Sleep(pause)
            rows, _, _ = yield from self._page({"external_metadata__external_id": wanted})
            for row in rows:
                if isinstance(row, dict) and external_id_of(row) == wanted:
                    self.proven = True
                    return self._arrived(version, row)
        return None

    def _change(self, document_id: int, form: Mapping[str, str]) -> Steps[None]:
        """Change a document; it is safe to send twice."""
        change = MirrorRequest("PATCH", f"{FILES}/{document_id}", None, form)
        yield from self.retrying.read(change, lambda body: body)
