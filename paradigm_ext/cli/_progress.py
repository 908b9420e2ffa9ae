"""Showing progress while it happens: bars on a terminal, a line now and then anywhere else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from attrs import define, field

from paradigm_ext._text import printable
from paradigm_ext.cli._lines import Rate, session_line, sessions_line, upload_line
from paradigm_ext.cli._streams import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from rich.progress import Progress, TaskID

    from paradigm_ext._agents import Answer
    from paradigm_ext._clock import Clock
    from paradigm_ext._ingestion import IngestProgress
    from paradigm_ext._polling import SessionProgress
    from paradigm_ext._polling._file import FileProgress

#: Seconds between two plain lines about the same work, unless it came to an end.
LINE_SECONDS = 5.0


class Show(Protocol):
    """One thing's progress, shown."""

    def __call__(self, what: str, line: str, *, done: int, total: int) -> None:
        """Show how far `what` is: a line of words, and a share for a bar."""
        ...


@define
class PlainLines:
    """Writes a line when it says something new, at most one every few seconds, and always the last."""

    clock: Clock
    _last: dict[str, tuple[float, str]] = field(factory=dict[str, tuple[float, str]])

    def __call__(self, what: str, line: str, *, done: int, total: int) -> None:
        """Write a line to standard error, if it is time."""
        now = self.clock.monotonic()
        at, before = self._last.get(what, (float("-inf"), ""))
        if line != before and (now - at >= LINE_SECONDS or done >= total):
            self._last[what] = (now, line)
            tell(f"{printable(f'{what}: {line}')}\n")


@define
class Bars:
    """Keeps one bar for each thing on the terminal."""

    display: Progress
    _tasks: dict[str, TaskID] = field(factory=dict[str, "TaskID"])

    def __call__(self, what: str, line: str, *, done: int, total: int) -> None:
        """Move a bar, making it at first."""
        if what not in self._tasks:
            self._tasks[what] = self.display.add_task(what, line="")
        self.display.update(self._tasks[what], completed=done, total=max(1, total), line=printable(line))


def _silence(what: str, line: str, *, done: int, total: int) -> None:
    """Show nothing."""


@contextmanager
def showing(clock: Clock, *, quiet: bool) -> Generator[Show]:
    """Yield what shows progress on standard error, as fits what standard error is."""
    if quiet:
        yield _silence
    elif sys.stderr.isatty():
        with _bars() as display:
            yield Bars(display)
    else:
        yield PlainLines(clock)


def _bars() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[line]}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )


def upload_progress(show: Show, clock: Clock) -> Callable[[IngestProgress], None]:
    """Return the `on_progress` of an ingestion."""
    files, wait = Rate(), session_progress(show, clock)
    files.per_second(0, clock.monotonic())
    polled: SessionProgress | None = None
    over = False

    def notify(progress: IngestProgress) -> None:
        nonlocal polled, over
        done = progress.uploaded + progress.failed
        if not over:  # while the documents are waited for, only the rate of the uploads would change
            line = upload_line(progress, files.per_second(progress.uploaded, clock.monotonic()))
            show("upload", line, done=done, total=progress.total)
        over = done >= progress.total
        if progress.session is not None and progress.session is not polled:
            polled = progress.session
            wait(progress.session, to_come=progress.total)

    return notify


class SessionShow(Protocol):
    """The `on_progress` of a wait for one session after the other."""

    def __call__(self, progress: SessionProgress, /, *, to_come: int = 0) -> None:
        """Show one poll; at least `to_come` documents are to come, so that a bar never shrinks."""
        ...


def session_progress(show: Show, clock: Clock) -> SessionShow:
    """Return the `on_progress` of a wait for one session after the other."""
    rates: dict[str, Rate] = {}

    def notify(progress: SessionProgress, /, *, to_come: int = 0) -> None:
        rate = rates.setdefault(progress.uuid, Rate())
        line = session_line(progress, rate.per_second(progress.done, clock.monotonic()))
        total = max(1, progress.total, progress.expected, to_come)
        show("session", line, done=progress.total - progress.in_flight, total=total)

    return notify


def sessions_progress(show: Show, clock: Clock, count: int) -> Callable[[SessionProgress], None]:
    """Return the `on_progress` of a wait for several sessions at once."""
    seen: dict[str, SessionProgress] = {}
    rate = Rate()

    def notify(progress: SessionProgress) -> None:
        seen[progress.uuid] = progress
        documents = sum(one.done for one in seen.values())
        line = sessions_line(list(seen.values()), count, rate.per_second(documents, clock.monotonic()))
        ended = sum(one.verdict in ("embedded", "failed") for one in seen.values())
        show("sessions", line, done=ended, total=count)

    return notify


def file_progress(show: Show) -> Callable[[FileProgress], None]:
    """Return the `on_progress` of a wait for one file."""

    def notify(file: FileProgress) -> None:
        show("file", file.summary(), done=int(file.verdict in ("embedded", "failed")), total=1)

    return notify


def turn_progress(show: Show) -> Callable[[Answer], None]:
    """Return the `on_progress` of a wait for an answer."""

    def notify(answer: Answer) -> None:
        show("turn", answer.status, done=int(not answer.running), total=1)

    return notify
