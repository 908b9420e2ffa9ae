"""The wire: the only hand-written module that knows httpx.

`Client` and `AsyncClient` are handed to the generated clients. Whatever the generated layer gets wrong or
leaves open is seen to here: the bearer token goes to the configured origin and nowhere else, list filters go
out comma-separated, multipart bodies get a random boundary, every request has time-outs, pacing and retries,
and an error status becomes a typed error.
"""

from __future__ import annotations

import asyncio
import os
import platform
import threading
import weakref
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn, cast

import httpx
from attrs import field, frozen

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._error_parsing import error_from_response
from paradigm_ext._errors import (
    ConfigurationError,
    InvalidInput,
    InvalidResponse,
    ParadigmError,
    RequestTimeout,
    TransportError,
)
from paradigm_ext._exchange import Broken, Outcome, exchange, logger
from paradigm_ext._flow import Sleep, adrive, drive
from paradigm_ext._redaction import hide, hide_bytes, safe_url
from paradigm_ext._version import __version__

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from paradigm_ext._clock import Clock
    from paradigm_ext._config import Config, Timeouts
    from paradigm_ext._exchange import Effect
    from paradigm_ext._pacing import Pacer
    from paradigm_ext._retry import Failure, RetryBudget, RetryPolicy

#: Bytes of a body that are read from disk in one hop off the event loop.
OFF_LOOP_BYTES = 1 << 20

_REPLAYABLE = "paradigm_ext.replayable"
_REGISTERED = frozenset(int(status) for status in HTTPStatus)


class Wire:
    """What all clients of one `Paradigm` share: connection pools, pacing, the retry budget.

    A pool belongs to one process (a forked child opens its own) and, on the async side, to one event loop.
    """

    def __init__(
        self, config: Config, *, pacer: Pacer | None, budget: RetryBudget, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        self.config = config
        self.pacer = pacer
        self.budget = budget
        self.clock = clock
        self.origin = _origin(httpx.URL(config.base_url))
        self.closed = False
        self._lock = threading.Lock()
        self._pid = os.getpid()
        self._tls: Any = None
        self._pool: httpx.Client | None = None
        self._async_pools: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, httpx.AsyncClient]
        self._async_pools = weakref.WeakKeyDictionary()

    def pool(self) -> httpx.Client:
        """Return this process's pool, opening it at first use."""
        with self._lock:
            self._check()
            if self._pool is None:
                self._pool = httpx.Client(**self._settings())
            return self._pool

    def async_pool(self) -> httpx.AsyncClient:
        """Return the running event loop's pool, opening it at first use."""
        loop = asyncio.get_running_loop()
        with self._lock:
            self._check()
            if loop not in self._async_pools:
                self._async_pools[loop] = httpx.AsyncClient(**self._settings())
            return self._async_pools[loop]

    def close(self) -> None:
        """Close the sync pool; requests after this are refused."""
        self.closed = True
        pool, self._pool = self._pool, None
        if pool is not None and self._pid == os.getpid():
            pool.close()

    async def aclose(self) -> None:
        """Close the running event loop's pool and the sync one."""
        self.close()
        pool = self._async_pools.pop(asyncio.get_running_loop(), None)
        if pool is not None:
            await pool.aclose()

    def _check(self) -> None:
        if self.closed:
            raise InvalidInput("this Paradigm client is closed; make a new one")
        if self._pid != os.getpid():
            # Sockets of the parent must not be shared: forget them here, without closing them there.
            self._pid, self._pool = os.getpid(), None
            self._async_pools = weakref.WeakKeyDictionary()

    def _settings(self) -> dict[str, Any]:
        config = self.config
        if self._tls is None:
            self._tls = _tls(config)
        limits = httpx.Limits(
            max_connections=config.max_connections, max_keepalive_connections=config.max_connections
        )
        return {
            "verify": self._tls,
            "proxy": config.proxy,
            "http2": _http2(config),
            "limits": limits,
            "timeout": None,
        }


