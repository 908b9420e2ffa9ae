"""Values that must be in no repr, log line, traceback or pickle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from paradigm_ext._errors import ConfigurationError
from paradigm_ext._validation import check_kind

HIDDEN = "[hidden]"
#: A file, that of its key, and the key's password.
MOST_OF_A_CERTIFICATE = 3


class Secret:
    """A string that only `reveal()` shows: it is in no repr, log line or pickle.

    `Paradigm` takes one wherever it takes a secret as text. Equal strings make equal secrets.

    It is made where a value enters the package, so that the locals of a frame, which tools show with a
    traceback, hold this and not the string.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the string itself."""
        return self._value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __bool__(self) -> bool:
        return bool(str(self._value).strip())  # it may be of another type, which is refused later

    def __repr__(self) -> str:
        return "Secret([hidden])"

    __str__ = __repr__

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("an API key is not pickled; use Paradigm.from_env() on the other side")


class SecretHeaders(dict[str, str]):
    """Headers whose names may be shown and whose values may not."""

    def __repr__(self) -> str:
        return repr(dict.fromkeys(self, HIDDEN))

    __str__ = __repr__


class SecretCertificate(tuple[str, ...]):
    """A client certificate: its file, that of its key, and the key's password, which is not shown."""

    __slots__ = ()

    @classmethod
    def of(cls, value: str | tuple[str, ...]) -> SecretCertificate:
        """Return the certificate that a caller names by a file or by several.

        Raises:
            ConfigurationError: It is neither.
        """
        given = cls(value if isinstance(value, tuple) else (value,))
        if not 1 <= len(given) <= MOST_OF_A_CERTIFICATE or not all_text(given):
            raise ConfigurationError(
                "cert must be a file, (certificate, key) or (certificate, key, password), each of them text"
            )
        return given

    @property
    def has_password(self) -> bool:
        """Whether a password came with it."""
        return len(self) > 2

    def __repr__(self) -> str:
        return repr((*self[:2], *[HIDDEN] * len(self[2:])))

    __str__ = __repr__


def secret_of(value: str | Secret | None) -> Secret:
    """Return the value as a secret; an empty one for None.

    A value of another type is hidden, too. `check_text` refuses it.
    """
    return value if isinstance(value, Secret) else Secret("" if value is None else value)


def all_text(values: Iterable[object]) -> bool:
    """Return whether all values are text."""
    return all(isinstance(value, str) for value in values)


def check_text(name: str, secret: Secret) -> None:
    """Return when a secret is text.

    Raises:
        ConfigurationError: It is of another type; the message names that type.
    """
    check_kind(name, secret.reveal(), str, "text", error=ConfigurationError)


def secret_headers(value: Mapping[str, str] | None) -> SecretHeaders:
    """Return headers that hide their values.

    Raises:
        ConfigurationError: They are not headers.
    """
    if value is None:
        return SecretHeaders()
    check_kind("headers", value, Mapping, "a mapping of names to values", error=ConfigurationError)
    return SecretHeaders(value)
