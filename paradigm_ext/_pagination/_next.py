"""What a page says of the next one, in the one place that reads it.

The API describes `next` as an address, or null on the last page. Anything that says neither is an error:
taken for the end, it would lose whatever follows.
"""

from __future__ import annotations

from paradigm_ext._errors import InvalidResponse


def next_named(value: object, operation: str) -> str | int | None:
    """Return the address of the next page, or its number; None after the last.

    Args:
        value: What came as `next`.
        operation: What was called, for the error.

    Raises:
        InvalidResponse: It is something else, so that nobody knows whether a page follows.
    """
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise no_next(value, operation)


def no_next(value: object, operation: str) -> InvalidResponse:
    """Return the error of a `next` that does not say where the next page begins."""
    return InvalidResponse(
        f"{operation} answered with {value!r:.80} as `next`, which is neither an address nor null: where the "
        "list goes on is unknown",
        operation=operation,
        field="next",
    )
