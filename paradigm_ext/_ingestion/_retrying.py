"""How long an ingestion goes on with what fails: decided once, for opening, looking and sending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._errors import MaintenanceError, ParadigmError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from paradigm_ext._types import JSON

E = TypeVar("E")
T = TypeVar("T")

#: How often one file is sent at most, when each time it certainly did not arrive; how often a look at the
#: session is repeated that decides whether one did. Giving up on either leaves work behind.
MAX_ATTEMPTS = 8
#: How often a session is opened, or first looked at. Nothing has been sent yet and nothing is lost by giving
#: up, so a broken instance is told of after seven seconds of pauses, not after two minutes.
OPENING_ATTEMPTS = 4
#: Seconds before the second attempt, doubled each time up to `MAX_PAUSE`.
FIRST_PAUSE = 1.0
MAX_PAUSE = 60.0
#: A server that asks for more seconds is not waited for, as everywhere in the client.
MAX_RETRY_AFTER = RetryPolicy().max_retry_after


def pause_after(error: ParadigmError, *, attempt: int, attempts: int = MAX_ATTEMPTS) -> float | None:
    """Return the seconds to wait before the next attempt, or None when there must be none.

    Announced maintenance ends by itself: it gets all of `MAX_ATTEMPTS`.

    Args:
        error: What the last attempt came to.
        attempt: Attempts made so far, 1 after the first.
        attempts: How many there may be.
    """
    asked: float = getattr(error, "retry_after", None) or 0.0
    allowed = MAX_ATTEMPTS if isinstance(error, MaintenanceError) else attempts
    if attempt >= allowed or asked > MAX_RETRY_AFTER:
        return None
    return max(asked, min(MAX_PAUSE, FIRST_PAUSE * 2.0 ** (attempt - 1)))


def retry_transient(
    effect: E, read: Callable[[JSON], T], *, attempts: int = MAX_ATTEMPTS
) -> Generator[E | Sleep, Any, T]:
    """Yield an effect that is harmless to repeat until it brings what `read` can read, and return that.

    Whether a file in doubt arrived can only be told by a look at the session: one that fails is no answer,
    and giving up on it would leave a file behind that nobody knows of.
    """
    attempt = 0
    while True:
        attempt += 1
        try:
            return read((yield effect))
        except ParadigmError as error:
            pause = pause_after(error, attempt=attempt, attempts=attempts) if error.transient else None
            if pause is None:
                raise
        yield Sleep(pause)
