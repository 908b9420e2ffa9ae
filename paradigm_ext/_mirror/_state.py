"""The state file of a mirror: what is whose, for instances that do not keep `external_metadata`.

One JSON object a line, the last one about a document holds. Lines are appended, so that a kill loses at most
the line that was being written.
"""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING, Any, cast

from attrs import define, field, frozen

from paradigm_ext._errors import InvalidInput
from paradigm_ext._files import expanded, open_regular
from paradigm_ext._json_lines import begins_like, lines_of, read_object
from paradigm_ext._log import logger
from paradigm_ext._mirror._identity import DocumentKey

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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
    _lines: int = 0
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, root: str) -> StateFile:
        """Return the state in a file, which need not exist.

        Args:
            path: The file.
            root: Hash of the mirror; lines of other mirrors are left alone.

        Raises:
            InvalidInput: It cannot be read or written, or is not a state file.
        """
        state = cls(expanded(path))
        try:
            state._load(root)
        except OSError as error:
            raise InvalidInput(f"the state {str(path)!r} cannot be used: {error.strerror}") from error
        except ValueError as error:
            raise InvalidInput(
                f"{str(path)!r} is not the state of a mirror and was left as it is: {error}"
            ) from error
        if not state._lines:
            logger.warning(
                "the state %s is new: documents of an earlier state are not recognised, and stay as they are",
                path,
            )
        return state

    def _load(self, root: str) -> None:
        """Read all lines.

        Raises:
            ValueError: It is a file of something else.
        """
        with os.fdopen(open_regular(self.path, os.O_RDWR | os.O_CREAT), "rb") as stream:
            line = b"\n"
            for line in lines_of(stream):
                self._lines += 1
                if self._lines == 1 and not begins_like(line, "id", "external_id"):
                    raise ValueError("its first line is of something else")
                self._read(line, root)
        if not line.endswith(b"\n"):  # it was being written when the process died
            self._write(b"\n")

    def _read(self, line: bytes, root: str) -> None:
        value = read_object(line) if line.strip() and line.endswith(b"\n") else {}
        if value is None:
            logger.warning("line %d of %s was cut and is left out", self._lines, self.path)
        else:
            self._take(value, root)

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
                known, str(value.get("title", "")), above if isinstance(above, int) else 0
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
            self._write(json.dumps(value, separators=(",", ":")).encode() + b"\n")
            self._take(value, root)

    def _write(self, line: bytes) -> None:
        descriptor = open_regular(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with os.fdopen(descriptor, "ab") as stream:
            stream.write(line)
