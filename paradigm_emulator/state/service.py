"""What every route works with: the state, the clock, the timing and the release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from anyio import CapacityLimiter
from attrs import define, field

if TYPE_CHECKING:
    from paradigm_emulator.ingest.pipeline import Pipeline
    from paradigm_emulator.state.clock import EmulatorClock
    from paradigm_emulator.state.store import Store
    from paradigm_emulator.state.timing import PipelineTiming

Release = Literal["xenial-xerus", "victorious-vicuna", "successor"]
RELEASES: Final[tuple[Release, ...]] = get_args(Release)
MAX_FILE_BYTES: Final = 26_214_400
READ_TIMEOUT: Final = 60.0
"""Seconds a client may be silent in the middle of a request."""


@define
class Service:
    """The parts of one emulator that routes share."""

    store: Store
    clock: EmulatorClock
    timing: PipelineTiming
    pipeline: Pipeline
    release: Release
    max_file_bytes: int = MAX_FILE_BYTES
    read_timeout: float = READ_TIMEOUT
    keeps_metadata: bool = True
    # Each holder has one file in memory while it is written; the other uploaders wait with theirs on disk.
    writing: CapacityLimiter = field(factory=lambda: CapacityLimiter(4))

    @property
    def older(self) -> bool:
        """Whether the older of the two documented shapes is spoken."""
        return self.release == "victorious-vicuna"

    @property
    def replaces_files(self) -> bool:
        """Whether a PATCH may bring new content: known of api.lighton.ai, refused by Paradigm's pages."""
        return self.release == "successor"
