"""The one error of the spec workflow: it says which file, which line and which place in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class SpecError(Exception):
    """Something about a description of the API is wrong; ``str()`` is a full sentence for a maintainer.

    Args:
        message: What is wrong, and what to do about it where that is known.
        file: Name of the file, page or address that it was found in.
        line: Line in that file, counted from 1.
        pointer: JSON pointer (RFC 6901) of the place in the document.
    """

    def __init__(self, message: str, *, file: str = "", line: int | None = None, pointer: str = "") -> None:
        self.message = message
        self.file = file
        self.line = line
        self.pointer = pointer
        place = f"{file}:{line}" if file and line is not None else file
        super().__init__(": ".join(part for part in (place, pointer, message) if part))

    @classmethod
    def of(cls, errors: Sequence[SpecError]) -> SpecError:
        """Return several errors as one that tells each on a line of its own; a single one as it is."""
        if len(errors) == 1:
            return errors[0]
        return cls(f"{len(errors)} problems:\n" + "\n".join(f"  {error}" for error in errors))


def pointer(*parts: str | int) -> str:
    """Return the JSON pointer (RFC 6901) of a place, `/paths/~1api~1v2/get`."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)
