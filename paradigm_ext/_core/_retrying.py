"""How often a caller that must decide between two attempts tries again: by the one retry policy.

Most requests are retried by the exchange. A wait, and an upload in doubt, read something else between two
attempts; they send without retries and ask here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._core._breaker import PROBE_SECONDS
from paradigm_ext._errors._transport import CircuitOpen

if TYPE_CHECKING:
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._errors import ParadigmError


def pause_before_retry(
    *, policy: RetryPolicy, attempt: int, asked: float | None, jitter: float
) -> float | None:
    """Return the seconds to wait before an attempt that does no harm, or None when it must not be made.

    Args:
        policy: Whose budget and pauses count.
        attempt: Attempts made so far, 1 after the first.
        asked: Seconds that the server asked to wait; None where the caller sees to that itself.
        jitter: A random number in [0, 1).
    """
    return policy.delay(
        method="GET",
        attempt=attempt,
        failure="connect",  # whatever failed, the caller knows that repeating is harmless
        retry_after=asked,
        replayable=True,
        jitter=jitter,
    )


def retry_after_of(error: ParadigmError) -> float | None:
    """Return the seconds that the server asked for, where it did."""
    asked: float | None = getattr(error, "retry_after", None)
    return asked


def awaits_probe(error: ParadigmError) -> bool:
    """Return whether a request was held back only until another one shows whether the instance works again.

    That does not count as an attempt: however slow the other one is, it ends, and so does the hold.
    """
    return isinstance(error, CircuitOpen) and error.retry_after <= PROBE_SECONDS
