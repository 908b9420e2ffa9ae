"""A place in a paged list, to go on from later or on another machine."""

from __future__ import annotations

import json
from typing import Any, Literal, cast, get_args

from attrs import Attribute, field, frozen

from paradigm_ext._errors import InvalidInput

#: How a list is paged: by page number, after the last item seen, or not at all (a plain array).
Style = Literal["page", "after", "whole"]


def _known(_: object, attribute: Attribute[Any], value: object) -> None:
    if value not in get_args(Style):
        raise InvalidInput(f"{attribute.name} must be one of {', '.join(get_args(Style))}, not {value!r}")


@frozen
class Cursor:
    """Where a page begins: a page number, or the id after which it starts.

    Attributes:
        style: How the list is paged.
        value: Page number from 1 (`page`), an item's id (`after`, None for the beginning), None (`whole`).
    """

    style: Style = field(validator=_known)
    value: int | str | None = None

    @classmethod
    def start(cls, style: Style) -> Cursor:
        """Return the cursor of a list's first page."""
        return cls(style, 1 if style == "page" else None)

    def dumps(self) -> str:
        """Return the cursor as a short text."""
        return json.dumps([self.style, self.value])

    @classmethod
    def loads(cls, text: str) -> Cursor:
        """Return the cursor that `dumps` wrote.

        Raises:
            InvalidInput: The text is not a cursor.
        """
        try:
            loaded = cast("list[Any]", json.loads(text))
            style, value = loaded
            cursor = cls(style, value)
        except (ValueError, TypeError) as error:
            raise InvalidInput(f"{text!r} is not a cursor; pass what Cursor.dumps() returned") from error
        if style == "page" and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            raise InvalidInput(f"{text!r} is not a cursor: a page number is 1 or more")
        return cursor

    def parameters(self) -> dict[str, Any]:
        """Return the operation's own parameters that ask for this page."""
        if self.style == "page":
            return {"page": self.value}
        return {} if self.value is None else {"starting_after": self.value}
