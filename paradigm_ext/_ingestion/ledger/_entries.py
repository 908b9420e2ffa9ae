"""What a ledger may say: one class for each event, and the JSON that each is kept as.

Reading is tolerant: an entry of an unknown kind is passed over, a field that is missing or of another type
has its empty value. Fields are only ever added, so that old ledgers stay readable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias, TypeVar, cast

import attrs
from attrs import field, frozen

from paradigm_ext._json_lines import seconds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from paradigm_ext._types import JSON

E = TypeVar("E", bound="_Entry")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _text_or_none(value: object) -> str | None:
    return _text(value) or None


def _integer(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _of(read: Callable[[object], Any], default: Any) -> Any:
    """Return a field that is read by `read`, whatever the JSON holds."""
    return cast("Any", field(default=default, converter=read))  # pyright: ignore[reportUnknownMemberType]


class _Entry:
    """What all entries have in common."""

    event: ClassVar[str]

    def to_json(self) -> dict[str, JSON]:
        """Return the entry as it is kept; fields without a value are left out, but for a document's id."""
        values = attrs.asdict(self)  # type: ignore[arg-type]
        kept = {name: value for name, value in values.items() if value is not None or name == "document"}
        return {"event": self.event, **kept}

    @classmethod
    def from_json(cls, entry: Mapping[str, JSON]) -> Self:
        """Read an entry of this kind."""
        names = [one.name for one in attrs.fields(cls)]  # type: ignore[arg-type]
        return cls(**{name: entry[name] for name in names if name in entry})


@frozen(kw_only=True)
class TargetChosen(_Entry):
    """Where the files of this ledger go; `workspace` None is the server's choice."""

    event: ClassVar[str] = "target"
    instance: str = _of(_text, "")
    workspace: int | None = _of(_integer, None)


@frozen(kw_only=True)
class SessionOpened(_Entry):
    """Files are added to this upload session from now on."""

    event: ClassVar[str] = "session"
    session: str = _of(_text, "")


@frozen(kw_only=True)
class SessionGone(_Entry):
    """This upload session is there no more, and its documents with it."""

    event: ClassVar[str] = "gone"
    session: str = _of(_text, "")


@frozen(kw_only=True)
class Sending(_Entry):
    """A file is about to be sent: from here on it is in doubt.

    Attributes:
        key: What the file is known by in this ledger.
        name: Its name.
        session: The upload session.
        at: When, in seconds since 1970; None in old ledgers.
        timeout: Seconds after which the request can no longer be under way; None in old ledgers.
        title: The title that it is sent with; None where its name gives it.
    """

    event: ClassVar[str] = "sending"
    key: str = _of(_text, "")
    name: str = _of(_text, "")
    session: str = _of(_text, "")
    at: float | None = _of(seconds_of, None)
    timeout: float | None = _of(seconds_of, None)
    title: str | None = _of(_text_or_none, None)


@frozen(kw_only=True)
class Sent(_Entry):
    """A file arrived; `document` is its id, None where the server did not tell it."""

    event: ClassVar[str] = "sent"
    key: str = _of(_text, "")
    name: str = _of(_text, "")
    session: str = _of(_text, "")
    document: int | None = _of(_integer, None)


@frozen(kw_only=True)
class Refused(_Entry):
    """A file certainly did not arrive: the next run sends it."""

    event: ClassVar[str] = "refused"
    key: str = _of(_text, "")
    session: str = _of(_text, "")


@frozen(kw_only=True)
class Superseded(_Entry):
    """A document does not count any more: its file is sent again by the next run.

    Attributes:
        document: The document's id.
        key: Its file; empty in ledgers that say so by an entry `refused` of its own.
    """

    event: ClassVar[str] = "superseded"
    document: int | None = _of(_integer, None)
    key: str = _of(_text, "")


Entry: TypeAlias = TargetChosen | SessionOpened | SessionGone | Sending | Sent | Refused | Superseded
_KINDS: dict[str, type[Entry]] = {
    kind.event: kind
    for kind in (TargetChosen, SessionOpened, SessionGone, Sending, Sent, Refused, Superseded)
}


def read_entry(entry: Mapping[str, JSON]) -> Entry | None:
    """Return an entry as its class; None for a kind that this release does not know."""
    kind = _KINDS.get(_text(entry.get("event")))
    return None if kind is None else kind.from_json(entry)
