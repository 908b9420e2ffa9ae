"""One request as an effect of a flow, and the two ways to carry it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from attrs import field, frozen

from paradigm_ext._core._deadline import NO_DEADLINE
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._retry import NO_RETRIES, RetryPolicy

if TYPE_CHECKING:
    import threading
    from collections.abc import Awaitable, Callable, Mapping

    from paradigm_ext._clock import Clock
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._transport._views import Generated
    from paradigm_ext._types import JSON


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
        stop: Ends the pauses beneath a request when it is set.
    """

    def __init__(
        self,
        client: Generated,
        clock: Clock,
        *,
        deadline: Deadline = NO_DEADLINE,
        stop: threading.Event | None = None,
    ) -> None:
        from paradigm_ext._transport._views import bounded

        self._clock = clock
        self._retrying = bounded(client, deadline, clock=clock, stop=stop).get_httpx_client()
        view = bounded(client, deadline, clock=clock, stop=stop, retry=NO_RETRIES)
        self._once = view.get_httpx_client()

    def __call__(self, effect: Request | Sleep) -> JSON:
        """Carry out one effect and return the body that came of it."""
        if isinstance(effect, Sleep):
            self._clock.sleep(effect.seconds)
            return None
        http = self._once if effect.once else self._retrying
        body: JSON = http.request(**effect.arguments()).json()
        return body


class AsyncPerformer:
    """Carries out requests and pauses in the running task; as `SyncPerformer`."""

    def __init__(self, client: Generated, clock: Clock, *, deadline: Deadline = NO_DEADLINE) -> None:
        from paradigm_ext._transport._views import bounded

        self._clock = clock
        self._retrying = bounded(client, deadline, clock=clock).get_async_httpx_client()
        self._once = bounded(client, deadline, clock=clock, retry=NO_RETRIES).get_async_httpx_client()

    async def __call__(self, effect: Request | Sleep) -> JSON:
        """Carry out one effect and return the body that came of it."""
        if isinstance(effect, Sleep):
            await self._clock.asleep(effect.seconds)
            return None
        http = self._once if effect.once else self._retrying
        body: JSON = (await http.request(**effect.arguments())).json()
        return body


def policy_of(client: Generated) -> RetryPolicy:
    """Return the retry policy that a generated client was made with; the default one for a foreign client."""
    options = getattr(client.get_httpx_client(), "options", None)
    return RetryPolicy() if options is None else cast("RetryPolicy", options.retry)
