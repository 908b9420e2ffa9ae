"""Server-sent events over our clients, read by a kept parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import ConfigurationError
from paradigm_ext._transport._streams import typed

try:
    import httpx_sse
except ImportError as error:
    raise ConfigurationError("stream=True needs the extra: pip install 'paradigm-ext[sse]'") from error

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    import httpx

    from paradigm_ext._waiting._request import Request


def events(http: httpx.Client, request: Request) -> Generator[tuple[str, str]]:
    """Send a request and yield the name and data of each event of its answer.

    An answer that is no stream of events comes as one event without a name: the server may finish at once.

    Raises:
        APIError: The request was refused.
        TransportError: No answer came, or the stream broke.
    """
    with (
        typed(request.method, request.path),
        httpx_sse.connect_sse(http, request.method, request.path, json=request.payload) as source,
    ):
        if not _streams(source.response):
            source.response.read()
            yield "", source.response.text
            return
        for event in source.iter_sse():
            yield event.event, event.data


async def aevents(http: httpx.AsyncClient, request: Request) -> AsyncGenerator[tuple[str, str]]:
    """Send a request and yield the events of its answer; as `events`."""
    with typed(request.method, request.path):
        async with httpx_sse.aconnect_sse(http, request.method, request.path, json=request.payload) as source:
            if not _streams(source.response):
                await source.response.aread()
                yield "", source.response.text
                return
            async for event in source.aiter_sse():
                yield event.event, event.data


def _streams(response: httpx.Response) -> bool:
    return "text/event-stream" in response.headers.get("content-type", "").lower()
