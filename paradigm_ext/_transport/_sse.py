"""Server-sent events over our clients, read by a kept parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from paradigm_ext._errors import ConfigurationError
from paradigm_ext._transport._pieces import EVENT_ENDS, Pieces
from paradigm_ext._transport._response import TypedResponse, typed

try:
    import httpx_sse
except ImportError as error:
    raise ConfigurationError("stream=True needs the extra: pip install 'paradigm-ext[sse]'") from error

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import httpx

    from paradigm_ext._core._request import Request
    from paradigm_ext._transport._views import Generated

_HEADERS = {"accept": "text/event-stream", "cache-control": "no-store"}


@frozen
class Events:
    """The answer to one request as events; iterate it once, then close it.

    An answer other than a stream of events comes as one event without a name: the server may finish at once.
    Closing ends the response itself. No generator is nested in another that closes it: an event loop that
    shuts down closes all of them at the same time, and each may be closed by one only.
    """

    response: httpx.Response

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield the name and data of each event.

        Raises:
            TransportError: The stream broke.
        """
        with typed(self.response):
            if not _streams(self.response):
                yield "", self.response.read().decode("utf-8-sig", "replace")
                return
            _by_events(self.response)
            for event in httpx_sse.EventSource(self.response).iter_sse():
                yield event.event, event.data

    def close(self) -> None:
        """Give the connection back."""
        self.response.close()


@frozen
class AsyncEvents:
    """The answer to one request as events; as `Events`."""

    response: httpx.Response

    async def __aiter__(self) -> AsyncIterator[tuple[str, str]]:
        """Yield the name and data of each event; as `Events`."""
        with typed(self.response):
            if not _streams(self.response):
                yield "", (await self.response.aread()).decode("utf-8-sig", "replace")
                return
            _by_events(self.response)
            async for event in httpx_sse.EventSource(self.response).aiter_sse():
                yield event.event, event.data

    async def aclose(self) -> None:
        """Give the connection back."""
        await self.response.aclose()


def events(client: Generated, request: Request) -> Events:
    """Send a request and return its answer as events.

    Raises:
        APIError: The request was refused.
        TransportError: No answer came.
    """
    http = client.get_httpx_client()
    return Events(http.send(_built(http, request), stream=True))


async def aevents(client: Generated, request: Request) -> AsyncEvents:
    """Send a request and return its answer as events; as `events`."""
    http = client.get_async_httpx_client()
    return AsyncEvents(await http.send(_built(http, request), stream=True))


def _built(http: httpx.Client | httpx.AsyncClient, request: Request) -> Any:
    return http.build_request(request.method, request.path, json=request.payload, headers=_HEADERS)


def _by_events(response: httpx.Response) -> None:
    """Bound each event of an answer, and pass over a byte order mark."""
    if isinstance(response, TypedResponse):
        response.pieces = Pieces(response.limits.event_bytes, ends=EVENT_ENDS, skip_mark=True)


def _streams(response: httpx.Response) -> bool:
    return "text/event-stream" in response.headers.get("content-type", "").lower()
