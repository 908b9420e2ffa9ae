"""JSON bodies, read field by field; complaints are collected and raised together."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.http.errors import FieldProblem, InvalidFields, Refusal
from paradigm_emulator.http.limits import bounded
from paradigm_emulator.http.params import INT64, canonical_uuid
from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

MAX_JSON_BYTES: Final = 4_194_304


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _uuids(value: Any) -> bool:
    return _texts(value) and all(canonical_uuid(item) for item in value)


def _objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


FITS: Final[dict[str, Callable[[Any], bool]]] = {
    "number": _number,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "text": lambda value: isinstance(value, str),
    "texts": _texts,
    "uuids": _uuids,
    "object": lambda value: isinstance(value, dict),
    "objects": _objects,
}


async def json_body(request: Request) -> Body:
    """Return the JSON object of a request.

    An empty body is an empty object, whatever its content type: Django REST framework asks no parser for it
    (inferred). What is missing is then named by the operation, as it is in `{}`.

    Raises:
        Refusal: 415 another content type; 400 no JSON, or no object; 413 more than 4 MiB.
    """
    raw = await bounded(request, MAX_JSON_BYTES).body()
    if not raw:
        return Body({})
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, f'Unsupported media type "{kind[:100]}" in request.')
    try:
        parsed = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, f"JSON parse error - {error}", error="parse_error") from error
    if not isinstance(parsed, dict):
        problem = FieldProblem(
            "invalid", f"Invalid data. Expected a dictionary, but got {type(parsed).__name__}."
        )
        raise InvalidFields({"non_field_errors": [problem]})
    return Body(parsed)


def storable(text: str) -> bool:
    """Return whether a text can be written as UTF-8; JSON can escape halves of characters that cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _moment(value: str) -> str | None:
    # Django takes no date alone for a date and time.
    if "T" not in value.upper():
        return None
    try:
        parsed = datetime.fromisoformat(value)
        return iso((parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


class Body:
    """One JSON object.

    Args:
        values: The parsed object.
    """

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values
        self._problems: dict[str, list[FieldProblem]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def complain(self, name: str, code: str, detail: str) -> None:
        """Note what is wrong with a field."""
        self._problems.setdefault(name, []).append(FieldProblem(code, detail))

    def check(self) -> None:
        """Raise what was wrong, if anything was.

        Raises:
            InvalidFields: 422 in v3, 400 in v2.
        """
        if self._problems:
            raise InvalidFields(self._problems)

    def _value(self, name: str, *, required: bool, nullable: bool) -> Any:
        if name not in self.values:
            if required:
                self.complain(name, "required", "This field is required.")
            return None
        value = self.values[name]
        if value is None and not nullable:
            self.complain(name, "null", "This field may not be null.")
        return value

    def text(
        self,
        name: str,
        *,
        required: bool = False,
        nullable: bool = False,
        limit: int | None = None,
        blank: bool = False,
    ) -> str | None:
        """Return a text field."""
        value = self._value(name, required=required, nullable=nullable)
        if value is None:
            return None
        if not isinstance(value, str):
            self.complain(name, "invalid", "Not a valid string.")
        elif "\x00" in value:
            self.complain(name, "null_characters_not_allowed", "Null characters are not allowed.")
        elif not blank and not value.strip():
            self.complain(name, "blank", "This field may not be blank.")
        elif limit is not None and len(value) > limit:
            self.complain(name, "max_length", f"Ensure this field has no more than {limit} characters.")
        elif not storable(value):
            self.complain(name, "invalid", "Surrogates are not allowed.")
        else:
            return value
        return None

    def choice(self, name: str, allowed: tuple[str, ...], *, default: str, nullable: bool = False) -> str:
        """Return one of some words."""
        value = self._value(name, required=False, nullable=nullable)
        if value is None:
            return default
        if value not in allowed:
            self.complain(name, "invalid_choice", f'"{value}" is not a valid choice.')
            return default
        return str(value)

    def integer(
        self,
        name: str,
        *,
        required: bool = False,
        nullable: bool = False,
        low: int = -INT64 - 1,
        high: int = INT64,
    ) -> int | None:
        """Return a whole number within bounds."""
        value = self._value(name, required=required, nullable=nullable)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.complain(name, "invalid", "A valid integer is required.")
        elif value < low:
            self.complain(name, "min_value", f"Ensure this value is greater than or equal to {low}.")
        elif value > high:
            self.complain(name, "max_value", f"Ensure this value is less than or equal to {high}.")
        else:
            return value
        return None

    def moment(self, name: str, *, required: bool = False) -> str | None:
        """Return a date and time, written as the API writes times: in UTC."""
        value = self._value(name, required=required, nullable=False)
        if value is None:
            return None
        found = _moment(value) if isinstance(value, str) else None
        if found is None:
            self.complain(name, "invalid", "Datetime has wrong format, or is out of range.")
        return found

    def boolean(self, name: str, *, default: bool = False, nullable: bool = False) -> bool:
        """Return a truth value."""
        value = self._value(name, required=False, nullable=nullable)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.complain(name, "invalid", "Must be a valid boolean.")
            return default
        return value

    def typed(self, **kinds: str) -> None:
        """Check fields that the emulator takes without using them.

        Args:
            kinds: By field one of the names in `FITS`; with a `?` behind it, null is taken too.
        """
        for name, kind in kinds.items():
            value = self.values.get(name)
            if name not in self.values or (value is None and kind.endswith("?")):
                continue
            if not FITS[kind.removesuffix("?")](value):
                self.complain(name, "invalid", f"Not a valid {kind.removesuffix('?')}.")

    def integers(self, name: str, *, required: bool = False, least: int = 0) -> list[int] | None:
        """Return a list of whole numbers, or None when it is absent."""
        value = self._value(name, required=required, nullable=False)
        if value is None:
            return None
        if not isinstance(value, list):
            self.complain(
                name, "not_a_list", f'Expected a list of items but got type "{type(value).__name__}".'
            )
        elif any(isinstance(item, bool) or not isinstance(item, int) or abs(item) > INT64 for item in value):
            self.complain(name, "invalid", "A valid integer is required.")
        elif len(value) < least:
            self.complain(name, "min_length", f"Ensure this field has at least {least} elements.")
        else:
            return value
        return None
