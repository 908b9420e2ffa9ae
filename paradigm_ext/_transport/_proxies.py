"""Which proxy a request goes through: the one that is set, or the environment's."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

if TYPE_CHECKING:
    import httpx

    from paradigm_ext._config import Config


def proxy_of(config: Config, url: httpx.URL) -> str:
    """Return the proxy of a request in words and without its password; empty if it has no proxy."""
    if config.proxy is not None:
        return f"the proxy {_shown(config.proxy.reveal())}"
    proxies = getproxies()
    address = proxies.get(url.scheme) or proxies.get("all")
    if not address or proxy_bypass(url.host):
        return ""
    return f"the proxy {_shown(address)} of the environment"


def _shown(address: str) -> str:
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return "with an invalid address"
