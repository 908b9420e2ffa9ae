"""Documents of a mirror as the server lists them, read as plain JSON and kept small.

No generated model is built: a list of 100,000 rows is read in a fraction of the time, and a new field or
status cannot end a night.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from attrs import frozen

from paradigm_ext._mirror._identity import DocumentKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._types import JSON

State: TypeAlias = Literal["embedded", "failed", "in_flight"]

FAILED = frozenset({"parsing_failed", "embedding_failed", "fail"})
#: The documented words for a document under way. A list filter takes only these; any other word that a row
#: shows counts as in flight, too.
IN_FLIGHT = ("pending", "parsing", "embedding", "updating")


@frozen(eq=False)
class Row:
    """A document of this mirror.

    Attributes:
        id: Its id at the server.
        key: The parts of its `external_id`.
        state: `embedded`, `failed` or `in_flight`.
        path: The path that it was made of.
        token: The token of the file then; empty where it was not to be trusted.
        title: Its title, which people may change.
        parser: The pipeline that made it, where the list tells it.
        size: Bytes of the file that it was made of.
        sha256: SHA-256 of its content, hexadecimal.
        source: The address that it came from.
        missing_since: Seconds since 1970; when its file was first found missing.
        tags: Ids of the tags that people gave it.
    """

    id: int
    key: DocumentKey
    state: State
    path: str
    token: str
    title: str = ""
    parser: str = ""
    size: int = 0
    sha256: str = ""
    source: str = ""
    missing_since: float | None = None
    tags: tuple[int, ...] = ()

    @property
    def order(self) -> tuple[int, int]:
        """What the documents of one path are ordered by; the server's ids only break ties."""
        return self.key.n, self.id


def state_of(row: Mapping[str, JSON]) -> State:
    """Return the state of a document.

    With `pending_reprocess` set the status describes the run before (known of the successor). Unknown words
    are in flight.
    """
    status = row.get("status")
    if row.get("pending_reprocess") is not None:
        return "in_flight"
    if status == "embedded":
        return "embedded"
    return "failed" if status in FAILED else "in_flight"


def external_id_of(row: Mapping[str, JSON]) -> str | None:
    """Return the row's `external_id`, None where it has none."""
    external = row.get("external_metadata")
    value = external.get("external_id") if isinstance(external, dict) else None
    return value if isinstance(value, str) and value else None


def read_row(row: JSON, root: str) -> Row | None:
    """Return a row of a list as a document of this mirror; None for any other document."""
    if not isinstance(row, dict):
        return None
    key = DocumentKey.parse(external_id_of(row))
    identifier = row.get("id")
    if key is None or key.root != root or not isinstance(identifier, int):
        return None
    external = cast("dict[str, Any]", row["external_metadata"])
    return row_of(row, key, _own_metadata(external))


def row_of(row: Mapping[str, JSON], key: DocumentKey, own: Mapping[str, Any]) -> Row:
    """Return a document with the metadata that belongs to it; what is missing there is left empty."""
    missing = own.get("missing_since")
    size = own.get("size")
    return Row(
        id=cast("int", row["id"]),
        key=key,
        state=state_of(row),
        path=_text(own.get("path")),
        token=_text(own.get("token")),
        title=_text(row.get("title")),
        parser=_text(row.get("parser")),
        size=size if isinstance(size, int) else 0,
        sha256=_text(own.get("sha256")),
        source=_text(own.get("source")),
        missing_since=float(missing) if isinstance(missing, (int, float)) else None,
        tags=_tags(row.get("tags")),
    )


def _tags(value: JSON) -> tuple[int, ...]:
    """Return the ids of the tags that a person gave; the server assigns its own again."""
    if not isinstance(value, list) or not value:
        return ()
    tags = [tag for tag in value if isinstance(tag, dict) and not tag.get("auto_assigned")]
    return tuple(identifier for tag in tags if isinstance(identifier := tag.get("id"), int))


def _own_metadata(external: Mapping[str, Any]) -> Mapping[str, Any]:
    additional: Any = external.get("additional_metadata")
    if not isinstance(additional, dict):
        return {}
    own = cast("dict[str, Any]", additional).get("pdx")
    return cast("Mapping[str, Any]", own) if isinstance(own, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
