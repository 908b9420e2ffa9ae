"""What a client is made of: where Paradigm is, the key, time-outs. Checked before anything is sent."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import SplitResult, urlsplit

from attrs import field, frozen

from paradigm_ext._errors import ConfigurationError
from paradigm_ext._validation import check_number, number

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

#: The vendor's public instance, as the reference pages name it.
DEFAULT_BASE_URL = "https://paradigm.lighton.ai"
#: What the vendor's documentation names as the default of an instance's MAX_DOCUMENT_SIZE: 25 MB.
DEFAULT_MAX_FILE_BYTES = 26_214_400
#: Headers that belong to the client, or to each request's body.
OWN_HEADERS = frozenset({"authorization", "content-length", "content-type", "host", "transfer-encoding"})
#: A header's name, by RFC 9110.
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
ENV_API_KEY = "PARADIGM_API_KEY"
ENV_BASE_URL = "PARADIGM_BASE_URL"


class Secret:
    """A string that only `reveal()` shows: it is in no repr, log line or pickle."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the string itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret([hidden])"

    __str__ = __repr__

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("an API key is not pickled; use Paradigm.from_env() on the other side")


_SECONDS = number(above=0, none="no limit", error=ConfigurationError)


@frozen(kw_only=True)
class Timeouts:
    """Seconds that each step of one request may take; None is for ever.

    Attributes:
        connect: Until the connection is made.
        read: Between two pieces of the answer, the first one included: an upload is answered after the server
            stored it.
        write: Between two pieces of the body.
        pool: Until a connection of the pool is free.
        total: One attempt as a whole, from waiting for a connection to the end of the answer. The default
            lets the largest file that is accepted by default pass a line of 128 kbit/s. An answer that is
            read as a stream is bounded until it begins, and after that by the deadline only.
    """

    connect: float | None = field(default=10.0, validator=_SECONDS)
    read: float | None = field(default=120.0, validator=_SECONDS)
    write: float | None = field(default=60.0, validator=_SECONDS)
    pool: float | None = field(default=None, validator=_SECONDS)
    total: float | None = field(default=1800.0, validator=_SECONDS)

    @classmethod
    def of(cls, value: Timeouts | float) -> Timeouts:
        """Return `value`, or time-outs of so many seconds for reading and writing."""
        if isinstance(value, Timeouts):
            return value
        check_number("timeout", value, above=0, error=ConfigurationError)
        return cls(connect=min(float(value), 10.0), read=float(value), write=float(value))


class HasPath(Protocol):
    """Anything that names a file."""

    def __fspath__(self) -> str: ...


def _base_url(value: str) -> str:
    """Return the address without a trailing slash, or raise what is wrong with it."""
    parts = _parts(value)
    if parts is None or parts.scheme not in ("http", "https"):
        raise ConfigurationError(
            f"base_url must be an http(s) address such as {DEFAULT_BASE_URL}, not {value!r}"
        )
    if parts.username or parts.password:
        raise ConfigurationError("base_url must not hold credentials; pass the key as api_key")
    if parts.query or parts.fragment:
        raise ConfigurationError(f"base_url must end with the path, without query or fragment: {value!r}")
    trimmed = value.rstrip("/")
    for suffix in ("/api/v2", "/api/v3", "/api"):
        if trimmed.endswith(suffix):
            raise ConfigurationError(
                f"base_url must be the instance's root: leave out {suffix!r} in {value!r}"
            )
    return trimmed


def _parts(address: str) -> SplitResult | None:
    """Return the parts of an address with a host, or None where it is none."""
    if any(character.isspace() or not character.isprintable() for character in address):
        return None
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket without its other one, a port that is no number
        return None
    return parts if whole else None


def _proxy(value: str | None) -> str | None:
    """Return the address of a proxy, or raise without showing it: it may hold a password."""
    parts = None if value is None else _parts(value)
    if value is not None and (parts is None or parts.scheme not in PROXY_SCHEMES):
        raise ConfigurationError(
            f"proxy must be an address such as http://proxy.example:3128 ({', '.join(PROXY_SCHEMES)})"
        )
    return value


def _user_agent(value: str) -> str:
    if not value.isascii() or not value.isprintable():
        raise ConfigurationError(f"user_agent holds characters that no HTTP header can carry: {value!r}")
    return value


def _headers(value: Mapping[str, str] | None) -> dict[str, str]:
    """Return further headers, or raise which cannot be sent, without showing its value."""
    headers = dict(value or {})
    for name, content in headers.items():
        if name.lower() in OWN_HEADERS:
            raise ConfigurationError(f"headers must not hold {name!r}, which the client sets itself")
        if not _TOKEN.fullmatch(name) or not (content.isascii() and content.isprintable()):
            raise ConfigurationError(f"headers: {name!r} or its value cannot be sent in an HTTP header")
    return headers


def _secret(value: str | Secret | None) -> Secret:
    text = value.reveal() if isinstance(value, Secret) else value
    if not text or not text.strip():
        raise ConfigurationError(
            f"an API key is needed: pass api_key, or set {ENV_API_KEY} and use Paradigm.from_env()"
        )
    text = text.strip()
    if not text.isascii() or any(character.isspace() or not character.isprintable() for character in text):
        raise ConfigurationError("the API key holds white space or characters that no HTTP header can carry")
    return Secret(text)


@frozen(kw_only=True)
class Config:
    """Everything that one connection to Paradigm is made of.

    Attributes:
        api_key: Bearer token.
        base_url: Root of the instance, with an optional path prefix; without a trailing slash.
        max_requests_per_minute: The client's allowance; None for no limit.
        verify: True, False, a file or folder of certificate authorities, or an `ssl.SSLContext`.
        cert: A client certificate: a file, or `(certificate, key)`, or with a password.
        proxy: Address of a proxy; None takes the environment's.
        http2: Speak HTTP/2 where the server does (needs the extra `http2`).
        max_connections: Connections of one pool.
        user_agent: Words put before the package's own in the User-Agent header.
        headers: Further headers of each request to the instance, such as a gateway's own key.
    """

    api_key: Secret = field(converter=_secret)
    base_url: str = field(default=DEFAULT_BASE_URL, converter=_base_url)
    max_requests_per_minute: int | None = None
    verify: bool | str | HasPath | ssl.SSLContext = True
    cert: str | tuple[str, str] | tuple[str, str, str] | None = field(default=None, repr=False)
    proxy: str | None = field(default=None, repr=False, converter=_proxy)
    http2: bool = False
    max_connections: int = field(default=100, validator=number(least=1, whole=True, error=ConfigurationError))
    user_agent: str = field(default="", converter=_user_agent)
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False, converter=_headers)


def from_environment(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return `api_key` and `base_url` as the environment's variables give them.

    Raises:
        ConfigurationError: PARADIGM_API_KEY is missing or empty.
    """
    source = os.environ if environment is None else environment
    key = source.get(ENV_API_KEY, "").strip()
    if not key:
        raise ConfigurationError(f"the environment variable {ENV_API_KEY} is missing or empty")
    return {"api_key": key, "base_url": source.get(ENV_BASE_URL, "").strip() or DEFAULT_BASE_URL}
