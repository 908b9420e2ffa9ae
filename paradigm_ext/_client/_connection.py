"""What every part of `Paradigm` stands on: the connection, the generated clients, time-outs and retries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypedDict, TypeVar, Unpack

from attrs import evolve

from paradigm_ext._client._pacing import rate_limiter_of
from paradigm_ext._client._strict import refuse_departures
from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._config import DEFAULT_BASE_URL, Config, Limits, Timeouts
from paradigm_ext._core._deadline import NO_DEADLINE
from paradigm_ext._core._rate_limit import DEFAULT_REQUESTS_PER_MINUTE
from paradigm_ext._core._retry import RetryBudget, RetryPolicy
from paradigm_ext._environment import (
    base_url_from_environment,
    key_from_environment,
    storage_from_environment,
)
from paradigm_ext._errors import ConfigurationError
from paradigm_ext._redaction import passwords_of
from paradigm_ext._secrets import SecretCertificate, secret_headers, secret_of
from paradigm_ext._validation import check_kind

if TYPE_CHECKING:
    import ssl
    import threading
    from collections.abc import Mapping
    from types import TracebackType

    from paradigm_api import v2, v3
    from paradigm_ext._clock import Clock
    from paradigm_ext._config import HasPath
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._secrets import Secret
    from paradigm_ext._transport import ConnectionPool, Options

C = TypeVar("C", bound="Connection")


class ClientSettings(TypedDict, total=False):
    """What a client is made with; the class's docstring explains each."""

    api_key: str | Secret | None
    base_url: str
    timeout: float | Timeouts
    retry: RetryPolicy
    max_requests_per_minute: int | None
    rate_limit_storage: str | Secret | None
    verify: bool | str | HasPath | ssl.SSLContext
    cert: str | tuple[str, ...] | None
    proxy: str | Secret | None
    http2: bool
    max_connections: int
    user_agent: str
    headers: Mapping[str, str] | None
    limits: Limits
    strict: bool
    clock: Clock


