"""The state of a mirror: what is whose, for instances that do not keep `external_metadata`.

One JSON object a line; of those about a document the last one holds.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, cast

from attrs import define, field, frozen

from paradigm_ext._json_lines import seconds_of
from paradigm_ext._log import logger
from paradigm_ext._mirror.documents._identity import DocumentKey
from paradigm_ext._mirror.state._place import journal_at, shown_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._mirror.state._journal import StateJournal
    from paradigm_ext._mirror.state._place import StatePlace


@frozen
class Known:
    """What the state says of a document: its identity and its `pdx` object."""

    key: DocumentKey
    own: Mapping[str, Any]


@frozen
class PlacedSending:
    """A file that was being sent.

    Attributes:
        known: Its identity.
        title: Its title.
        above: The highest id that was listed before.
        until: When its request can no longer be under way, in seconds since 1970; 0 in older states.
    """

    known: Known
    title: str
    above: int
    until: float = 0.0


@define
class MirrorState:
    """The documents of one mirror, as its runs noted them.

    Attributes:
        journal: Where they are noted.
        documents: What is known of each document, by id.
        sendings: Files whose answer was never noted, by `external_id`.
    """

    journal: StateJournal
    documents: dict[int, Known] = field(factory=dict[int, Known])
    sendings: dict[str, PlacedSending] = field(factory=dict[str, PlacedSending])
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    @classmethod
    def open(cls, place: StatePlace, *, root: str) -> MirrorState:
        """Return the state at a place, which need not exist.

        Args:
            place: A file, an address that fsspec knows, or a file system with a path in it.
            root: Hash of the mirror; lines of other mirrors are left alone.

        Raises:
            InvalidInput: It cannot be read or written, or is not a state.
        """
        state = cls(journal_at(place))
        found = state.journal.read()
        for value in found:
            state._take(value, root)
        if not found:
            logger.warning(
                "the state %s is new: documents of an earlier state are not recognised, and stay as they are",
                shown_place(place),
            )
        return state

    def close(self) -> None:
        """Tidy up where the state is kept."""
        self.journal.close()

    def _take(self, value: dict[str, Any], root: str) -> None:
        identifier = value.get("id")
        if value.get("gone"):
            if isinstance(identifier, int):
                self.documents.pop(identifier, None)
            return
        key = DocumentKey.parse(value.get("external_id"))
        if key is None or key.root != root:
            return
        own = value.get("own")
        known = Known(key, cast("dict[str, Any]", own) if isinstance(own, dict) else {})
        if isinstance(identifier, int):
            self.documents[identifier] = known
            self.sendings.pop(key.external_id, None)
        elif value.get("dropped"):
            self.sendings.pop(key.external_id, None)
        else:
            above = value.get("above")
            self.sendings[key.external_id] = PlacedSending(
                known,
                str(value.get("title", "")),
                above if isinstance(above, int) else 0,
                seconds_of(value.get("until")) or 0.0,
            )

    # ------------------------------------------------------------------------------------- writing

    def sending(self, sending: PlacedSending) -> None:
        """Note a file before it is sent."""
        known = sending.known
        value = {"title": sending.title, "above": sending.above, "until": sending.until}
        self._append({"external_id": known.key.external_id, "own": dict(known.own), **value}, known.key.root)

    def note(self, identifier: int, known: Known) -> None:
        """Note what a document is."""
        value = {"id": identifier, "external_id": known.key.external_id, "own": dict(known.own)}
        self._append(value, known.key.root)

    def refused(self, known: Known) -> None:
        """Note that a file certainly did not arrive."""
        self._append({"external_id": known.key.external_id, "dropped": True}, known.key.root)

    def gone(self, identifier: int) -> None:
        """Note that a document is gone."""
        self._append({"id": identifier, "gone": True}, "")

    def _append(self, value: dict[str, Any], root: str) -> None:
        self.journal.append(value)
        with self._lock:
            self._take(value, root)
