"""Calling generated functions so that what comes back is a model, or an error of ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from paradigm_ext._errors import InvalidResponse

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
    """Raise what a generated function stumbles over in an answer as an error that says where it is.

    Raises:
        InvalidResponse: The answer has another shape than described.
    """
    try:
        yield
    except SHAPE_ERRORS as error:
        frames = list(_frames(error.__traceback__))
        if not any(frame.f_code.co_name == "_parse_response" for frame in frames):
            raise
        raise _wrong_shape(operation, frames, error) from error


def _wrong_shape(operation: Callable[..., Any], frames: list[FrameType], error: Exception) -> InvalidResponse:
    name, path = operation_name(operation), field_path(frames, error)
    where = f" at {path}" if path else ""
    return InvalidResponse(
        f"{name} answered with another shape than described{where}: {type(error).__name__}: {error}",
        operation=name,
        field=path,
    )


def operation_name(operation: Callable[..., Any]) -> str:
    """Return a generated function's operation id, which is its module's name."""
    return getattr(operation, "__module__", "").rpartition(".")[2] or repr(operation)


def field_path(frames: list[FrameType], error: Exception) -> str:
    """Return where in the body reading failed, as `documents[3].updated_at`, as far as the frames tell.

    The generated `from_dict` keeps each list that it builds in a variable named after the field, and the item
    it reads in `<field>_item_data`: together they say which item it was.
    """
    path = [_item(frame) for frame in frames if frame.f_code.co_name == "from_dict"]
    if isinstance(error, KeyError) and error.args:
        path.append(str(error.args[0]))
    return ".".join(part for part in path if part)


def _item(frame: FrameType) -> str:
    """Return the list item that a `from_dict` was reading, as `documents[3]`; empty where it read none."""
    for variable in reversed(list(frame.f_locals)):
        name = variable.removesuffix("_item_data")
        built, given = _length(frame, name), _length(frame, f"_{name}")
        if name != variable and built < given:
            return f"{name}[{built}]"
    return ""


def _length(frame: FrameType, variable: str) -> int:
    value: object = frame.f_locals.get(variable)
    return len(cast("list[object]", value)) if isinstance(value, list) else 0


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next
