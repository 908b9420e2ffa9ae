"""Addresses of settings, read as httpx reads them when the client is made, and not with the first request."""

from __future__ import annotations

import ipaddress
import re

import httpx

from paradigm_ext._errors import ConfigurationError

#: What `httpx.URL` raises: its own error, and those of the package that encodes international names.
UNREADABLE = (httpx.InvalidURL, UnicodeError)
#: A name as DNS carries it (RFC 1035), with the underscore that private networks use.
_LABEL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
_LONGEST_NAME = 253


def readable_url(setting: str, address: str) -> httpx.URL:
    """Return an address of a setting, once a request could be sent to its host.

    Raises:
        ConfigurationError: It or its host is invalid. It may hold a password and is not shown.
    """
    try:
        url = httpx.URL(address)
        if not url.host or not _is_host(url.raw_host.decode("ascii")):  # `host` decodes a name, and may fail
            raise ConfigurationError(f"{setting} names a host that is neither a valid name nor an IP address")
    except UNREADABLE:
        raise ConfigurationError(f"{setting} is not a valid address") from None
    return url


def _is_host(host: str) -> bool:
    if ":" in host:  # httpx has taken the brackets off
        return _is_ipv6(host.partition("%")[0])
    name = host.removesuffix(".")
    return len(name) <= _LONGEST_NAME and all(_LABEL.fullmatch(label) for label in name.split("."))


def _is_ipv6(host: str) -> bool:
    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        return False
    return True
