"""Numbers and words that callers pass, checked in one place and refused in one form of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from paradigm_ext._errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from attrs import Attribute

#: No larger integer becomes a float, and none larger by far becomes text.
MAX_BITS = 1023


def check_number(
    name: str,
    value: object,
    *,
    above: float | None = None,
    least: float | None = None,
    most: float | None = None,
    whole: bool = False,
    none: str = "",
    error: type[InvalidInput] = InvalidInput,
) -> None:
    """Return when a number is of use; `nan`, truth values and texts never are.

    Args:
        name: What the caller calls it.
        value: What the caller passed.
        above: It must be larger than this.
        least: It must be this at least.
        most: It must be this at most.
        whole: Whether it must be an integer.
        none: What None stands for, such as `no limit`; empty where None is invalid.
        error: What to raise.

    Raises:
        InvalidInput: It is invalid; the message names it, what is valid, and the value.
    """
    if value is None and none:
        return
    huge = isinstance(value, int) and value.bit_length() > MAX_BITS
    if isinstance(value, int if whole else (int, float)) and not isinstance(value, bool) and not huge:
        number = cast("float", value)
        if (
            (above is None or number > above)
            and (least is None or number >= least)
            and (most is None or number <= most)
        ):
            return
    kind = "a whole number" if whole else "a number"
    limits = f" above {above:g}" if above is not None else f" from {least:g}" if least is not None else ""
    limits += f" to {most:g}" if most is not None else ""
    otherwise = f", or None for {none}" if none else ""
    shown = f"an integer of {cast('int', value).bit_length():,} bits" if huge else repr(value)
    raise error(f"{name} must be {kind}{limits}{otherwise}, not {shown}")


def check_kind(
    name: str,
    value: object,
    kinds: type | tuple[type, ...],
    words: str,
    *,
    error: type[InvalidInput] = InvalidInput,
) -> None:
    """Return when a value is of the right type.

    Args:
        name: What the caller calls it.
        value: What the caller passed; it may be a secret.
        kinds: What it may be.
        words: The same in words.
        error: What to raise.

    Raises:
        InvalidInput: It is of another type; the message names that type and not the value.
    """
    if not isinstance(value, kinds):
        raise error(f"{name} must be {words}, not {type(value).__name__}")


def kind(
    kinds: type | tuple[type, ...], words: str, **rules: Any
) -> Callable[[Any, Attribute[Any], Any], None]:
    """Return an attrs validator that applies `check_kind` to its attribute."""

    def validate(_: object, attribute: Attribute[Any], value: object) -> None:
        check_kind(attribute.name, value, kinds, words, **rules)

    return validate


def is_uuid(value: object) -> bool:
    """Return whether a value is the text of a UUID, in digits that a path can carry as they are."""
    if not isinstance(value, str) or not value.isascii():
        return False
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def check_flags(owner: object, *names: str) -> None:
    """Return when attributes are True or False.

    Raises:
        InvalidInput: One is not: a text such as "False", of a template or a file, would count as true.
    """
    for name in names:
        value = getattr(owner, name)
        if not isinstance(value, bool):
            raise InvalidInput(f"{name} must be True or False, not {value!r}")


def check_choice(name: str, value: object, choices: Sequence[str]) -> None:
    """Return when a word is one of the choices.

    Args:
        name: What the caller calls it.
        value: What the caller passed.
        choices: The words, two or more, in the order in which the message names them.

    Raises:
        InvalidInput: It is another; the message names it, the choices, and the value.
    """
    if value not in choices:
        *first, last = map(repr, choices)
        raise InvalidInput(f"{name} must be {', '.join(first)} or {last}, not {value!r}")


def check_success(success: Collection[str]) -> None:
    """Return when a wait has at least one status that counts as done.

    Raises:
        InvalidInput: There is none, so that the wait could only come to its deadline; or a text, of which
            every part would count.
    """
    if isinstance(success, str):
        raise InvalidInput(f"success must be a list of statuses, such as [{success!r}], not a text")
    if not success:
        raise InvalidInput("success must name at least one status that counts as done")


def number(**rules: Any) -> Callable[[Any, Attribute[Any], Any], None]:
    """Return an attrs validator that applies `check_number` to its attribute."""

    def validate(_: object, attribute: Attribute[Any], value: object) -> None:
        check_number(attribute.name, value, **rules)

    return validate
