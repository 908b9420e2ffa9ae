"""One request as an effect of a flow, and the two ways to carry it out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from paradigm_ext._core._deadline import NO_DEADLINE
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._pause import pause
from paradigm_ext._core._retry import NO_RETRIES

if TYPE_CHECKING:
    import threading
    from collections.abc import Mapping

    import httpx

    from paradigm_ext._clock import Clock
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._transport._views import Generated
    from paradigm_ext._types import JSON

#: Seconds that a request may take where the client itself sets no limit.
LONGEST_REQUEST = 600.0


@frozen
class Request:
    """Effect: send this and bring the answer's body as JSON.

    The body is read without a generated model: a wait must outlive a release that adds a field or a status.

    Attributes:
        method: HTTP method.
        path: Path below the instance's root, its ids quoted.
        params: Query parameters.
        payload: The JSON body, None for no body.
        once: Send it without retries: the flow itself decides about the next attempt.
    """

    method: Literal["GET", "POST", "PATCH"]
    path: str
    params: Mapping[str, Any] | None = None
    payload: Mapping[str, Any] | None = field(default=None, repr=False)
    once: bool = False

    def arguments(self) -> dict[str, Any]:
        """Return the keyword arguments of `httpx.Client.request`."""
        params = None if self.params is None else dict(self.params)
        return {"method": self.method, "url": self.path, "params": params, "json": self.payload}


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
    def _retrying(self) -> httpx.Client:
        return self._view(None)

    @cached_property
    def once(self) -> httpx.Client:
        """The client that sends without retries."""
        return self._view(NO_RETRIES)

    def _view(self, retry: RetryPolicy | None) -> httpx.Client:
        from paradigm_ext._transport._views import bounded

        view = bounded(self._client, self._deadline, clock=self._clock, stop=self._stop, retry=retry)
        return view.get_httpx_client()


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
    def _retrying(self) -> httpx.AsyncClient:
        return self._view(None)

    @cached_property
    def once(self) -> httpx.AsyncClient:
        """The client that sends without retries."""
        return self._view(NO_RETRIES)

    def _view(self, retry: RetryPolicy | None) -> httpx.AsyncClient:
        from paradigm_ext._transport._views import bounded

        view = bounded(self._client, self._deadline, clock=self._clock, retry=retry)
        return view.get_async_httpx_client()


def policy_of(client: Generated) -> RetryPolicy:
    """Return the retry policy of a generated client; the default one where it is not of ours."""
    from paradigm_ext._transport._views import policy_of as policy

    return policy(client)


def read_seconds(client: Generated) -> float:
    """Return for how many seconds a server may be at work on a request before the client gives it up."""
    from paradigm_ext._transport._views import timeouts_of

    return timeouts_of(client).read or LONGEST_REQUEST
