"""One run of a mirror: what its flows share."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from attrs import define, field

from paradigm_ext._errors import APIError, InvalidInput, ParadigmError
from paradigm_ext._mirror.documents._identity import content_hash, path_key
from paradigm_ext._mirror.scan import SourceFileError

if TYPE_CHECKING:
    from paradigm_ext._clock import Clock
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._mirror._options import MirrorOptions
    from paradigm_ext._mirror._source import Scanned
    from paradigm_ext._mirror.planning._operation import MirrorOperation
    from paradigm_ext._mirror.reporting._tally import Tally
    from paradigm_ext._mirror.requests._workspace import Workspace

#: Failed uploads in a row after which no other is tried: the instance, not the file, is at fault.
BREAKER = 10
#: Share of the time that is kept for removals while documents are still in flight.
RESERVE = 0.1


class DeadlinePassed(ParadigmError):
    """The run's time is over; what has not begun is left to the next run."""


#: Answers that refuse a file for what it is: a folder of them must not keep back the files that follow.
_OF_ONE_FILE = frozenset({400, 413, 415, 422})


def is_of_one_file(error: ParadigmError) -> bool:
    """Return whether an error says something of the file that was sent, and nothing of the instance."""
    return isinstance(error, (InvalidInput, SourceFileError)) or (
        isinstance(error, APIError) and error.status in _OF_ONE_FILE
    )


@define
class MirrorPass:
    """What the flows of one run share.

    Attributes:
        options: What was asked.
        name: The mirror's name.
        workspace: Its part of the workspace.
        scan: The source.
        tally: The counters.
        clock: Where time comes from.
        deadline: When it must end.
        wait: Whether to wait until documents are indexed.
        listed: Whether this very call listed the workspace, completely: a path that it did not find has no
            document, and is sent without asking for it again.
    """

    options: MirrorOptions
    name: str
    workspace: Workspace
    scan: Scanned
    tally: Tally
    clock: Clock
    deadline: Deadline
    wait: bool
    listed: bool = False
    sent: int = 0
    stopped: ParadigmError | None = None
    _wanted: dict[str, set[str]] = field(factory=dict[str, "set[str]"])
    _failures: int = 0
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    # --------------------------------------------------------------------------------------- time

    def expired(self) -> bool:
        """Return whether the time is over, or left none for a request."""
        return self.tally.late or self.deadline.passed(self.clock.monotonic())

    def waiting_left(self, *, reserve: bool) -> float | None:
        """Return the seconds left to wait for documents; some are kept for the removals that follow."""
        left = self.deadline.remaining(self.clock.monotonic())
        if left is None or not reserve:
            return left
        return left - RESERVE * (self.options.timeout or 0.0)

    # ----------------------------------------------------------------------- contents still wanted

    def want(self, operation: MirrorOperation) -> None:
        """Note that a path waits for its content to become searchable."""
        with self._lock:
            paths = self._wanted.setdefault(content_hash(operation.sha256), set())
            paths.add(path_key(operation.path))

    def settle(self, operation: MirrorOperation) -> None:
        """Note that a path waits no longer."""
        with self._lock:
            self._wanted.get(content_hash(operation.sha256), set()).discard(path_key(operation.path))

    def is_wanted_elsewhere(self, content: str, path: str) -> bool:
        """Return whether another path waits for this content.

        A second run may be giving this very document the name of that path: it is not deleted before the path
        has a searchable document of its own.
        """
        with self._lock:
            return bool(self._wanted.get(content, set()) - {path_key(path)})

    # ------------------------------------------------------------------------------ failing uploads

    def sending_failed(self, error: ParadigmError) -> None:
        """Count an upload that failed for the instance's sake; after ten in a row no other is tried."""
        if is_of_one_file(error):
            return
        with self._lock:
            self._failures += 1
            if self._failures >= BREAKER and self.stopped is None:
                self.stopped = error

    def sending_succeeded(self) -> None:
        """Begin to count anew."""
        with self._lock:
            self._failures = 0
            self.sent += 1
