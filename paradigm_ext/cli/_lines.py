"""Progress in words: pure, for the live display and for plain lines alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from paradigm_ext._ingestion import IngestProgress
    from paradigm_ext._polling import SessionProgress

_UNITS = ("B", "kB", "MB", "GB", "TB")


def size(number: int) -> str:
    """Return bytes for people: `12.4 MB`, in powers of 1,000."""
    value, unit = float(number), _UNITS[0]
    for unit in _UNITS:
        if value < 1000 or unit == _UNITS[-1]:
            break
        value /= 1000
    return f"{number} B" if unit == "B" else f"{value:.1f} {unit}"


@define
class Rate:
    """How many a second since the first poll; what was there before the first poll does not count."""

    _begun: float | None = None
    _base: int = 0

    def per_second(self, done: int, now: float) -> float | None:
        """Return the rate; None before there is one to tell."""
        if self._begun is None:
            self._begun, self._base = now, done
        seconds = now - self._begun
        return (done - self._base) / seconds if seconds > 0 and done > self._base else None


def upload_line(progress: IngestProgress, rate: float | None) -> str:
    """Return one line on an upload: `12 of 40 uploaded, 1 failed, 3.1 MB, 4.2 files/s`."""
    parts = [f"{progress.uploaded} of {progress.total} uploaded"]
    parts += [f"{progress.failed} failed"] if progress.failed else []
    parts += [size(progress.bytes_sent)] if progress.bytes_sent else []
    parts += [f"{rate:.1f} files/s"] if rate else []
    return ", ".join(parts)


def session_line(progress: SessionProgress, rate: float | None) -> str:
    """Return one line on a session: `12 documents: 9 embedded, 3 parsing, 1.5 documents/s`."""
    return progress.summary() + (f", {rate:.1f} documents/s" if rate else "")


def sessions_line(seen: list[SessionProgress], total: int, rate: float | None) -> str:
    """Return one line on several sessions: how many came to an end, and all their documents by status."""
    ended = sum(progress.verdict in ("embedded", "failed") for progress in seen)
    counts: dict[str, int] = {}
    for progress in seen:
        for status, count in progress.counts.items():
            counts[status] = counts.get(status, 0) + count
    most_first = sorted(counts.items(), key=lambda one: -one[1])
    words = ", ".join(f"{count} {status}" for status, count in most_first)
    return f"{ended} of {total} sessions done: {words}" + (f", {rate:.1f} documents/s" if rate else "")