def _tls(config: Config) -> Any:
    """Return what httpx takes as `verify`, made once: reading the authorities takes longer than a request."""
    import ssl

    if isinstance(config.verify, ssl.SSLContext) or (
        config.base_url.startswith("http://") and config.cert is None
    ):
        return config.verify
    if isinstance(config.verify, bool):
        context = httpx.create_ssl_context(verify=config.verify)
    else:
        path = os.fspath(config.verify)
        if not os.path.exists(path):  # noqa: PTH110 - a folder of authorities or a file, either will do
            raise ConfigurationError(f"verify names no file or folder of certificate authorities: {path!r}")
        folder = os.path.isdir(path)  # noqa: PTH112
        context = ssl.create_default_context(cafile=None if folder else path, capath=path if folder else None)
    if config.cert is not None:
        chain = (config.cert,) if isinstance(config.cert, str) else config.cert
        context.load_cert_chain(*chain)
    return context


def _http2(config: Config) -> bool:
    if config.http2:
        try:
            import h2  # noqa: F401  # pyright: ignore[reportMissingImports, reportUnusedImport]
        except ImportError as error:
            raise ConfigurationError(
                "http2=True needs the extra: pip install 'paradigm-ext[http2]'"
            ) from error
    return config.http2


@frozen(kw_only=True)
class Options:
    """What one view of a client decides for its requests."""

    timeouts: Timeouts
    retry: RetryPolicy


@frozen
class _Outgoing:
    """A httpx request as the exchange sees it."""

    request: httpx.Request

    @property
    def method(self) -> str:
        return self.request.method.upper()

    @property
    def shown_url(self) -> str:
        return safe_url(str(self.request.url))

    @property
    def replayable(self) -> bool:
        return bool(
            self.request.extensions.get(_REPLAYABLE, isinstance(self.request.stream, httpx.ByteStream))
        )


@frozen
class _Incoming:
    """A httpx response as the exchange sees it."""

    response: httpx.Response
    redirected: _Outgoing | None = field(default=None)

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self.response.headers


class _Shell:
    """What the sync and the async client have in common: how requests are built and answers judged."""

    _wire: Wire
    _options: Options

    def _begin(self, wire: Wire, options: Options) -> dict[str, Any]:
        """Remember what is shared; return the settings of the httpx client, which never sends itself."""
        self._wire = wire
        self._options = options
        timeouts = options.timeouts
        return {
            "base_url": wire.config.base_url,
            "headers": {"user-agent": _user_agent(wire.config.user_agent), "accept": "application/json"},
            "timeout": httpx.Timeout(
                connect=timeouts.connect, read=timeouts.read, write=timeouts.write, pool=timeouts.pool
            ),
        }

    def _exchange(self, request: httpx.Request) -> Any:
        wire = self._wire
        return exchange(
            _Outgoing(request),
            policy=self._options.retry,
            pacer=wire.pacer,
            budget=wire.budget,
            clock=wire.clock,
        )

    def _authorize(self, request: httpx.Request) -> httpx.Request:
        """Put the token on a request to the configured origin; take any other off a request to elsewhere."""
        request.headers.pop("authorization", None)
        if _origin(request.url) == self._wire.origin:
            request.headers["authorization"] = f"Bearer {self._wire.config.api_key.reveal()}"
        return request

    def _broken(self, error: httpx.HTTPError, request: httpx.Request) -> Broken:
        request.headers.pop("authorization", None)
        broken = Broken(_failure(error), _reason(error, self._wire.config.api_key.reveal()))
        broken.__cause__ = error
        return broken

    def _incoming(self, request: httpx.Request, response: httpx.Response) -> _Incoming:
        request.headers.pop("authorization", None)
        logger.debug("%s %s answered %d", request.method, safe_url(str(request.url)), response.status_code)
        following = response.next_request
        if following is None or _origin(following.url) != self._wire.origin:
            return _Incoming(response)
        outgoing = _Outgoing(following)
        following.extensions[_REPLAYABLE] = replayable = _Outgoing(request).replayable
        return _Incoming(response, outgoing if replayable or following.method in ("GET", "HEAD") else None)

    def _judge(self, request: httpx.Request, outcome: Outcome) -> httpx.Response:
        """Return the answer of a success; raise the typed error for any other."""
        response = cast("_Incoming", outcome.answer).response
        if response.status_code < 300:
            _guard(response, f"{request.method} {safe_url(str(request.url))}")
            return response
        raise error_from_response(
            status=response.status_code,
            method=request.method,
            url=safe_url(str(request.url)),
            headers=response.headers,
            content=hide_bytes(response.content, self._wire.config.api_key.reveal()),
            retry_after=outcome.retry_after,
            attempts=outcome.attempts,
        )

    def _give_up(self, request: httpx.Request, broken: Broken) -> NoReturn:
        url = safe_url(str(request.url))
        kind = RequestTimeout if isinstance(broken.__cause__, httpx.TimeoutException) else TransportError
        tries = f" after {broken.attempts} attempts" if broken.attempts > 1 else ""
        raise kind(
            f"{request.method} {url} got no answer{tries}: {broken}",
            method=request.method,
            url=url,
            sent=broken.failure != "connect",
            attempts=broken.attempts,
        ) from broken.__cause__

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "clients are not pickled, they hold connections and the key; pickle the Paradigm they belong to"
        )


