"""The state file of a mirror: what is whose, for instances that do not keep `external_metadata`.

One JSON object a line, the last one about a document holds. Lines are appended, so that a kill loses at most
the line that was being written.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from attrs import define, field, frozen

from paradigm_ext._errors import InvalidInput
from paradigm_ext._log import logger
from paradigm_ext._mirror._identity import DocumentKey

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping


@frozen
class Known:
    """What the state says of a document: its identity and its `pdx` object."""

    key: DocumentKey
    own: Mapping[str, Any]


@frozen
class PlacedSending:
    """A file that was being sent: its identity, its title, and the highest id that was listed before."""

    known: Known
    title: str
    above: int


@define
class StateFile:
    """The documents of one mirror, as its runs noted them.

    Attributes:
        path: The file.
        documents: What is known of each document, by id.
        sendings: Files whose answer was never noted, by `external_id`.
    """

    path: Path
    documents: dict[int, Known] = field(factory=dict[int, Known])
    sendings: dict[str, PlacedSending] = field(factory=dict[str, PlacedSending])
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, root: str) -> StateFile:
        """Return the state in a file, which need not exist.

        Args:
            path: The file.
            root: Hash of the mirror; lines of other mirrors are left alone.

        Raises:
            InvalidInput: It cannot be read or written, or is no state file.
        """
        state = cls(Path(path))
        try:
            state.path.touch()
            lines = state.path.read_text(encoding="utf-8").splitlines(keepends=True)
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInput(f"the state {str(path)!r} cannot be used: {error}") from error
        for number, line in enumerate(lines, 1):
            if line.endswith("\n"):  # a line without its end was being written when the process died
                state._read(line, number, root)
            else:
                state._mend()
        if not lines:
            logger.warning(
                "the state %s is new: documents of an earlier state are not recognised, and stay as they are",
                path,
            )
        return state

    def _mend(self) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write("\n")

    def _read(self, line: str, number: int, root: str) -> None:
        try:
            value: Any = json.loads(line) if line.strip() else {}
        except ValueError:
            value = None
        if not isinstance(value, dict):
            if number == 1:
                raise InvalidInput(f"{str(self.path)!r} is not the state of a mirror")
            logger.warning("line %d of %s was cut and is left out", number, self.path)
            return
        self._take(cast("dict[str, Any]", value), root)

    def _take(self, value: dict[str, Any], root: str) -> None:
        identifier = value.get("id")
        if value.get("gone"):
            self.documents.pop(cast("int", identifier), None)
            return
        key = DocumentKey.parse(value.get("external_id"))
        if key is None or key.root != root:
            return
        known = Known(key, value.get("own") or {})
        if isinstance(identifier, int):
            self.documents[identifier] = known
            self.sendings.pop(key.external_id, None)
        elif value.get("dropped"):
            self.sendings.pop(key.external_id, None)
        else:
            self.sendings[key.external_id] = PlacedSending(
                known, str(value.get("title", "")), int(value.get("above", 0))
            )

    # ------------------------------------------------------------------------------------- writing

    def sending(self, sending: PlacedSending) -> None:
        """Note a file before it is sent."""
        known = sending.known
        value = {"title": sending.title, "above": sending.above}
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
        with self._lock:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(value, separators=(",", ":")) + "\n")
            self._take(value, root)
