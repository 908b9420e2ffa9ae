"""Query parameters read as Django's filters read them: strictly, and the last value of a name wins."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from paradigm_emulator.http.errors import FieldProblem, InvalidFields, not_found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

TRUE: Final = frozenset({"true", "1", "t", "yes", "on"})
FALSE: Final = frozenset({"false", "0", "f", "no", "off"})
MAX_DIGITS: Final = 20
# As many digits as a 64-bit key has at most, all of which fit.
PATH_DIGITS: Final = 18
INT32: Final = 2_147_483_647
INT64: Final = 9_223_372_036_854_775_807


class Params:
    """The query string, read field by field; complaints are collected and raised together by `check`.

    Args:
        request: The request.
    """

    def __init__(self, request: Request) -> None:
        # Django's QueryDict answers the last value of a repeated key: `status=a&status=b` means b.
        self._values = dict(request.query_params.multi_items())
        self._problems: dict[str, list[FieldProblem]] = {}

    def _complain(self, name: str, code: str, detail: str) -> None:
        self._problems.setdefault(name, []).append(FieldProblem(code, detail))

    def check(self) -> None:
        """Raise what was wrong, if anything was.

        Raises:
            InvalidFields: 400 with the sentences by field name.
        """
        if self._problems:
            raise InvalidFields(self._problems, query=True)

    def text(self, name: str) -> str | None:
        """Return a text; an empty one counts as absent."""
        value = self._values.get(name)
        if value and "\x00" in value:
            self._complain(name, "null_characters_not_allowed", "Null characters are not allowed.")
            return None
        return value or None

    def texts(self, name: str) -> list[str]:
        """Return the comma-separated values of a list filter."""
        return [part.strip() for part in (self.text(name) or "").split(",") if part.strip()]

    def choices(self, name: str, allowed: Iterable[str]) -> list[str]:
        """Return the comma-separated values of a filter that takes only some words."""
        known = frozenset(allowed)
        values = self.texts(name)
        for value in values:
            if value not in known:
                sentence = f"Select a valid choice. {value} is not one of the available choices."
                self._complain(name, "invalid_choice", sentence)
        return values

    def integer(self, name: str, *, low: int = -INT64 - 1, high: int = INT64) -> int | None:
        """Return a whole number within bounds."""
        value = self.text(name)
        return None if value is None else self._integer(name, value, low, high)

    def integers(self, name: str) -> list[int]:
        """Return the comma-separated whole numbers of a list filter."""
        found = (self._integer(name, value, -INT64 - 1, INT64) for value in self.texts(name))
        return [number for number in found if number is not None]

    def _integer(self, name: str, value: str, low: int, high: int) -> int | None:
        try:
            number = int(value) if value.isascii() and len(value) <= MAX_DIGITS and "_" not in value else None
        except ValueError:
            number = None
        if number is None:
            self._complain(name, "invalid", "Enter a whole number.")
        elif number < low:
            self._complain(name, "min_value", f"Ensure this value is greater than or equal to {low}.")
        elif number > high:
            self._complain(name, "max_value", f"Ensure this value is less than or equal to {high}.")
        else:
            return number
        return None

    def boolean(self, name: str, default: bool | None = None) -> bool | None:
        """Return a truth value."""
        value = self.text(name)
        if value is None:
            return default
        if value.lower() in TRUE:
            return True
        if value.lower() in FALSE:
            return False
        self._complain(name, "invalid", "Must be a valid boolean.")
        return default

    def moment(self, name: str) -> float | None:
        """Return a date or date-time as seconds since the epoch; a bare date is its midnight, UTC."""
        value = self.text(name)
        if value is None:
            return None
        try:
            parsed = datetime.fromisoformat(value)
            if "T" not in value and " " not in value:
                parsed = datetime.combine(date.fromisoformat(value), datetime.min.time())
            return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            self._complain(name, "invalid", "Enter a valid date/time.")
            return None

    def uuid(self, name: str) -> str | None:
        """Return a UUID in its canonical form."""
        value = self.text(name)
        if value is None:
            return None
        found = canonical_uuid(value)
        if found is None:
            self._complain(name, "invalid", "Enter a valid UUID.")
        return found


def canonical_uuid(value: str) -> str | None:
    """Return a UUID in lower case with dashes, or None when the text is something else."""
    try:
        return str(UUID(value))
    except ValueError:
        return None


def whole_number(text: str, digits: int = PATH_DIGITS) -> int | None:
    """Return a number written in ASCII digits, at most so many; None for anything else.

    `str.isdigit` alone takes superscripts, which `int` does not.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None


def path_id(request: Request, name: str = "id") -> int:
    """Return a whole number of the path.

    Raises:
        Refusal: 404: Django's URL patterns match whole numbers only.
    """
    value = whole_number(request.path_params[name])
    if value is None:
        raise not_found()
    return value