class _Unused(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Stands where a client's own transport would be: sending goes through the shared pools only."""


class Client(_Shell, httpx.Client):
    """A `httpx.Client` that paces, retries, authorizes and raises typed errors."""

    def __init__(self, wire: Wire, options: Options) -> None:
        httpx.Client.__init__(self, transport=_Unused(), **self._begin(wire, options))

    def build_request(self, method: str, url: httpx.URL | str, **kwargs: Any) -> httpx.Request:
        """Build a request as httpx does, after mending what the generated layer passes."""
        extensions = _mend(kwargs)
        request = super().build_request(method, url, **kwargs)
        request.extensions.update(extensions)
        return request

    def send(self, request: httpx.Request, *, stream: bool = False, **_: Any) -> httpx.Response:
        """Send a request with pacing and retries; return a success, raise the typed error otherwise.

        Raises:
            APIError: The final answer has an error status.
            TransportError: No answer came.
        """

        def perform(effect: Effect) -> _Incoming | None:
            if isinstance(effect, Sleep):
                self._wire.clock.sleep(effect.seconds)
                return None
            return self._put(cast("_Outgoing", effect.request).request, stream=stream)

        try:
            outcome = drive(self._exchange(request), perform)
        except Broken as broken:
            self._give_up(request, broken)
        return self._judge(request, outcome)

    def _put(self, request: httpx.Request, *, stream: bool) -> _Incoming:
        try:
            response = self._wire.pool().send(self._authorize(request), stream=True)
            if not stream or response.status_code >= 300:
                response.read()
        except httpx.HTTPError as error:
            raise self._broken(error, request) from error
        return self._incoming(request, response)


class AsyncClient(_Shell, httpx.AsyncClient):
    """A `httpx.AsyncClient` that paces, retries, authorizes and raises typed errors, on any event loop."""

    def __init__(self, wire: Wire, options: Options) -> None:
        httpx.AsyncClient.__init__(self, transport=_Unused(), **self._begin(wire, options))

    def build_request(self, method: str, url: httpx.URL | str, **kwargs: Any) -> httpx.Request:
        """Build a request as httpx does, after mending what the generated layer passes."""
        extensions = _mend(kwargs)
        request = super().build_request(method, url, **kwargs)
        request.extensions.update(extensions)
        if kwargs.get("files"):
            # httpx would read the files on the event loop.
            request.stream = _OffLoopBody(cast("httpx.SyncByteStream", request.stream))
        return request

    async def send(self, request: httpx.Request, *, stream: bool = False, **_: Any) -> httpx.Response:
        """Send a request with pacing and retries; return a success, raise the typed error otherwise.

        Raises:
            APIError: The final answer has an error status.
            TransportError: No answer came.
        """

        async def perform(effect: Effect) -> _Incoming | None:
            if isinstance(effect, Sleep):
                await self._wire.clock.asleep(effect.seconds)
                return None
            return await self._put(cast("_Outgoing", effect.request).request, stream=stream)

        try:
            outcome = await adrive(self._exchange(request), perform)
        except Broken as broken:
            self._give_up(request, broken)
        return self._judge(request, outcome)

    async def _put(self, request: httpx.Request, *, stream: bool) -> _Incoming:
        try:
            response = await self._wire.async_pool().send(self._authorize(request), stream=True)
            if not stream or response.status_code >= 300:
                await response.aread()
        except httpx.HTTPError as error:
            raise self._broken(error, request) from error
        return self._incoming(request, response)


class _OffLoopBody(httpx.AsyncByteStream):
    """A multipart body whose files are read in a thread, a megabyte a hop."""

    def __init__(self, body: httpx.SyncByteStream) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = iter(self._body)
        while piece := await asyncio.to_thread(_take, chunks, OFF_LOOP_BYTES):
            yield piece


def _take(chunks: Iterator[bytes], size: int) -> bytes:
    """Return the next chunks joined, until `size` bytes are reached; empty at the end."""
    taken: list[bytes] = []
    length = 0
    for chunk in chunks:
        taken.append(chunk)
        length += len(chunk)
        if length >= size:
            break
    return b"".join(taken)


def _mend(kwargs: dict[str, Any]) -> dict[str, Any]:
    """Correct the arguments of `build_request` in place, and return the extensions to add to the request."""
    if kwargs.get("params") is not None:
        kwargs["params"] = _query(kwargs["params"])
    if kwargs.get("files"):
        # The generated layer names a fixed boundary; a file that contains it would forge form fields.
        headers = httpx.Headers(kwargs.get("headers"))
        headers.pop("content-type", None)
        kwargs["headers"] = headers
        kwargs["files"] = _parts(kwargs["files"])
        return {_REPLAYABLE: all(_rewinds(part) for _, part in kwargs["files"])}
    content = kwargs.get("content")
    return {_REPLAYABLE: content is None or isinstance(content, (bytes, str))}


def _query(params: Any) -> Any:
    """Return query parameters with lists joined by commas, as every list filter of the API is documented."""
    if not isinstance(params, dict):
        return params
    items = cast("dict[str, Any]", params).items()
    return {name: _joined(name, value) for name, value in items if value is not None}


def _joined(name: str, value: Any) -> Any:
    if not isinstance(value, (list, tuple, set, frozenset)):
        return value
    texts = [str(item) for item in cast("list[Any]", value)]
    bad = next((text for text in texts if "," in text), None)
    if bad is not None:
        raise InvalidInput(f"{name}: {bad!r} holds a comma, which separates the values of this filter")
    return ",".join(texts)


def _parts(files: Any) -> list[tuple[str, Any]]:
    """Return the parts of a form without those that stand for nothing."""
    pairs = cast(
        "list[tuple[str, Any]]", list(cast("Any", files).items() if isinstance(files, dict) else files)
    )
    return [(name, part) for name, part in pairs if not _is_none(part)]


def _is_none(part: Any) -> bool:
    """Tell whether a part is the text `None`, which the generated layer writes for a field that is None."""
    return isinstance(part, tuple) and part[0] is None and part[1] in (b"None", None)


def _rewinds(part: Any) -> bool:
    file: Any = cast("tuple[Any, ...]", part)[1] if isinstance(part, tuple) else part
    if isinstance(file, (bytes, str)):
        return True
    seekable = getattr(file, "seekable", None)
    return bool(seekable and seekable())


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    default = {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, url.port or default


def _failure(error: httpx.HTTPError) -> Failure:
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)):
        return "connect"
    if isinstance(error, (httpx.UnsupportedProtocol, httpx.LocalProtocolError)) or not isinstance(
        error, httpx.TransportError
    ):
        return "local"
    return "transport"


