"""What all clients of one `Paradigm` share: connection pools, pacing, the retry budget."""

from __future__ import annotations

import threading
import weakref
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._breaker import CircuitBreaker
from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._core._loop import running_loop
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._errors import ConfigurationError, InvalidInput
from paradigm_ext._redaction import Redactor, secrets_of
from paradigm_ext._transport._announced import Announcements
from paradigm_ext._transport._cookies import refuse_cookies
from paradigm_ext._transport._hosts import UNREADABLE, readable_url
from paradigm_ext._transport._resolver import Resolver
from paradigm_ext._transport._tls import names_files, tls_context
from paradigm_ext._transport._wire_logs import hide_in_logs

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from paradigm_ext._clock import Clock
    from paradigm_ext._config import Config
    from paradigm_ext._core._rate_limit import RateLimiter
    from paradigm_ext._core._retry import RetryBudget
    from paradigm_ext._core._shared_rate_limit import SharedRateLimiter

H = TypeVar("H")


class ConnectionPool:
    """What all clients of one `Paradigm` share: connection pools, pacing, the retry budget.

    A pool belongs to one process (a forked child opens its own) and, on the async side, to one event loop.
    """

    def __init__(
        self,
        config: Config,
        *,
        rate_limiter: RateLimiter | SharedRateLimiter | None,
        budget: RetryBudget,
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008 - frozen
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self.config = config
        self.rate_limiter = rate_limiter
        self.budget = budget
        self.announcements = Announcements()
        self.redactor = Redactor(secrets_of(config))
        hide_in_logs(self.redactor)
        self._reading, self._writing = _breaker(retry), _breaker(retry)
        self.clock = clock
        self.origin = origin_of(readable_url("base_url", config.base_url))
        _check_extras(config)
        self.closed = False
        self._tls: Any = tls_context(config) if names_files(config) else None
        self._resolver = Resolver()
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Begin without connections: a parent's are not closed here, they are forgotten."""
        self._lock = threading.Lock()
        self._pool: httpx.Client | None = None
        self._async_pools: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, httpx.AsyncClient]
        self._async_pools = weakref.WeakKeyDictionary()

    def breaker_of(self, method: str) -> CircuitBreaker:
        """Return the circuit that a request belongs to.

        Reading and writing have one each: where every upload fails, sessions can still be read, and a session
        that was read in between does not hide that uploads fail.
        """
        return self._reading if method.upper() in ("GET", "HEAD", "OPTIONS") else self._writing

    def pool(self) -> httpx.Client:
        """Return this process's pool, opening it at first use."""
        from paradigm_ext._transport._network import BoundedBackend, install  # brings httpcore

        with self._lock:
            self._check()
            if self._pool is None:
                self._pool = _made(httpx.Client, self._settings())
                install(self._pool, BoundedBackend(self._resolver))
            return self._pool

    def async_pool(self) -> httpx.AsyncClient:
        """Return the running event loop's pool, opening it at first use."""
        from paradigm_ext._transport._anetwork import AsyncBoundedBackend  # brings asyncio
        from paradigm_ext._transport._network import install

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
        if self.rate_limiter is not None:
            self.rate_limiter.close()
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
            self._tls = tls_context(config)
        limits = httpx.Limits(
            max_connections=config.max_connections, max_keepalive_connections=config.max_connections
        )
        return {
            "verify": self._tls,
            "proxy": None if config.proxy is None else config.proxy.reveal(),
            "http2": config.http2,
            "limits": limits,
            "timeout": None,
        }


def _breaker(retry: RetryPolicy) -> CircuitBreaker:
    return CircuitBreaker(
        failures=retry.breaker_failures, pause=retry.breaker_pause, seconds=retry.longest_backoff
    )


def _made(kind: Callable[..., H], settings: dict[str, Any]) -> H:
    """Return a client of httpx; an invalid proxy, or one that lacks its package, is a ConfigurationError."""
    try:
        client = kind(**settings)
    except (ValueError, ImportError, *UNREADABLE) as error:
        # The words of httpx may quote a proxy's password, where its address cannot be read.
        reason = str(error) if isinstance(error, ImportError) else "an address in one of them is invalid"
        raise ConfigurationError(
            "the connection cannot be set up; look at proxy, and at HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and "
            f"NO_PROXY: {reason}"
        ) from None
    refuse_cookies(client)
    return client


def origin_of(url: httpx.URL) -> tuple[str, str, int | None]:
    """Return scheme, host and port: what must be equal for the key to be sent along."""
    default = {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, url.port or default


def _check_extras(config: Config) -> None:
    """Refuse settings that need a package that is not there, and a proxy that nothing can be sent to."""
    if config.http2 and find_spec("h2") is None:
        raise ConfigurationError("http2=True needs the extra: pip install 'paradigm-ext[http2]'")
    if config.proxy is None:
        return
    scheme = readable_url("proxy", config.proxy.reveal()).scheme
    if scheme.startswith("socks") and find_spec("socksio") is None:
        raise ConfigurationError("a SOCKS proxy needs another package: pip install 'httpx[socks]'")
