"""Counting what a run does, from several threads, so that the report adds up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define, field

from paradigm_ext._mirror.reporting._progress import MAX_PATHS, MirrorProgress
from paradigm_ext._mirror.reporting._report import MirrorFailure, MirrorReport

if TYPE_CHECKING:
    from paradigm_ext._clock import Clock
    from paradigm_ext._mirror._options import OnProgress
    from paradigm_ext._mirror.reporting._progress import Phase

#: What a file of the source can come to; each comes to one of these.
End: TypeAlias = Literal["unchanged", "new", "changed", "renamed", "failed", "parked", "in_flight"]


@define
class Tally:
    """The counters of a run, its phases and its progress.

    A number that two threads add to is only touched under the lock.

    Attributes:
        late: Whether the deadline ended a request, or left no time for its next attempt.
    """

    clock: Clock
    on_progress: OnProgress | None = None
    counts: dict[str, int] = field(factory=dict[str, int])
    failed: list[MirrorFailure] = field(factory=list[MirrorFailure])
    seconds: dict[str, float] = field(factory=dict[str, float])
    paths: dict[str, list[str]] = field(factory=dict[str, "list[str]"])
    phase: Phase = "check"
    late: bool = False
    _since: float = 0.0
    _done: int = 0
    _total: int = 0
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    def __attrs_post_init__(self) -> None:
        self._since = self.clock.monotonic()

    def add(self, what: str, by: int = 1) -> None:
        """Add to a counter."""
        with self._lock:
            self.counts[what] = self.counts.get(what, 0) + by

    def end(self, end: End, path: str) -> None:
        """Note what a file of the source came to."""
        with self._lock:
            name = "failed_count" if end == "failed" else end
            self.counts[name] = self.counts.get(name, 0) + 1
            if end != "unchanged":
                self._remember(end, path)

    def still_in_flight(self, path: str, *, new: bool) -> None:
        """Note a file whose version is not searchable yet, and whether it never had one before."""
        self.end("in_flight", path)
        if new:
            self.add("in_flight_new")
            self.remember("in_flight_new", path)

    def remember(self, kind: str, path: str) -> None:
        """Keep a path for the report, if it is among the first hundred."""
        with self._lock:
            self._remember(kind, path)

    def _remember(self, kind: str, path: str) -> None:
        kept = self.paths.setdefault(kind, [])
        if len(kept) < MAX_PATHS:
            kept.append(path)

    def fail(self, path: str, stage: str, error: object) -> None:
        """Note a failure, in words."""
        with self._lock:
            self.failed.append(MirrorFailure(path, stage, str(error)))

    def begin(self, phase: Phase, total: int = 0) -> None:
        """Begin a phase, which ends the one before."""
        now = self.clock.monotonic()
        with self._lock:
            self.seconds[self.phase] = self.seconds.get(self.phase, 0.0) + now - self._since
            self.phase, self._since, self._done, self._total = phase, now, 0, total
        self._notify()

    def advance(self) -> None:
        """Note that one more item of this phase is done."""
        with self._lock:
            self._done += 1
        self._notify()

    def at(self, done: int, total: int) -> None:
        """Note how many items of this phase are done."""
        with self._lock:
            self._done, self._total = done, total
        self._notify()

    def _notify(self) -> None:
        if self.on_progress is None:
            return
        with self._lock:
            progress = MirrorProgress(
                phase=self.phase,
                done=self._done,
                total=self._total,
                bytes_sent=self.counts.get("bytes_sent", 0),
                failed=len(self.failed),
            )
            self.on_progress(progress)

    def report(self, **values: Any) -> MirrorReport:
        """Return the counters as a report."""
        with self._lock:
            counted: dict[str, Any] = {**self.counts, **values}
            return MirrorReport(
                **counted,
                failed=tuple(self.failed),
                seconds={phase: seconds for phase, seconds in self.seconds.items() if seconds},
                paths={kind: tuple(kept) for kind, kept in self.paths.items()},
            )
