"""Whether the server may have acted although no answer says so, and until when that stays open.

"Not there" means "did not arrive" only once the request can no longer be under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import APIError, InvalidResponse, TransportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paradigm_ext._errors import ParadigmError

#: Seconds before each poll for what was sent and not answered: the server may still be at it.
SETTLING_PAUSES = (0.0, 1.0, 3.0)
#: Seconds; the longest pause between two polls for what may still be arriving.
MAX_SETTLING_PAUSE = 15.0
#: Answers of a gateway that waited in vain, or lost its connection to the instance, which may go on.
_OF_GATEWAYS = frozenset({502, 504, 520, 524})


def may_have_arrived(error: ParadigmError) -> bool:
    """Return whether the server may have acted although no answer says so."""
    if isinstance(error, TransportError):
        return error.sent
    if isinstance(error, APIError):
        return error.status >= 500 or error.status in (408, 425)
    return isinstance(error, InvalidResponse)


def may_be_under_way(error: ParadigmError) -> bool:
    """Return whether the server may still be at work on the request: then "not there" says nothing yet.

    An answer of the instance itself ends the request. A gateway's only says that the gateway waits no more.
    """
    if isinstance(error, TransportError):
        return error.sent
    return isinstance(error, APIError) and error.status in _OF_GATEWAYS


def bounded_end(end: float, *, seen: float, longest: float) -> float:
    """Return when a request is over at the latest.

    A clock that ran ahead, or a damaged file, must not have a run wait for days.

    Args:
        end: What was noted when it was sent, in seconds since 1970 by the clock of that run.
        seen: When this run read that, by its own clock.
        longest: Seconds after which no request is under way any more.
    """
    return min(end, seen + longest)


def settling_pauses(end: float, now: Callable[[], float]) -> Iterator[float]:
    """Yield growing pauses, each before another poll, until no request can be under way any more.

    Args:
        end: When the last one can have ended, in seconds of `now`.
        now: The time.
    """
    pause = SETTLING_PAUSES[-1]
    while (left := end - now()) > 0:
        pause = min(MAX_SETTLING_PAUSE, pause * 1.5)
        yield min(pause, left)
