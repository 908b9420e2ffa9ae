"""What every route works with: the state, the clock, the pace, the release and the caller."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal, get_args

from anyio import CapacityLimiter
from attrs import define, field, frozen

from paradigm_emulator.http.errors import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.ingest.pipeline import Pipeline
    from paradigm_emulator.state.clock import Clock
    from paradigm_emulator.state.store import Store
    from paradigm_emulator.state.timing import Pace

Release = Literal["xenial-xerus", "victorious-vicuna"]
RELEASES: Final[tuple[Release, ...]] = get_args(Release)
MAX_FILE_BYTES: Final = 26_214_400
READ_TIMEOUT: Final = 60.0
"""Seconds a client may be silent in the middle of a request."""


@frozen
class Caller:
    """The user whose API key came with the request."""

    id: int
    username: str
    email: str
    first_name: str
    last_name: str
    role: str

    @property
    def may_write(self) -> bool:
        """Whether the user's role allows uploads and changes."""
        return self.role != "reader"


@define
class Service:
    """The parts of one emulator that routes share."""

    store: Store
    clock: Clock
    pace: Pace
    pipeline: Pipeline
    release: Release
    max_file_bytes: int = MAX_FILE_BYTES
    read_timeout: float = READ_TIMEOUT
    # Each holder has one file in memory while it is written; the other uploaders wait with theirs on disk.
    writing: CapacityLimiter = field(factory=lambda: CapacityLimiter(4))

    @property
    def older(self) -> bool:
        """Whether the older of the two documented shapes is spoken."""
        return self.release == "victorious-vicuna"


def service(request: Request) -> Service:
    """Return the emulator that serves this request."""
    found: Service = request.app.state.service
    return found


def caller(request: Request) -> Caller:
    """Return the user who asks; the middleware has checked the key."""
    found: Caller = request.scope["paradigm.caller"]
    return found


def writer(request: Request) -> Caller:
    """Return the user who asks, who must not be a reader.

    Raises:
        Refusal: 403, the role may only read.
    """
    user = caller(request)
    if not user.may_write:
        raise Refusal(403, "You do not have permission to perform this action.")
    return user


def iso(moment: float) -> str:
    """Return seconds since the epoch as the API writes times: UTC with microseconds and `Z`."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
