"""Which files of a list are new since the last poll: pure, so that a restart in any place can be tested.

Only the server's times are compared, with one another. A file becomes visible a moment after the time it
carries, so each poll goes back over an overlap and passes over what it has seen there.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: How far back each poll goes.
OVERLAP = timedelta(minutes=5)
#: By how much the range in an event is wider than the times of its files.
MARGIN = timedelta(seconds=1)
#: Files listed in an event. It is stored with its asset, read by every task of the runs that it starts, and
#: kept in the asset's state until Airflow has it: about 25 KB.
LISTED_FILES = 200


@frozen
class Seen:
    """A file as a poll saw it."""

    id: int
    filename: str
    updated_at: datetime


@frozen
class Watermark:
    """How far a watch has come; kept between polls as JSON.

    Attributes:
        newest: The newest change seen; None before the first poll.
        recent: Per file id its last change, for the files within the overlap.
    """

    newest: datetime | None = None
    recent: Mapping[int, datetime] = field(factory=dict)

    @property
    def since(self) -> datetime | None:
        """From where on the next poll must list; None for everything."""
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


@frozen
class WatchState:
    """What a watch keeps between polls.

    Attributes:
        mark: How far it has come; None before the first poll.
        pending: The payload of an event that Airflow has not confirmed: written before it is sent, so that a
            watch that dies in between sends the very same one again.
    """

    mark: Watermark | None = None
    pending: Mapping[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the state as JSON values."""
        return {"mark": self.mark and self.mark.to_json(), "pending": self.pending and dict(self.pending)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> WatchState:
        """Return the state that `to_json` wrote."""
        mark = values["mark"]
        return cls(mark and Watermark.from_json(mark), values["pending"])


def payload(files: Sequence[Seen]) -> dict[str, Any]:
    """Return the event for new files, oldest first: an exact count, and the first of them.

    `updated_at_after` and `updated_at_before` list every one of them, and perhaps a neighbour: whether
    Paradigm counts a moment itself to the range before or after it is not documented.

    Args:
        files: At least one, as `Watermark.advance` returns them.
    """
    moments = [(file.id, file.updated_at.isoformat()) for file in files]
    return {
        "event_id": hashlib.sha256(json.dumps(moments).encode()).hexdigest()[:16],
        "count": len(files),
        "updated_at_after": (files[0].updated_at - MARGIN).isoformat(),
        "updated_at_before": (files[-1].updated_at + MARGIN).isoformat(),
        "files": [
            {"id": file.id, "filename": file.filename, "updated_at": file.updated_at.isoformat()}
            for file in files[:LISTED_FILES]
        ],
    }
