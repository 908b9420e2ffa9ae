"""One request as an effect of a flow, and the two ways to carry it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from paradigm_ext._core._flow import Sleep

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from paradigm_api.v3 import AuthenticatedClient
    from paradigm_ext._clock import Clock
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
    """

    method: Literal["GET", "POST", "PATCH"]
    path: str
    params: Mapping[str, Any] | None = None
    payload: Mapping[str, Any] | None = field(default=None, repr=False)


def performer(client: AuthenticatedClient, clock: Clock) -> Callable[[Request | Sleep], JSON]:
    """Return what carries out requests and pauses in this thread."""
    http = client.get_httpx_client()

    def perform(effect: Request | Sleep) -> JSON:
        if isinstance(effect, Sleep):
            clock.sleep(effect.seconds)
            return None
        body: JSON = http.request(
            effect.method, effect.path, params=_query(effect), json=effect.payload
        ).json()
        return body

    return perform


def aperformer(client: AuthenticatedClient, clock: Clock) -> Callable[[Request | Sleep], Awaitable[JSON]]:
    """Return what carries out requests and pauses in the running task."""
    http = client.get_async_httpx_client()

    async def perform(effect: Request | Sleep) -> JSON:
        if isinstance(effect, Sleep):
            await clock.asleep(effect.seconds)
            return None
        response = await http.request(effect.method, effect.path, params=_query(effect), json=effect.payload)
        body: JSON = response.json()
        return body

    return perform


def _query(effect: Request) -> dict[str, Any] | None:
    return None if effect.params is None else dict(effect.params)
