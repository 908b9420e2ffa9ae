"""What one view of a client decides for its requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from paradigm_ext._core._deadline import NO_DEADLINE, Deadline

if TYPE_CHECKING:
    import threading

    from paradigm_ext._config import Timeouts
    from paradigm_ext._core._retry import RetryPolicy


@frozen(kw_only=True)
class Options:
    """What one view of a client decides for its requests.

    Attributes:
        timeouts: Seconds for each step of one request.
        retry: Which failed requests are sent again.
        deadline: When every request must be over, by the pool's clock.
        stop: Ends the pauses of worker threads when it is set.
    """

    timeouts: Timeouts
    retry: RetryPolicy
    deadline: Deadline = NO_DEADLINE
    stop: threading.Event | None = None
