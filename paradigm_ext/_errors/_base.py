"""The root of the tree, and the errors that belong to no single topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_ext._text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext._ingestion import IngestReport
    from paradigm_ext._pagination import Cursor


def _restore(cls: type[ParadigmError], args: tuple[Any, ...], state: dict[str, Any]) -> ParadigmError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ParadigmError(Exception):
    """Root of everything that this package raises on purpose."""

    #: Whether the same request may succeed a little later without any change.
    transient: bool = False
    #: Where a walk over pages stopped when the error came out of one, to resume from.
    cursor: Cursor | None = None
    #: What an ingestion had done when the error ended it.
    report: IngestReport | None = None

    def __init__(self, message: str = "") -> None:
        # What others wrote stands in messages: none of it begins a line or moves a terminal's cursor.
        super().__init__(printable(message))

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle by state: the default calls `cls(*args)`, which keyword-only constructors do not survive."""
        return _restore, (type(self), self.args, self.__dict__.copy())


class InvalidInput(ParadigmError, ValueError):
    """A value was refused before anything was sent; the message names it and the remedy."""


class UnreadableSource(InvalidInput):
    """A file, folder or glob gives nothing here and now: missing, unreadable, or without a file.

    Another attempt may succeed, once the mount is there, or on another machine that has it.
    """


class ConfigurationError(InvalidInput):
    """The client cannot be built from the values given; the message names the one at fault."""


class InvalidResponse(ParadigmError):
    """A successful status came with a body that is not what the API describes.

    Attributes:
        operation: What was called: a generated operation's name, or method and path.
        field: Where in the body it goes wrong, as `documents[3].updated_at`; empty when the body is not JSON
            at all.
    """

    #: A proxy's page or a body cut short is usually gone with the next request.
    transient = True
    operation: str
    field: str

    def __init__(self, message: str, *, operation: str, field: str = "") -> None:
        super().__init__(message)
        self.operation = operation
        self.field = field


class ResponseTooLarge(InvalidResponse):
    """A successful answer, or one event of a stream, is longer than the client's `Limits` allow."""

    #: It would be as long the next time.
    transient = False


class PaginationError(ParadigmError):
    """A walk over pages cannot go on; `cursor` is where it stopped, to resume from."""

    def __init__(self, message: str, *, cursor: Cursor) -> None:
        super().__init__(message)
        self.cursor = cursor
