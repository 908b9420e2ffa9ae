"""Addresses of sources: one spelling for one place, and nothing secret in it."""

from __future__ import annotations

from paradigm_ext._errors import InvalidInput

#: Other names of a protocol.
_ALIASES = {"s3a": "s3", "gcs": "gs", "abfss": "abfs", "az": "abfs", "ssh": "sftp", "local": "file"}


def protocol_of(address: str) -> str:
    """Return the canonical protocol of an address; `file` for a plain path."""
    protocol, mark, _ = address.partition("://")
    return canonical(protocol) if mark else "file"


def canonical(protocol: str) -> str:
    """Return the one name of a protocol that has several."""
    lower = protocol.lower()
    return _ALIASES.get(lower, lower)


def normalised(address: str) -> str:
    """Return an address without user, password, connection id and query, and without a slash at its end.

    Raises:
        InvalidInput: Several file systems are chained in it, or it names no place.
    """
    if "::" in address:
        raise InvalidInput("a source cannot chain file systems with '::'; give the address of a folder")
    protocol = protocol_of(address)
    rest = address.partition("://")[2]
    place, _, query = rest.partition("?")
    if "=" not in query:  # a question mark in the name of a folder
        place = rest
    authority, slash, path = place.partition("/")
    user, mark, host = authority.rpartition("@")
    # Azure writes container@account; everywhere else the host comes last.
    authority = user.partition(":")[0] if mark and protocol == "abfs" else host
    return joined(protocol, authority, slash + path)


def joined(protocol: str, authority: str, path: str) -> str:
    """Return the address of a path on a host or in a bucket.

    Raises:
        InvalidInput: It names no place.
    """
    place = "/".join(part for part in (authority, path.strip("/")) if part)
    if not place and protocol != "memory":
        raise InvalidInput(f"{protocol}:// names no bucket or folder")
    return f"{protocol}://{place}"
