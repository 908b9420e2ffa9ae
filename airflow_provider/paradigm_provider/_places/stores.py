"""Addresses of files and objects: which are of this machine, and which store has the others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import ObjectStoragePath

#: Schemes that are not a store: what answers there is decided by whoever wrote the address.
NETWORK_SCHEMES = frozenset({"http", "https", "ftp", "ftps", "data"})
_FILE_SCHEMES = ("file", "local")


def local_path(address: Any) -> str | None:
    """Return the path of a file or folder of this machine; None for an address in a store.

    A path stays as it is. `file:///data/a%20b` is the file of just that name where there is one, else
    `/data/a b`, as other programs write addresses.

    Raises:
        InvalidInput: The address names another machine.
    """
    if hasattr(address, "protocol"):
        # The path object of a plain path has an empty one.
        return str(address.path) if (address.protocol or "file") in _FILE_SCHEMES else None
    text = os.fspath(address)
    scheme, separator, rest = text.partition("://")
    if not separator:
        return str(text)
    if scheme.strip().lower() not in _FILE_SCHEMES:
        return None
    host, _, path = rest.partition("/")
    if host not in ("", "localhost"):
        raise refused(text, "it names a host; write file:///path, with three slashes")
    return f"/{path}" if os.path.lexists(f"/{path}") else unquote(f"/{path}")


def object_path(address: Any, *, conn_id: str | None) -> ObjectStoragePath:
    """Return the path of a file or object; nothing is read yet.

    Args:
        address: A URI, a local path, or an `ObjectStoragePath`, which stays as it is.
        conn_id: Airflow connection of the store, for a URI that names none.

    Raises:
        InvalidInput: The scheme is one of the network, or no store has it.
    """
    from airflow.providers.common.compat.sdk import ObjectStoragePath

    if hasattr(address, "protocol"):
        _check_scheme(address, str(address.protocol))
        return address  # type: ignore[no-any-return] # an object of Airflow's or fsspec's, told by its attribute
    text = str(address)
    _check_scheme(text, text.partition("://")[0] if "://" in text else "file")
    try:
        local = local_path(text) if "://" in text else None
        # Airflow 2.11 takes a relative path for one below the root.
        whole = text if "://" in text else os.path.join(os.getcwd(), text)  # noqa: PTH109, PTH118 - texts
        return ObjectStoragePath(whole if local is None else f"file://{local}", conn_id=conn_id)
    except (ValueError, ImportError) as error:  # fsspec knows stores whose packages are missing
        raise _unknown(text, error) from error


def connect(path: ObjectStoragePath) -> None:
    """Bring the file system of a path, where Airflow says whether it knows the scheme.

    Raises:
        InvalidInput: It does not.
    """
    try:
        _ = path.fs
    except (ValueError, ImportError) as error:
        raise _unknown(path, error) from error


def _check_scheme(address: Any, scheme: str) -> None:
    if "::" in scheme:
        raise refused(address, "file systems cannot be chained with '::'")
    if scheme.strip().lower() in NETWORK_SCHEMES:
        raise refused(
            address,
            f"{scheme} is not a store; fetch it in a task of its own, and pass its file or content",
        )


def _unknown(address: Any, error: Exception) -> Exception:
    return refused(address, f"{error}; is the Airflow provider of that store installed?")


def refused(address: Any, why: str) -> Exception:
    """Return the error for an address that cannot be used, now or later."""
    from paradigm_ext import InvalidInput

    return InvalidInput(f"{str(address)!r}: {why}")
