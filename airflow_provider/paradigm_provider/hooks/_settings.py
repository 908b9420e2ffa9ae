"""From an Airflow connection to the arguments of a `Paradigm` client: pure, so that all processes agree."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from attrs import asdict, field, frozen

from paradigm_provider._version import __version__
from paradigm_provider.exceptions import InvalidConnection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext import Paradigm, Secret


#: What may have an address in Paradigm's user interface.
UI_KINDS = ("session", "agent", "workspace")


def _secret(value: str | Secret | None) -> Secret | None:
    from paradigm_ext import Secret

    return Secret(value) if isinstance(value, str) else value


@frozen
class ConnectionFields:
    """The fields of an Airflow connection, none of which is shown: Airflow's own object shows its password.

    Tools that show the locals of a failed task's frames find this in ours.
    """

    host: str | None = field(repr=False)
    schema: str | None = field(repr=False)
    port: int | None = field(repr=False)
    password: Secret | None = field(repr=False, converter=_secret)
    extra: HiddenExtra = field(repr=False)

    @classmethod
    def of(cls, conn_id: str, connection: Hidden, extra: Hidden) -> ConnectionFields:
        """Return the fields of a connection.

        Args:
            conn_id: Its id.
            connection: Airflow's object.
            extra: What Airflow reads in its extra.

        Raises:
            InvalidConnection: The extra is not a JSON object. Airflow takes it for an empty one, and then
                neither the proxy nor the allowed sources in it would hold.
        """
        given = connection.value
        if not (isinstance(extra.value, dict) and extra.value) and not _is_blank(connection):
            raise InvalidConnection(
                f'connection {conn_id!r}: the extra must be a JSON object, such as {{"timeout": 30}}'
            )
        return cls(given.host, given.schema, given.port, given.password, HiddenExtra(extra.value or {}))


@frozen
class Hidden:
    """Something that is not shown."""

    value: Any = field(repr=False)


def _is_blank(connection: Hidden) -> bool:
    """Tell whether a connection's extra is empty, or JSON for it."""
    with suppress(ValueError):
        return not (connection.value.extra or "").strip() or json.loads(connection.value.extra) in ({}, None)
    return False


class HiddenExtra(dict[str, Any]):
    """A connection's extra; its names may be shown, its values may not."""

    def __repr__(self) -> str:
        return f"HiddenExtra({', '.join(self)})"

    __str__ = __repr__


@frozen
class ConnectionSettings:
    """Everything that makes two connections need two clients. Equal settings share one.

    Attributes:
        base_url: Where Paradigm answers; None for the SDK's default.
        api_key: The secret; None takes key and address from the SDK's own environment variables.
        timeout: Seconds per request, or None for the SDK's default.
        max_requests_per_minute: Pacing of the client, or None for the SDK's default.
        rate_limit_storage: Redis, where processes share that pacing; may hold a password. None takes
            PARADIGM_RATE_LIMIT_STORAGE of the process.
        verify: Path of a PEM file, or None for the system's authorities.
        proxy: Proxy address, or None for the process's environment; may hold credentials.
    """

    base_url: str | None = None
    api_key: Secret | None = field(default=None, converter=_secret)
    timeout: float | None = None
    max_requests_per_minute: int | None = None
    rate_limit_storage: Secret | None = field(default=None, converter=_secret)
    verify: str | None = None
    proxy: Secret | None = field(default=None, converter=_secret)

    def client(self) -> Paradigm:
        """Build a client of its own for these settings; whoever calls closes it."""
        from paradigm_ext import Paradigm

        _quieten_requests()
        given = {name: value for name, value in asdict(self).items() if value is not None}
        return Paradigm.from_env(user_agent=f"airflow-provider-paradigm/{__version__}", **given)


def _quieten_requests() -> None:
    """Keep httpx from a line per request, as Airflow 3 does: with 2.11 a long wait would fill the log."""
    logger = logging.getLogger("httpx")
    if logger.level == logging.NOTSET:
        logger.setLevel(logging.WARNING)


def settings_from_connection(
    conn_id: str,
    *,
    host: str | None,
    schema: str | None,
    port: int | None,
    password: str | Secret | None,
    extra: Mapping[str, Any],
) -> ConnectionSettings:
    """Read a connection's fields; empty ones mean the default, except the API key.

    Raises:
        InvalidConnection: The API key is empty, or a field holds something that it cannot mean.
    """
    api_key = password = _secret(password)
    if not api_key:
        message = (
            f"connection {conn_id!r}: the field 'API key' (password) is empty; paste a Paradigm API key there"
        )
        raise InvalidConnection(message)
    read = _FieldReader(conn_id, extra)
    return ConnectionSettings(
        base_url=_base_url(conn_id, host, schema, port),
        api_key=_stripped(api_key),
        timeout=read.number("timeout"),
        max_requests_per_minute=read.integer("max_requests_per_minute"),
        rate_limit_storage=read.text("rate_limit_storage"),
        verify=read.text("ca_file"),
        proxy=read.text("proxy"),
    )


