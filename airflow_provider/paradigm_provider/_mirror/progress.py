"""What the log says while a mirror works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext import MirrorProgress


@define
class MirrorLog:
    """Writes a line at the start of each phase, and for each tenth of it.

    Args:
        write: Such as `log.info`.
    """

    _write: Callable[..., object]
    _phase: str = ""
    _tenths: int = 0

    def __call__(self, progress: MirrorProgress) -> None:
        """Take a step of the mirror."""
        tenths = 10 * progress.done // max(progress.total, 1) if progress.total else 0
        if progress.phase != self._phase or tenths > self._tenths:
            self._phase, self._tenths = progress.phase, tenths
            self._write("Mirror: %s", progress.summary())
