"""What a mirror asks of the world. Every flow of a mirror yields these and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import field, frozen

from paradigm_ext._errors import InvalidResponse
from paradigm_ext._pagination._next import next_named

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from paradigm_ext._core._flow import Sleep
    from paradigm_ext._mirror.scan import Entry
    from paradigm_ext._types import JSON


@frozen
class MirrorRequest:
    """Effect: send this, and bring the answer's body as JSON; None where it has none.

    Attributes:
        method: HTTP method.
        path: Path below the instance's root.
        params: Query parameters.
        form: Fields of a multipart form, None for no body. A request with one is sent once.
        rows: Whether it reads a page of documents: keys of a row that no mirror reads may be left out.
    """

    method: Literal["GET", "PATCH", "DELETE"]
    path: str
    params: Mapping[str, Any] | None = None
    form: Mapping[str, str] | None = field(default=None, repr=False)
    rows: bool = False


@frozen
class Upload:
    """Effect: add a file, once, and bring the answer's body as JSON.

    Attributes:
        entry: The file; it is sent only if it still is what was listed.
        sha256: SHA-256 of the content, hexadecimal.
        filename: Name to send.
        form: The other fields of the form.
    """

    entry: Entry
    sha256: str
    filename: str
    form: Mapping[str, str] = field(repr=False)


@frozen
class Disk:
    """Effect: do this, which blocks, and bring its result."""

    work: Callable[[], Any] = field(repr=False)


@frozen
class Together:
    """Effect: run these flows to their ends, so many at a time."""

    flows: Sequence[Steps[None]] = field(repr=False)
    width: int


Effect: TypeAlias = "MirrorRequest | Upload | Disk | Together | Sleep"
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")
    Steps: TypeAlias = Generator[Effect, Any, T]


def json_object(body: JSON, operation: str) -> dict[str, JSON]:
    """Return a body that must be an object.

    Raises:
        InvalidResponse: It is something else, such as a proxy's page.
    """
    if not isinstance(body, dict):
        raise InvalidResponse(f"{operation} was not answered with a JSON object", operation=operation)
    return body


def page_of(body: JSON, operation: str) -> tuple[list[JSON], int | None, bool]:
    """Return a page's rows, the count of the whole list where it is given, and whether another page follows.

    Raises:
        InvalidResponse: It is not a page, or does not say whether another one follows.
    """
    page = json_object(body, operation)
    rows, count = page.get("results"), page.get("count")
    if not isinstance(rows, list):
        raise InvalidResponse(
            f"{operation} was answered without a list of results", operation=operation, field="results"
        )
    more = next_named(page.get("next"), operation) is not None
    return rows, count if isinstance(count, int) else None, more