class Connection:
    """One connection to an instance; `Paradigm` documents its parameters."""

    def __init__(
        self,
        api_key: str | Secret | None = None,
        base_url: str = DEFAULT_BASE_URL,
        *,
        timeout: float | Timeouts = Timeouts(),  # noqa: B008 - frozen
        retry: RetryPolicy = RetryPolicy(),  # noqa: B008 - frozen
        max_requests_per_minute: int | None = DEFAULT_REQUESTS_PER_MINUTE,
        rate_limit_storage: str | Secret | None = None,
        verify: bool | str | HasPath | ssl.SSLContext = True,
        cert: str | tuple[str, ...] | None = None,
        proxy: str | Secret | None = None,
        http2: bool = False,
        max_connections: int = 100,
        user_agent: str = "",
        headers: Mapping[str, str] | None = None,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        strict: bool = False,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        # From here on no frame holds a secret in plain.
        api_key, headers = secret_of(api_key), secret_headers(headers)
        proxy = None if proxy is None else secret_of(proxy)
        cert = None if cert is None else SecretCertificate.of(cert)
        rate_limit_storage = secret_of(rate_limit_storage)
        check_kind("retry", retry, RetryPolicy, "a RetryPolicy", error=ConfigurationError)
        config = Config(
            api_key=api_key,
            base_url=base_url,
            max_requests_per_minute=max_requests_per_minute,
            rate_limit_storage=rate_limit_storage,
            verify=verify,
            cert=cert,
            proxy=proxy,
            http2=http2,
            max_connections=max_connections,
            user_agent=user_agent,
            headers=headers,
            limits=limits,
            strict=strict,
        )
        from paradigm_ext._transport import (  # brings httpx, which a DAG file need not wait for
            ConnectionPool,
            Options,
        )

        wire = ConnectionPool(
            config,
            rate_limiter=rate_limiter_of(config, clock),
            budget=RetryBudget(),
            retry=retry,
            clock=clock,
        )
        self._bind(wire, Options(timeouts=Timeouts.of(timeout), retry=retry))

    def _bind(self, wire: ConnectionPool, options: Options) -> None:
        self._wire = wire
        self._options = options
        self._clients: dict[str, Any] = {}

    @classmethod
    def from_env(cls, **overrides: Unpack[ClientSettings]) -> Self:
        """Return a client for PARADIGM_API_KEY at PARADIGM_BASE_URL (default: the public instance).

        PARADIGM_RATE_LIMIT_STORAGE is where it shares its rate limit with other processes.

        Args:
            overrides: Any parameter of the class; these win over the environment.

        Raises:
            ConfigurationError: No `api_key` is given, and PARADIGM_API_KEY is missing or empty.
        """
        overrides["api_key"] = secret_of(overrides.get("api_key"))
        overrides["headers"] = secret_headers(overrides.get("headers"))
        if (proxy := overrides.pop("proxy", None)) is not None:
            overrides["proxy"] = proxy = secret_of(proxy)
        if (cert := overrides.pop("cert", None)) is not None:
            overrides["cert"] = cert = SecretCertificate.of(cert)
        overrides["rate_limit_storage"] = storage = secret_of(overrides.get("rate_limit_storage"))
        if not storage:
            overrides["rate_limit_storage"] = storage_from_environment()
        if not overrides["api_key"]:
            overrides["api_key"] = key_from_environment()
        if overrides.get("base_url") is None:
            overrides["base_url"] = base_url_from_environment()
        return cls(**overrides)

    @property
    def base_url(self) -> str:
        """The instance's root address, without a trailing slash."""
        return self._wire.config.base_url

    @property
    def v2(self) -> v2.AuthenticatedClient:
        """The generated client of the v2 API: the `client=` of any function of `paradigm_api.v2.api`."""
        from paradigm_api.v2 import AuthenticatedClient

        client: AuthenticatedClient = self._generated("v2", AuthenticatedClient)
        return client

    @property
    def v3(self) -> v3.AuthenticatedClient:
        """The generated client of the v3 API: the `client=` of any function of `paradigm_api.v3.api`."""
        from paradigm_api.v3 import AuthenticatedClient

        client: AuthenticatedClient = self._generated("v3", AuthenticatedClient)
        return client

    def _generated(self, name: str, kind: Any) -> Any:
        from paradigm_ext._transport import AsyncClient, Client

        if name not in self._clients:
            # The generated client shows its token in repr; it is given none, since ours go on the wire below
            # it.
            hook = refuse_departures if self._wire.config.strict else None
            client = kind(base_url=self.base_url, token="", on_departures=hook)  # nosec B106 # none
            client.set_httpx_client(Client(self._wire, self._options))
            client.set_async_httpx_client(AsyncClient(self._wire, self._options))
            self._clients[name] = client
        return self._clients[name]

    def with_options(
        self,
        *,
        timeout: float | Timeouts | None = None,
        retry: RetryPolicy | None = None,
        deadline: Deadline | None = None,
        stop: threading.Event | None = None,
    ) -> Self:
        """Return a view with other time-outs, retries or a deadline; pool, pacing and budget stay shared.

        Args:
            timeout: Seconds that reading and writing may pause, or `Timeouts(...)`.
            retry: Which failed requests are sent again.
            deadline: When every request of the view must be over, pauses included, by this client's clock:
                `Deadline.after(30, paradigm.clock.monotonic())`. The sooner of this one and the view's own
                holds. A pause that would reach it is not begun: the request ends at once with
                `RequestTimeout`, whose cause is the last failure.
            stop: Ends the pauses of worker threads when it is set, with `Interrupted`.
        """
        options = self._options
        if timeout is not None:
            options = evolve(options, timeouts=Timeouts.of(timeout))
        if retry is not None:
            options = evolve(options, retry=retry)
        if deadline is not None:
            options = evolve(options, deadline=options.deadline.sooner(deadline))
        if stop is not None:
            options = evolve(options, stop=stop)
        return self._view(options)

    def without_deadline(self) -> Self:
        """Return a view that no deadline bounds, for what must be tidied up after one has passed."""
        return self._view(evolve(self._options, deadline=NO_DEADLINE, stop=None))

    @property
    def deadline(self) -> Deadline:
        """When every request of this view must be over."""
        return self._options.deadline

    def _view(self, options: Options) -> Self:
        view = type(self).__new__(type(self))
        view._bind(self._wire, options)
        return view

    @property
    def clock(self) -> Clock:
        """Where time, sleep and chance come from."""
        return self._wire.clock

    def close(self) -> None:
        """Close the connections; requests after this are refused."""
        self._wire.close()

    async def aclose(self) -> None:
        """Close the connections of the running event loop and the sync ones."""
        await self._wire.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        wire = getattr(self, "_wire", None)  # missing where making it failed
        return f"{type(self).__name__}(base_url={wire.config.base_url if wire else None!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the configuration without the key, which the other side takes from its environment."""
        config = self._wire.config
        if config.headers:
            raise TypeError("headers may hold keys and are not pickled; make the client over there")
        proxy = None if config.proxy is None else config.proxy.reveal()
        if (proxy and "@" in proxy) or (config.cert is not None and config.cert.has_password):
            raise TypeError("a proxy's or certificate's password is not pickled; make the client over there")
        storage = None if config.rate_limit_storage is None else config.rate_limit_storage.reveal()
        if storage and passwords_of(storage):
            raise TypeError("the password of rate_limit_storage is not pickled; make the client over there")
        settings = {
            "base_url": config.base_url,
            "timeout": self._options.timeouts,
            "retry": self._options.retry,
            "max_requests_per_minute": config.max_requests_per_minute,
            "rate_limit_storage": storage,
            "verify": config.verify,
            "cert": None if config.cert is None else tuple(config.cert),
            "proxy": proxy,
            "http2": config.http2,
            "max_connections": config.max_connections,
            "user_agent": config.user_agent,
            "limits": config.limits,
        }
        return _from_env, (type(self), settings)


def _from_env(cls: type[C], settings: dict[str, Any]) -> C:
    return cls.from_env(**settings)
