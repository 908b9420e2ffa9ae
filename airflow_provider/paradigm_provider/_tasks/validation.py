"""Checks of values that may come from templates: made in `execute`, when they are rendered."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Collection

#: The largest number of seconds; whole numbers know no end.
MOST = sys.float_info.max
#: What is wrong with a list that a template made a text of.
RENDERED = (
    "it was rendered as text; pass the value itself, or set render_template_as_native_obj=True for the DAG"
)


def refused(message: str) -> Exception:
    """Return the error for an invalid value."""
    from paradigm_ext import InvalidInput

    return InvalidInput(message)


def positive(name: str, value: Any) -> None:
    """Refuse anything but a number above 0 that a float can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= MOST:
        raise refused(f"{name} must be a number above 0, not {value!r}")


def flags(task: object, *names: str) -> None:
    """Refuse attributes that are not True or False: any text is true, `"False"` and a template, too."""
    for name in names:
        value = getattr(task, name)
        if not isinstance(value, bool):
            raise refused(f"{name} must be True or False, not {value!r}; it is not templated")


def is_absent(value: Any) -> bool:
    """Tell whether nothing was given: None, or what a template makes of it."""
    return value is None or (isinstance(value, str) and value in ("", "None"))


def is_rendered_collection(value: Any) -> bool:
    """Tell whether a text is a list or mapping, as a template writes it that is not rendered natively."""
    text = value.strip() if isinstance(value, str) else ""
    if text[:1] + text[-1:] not in ("[]", "()", "{}"):
        return False
    for read in (ast.literal_eval, json.loads):
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            return isinstance(read(text), list | tuple | set | dict)
    return False


def one_of(name: str, value: Any, allowed: Collection[str]) -> None:
    """Refuse anything but one of the words allowed."""
    if value not in allowed:
        raise refused(f"{name} must be one of {', '.join(map(repr, allowed))}, not {value!r}")


def text(name: str, value: Any) -> str:
    """Return a text; refuse anything else, and an empty one."""
    if not isinstance(value, str) or not value.strip() or is_absent(value):
        raise refused(f"{name} must be a text with something in it, not {value!r}")
    return value


def optional_text(name: str, value: Any) -> str | None:
    """Return a text, or None where a template rendered to nothing; refuse a list or a mapping."""
    if is_absent(value):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | UUID):
        raise refused(f"{name} must be a text, not {value!r}")
    return str(value)


def optional_mapping(name: str, value: Any) -> Mapping[str, Any] | None:
    """Return a mapping, or None where nothing was given; refuse one that was rendered as text."""
    if is_absent(value):
        return None
    if not isinstance(value, Mapping):
        why = f": {RENDERED}" if is_rendered_collection(value) else ""
        raise refused(f"{name} must be a mapping, such as {{'key': 'value'}}, not {value!r}{why}")
    return value


def listed(name: str, values: Any, *, separator: str | None = ",") -> list[Any] | None:
    """Return several values as a list; None where nothing was given.

    Args:
        name: Of the parameter.
        values: A list or another iterable of values, such as the XComs of mapped tasks, or one value.
        separator: What a text has between its values; None for a text that is one value.
    """
    if is_absent(values):
        return None
    if is_rendered_collection(values):
        raise refused(f"{name} must be a list, not {values!r}: {RENDERED}")
    if isinstance(values, str):
        return values.split(separator) if separator else [values]
    if isinstance(values, int):
        return [values]
    if isinstance(values, Mapping | bytes) or not isinstance(values, Iterable):
        raise refused(f"{name} must be a list, not {values!r}")
    return list(values)


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
    return None if is_absent(value) else required_id(name, value)


def optional_ids(name: str, values: Any) -> list[int] | None:
    """Return ids given as a list, as one id or as text with commas; None where nothing was given."""
    given = listed(name, values)
    return None if given is None else [required_id(name, value) for value in given]


def some(name: str, values: Any) -> list[Any]:
    """Return the values as a list; refuse anything but a list with something in it."""
    given = listed(name, values, separator=None)
    if given is None:
        raise refused(f"{name} must be given, not {values!r}")
    if not given:
        raise refused(f"{name} is empty: give at least one, or skip the task")
    return given


def uuid(name: str, value: Any) -> str:
    """Return the id of an upload session; refuse an invalid one, such as an empty rendered template."""
    try:
        return str(UUID(str(value)))
    except ValueError:
        raise refused(f"{name} must be the UUID of an upload session, not {value!r}") from None
