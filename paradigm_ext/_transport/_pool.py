"""What all clients of one `Paradigm` share: connection pools, pacing, the retry budget."""

from __future__ import annotations

import os
import threading
import weakref
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._core._loop import running_loop
from paradigm_ext._errors import ConfigurationError, InvalidInput
from paradigm_ext._transport._network import BoundedBackend, install
from paradigm_ext._transport._resolver import Resolver

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from paradigm_ext._clock import Clock
    from paradigm_ext._config import Config
    from paradigm_ext._core._rate_limit import RateLimiter
    from paradigm_ext._core._retry import RetryBudget

H = TypeVar("H")


class ConnectionPool:
    """What all clients of one `Paradigm` share: connection pools, pacing, the retry budget.

    A pool belongs to one process (a forked child opens its own) and, on the async side, to one event loop.
    """

    def __init__(
        self,
        config: Config,
        *,
        rate_limiter: RateLimiter | None,
        budget: RetryBudget,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self.config = config
        self.rate_limiter = rate_limiter
        self.budget = budget
        self.clock = clock
        self.origin = _origin(config.base_url)
        self.closed = False
        self._tls: Any = None
        self._resolver = Resolver()
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Begin without connections: a parent's are not closed here, they are forgotten."""
        self._lock = threading.Lock()
        self._pool: httpx.Client | None = None
        self._async_pools: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, httpx.AsyncClient]
        self._async_pools = weakref.WeakKeyDictionary()

    def pool(self) -> httpx.Client:
        """Return this process's pool, opening it at first use."""
        with self._lock:
            self._check()
            if self._pool is None:
                self._pool = _made(httpx.Client, self._settings())
                install(self._pool, BoundedBackend(self._resolver))
            return self._pool

    def async_pool(self) -> httpx.AsyncClient:
        """Return the running event loop's pool, opening it at first use."""
        from paradigm_ext._transport._anetwork import AsyncBoundedBackend  # brings asyncio

        loop = running_loop()
        with self._lock:
            self._check()
            if loop not in self._async_pools:
                self._forget_closed_loops()
                pool = _made(httpx.AsyncClient, self._settings())
                install(pool, AsyncBoundedBackend(self._resolver))
                self._async_pools[loop] = pool
            return self._async_pools[loop]

    def close(self) -> None:
        """Close the sync pool; requests after this are refused."""
        self.closed = True
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    async def aclose(self) -> None:
        """Close the running event loop's pool and the sync one."""
        self.close()
        pool = self._async_pools.pop(running_loop(), None)
        if pool is not None:
            await pool.aclose()

    def _check(self) -> None:
        if self.closed:
            raise InvalidInput("this Paradigm client is closed; make a new one")

    def _forget_closed_loops(self) -> None:
        """Drop the pools of loops that are over: a pool's own connections keep its loop from being freed."""
        for loop in [loop for loop in self._async_pools if loop.is_closed()]:
            del self._async_pools[loop]

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


def _made(kind: Callable[..., H], settings: dict[str, Any]) -> H:
    """Return a client of httpx; what the environment's proxies lack is told as a matter of configuration."""
    try:
        return kind(**settings)
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        # httpx shows a proxy's address without its password.
        raise ConfigurationError(
            "the connection cannot be set up; look at proxy, and at HTTP_PROXY, HTTPS_PROXY and ALL_PROXY: "
            f"{error}"
        ) from None


def _origin(base_url: str) -> tuple[str, str, int | None]:
    try:
        return origin_of(httpx.URL(base_url))
    except httpx.InvalidURL as error:
        raise ConfigurationError(f"base_url is no address: {error}") from None


def origin_of(url: httpx.URL) -> tuple[str, str, int | None]:
    """Return scheme, host and port: what must be equal for the key to be sent along."""
    default = {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, url.port or default


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
