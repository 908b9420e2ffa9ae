"""Strict mode: what an answer has that is not as described is an error, with every place named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from paradigm_ext._errors import InvalidResponse

if TYPE_CHECKING:
    from collections.abc import Sequence


class Departure(Protocol):
    """A departure as the generated clients tell it, v2's and v3's alike."""

    @property
    def operation(self) -> str:
        """The operation's id."""
        ...

    @property
    def path(self) -> str:
        """JSON pointer of the place in the answer."""
        ...


def refuse_departures(departures: Sequence[Departure]) -> None:
    """Raise all departures of one answer as one error.

    Raises:
        InvalidResponse: There is at least one; `field` is the first place, the message has all of them.
    """
    if departures:
        first = departures[0]
        listed = "\n".join(f"  {departure}" for departure in departures)
        raise InvalidResponse(
            f"{first.operation} answered otherwise than described:\n{listed}",
            operation=first.operation,
            field=first.path,
        )
