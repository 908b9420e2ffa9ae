"""Views of a generated client: the same connection, bounded by a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

import httpx
from attrs import evolve

from paradigm_ext._config import Timeouts
from paradigm_ext._core._deadline import Deadline
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._errors import RequestTimeout
from paradigm_ext._redaction import safe_url
from paradigm_ext._transport._clients import AsyncClient, Client, Unused
from paradigm_ext._transport._span import clamp_timeouts

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from paradigm_ext._clock import Clock


class Generated(Protocol):
    """A generated client, of either version of the API."""

    def get_httpx_client(self) -> httpx.Client: ...

    def get_async_httpx_client(self) -> httpx.AsyncClient: ...

    def set_httpx_client(self, client: httpx.Client) -> Any: ...

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Any: ...


G = TypeVar("G", bound=Generated)

#: What requests go out with: a name for rooms that do not know which library it is of.
HTTP: TypeAlias = httpx.Client
AsyncHTTP: TypeAlias = httpx.AsyncClient


def bounded(
    client: G,
    deadline: Deadline,
    *,
    clock: Clock,
    stop: threading.Event | None = None,
    retry: RetryPolicy | None = None,
) -> G:
    """Return a view of a generated client whose every request is over by the deadline.

    A client of ours keeps its connections, pacing and retries, and ends pauses and attempts at the deadline.
    One with another httpx client gets time-outs that are cut to what remains when a request begins.

    Args:
        client: `paradigm.v2`, `paradigm.v3`, or any `AuthenticatedClient`.
        deadline: When everything must be over.
        clock: The clock that `deadline` is read from; where the client has another one, what remains
            now is counted from there.
        stop: Ends pauses in worker threads when it is set; for a client of ours only.
        retry: Another retry policy, for a client of ours only; None keeps the client's.
    """
    view = evolve(cast("Any", client))
    http = client.get_httpx_client()
    if isinstance(http, Client):
        wire, options = http.shared()
        if wire.clock is not clock:
            deadline = Deadline.after(deadline.remaining(clock.monotonic()), wire.clock.monotonic())
        options = evolve(
            options,
            deadline=options.deadline.sooner(deadline),
            stop=stop or options.stop,
            retry=retry or options.retry,
        )
        view.set_httpx_client(Client(wire, options))
        view.set_async_httpx_client(AsyncClient(wire, options))
    else:
        view.set_httpx_client(_Foreign(client.get_httpx_client, deadline, clock))
        view.set_async_httpx_client(_AsyncForeign(client.get_async_httpx_client, deadline, clock))
    return cast("G", view)


def http_of(client: Generated) -> HTTP:
    """Return what a generated client sends with, for requests that no generated function covers."""
    return client.get_httpx_client()


def ahttp_of(client: Generated) -> AsyncHTTP:
    """Return what a generated client sends with in async code; as `http_of`."""
    return client.get_async_httpx_client()


def policy_of(client: Generated) -> RetryPolicy:
    """Return the retry policy of a generated client; the default one where it is not of ours."""
    http = client.get_httpx_client()
    return http.shared()[1].retry if isinstance(http, Client) else RetryPolicy()


def timeouts_of(client: Generated) -> Timeouts:
    """Return the time-outs of a generated client; the default ones where it is not of ours."""
    http = client.get_httpx_client()
    return http.shared()[1].timeouts if isinstance(http, Client) else Timeouts()


class _Foreign(httpx.Client):
    """Another client's requests, with time-outs cut to the deadline."""

    def __init__(self, inner: Callable[[], httpx.Client], deadline: Deadline, clock: Clock) -> None:
        super().__init__(transport=Unused())
        self._inner, self._deadline, self._deadline_clock = inner, deadline, clock

    def build_request(self, method: str, url: httpx.URL | str, **kwargs: Any) -> httpx.Request:
        """Build the request as the other client does."""
        return self._inner().build_request(method, url, **kwargs)

    def send(self, request: httpx.Request, **kwargs: Any) -> httpx.Response:
        """Send the request by the other client, unless the deadline has passed."""
        _clamp(request, self._deadline, self._deadline_clock)
        return self._inner().send(request, **kwargs)


class _AsyncForeign(httpx.AsyncClient):
    """Another client's requests, with time-outs cut to the deadline."""

    def __init__(self, inner: Callable[[], httpx.AsyncClient], deadline: Deadline, clock: Clock) -> None:
        super().__init__(transport=Unused())
        self._inner, self._deadline, self._deadline_clock = inner, deadline, clock

    def build_request(self, method: str, url: httpx.URL | str, **kwargs: Any) -> httpx.Request:
        """Build the request as the other client does."""
        return self._inner().build_request(method, url, **kwargs)

    async def send(self, request: httpx.Request, **kwargs: Any) -> httpx.Response:
        """Send the request by the other client, unless the deadline has passed."""
        _clamp(request, self._deadline, self._deadline_clock)
        return await self._inner().send(request, **kwargs)


def _clamp(request: httpx.Request, deadline: Deadline, clock: Clock) -> None:
    if deadline.passed(clock.monotonic()):
        url = safe_url(str(request.url))
        raise RequestTimeout(
            f"{request.method} {url} was not sent: the deadline has passed",
            method=request.method,
            url=url,
            sent=False,
            attempts=0,
            by_deadline=True,
        )
    clamp_timeouts(request, deadline, clock)
