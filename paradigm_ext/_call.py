"""Calling generated functions so that what comes back is a model, or an error of ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from paradigm_ext._errors import InvalidInput, InvalidResponse

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator, Iterator
    from types import FrameType, TracebackType

P = ParamSpec("P")
T = TypeVar("T")

#: What the generated models raise on a body of another shape than theirs.
SHAPE_ERRORS = (KeyError, TypeError, ValueError, AttributeError)


def call(operation: Callable[P, T | None], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a generated `sync` function and return its model, never None.

    Args:
        operation: `sync` of a module of `paradigm_api`.
        args: Its own arguments.
        kwargs: Its own keyword arguments, `client` among them.

    Raises:
        InvalidInput: An argument is invalid, such as a path parameter that would change the address.
        InvalidResponse: The answer is a success, but not of the documented shape or status.
        APIError: The answer is an error.
    """
    with answers_of(operation):
        return present(operation, operation(*args, **kwargs))


async def acall(operation: Callable[P, Awaitable[T | None]], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a generated `asyncio` function and return its model, never None; as `call`."""
    with answers_of(operation):
        return present(operation, await operation(*args, **kwargs))


def present(operation: Callable[..., Any], value: T | None) -> T:
    """Return the model, or raise that the answer's status was a success nobody documented."""
    if value is None:
        name = operation_name(operation)
        raise InvalidResponse(
            f"{name} answered with a success that its description does not have", operation=name
        )
    return value


@contextmanager
def answers_of(operation: Callable[..., Any]) -> Generator[None]:
    """Raise what a generated function stumbles over as an error of this package.

    Raises:
        InvalidInput: An argument is invalid, such as a path parameter with a slash; nothing was sent.
        InvalidResponse: The answer has another shape than described.
    """
    try:
        yield
    except SHAPE_ERRORS as error:
        within = {frame.f_code.co_name for frame in _frames(error.__traceback__)}
        if "_get_kwargs" in within and isinstance(error, ValueError):
            raise InvalidInput(f"{operation_name(operation)}: {error}") from error
        if "_parse_response" not in within:
            raise
        raise _wrong_shape(operation, error) from error


def _wrong_shape(operation: Callable[..., Any], error: Exception) -> InvalidResponse:
    name = operation_name(operation)
    return InvalidResponse(
        f"{name} answered with another shape than described: {type(error).__name__}: {error}", operation=name
    )


def operation_name(operation: Callable[..., Any]) -> str:
    """Return a generated function's operation id, which is its module's name."""
    return getattr(operation, "__module__", "").rpartition(".")[2] or repr(operation)


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next
