"""What a client is made of: where Paradigm is, the key, time-outs. Checked before anything is sent."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import SplitResult, urlsplit

from attrs import field, frozen

from paradigm_ext._errors import ConfigurationError
from paradigm_ext._secrets import (
    Secret,
    SecretCertificate,
    SecretHeaders,
    all_text,
    check_text,
    secret_headers,
    secret_of,
)
from paradigm_ext._validation import check_kind, check_number, kind, number

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
ENV_API_KEY = "PARADIGM_API_KEY"
ENV_BASE_URL = "PARADIGM_BASE_URL"
ENV_RATE_LIMIT_STORAGE = "PARADIGM_RATE_LIMIT_STORAGE"
PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")


_SECONDS = number(above=0, none="no limit", error=ConfigurationError)


@frozen(kw_only=True)
class Timeouts:
    """Seconds that each step of one request may take; None is without limit.

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


_BYTES = number(least=1, whole=True, error=ConfigurationError)


@frozen(kw_only=True)
class Limits:
    """How much of an answer is read, in bytes after unpacking; a server decides none of it.

    Attributes:
        response_bytes: A success that is read as a whole; a longer one raises `ResponseTooLarge`.
        error_bytes: An error's or redirect's body; the rest of a longer one is not read.
        event_bytes: One event or line of a stream; a longer one raises `ResponseTooLarge`.
        nesting: Levels of JSON; deeper ones raise `InvalidResponse`. Python's own limit is near ten times
            the default, and pickling an error takes several frames for each level.
    """

    response_bytes: int = field(default=64 << 20, validator=_BYTES)
    error_bytes: int = field(default=1 << 20, validator=_BYTES)
    event_bytes: int = field(default=4 << 20, validator=_BYTES)
    nesting: int = field(default=100, validator=_BYTES)


class HasPath(Protocol):
    """Anything that names a file."""

    def __fspath__(self) -> str: ...


#: The ports that an address need not name.
_PORTS = {"http": 80, "https": 443}


def _base_url(value: str) -> str:
    """Return the address in the spelling that ledgers and records compare, or raise what is wrong with it.

    Scheme and host are in lower case, without the scheme's own port and without a slash at the end; white
    space around it is a line of a file of settings. The value is quoted only where it can hold no secret:
    people swap the key and the address.
    """
    parts = _parts(str(value).strip())
    if parts is None or parts.scheme not in ("http", "https"):
        raise ConfigurationError(
            f"base_url must be an http(s) address such as {DEFAULT_BASE_URL}; the one given "
            f"({len(str(value))} characters) is invalid"
        )
    if parts.username or parts.password:
        raise ConfigurationError("base_url must not hold credentials; pass the key as api_key")
    if parts.query or parts.fragment:
        raise ConfigurationError(
            f"base_url must end with the path, without query or fragment, as {parts.scheme}://{parts.netloc}"
        )
    trimmed = f"{parts.scheme}://{_authority(parts)}{parts.path.rstrip('/')}"
    for suffix in ("/api/v2", "/api/v3", "/api"):
        if trimmed.endswith(suffix):
            raise ConfigurationError(
                f"base_url must be the instance's root: leave out {suffix!r} in {value!r}"
            )
    return trimmed


