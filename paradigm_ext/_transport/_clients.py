"""The two clients that the generated layer is given: `httpx.Client` and `httpx.AsyncClient`, hardened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import httpx

from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._core._loop import running_loop
from paradigm_ext._core._messages import Ask
from paradigm_ext._core._pause import pause
from paradigm_ext._transport._base import BaseClient
from paradigm_ext._transport._body import aread, read, streamable
from paradigm_ext._transport._redirect import readable_redirect
from paradigm_ext._transport._request import finish, prepare_request, refused_in_words

if TYPE_CHECKING:
    from paradigm_ext._core._messages import Effect
    from paradigm_ext._transport._messages import HttpxRequest, HttpxResponse
    from paradigm_ext._transport._options import Options
    from paradigm_ext._transport._pool import ConnectionPool
    from paradigm_ext._transport._span import Span

#: Seconds after the end of a request's time, when a task that its sockets did not end is cancelled.
GRACE = 0.25


class Unused(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Stands where a client's own transport would be: sending goes through the shared pools only."""


class Client(BaseClient, httpx.Client):
    """A `httpx.Client` that paces, retries, authorizes and raises typed errors."""

    def __init__(self, wire: ConnectionPool, options: Options) -> None:
        httpx.Client.__init__(self, transport=Unused(), **self._begin(wire, options))

    def build_request(self, method: str, url: httpx.URL | str, **kwargs: Any) -> httpx.Request:
        """Build a request as httpx does, after mending what the generated layer passes."""
        extensions = prepare_request(method, url, kwargs)
        with refused_in_words(method, url):
            request = super().build_request(method, url, **kwargs)
        return finish(request, extensions, files=bool(kwargs.get("files")))

    def send(self, request: httpx.Request, *, stream: bool = False, **_: Any) -> httpx.Response:
        """Send a request with pacing and retries; return a success, raise the typed error otherwise.

        Raises:
            APIError: The final answer has an error status.
            TransportError: No answer came.
            RequestTimeout: The view's deadline passed, or leaves no time for the next attempt; its cause
                is the last failure.
        """

        def perform(effect: Effect) -> object:
            if isinstance(effect, Sleep):
                pause(self._wire.clock, effect.seconds, self._options.stop)
                return None
            if isinstance(effect, Ask):
                return effect.call()
            return self._put(cast("HttpxRequest", effect.request).request, stream=stream)

        with self._typed_errors(request):
            outcome = drive(self._exchange(request), perform)
        return self.raise_for_status(request, outcome)

    def _put(self, request: httpx.Request, *, stream: bool) -> HttpxResponse:
        span = self._bound(request)
        try:
            with readable_redirect(request):
                response = self._without_echoes(self._wire.pool().send(self._authorize(request), stream=True))
            if stream and streamable(response):
                self._stream_on(span)
            else:
                response = read(response, self._wire.config.limits)
        except httpx.HTTPError as error:
            raise self._no_response(error, request) from error
        return self._response(request, response)


class AsyncClient(BaseClient, httpx.AsyncClient):
    """A `httpx.AsyncClient` that paces, retries, authorizes and raises typed errors, on any event loop."""

    def __init__(self, wire: ConnectionPool, options: Options) -> None:
        httpx.AsyncClient.__init__(self, transport=Unused(), **self._begin(wire, options))

    def build_request(self, method: str, url: httpx.URL | str, **kwargs: Any) -> httpx.Request:
        """Build a request as httpx does, after mending what the generated layer passes."""
        extensions = prepare_request(method, url, kwargs)
        with refused_in_words(method, url):
            request = super().build_request(method, url, **kwargs)
        return finish(request, extensions, files=bool(kwargs.get("files")))

    async def send(self, request: httpx.Request, *, stream: bool = False, **_: Any) -> httpx.Response:
        """Send a request with pacing and retries; return a success, raise the typed error otherwise.

        Raises:
            APIError: The final answer has an error status.
            TransportError: No answer came.
            RequestTimeout: The view's deadline passed, or leaves no time for the next attempt; its cause
                is the last failure.
            ConfigurationError: The running event loop is not asyncio's.
        """
        running_loop()  # before anything is waited for
        from paradigm_ext._transport._thread import in_thread  # brings asyncio

        async def perform(effect: Effect) -> object:
            if isinstance(effect, Sleep):
                await self._wire.clock.asleep(effect.seconds)
                return None
            if isinstance(effect, Ask):
                return await in_thread(effect.call)
            return await self._put(cast("HttpxRequest", effect.request).request, stream=stream)

        with self._typed_errors(request):
            outcome = await adrive(self._exchange(request), perform)
        return self.raise_for_status(request, outcome)

    async def _put(self, request: httpx.Request, *, stream: bool) -> HttpxResponse:
        span = self._bound(request)
        try:
            response = await self._send(request, span, stream=stream)
        except httpx.HTTPError as error:
            raise self._no_response(error, request) from error
        return self._response(request, response)

    async def _send(self, request: httpx.Request, span: Span, *, stream: bool) -> httpx.Response:
        """Send once, in a scope that also ends what no socket knows of: a lock, a body that is not ready."""
        import asyncio  # here, since sync code has no use for it and it takes long to import

        left = span.left()
        try:
            async with asyncio.timeout(None if left is None else left + GRACE):
                with readable_redirect(request):
                    pool = self._wire.async_pool()
                    response = self._without_echoes(await pool.send(self._authorize(request), stream=True))
                if not (stream and streamable(response)):
                    return await aread(response, self._wire.config.limits)
        except TimeoutError:
            raise httpx.ReadTimeout("the time for the whole request is over", request=request) from None
        self._stream_on(span)
        return response
