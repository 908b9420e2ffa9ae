"""Checks of values that may come from templates: made in `execute`, when they are rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Collection


def refused(message: str) -> Exception:
    """Return the error for an invalid value."""
    from paradigm_ext import InvalidInput

    return InvalidInput(message)


def positive(name: str, value: Any) -> None:
    """Refuse anything but a finite number above 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < float("inf"):
        raise refused(f"{name} must be a number above 0, not {value!r}")


def one_of(name: str, value: Any, allowed: Collection[str]) -> None:
    """Refuse anything but one of the words allowed."""
    if value not in allowed:
        raise refused(f"{name} must be one of {', '.join(map(repr, allowed))}, not {value!r}")


def text(name: str, value: Any) -> str:
    """Return a text; refuse anything else, and an empty one."""
    if not isinstance(value, str) or not value.strip():
        raise refused(f"{name} must be a text with something in it, not {value!r}")
    return value


def words(name: str, value: Any) -> list[str]:
    """Return a list of words; refuse a single text, of which each letter would count."""
    given = [] if isinstance(value, str) or not hasattr(value, "__iter__") else list(value)
    if not given or not all(isinstance(word, str) and word for word in given):
        raise refused(f"{name} must be a list of statuses, such as ['embedded'], not {value!r}")
    return given


def required_id(name: str, value: Any) -> int:
    """Return an id that may be text after rendering; refuse an invalid one."""
    try:
        number = int(value) if not isinstance(value, bool | float) else 0
    except (TypeError, ValueError):
        number = 0
    if number < 1:
        raise refused(f"{name} must be a whole number above 0, not {value!r}")
    return number


def optional_id(name: str, value: Any) -> int | None:
    """Return an id, or None where a template rendered to nothing."""
    return None if value is None or value in ("", "None") else required_id(name, value)


def optional_ids(name: str, values: Any) -> list[int] | None:
    """Return ids given as a list, as one id or as text with commas; None where nothing was given."""
    if values in (None, "", "None"):
        return None
    listed = values.split(",") if isinstance(values, str) else values
    return [required_id(name, value) for value in ([listed] if isinstance(listed, int) else listed)]


def some(name: str, values: Any) -> list[Any]:
    """Return the values as a list; refuse anything but a list with something in it."""
    if not isinstance(values, list | tuple | set | frozenset) and not hasattr(values, "__iter__"):
        raise refused(f"{name} must be given, not {values!r}")
    listed = list(values)
    if not listed:
        raise refused(f"{name} is empty: there is nothing to wait for")
    return listed


def uuid(name: str, value: Any) -> str:
    """Return the id of an upload session; refuse an invalid one, such as an empty rendered template."""
    try:
        return str(UUID(str(value)))
    except ValueError:
        raise refused(f"{name} must be the UUID of an upload session, not {value!r}") from None
