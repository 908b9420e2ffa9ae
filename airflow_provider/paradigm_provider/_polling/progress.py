"""What the log says while a task works: a line now and then, however many files and however long the wait."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext import IngestProgress, SessionProgress

#: Seconds after which a wait says that it still waits, though nothing has changed.
SIGN_OF_LIFE = 900.0


@define
class UploadLog:
    """Writes a line for each tenth of an upload.

    Args:
        write: Such as `log.info`.
    """

    _write: Callable[..., object]
    _tenths: int = 0

    def __call__(self, progress: IngestProgress) -> None:
        """Take a step of the upload."""
        tenths = 10 * (progress.uploaded + progress.failed) // max(progress.total, 1)
        if tenths > self._tenths:
            self._tenths = tenths
            self._write(
                "Uploaded %d of %d files, %d failed", progress.uploaded, progress.total, progress.failed
            )


@define
class WaitLog:
    """Writes a line at the first poll, for each tenth that comes to its end, and each quarter of an hour.

    Args:
        write: Such as `log.info`.
        clock: Seconds that only ever grow.
    """

    _write: Callable[..., object]
    _clock: Callable[[], float] = time.monotonic
    _seen: dict[str, SessionProgress] = field(factory=dict)
    _tenths: int = -1
    _written: float = 0.0

    def __call__(self, progress: SessionProgress) -> None:
        """Take a poll of one of the sessions waited for."""
        self._seen[progress.uuid] = progress
        tenths = int(10 * sum(seen.fraction for seen in self._seen.values()) / len(self._seen))
        if tenths > self._tenths or self._clock() - self._written >= SIGN_OF_LIFE:
            self._tenths, self._written = max(tenths, self._tenths), self._clock()
            self._write("Waiting for %s", self._state())

    def _state(self) -> str:
        if len(self._seen) == 1:
            (only,) = self._seen.values()
            return f"upload session {only.uuid}: {only.summary()}"
        counts = sum((Counter(seen.counts) for seen in self._seen.values()), Counter[str]())
        words = ", ".join(f"{count} {status}" for status, count in counts.most_common())
        return f"{len(self._seen)} upload sessions: {counts.total()} documents: {words}"