def _authority(parts: SplitResult) -> str:
    host = f"[{parts.hostname}]" if "[" in parts.netloc else parts.hostname
    return f"{host}" if parts.port in (None, _PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _parts(address: str) -> SplitResult | None:
    """Return the parts of an address with a host, or None if it is invalid."""
    if any(character.isspace() or not character.isprintable() for character in address):
        return None
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket without its other one, an invalid port
        return None
    return parts if whole else None


def _proxy(value: Secret | str | None) -> Secret | None:
    """Return the address of a proxy, or raise without showing it: it may hold a password."""
    if value is None:
        return None
    address = secret_of(value)
    check_text("proxy", address)
    if not _is_proxy(address):
        raise ConfigurationError(
            f"proxy must be an address such as http://proxy.example:3128 ({', '.join(PROXY_SCHEMES)})"
        )
    return address


def _is_proxy(address: Secret) -> bool:
    parts = _parts(address.reveal())
    return parts is not None and parts.scheme in PROXY_SCHEMES


def _storage(value: Secret | str | None) -> Secret | None:
    """Return the address of a storage; None for an empty one."""
    address = secret_of(value)
    check_text("rate_limit_storage", address)
    return address or None


def _user_agent(value: str) -> str:
    check_kind("user_agent", value, str, "text", error=ConfigurationError)
    if not value.isascii() or not value.isprintable():
        raise ConfigurationError(f"user_agent holds characters that no HTTP header can carry: {value!r}")
    return value


def _headers(value: Mapping[str, str] | None) -> SecretHeaders:
    """Return further headers, or raise which cannot be sent, without showing its value."""
    headers = secret_headers(value)
    if not all_text((*headers, *headers.values())):
        raise ConfigurationError("headers must be text, names and values")
    own = next((name for name in headers if name.lower() in OWN_HEADERS), None)
    if own is not None:
        raise ConfigurationError(f"headers must not hold {own!r}, which the client sets itself")
    bad = _unsendable(headers)
    if bad is not None:
        raise ConfigurationError(f"headers: {bad!r} or its value cannot be sent in an HTTP header")
    return headers


def _unsendable(headers: SecretHeaders) -> str | None:
    for name, content in headers.items():
        if not _TOKEN.fullmatch(name) or not (content.isascii() and content.isprintable()):
            return name
    return None


def _secret(value: str | Secret | None) -> Secret:
    given = secret_of(value)
    check_text("api_key", given)
    key = Secret(given.reveal().strip())
    if not key:
        raise ConfigurationError(
            f"an API key is needed: pass api_key, or set {ENV_API_KEY} and use Paradigm.from_env()"
        )
    if not _fits_a_header(key):
        raise ConfigurationError("the API key holds white space or characters that no HTTP header can carry")
    return key


def _fits_a_header(key: Secret) -> bool:
    text = key.reveal()
    return text.isascii() and all(character.isprintable() and not character.isspace() for character in text)


def _is_of(kinds: type | tuple[type, ...], words: str) -> Any:
    """Return an attrs validator that refuses other types."""
    return kind(kinds, words, error=ConfigurationError)


def _certificate(value: str | tuple[str, ...] | None) -> SecretCertificate | None:
    return None if value is None else SecretCertificate.of(value)


def _full_name(of: type) -> tuple[str, str]:
    return of.__module__, of.__name__


def _verify(_: object, __: object, value: object) -> None:
    """Refuse what can be neither a choice, a path nor a context; `ssl` takes long to import."""
    context = ("ssl", "SSLContext")
    if isinstance(value, (bool, str, os.PathLike)) or context in map(_full_name, type(value).__mro__):
        return
    raise ConfigurationError(
        "verify must be True, False, the path of certificate authorities or an ssl.SSLContext, not "
        f"{type(value).__name__}"
    )


@frozen(kw_only=True, repr=False)
class Config:
    """Everything that one connection to Paradigm is made of.

    Attributes:
        api_key: Bearer token.
        base_url: Root of the instance, with an optional path prefix; see `_base_url` for its spelling.
        max_requests_per_minute: The client's allowance; None for no limit.
        rate_limit_storage: Redis, where processes share that allowance; None for one of the client's own.
        verify: True, False, a file or folder of certificate authorities, or an `ssl.SSLContext`.
        cert: A client certificate: a file, or `(certificate, key)`, or with a password.
        proxy: Address of a proxy; None takes the environment's.
        http2: Speak HTTP/2 where the server does (needs the extra `http2`).
        max_connections: Connections of one pool.
        user_agent: Words put before the package's own in the User-Agent header.
        headers: Further headers of each request to the instance, such as a gateway's own key.
        limits: How much of an answer is read.
        strict: Whether what is not as described in an answer is an error.
    """

    api_key: Secret = field(converter=_secret)
    base_url: str = field(default=DEFAULT_BASE_URL, converter=_base_url)
    max_requests_per_minute: int | None = None
    rate_limit_storage: Secret | None = field(default=None, repr=False, converter=_storage)
    verify: bool | str | HasPath | ssl.SSLContext = field(default=True, validator=_verify)
    cert: SecretCertificate | None = field(default=None, repr=False, converter=_certificate)
    proxy: Secret | None = field(default=None, repr=False, converter=_proxy)
    http2: bool = field(default=False, validator=_is_of(bool, "True or False"))
    max_connections: int = field(default=100, validator=number(least=1, whole=True, error=ConfigurationError))
    user_agent: str = field(default="", converter=_user_agent)
    limits: Limits = field(factory=Limits, validator=_is_of(Limits, "a Limits"))
    strict: bool = field(default=False, validator=_is_of(bool, "True or False"))
    headers: Mapping[str, str] = field(factory=SecretHeaders, repr=False, converter=_headers)

    def __repr__(self) -> str:
        # A tool that shows the locals of a failed construction meets one half made.
        return f"Config(base_url={getattr(self, 'base_url', None)!r})"
