"""The fence around what tasks read and write: checked when a task runs, before it opens or lists anything.

Three can set one: whoever runs Airflow (`[paradigm] allowed_sources`), whoever owns the connection
(`allowed_sources` in its extra), and whoever writes the DAG (`allowed_sources=` of the operator, not
templated). A place must be allowed by all that are set.
"""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import conf
from attrs import frozen

from paradigm_provider._places.allowed import AllowedPlace, read_allowed
from paradigm_provider._places.stores import connect, local_path, object_path, refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from airflow.providers.common.compat.sdk import ObjectStoragePath

SECTION, OPTION = "paradigm", "allowed_sources"
#: The operators' parameter of the same purpose.
PARAMETER = "allowed_sources="


@frozen
class Fence:
    """What each of those who set one allows.

    Attributes:
        rules: Who says so, and what is allowed.
    """

    rules: tuple[tuple[str, tuple[AllowedPlace, ...]], ...] = ()

    @classmethod
    def of(cls, *settings: tuple[str, Any]) -> Fence:
        """Return the fence that settings make, each with the name that errors call it by.

        Raises:
            InvalidInput: A setting cannot be read: nothing is allowed then.
        """
        return cls(tuple(rule for name, value in settings for rule in _rule(name, value)))

    def object(self, address: Any, *, conn_id: str | None = None) -> ObjectStoragePath:
        """Return the path of a file or object that may be read and written; nothing is connected to before.

        Args:
            address: A URI, a local path, or an `ObjectStoragePath`, which stays as it is.
            conn_id: Airflow connection of the store, for a URI that names none.

        Raises:
            InvalidInput: It may not, or no store has this scheme.
        """
        path = object_path(address, conn_id=conn_id)
        self.check(path)
        connect(path)
        return path

    def check(self, path: Any) -> None:
        """Return when a local path or glob, or an `ObjectStoragePath`, may be read and written.

        Raises:
            InvalidInput: It may not.
        """
        if "\0" in str(path):
            raise refused(path, "no file or object can have this name")
        for name, allowed in self.rules:
            for place in _places(path):
                if not any(one.holds(place) for one in allowed):
                    raise refused(path, f"{name} does not allow this place")

    def file(self, address: Any) -> str:
        """Return the path of a file of this machine that may be read and written.

        Raises:
            InvalidInput: It is in a store, or may not.
        """
        path = local_path(address)
        if path is None:
            raise refused(address, "it must be a file of this machine")
        self.check(path)
        return path


#: Allows every place.
NO_FENCE = Fence()


def provider_setting() -> tuple[str, Any]:
    """Return what Airflow's configuration allows, for `Fence.of`."""
    return f"Airflow's setting [{SECTION}] {OPTION}", conf.get(SECTION, OPTION, fallback=None)


def _rule(name: str, value: Any) -> list[tuple[str, tuple[AllowedPlace, ...]]]:
    try:
        allowed = read_allowed(value)
    except ValueError as error:
        raise refused(value, f"{name} cannot be read: {error}") from error
    return [] if allowed is None else [(name, allowed)]


def _places(path: Any) -> Iterable[AllowedPlace]:
    """Yield what must be allowed for a path: itself, and of a glob the folder that is searched."""
    local = local_path(path)
    if local is not None:
        return _local_places(local)
    connection = path.storage_options.get("conn_id")
    return [AllowedPlace.remote(str(path.protocol), str(path.path), connection or None)]


def _local_places(path: str) -> Iterable[AllowedPlace]:
    # As the SDK reads it: `~` is a file of that name where there is one.
    spelled = path if os.path.lexists(path) else os.path.expanduser(path)  # noqa: PTH111 - a text
    yield AllowedPlace.local(spelled)
    parts = spelled.split("/")
    plain = next((index for index, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    if plain < len(parts):
        yield AllowedPlace.local("/".join(parts[:plain]) or ("/" if spelled.startswith("/") else "."))
