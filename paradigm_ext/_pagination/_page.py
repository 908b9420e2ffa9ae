"""A page of a list, and the models that pages are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paradigm_ext._pagination._cursor import Cursor

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class HasResults(Protocol[T_co]):
    """A generated page model: its items are in `results`."""

    @property
    def results(self) -> Sequence[T_co]:
        """The items of this page."""
        ...


class HasParsed(Protocol[T_co]):
    """A generated `Response`: the model is in `parsed`."""

    @property
    def parsed(self) -> T_co | None:
        """The model, or None where the status is not documented."""
        ...


@frozen
class Page(Generic[T]):
    """One page of a list.

    Attributes:
        items: Its items, in the server's order.
        cursor: Where this page begins.
        next_cursor: Where the next one begins; None after the last.
        total: How many items the whole list has, where the server says so.
    """

    items: tuple[T, ...]
    cursor: Cursor
    next_cursor: Cursor | None
    total: int | None
