"""Which hosts a request may name: a rebound name of another site leads to this machine, too."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import Scope

HOST: Final = re.compile(r"(?:\[(?P<six>[^\]]*)\]|(?P<name>[^:]*))(?::[0-9]*)?")


def is_loopback(address: str) -> bool:
    """Return whether an address is one of this machine's own."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def host_of(scope: Scope) -> str:
    """Return the `Host` of a request without its port, as it was sent; the server's own where it is missing.

    Starlette passes over names that it finds malformed, and browsers resolve some of them.
    """
    sent = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), None)
    if sent is None:
        return str((scope.get("server") or ("",))[0])
    found = HOST.fullmatch(sent.strip())
    return (found["six"] or found["name"]) if found else ""


def names_this_machine(host: str) -> bool:
    """Return whether a `Host`, without its port, is a name of this machine alone."""
    return host.lower().rstrip(".") == "localhost" or is_loopback(host)
