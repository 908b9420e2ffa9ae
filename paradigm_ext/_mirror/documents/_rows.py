"""Documents of a mirror as the server lists them, read as plain JSON and kept small.

No generated model is built: a list of 100,000 rows is read in a fraction of the time, and a new field or
status cannot end a night.
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from attrs import define

from paradigm_ext._mirror.documents._identity import HASH_LENGTH, DocumentKey, match_external_id, path_key
from paradigm_ext._mirror.documents._metadata import MAX_TITLE, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._types import JSON

State: TypeAlias = Literal["embedded", "failed", "in_flight"]

FAILED = frozenset({"parsing_failed", "embedding_failed", "fail"})
#: The documented words for a document under way. A list filter takes only these; any other word that a row
#: shows counts as in flight, too.
IN_FLIGHT = ("pending", "parsing", "embedding", "updating")

#: What parts the texts of a row from each other.
_MARKS = 4


@define(eq=False, weakref_slot=False)
class Row:
    """A document of this mirror, in about 550 bytes: a workspace may have a million.

    What every row has alike is kept once; the texts of its own are one text, since each costs 49 bytes beside
    its characters. A row is never changed. It is not frozen, since making a frozen one takes four times as
    long, and a night makes one for each document.

    Attributes:
        id: Its id at the server.
        root: Which mirror, as its `external_id` says.
        path_hash: The hash of its path, likewise.
        n: Its generation, likewise.
        state: `embedded`, `failed` or `in_flight`.
        parser: The pipeline that made it, where the list names it.
        source: The address that it came from.
        missing_since: Seconds since 1970; when its file was first found missing.
        tags: Ids of the tags that people gave it.
    """

    id: int
    root: str
    path_hash: str
    n: int
    state: State
    _texts: str
    _title: str | None = None
    parser: str = ""
    source: str = ""
    missing_since: float | None = None
    tags: tuple[int, ...] = ()

    @property
    def key(self) -> DocumentKey:
        """The parts of its `external_id`."""
        return DocumentKey(self.root, self.path_hash, self.content, self.n)

    @property
    def content(self) -> str:
        """The hash of its content, as its `external_id` says."""
        return self._texts[:HASH_LENGTH]

    @property
    def sha256(self) -> str:
        """SHA-256 of its content, hexadecimal; empty where its metadata does not say."""
        return self._texts.split("\0", 2)[1]

    @property
    def token(self) -> str:
        """The token of the file that it was made of; empty where it was not to be trusted."""
        return self._texts.split("\0", 3)[2]

    @property
    def size(self) -> int:
        """Bytes of the file that it was made of."""
        return int(self._texts.split("\0", 4)[3])

    @property
    def path(self) -> str:
        """The path that it was made of."""
        return self._texts.split("\0", 4)[4]

    @property
    def title(self) -> str:
        """Its title, which people may change."""
        return title_of(path_key(self.path)) if self._title is None else self._title

    @property
    def order(self) -> tuple[int, int]:
        """What the documents of one path are ordered by; the server's ids only break ties."""
        return self.n, self.id


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
    return value if value and isinstance(value, str) else None


def read_row(row: JSON, root: str) -> Row | None:
    """Return a row of a list as a document of this mirror; None for any other document."""
    if not isinstance(row, dict) or (external_id := external_id_of(row)) is None:
        return None
    match = match_external_id(external_id)
    if match is None or match[1] != root or type(row.get("id")) is not int:
        return None
    _, path_hash, content, n = match.groups()
    external: Any = row["external_metadata"]
    return _made(row, (root, path_hash, content, int(n)), _own_metadata(external))


def row_of(row: Mapping[str, Any], key: DocumentKey, own: Mapping[str, Any]) -> Row:
    """Return a document with the metadata that belongs to it; what is missing there is left empty."""
    return _made(row, (intern(key.root), key.path, key.content, key.n), own)


def _made(row: Mapping[str, Any], identity: tuple[str, str, str, int], own: Mapping[str, Any]) -> Row:
    """Return a document; its identity comes in parts, since a `DocumentKey` would be made for nothing."""
    root, path_hash, content, n = identity
    path, missing, tags = _text(own.get("path")), own.get("missing_since"), row.get("tags")
    return Row(
        row["id"],
        root,
        path_hash,
        n,
        state_of(row),
        _texts(content, own, path),
        _own_title(row.get("title"), path),
        _shared(row.get("parser")),
        _shared(own.get("source")),
        None if missing is None else _number(missing),
        _tags(tags) if tags else (),
    )


def _texts(content: str, own: Mapping[str, Any], path: str) -> str:
    """Return the texts of a row as one; neither a hash nor a token of ours has a NUL."""
    sha256, token, size = own.get("sha256"), own.get("token"), own.get("size")
    if type(sha256) is str and type(token) is str and type(size) is int:
        joined = f"{content}\0{sha256}\0{token}\0{size}\0{path}"
        if joined.count("\0") == _MARKS:
            return joined
    texts = ("" if "\0" in text else text for text in (_text(sha256), _text(token)))
    return "\0".join((content, *texts, str(size) if type(size) is int else "0", path))


def _own_title(title: JSON, path: str) -> str | None:
    """Return the title that a document has of its own; None for the one that its path gives it."""
    if title == path and path.isascii() and len(path) <= MAX_TITLE:
        return None
    return None if title == title_of(path_key(path)) else _text(title)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


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


def _shared(value: object) -> str:
    """Return a text that many rows have alike, kept once."""
    return intern(value) if isinstance(value, str) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
