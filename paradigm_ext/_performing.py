"""The two ways to carry out the requests and pauses of a flow: in this thread, or in this task."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from paradigm_ext._core._deadline import NO_DEADLINE
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._pause import pause
from paradigm_ext._core._retry import NO_RETRIES

if TYPE_CHECKING:
    import threading

    from paradigm_ext._clock import Clock
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._core._request import Request
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._transport._views import HTTP, AsyncHTTP, Generated
    from paradigm_ext._types import JSON

#: Seconds that a request may take where the client itself sets no limit.
LONGEST_REQUEST = 600.0


class SyncPerformer:
    """Carries out requests and pauses in the calling thread.

    Args:
        client: A generated client.
        clock: Where sleep comes from, and the clock that `deadline` is in.
        deadline: When every request must be over.
        stop: Ends pauses in worker threads when it is set.
    """

    def __init__(
        self,
        client: Generated,
        clock: Clock,
        *,
        deadline: Deadline = NO_DEADLINE,
        stop: threading.Event | None = None,
    ) -> None:
        self._client, self._clock, self._deadline, self._stop = client, clock, deadline, stop

    def __call__(self, effect: Request | Sleep) -> JSON:
        """Carry out one effect and return the body that came of it."""
        if isinstance(effect, Sleep):
            pause(self._clock, effect.seconds, self._stop)
            return None
        http = self.once if effect.once else self._retrying
        body: JSON = http.request(**effect.arguments()).json()
        return body

    @cached_property
    def _retrying(self) -> HTTP:
        return self._view(None)

    @cached_property
    def once(self) -> HTTP:
        """The client that sends without retries."""
        return self._view(NO_RETRIES)

    def _view(self, retry: RetryPolicy | None) -> HTTP:
        from paradigm_ext._transport._views import bounded, http_of

        view = bounded(self._client, self._deadline, clock=self._clock, stop=self._stop, retry=retry)
        return http_of(view)


class AsyncPerformer:
    """Carries out requests and pauses in the running task; as `SyncPerformer`."""

    def __init__(self, client: Generated, clock: Clock, *, deadline: Deadline = NO_DEADLINE) -> None:
        self._client, self._clock, self._deadline = client, clock, deadline

    async def __call__(self, effect: Request | Sleep) -> JSON:
        """Carry out one effect and return the body that came of it."""
        if isinstance(effect, Sleep):
            await self._clock.asleep(effect.seconds)
            return None
        http = self.once if effect.once else self._retrying
        body: JSON = (await http.request(**effect.arguments())).json()
        return body

    @cached_property
    def _retrying(self) -> AsyncHTTP:
        return self._view(None)

    @cached_property
    def once(self) -> AsyncHTTP:
        """The client that sends without retries."""
        return self._view(NO_RETRIES)

    def _view(self, retry: RetryPolicy | None) -> AsyncHTTP:
        from paradigm_ext._transport._views import ahttp_of, bounded

        view = bounded(self._client, self._deadline, clock=self._clock, retry=retry)
        return ahttp_of(view)


def policy_of(client: Generated) -> RetryPolicy:
    """Return the retry policy of a generated client; the default one where it is not of ours."""
    from paradigm_ext._transport._views import policy_of as policy

    return policy(client)


def read_seconds(client: Generated) -> float:
    """Return for how many seconds a server may be at work on a request before the client gives it up."""
    from paradigm_ext._transport._views import timeouts_of

    return timeouts_of(client).read or LONGEST_REQUEST


def longest_seconds(client: Generated) -> float:
    """Return after how many seconds no request of such a client is under way any more."""
    from paradigm_ext._transport._views import timeouts_of

    return max(timeouts_of(client).total or LONGEST_REQUEST, read_seconds(client))