def _stripped(secret: Secret) -> Secret:
    from paradigm_ext import Secret

    return Secret(secret.reveal().strip())


def default_workspace(conn_id: str, extra: Mapping[str, Any]) -> int | None:
    """Return the workspace that a connection's extra names for uploads that name none."""
    return _FieldReader(conn_id, extra).integer("workspace_id")


def allowed_sources(extra: Mapping[str, Any]) -> Any:
    """Return the places that a connection's extra allows tasks to read and write, unread; None for all."""
    return extra.get("allowed_sources")


def ui_addresses(conn_id: str, extra: Mapping[str, Any]) -> dict[str, str]:
    """Return where Paradigm's user interface shows things, by kind, as far as the connection says.

    Returns:
        Addresses with `{id}` in them, by `session`, `agent` and `workspace`.

    Raises:
        InvalidConnection: An address is invalid, holds credentials, or has no `{id}`.
    """
    read = _FieldReader(conn_id, extra)
    given = {kind: read.address(f"ui_{kind}_url") for kind in UI_KINDS}
    return {kind: address for kind, address in given.items() if address is not None}


def _base_url(conn_id: str, host: str | None, schema: str | None, port: int | None) -> str | None:
    host = (host or "").strip().rstrip("/")
    if not host:
        return None
    scheme, separator, rest = host.partition("://")
    if not separator:
        scheme, rest = (schema or "https").strip().lower(), host
    if scheme not in {"http", "https"}:
        raise InvalidConnection(
            f"connection {conn_id!r}: the host's scheme is {scheme!r}; use https:// (or http://)"
        )
    authority, slash, path = rest.partition("/")
    if "@" in authority:
        raise InvalidConnection(
            f"connection {conn_id!r}: the host holds credentials; the API key goes into 'API key'"
        )
    if authority.rstrip(":").lower() in {"", "http", "https"}:
        raise InvalidConnection(
            f"connection {conn_id!r}: the host must be an address (https://paradigm.example), not {host!r}"
        )
    if port and ":" not in authority.rpartition("]")[2]:
        authority = f"{authority}:{port}"
    return f"{scheme}://{authority}{slash}{path}"


def _is_plain_address(text: str) -> bool:
    """Return whether a text is an address of the web without credentials."""
    try:
        parts = urlsplit(text)
    except ValueError:  # a bracket without its other one
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not set("@{") & set(parts.netloc)


@frozen
class _FieldReader:
    """Reads typed fields of an extra that may come from a form, a URI (all text) or hand-written JSON."""

    conn_id: str
    extra: Mapping[str, Any] = field(repr=False)

    def text(self, name: str) -> str | None:
        given = Hidden(self.extra.get(name))  # it may hold a password, whatever its type
        if given.value is None or (isinstance(given.value, str) and not given.value.strip()):
            return None
        if not isinstance(given.value, str):
            raise self._refuse(name, "a text")
        return given.value.strip()

    def address(self, name: str) -> str | None:
        text = self.text(name)
        if text is None:
            return None
        if not _is_plain_address(text):
            raise self._refuse(name, "an address (https://...) without credentials")
        if text.count("{id}") != 1 or text.count("{") != 1 or text.count("}") != 1:
            raise self._refuse(name, "an address with {id} where the id goes")
        return text

    def number(self, name: str) -> float | None:
        value = self.extra.get(name)
        if value is None or value == "":
            return None
        try:
            number = float(value) if not isinstance(value, bool) else float("nan")
        except (TypeError, ValueError, OverflowError):
            raise self._refuse(name, "a number above 0") from None
        if not 0 < number < float("inf"):
            raise self._refuse(name, "a number above 0")
        return number

    def integer(self, name: str) -> int | None:
        number = self.number(name)
        if number is None:
            return None
        if number != int(number):
            raise self._refuse(name, "a whole number above 0")
        return int(number)

    def _refuse(self, name: str, wanted: str) -> InvalidConnection:
        hidden = name in {"proxy", "rate_limit_storage"} or name.startswith("ui_")
        shown = "" if hidden else f", not {self.extra.get(name)!r}"
        return InvalidConnection(f"connection {self.conn_id!r}: the field {name!r} must be {wanted}{shown}")
