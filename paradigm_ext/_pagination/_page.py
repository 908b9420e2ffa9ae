"""A page of a list, and the models that pages are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paradigm_ext._pagination._cursor import Cursor
    from paradigm_ext._unset import Unset

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U_co = TypeVar("U_co", covariant=True)


class HasResults(Protocol[T_co]):
    """A generated page model: its items are in `results`, where the server sent any."""

    @property
    def results(self) -> Sequence[T_co] | Unset:
        """The items of this page."""
        ...


class HasData(Protocol[T_co]):
    """A generated page model of v2: its items are in `data`."""

    @property
    def data(self) -> Sequence[T_co] | Unset:
        """The items of this page."""
        ...


class HasResources(Protocol[T_co]):
    """A generated page model of SCIM: its items are in `resources`."""

    @property
    def resources(self) -> Sequence[T_co] | Unset:
        """The items of this page."""
        ...


#: What a generated list operation answers with: a plain array, or a page whose items have one type.
Listing: TypeAlias = "list[T] | HasResults[T] | HasData[T] | HasResources[T]"


class HasSources(Protocol[T_co, U_co]):
    """The generated page model of sources: two lists, which are walked one after the other."""

    @property
    def document(self) -> Sequence[T_co] | Unset:
        """The documents of this page."""
        ...

    @property
    def web(self) -> Sequence[U_co] | Unset:
        """The web pages of this page."""
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
