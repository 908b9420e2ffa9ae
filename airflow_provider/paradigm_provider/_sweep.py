"""Which files of a list are new since the last look: pure, so that a restart in any place can be tested.

Only the server's times are compared, with one another. A file becomes visible a moment after the time it
carries, so each look goes back over an overlap and passes over what it has seen there.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: How far back each look goes.
OVERLAP = timedelta(minutes=5)


@frozen
class Seen:
    """A file as a look saw it."""

    id: int
    filename: str
    updated_at: datetime


@frozen
class Watermark:
    """How far a watch has come; kept between looks as JSON.

    Attributes:
        newest: The newest change seen; None before the first look.
        recent: Per file id its last change, for the files within the overlap.
    """

    newest: datetime | None = None
    recent: Mapping[int, datetime] = field(factory=dict)

    @property
    def since(self) -> datetime | None:
        """From where on the next look must list; None for everything."""
        return None if self.newest is None else self.newest - OVERLAP

    def advance(self, files: Iterable[Seen]) -> tuple[list[Seen], Watermark]:
        """Return what is new among the files listed from `since` on, oldest first, and the next watermark.

        A file that is embedded again counts as new again.
        """
        listed = sorted(files, key=lambda file: (file.updated_at, file.id))
        fresh = [file for file in listed if self.recent.get(file.id) != file.updated_at]
        if self.since is not None:
            fresh = [file for file in fresh if file.updated_at >= self.since]
        if not listed:
            return [], self
        newest = max(listed[-1].updated_at, self.newest or listed[-1].updated_at)
        known = {**self.recent, **{file.id: file.updated_at for file in listed}}
        return fresh, Watermark(newest, {i: at for i, at in known.items() if at >= newest - OVERLAP})

    def to_json(self) -> dict[str, Any]:
        """Return the watermark as JSON values."""
        return {
            "newest": None if self.newest is None else self.newest.isoformat(),
            "recent": {str(identifier): at.isoformat() for identifier, at in self.recent.items()},
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Watermark:
        """Return the watermark that `to_json` wrote."""
        newest = values["newest"]
        return cls(
            None if newest is None else datetime.fromisoformat(newest),
            {int(identifier): datetime.fromisoformat(at) for identifier, at in values["recent"].items()},
        )