def _reason(error: httpx.HTTPError, secret: str) -> str:
    words = hide(str(error), secret).strip()
    name = type(error).__name__
    return f"{name}: {words}" if words else name


def _user_agent(prefix: str) -> str:
    own = f"paradigm-ext/{__version__} python/{platform.python_version()} httpx/{httpx.__version__}"
    return f"{prefix} {own}".strip()


def _guard(response: httpx.Response, operation: str) -> None:
    """See to it that what the generated layer does with a success raises an error of ours, if any.

    It calls `HTTPStatus(status_code)`, which knows registered codes only, and `response.json()` on whatever
    came.
    """
    if response.status_code not in _REGISTERED:
        raise InvalidResponse(
            f"{operation} answered with the unknown status {response.status_code}", operation=operation
        )
    read = response.json

    def json(**kwargs: Any) -> Any:
        try:
            return read(**kwargs)
        except ParadigmError:
            raise
        except (ValueError, RecursionError) as error:
            kind = response.headers.get("content-type", "no content type")
            raise InvalidResponse(
                f"{operation} answered {response.status_code} with a body that is no JSON ({kind}, "
                f"{len(response.content)} bytes): a proxy's page, or an answer cut short",
                operation=operation,
            ) from error

    response.json = json  # type: ignore[method-assign]
