"""Shared types, and how answers are read: tolerantly, with every departure from the description told to who asks."""

import datetime
import math
import re
from collections.abc import Callable, Mapping, MutableMapping
from contextvars import ContextVar
from http import HTTPStatus
from typing import IO, Any, BinaryIO, Final, Generic, Literal, TypeVar
from uuid import UUID

import httpx
from attrs import define, frozen


class Unset:
    def __bool__(self) -> Literal[False]:
        return False

    def __reduce__(self) -> str:
        # Copies and pickles of the sentinel are the sentinel: `is UNSET` holds for them.
        return "UNSET"

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()

# The types that `httpx.Client(files=)` can accept, copied from that library.
FileContent = IO[bytes] | bytes | str
FileTypes = (
    # (filename, file (or bytes), content_type)
    tuple[str | None, FileContent, str | None]
    # (filename, file (or bytes), content_type, headers)
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """Contains information for file uploads"""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """Return a tuple representation that httpx will accept for multipart/form-data"""
        return self.file_name, self.payload, self.mime_type


T = TypeVar("T")


@define
class Response(Generic[T]):
    """A response from an endpoint"""

    status_code: HTTPStatus
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


# ------------------------------------------------------------------------------------- reading


@frozen
class Departure:
    """One place where an answer is not what the description says.

    Attributes:
        operation: The operation's id, which is its module's name.
        path: JSON pointer of the place in the answer.
        problem: What is there instead, `null instead of a date-time`. Values are not shown, but unknown words are.
    """

    operation: str
    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.operation}: {self.path or '/'}: {self.problem}"


# Object or array, key in it, problem, value: kept while one answer is read for somebody who asked.
_notes: ContextVar[list[tuple[Any, str, str, Any]] | None] = ContextVar("notes", default=None)

ROOT: Final[dict[str, Any]] = {}
"""Stands for the place of an answer as a whole: what is of another type there cannot be read at all."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?")


def read_response(parse: Callable[..., T], *, client: Any, response: httpx.Response, operation: str) -> T:
    """Parse an answer; tell `client.on_departures` of all that is not as described, in one call.

    Raises:
        Exception: Whatever `on_departures` raises.
    """
    if client.on_departures is None:
        return parse(client=client, response=response)
    notes: list[tuple[Any, str, str, Any]] = []
    token = _notes.set(notes)
    try:
        parsed = parse(client=client, response=response)
    finally:
        _notes.reset(token)
    if len(notes) > 1:
        client.on_departures(_located(operation, notes))
    return parsed


def body_of(response: httpx.Response) -> Any:
    """Return the JSON of an answer."""
    body = response.json()
    notes = _notes.get()
    if notes is not None:
        notes.insert(0, (body, "", "", None))
    return body


def _located(operation: str, notes: list[tuple[Any, str, str, Any]]) -> tuple[Departure, ...]:
    paths: dict[int, str] = {}
    _walk(notes[0][0], "", paths)
    return tuple(
        Departure(operation, _path(paths, owner, key, value), problem)
        for owner, key, problem, value in notes[1:]
    )


def _walk(root: Any, start: str, paths: dict[int, str]) -> None:
    waiting = [(root, start)]
    while waiting:
        node, path = waiting.pop()
        if isinstance(node, dict):
            paths[id(node)] = path
            waiting += [(value, f"{path}/{_escaped(key)}") for key, value in node.items()]
        elif isinstance(node, list):
            paths[id(node)] = path
            waiting += [(value, f"{path}/{index}") for index, value in enumerate(node)]


def _path(paths: dict[int, str], owner: Any, key: str, value: Any) -> str:
    path, held = paths.get(id(owner), ""), owner
    if isinstance(owner, dict):
        path, held = f"{path}/{_escaped(key)}", owner.get(key)
    while isinstance(held, list):
        # The value stands in a list: in which place, only its identity tells.
        index = next((number for number, item in enumerate(held) if item is value), None)
        if index is None:
            break
        path, held = f"{path}/{index}", held[index]
    return path


def _escaped(key: str) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")


def _note(owner: Any, key: str, problem: str, value: Any = None) -> None:
    notes = _notes.get()
    if notes is not None:
        notes.append((owner, key, problem, value))


def depart(owner: Any, rest: dict[str, Any] | None, key: str, value: Any, expected: str) -> Any:
    """Return what a value reads as that is not what the description says.

    What is missing is `UNSET`, what is null is None. Anything else is `UNSET`, and stays reachable as it was sent
    in the model's `additional_properties`; where it is an item of a list or of a mapping, it stays in its place.

    Raises:
        TypeError: The answer as a whole is of another type.
    """
    if rest is ROOT:
        raise TypeError(f"the answer is {_kind(value)} instead of {expected}")
    if value is UNSET:
        _note(owner, key, "missing")
        return UNSET
    if value is None:
        _note(owner, key, f"null instead of {expected}")
        return None
    _note(owner, key, f"{_kind(value)} instead of {expected}", value)
    if rest is None:
        return value
    rest[key] = value
    return UNSET


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), type(value).__name__)


_KINDS: Final = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "a boolean",
    int: "an integer",
    float: "a number",
    type(None): "null",
}


def number(owner: Any, rest: dict[str, Any] | None, key: str, value: Any, expected: str) -> Any:
    """Return a number that was sent as text, or `1.0` where an integer is meant; anything else as `depart`."""
    read = None if rest is None or rest is ROOT else _as_number(value)
    if rest is None or read is None or (expected == "an integer" and type(read) is not int):
        return depart(owner, rest, key, value, expected)
    _note(owner, key, f"{_kind(value)} instead of {expected}", value)
    rest[key] = value
    return read


def _as_number(value: Any) -> int | float | None:
    if type(value) is str and _NUMBER.fullmatch(value):
        value = float(value) if value.strip("-0123456789") else int(value)
    if type(value) is int:
        return value
    if type(value) is not float or not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def moment(
    owner: Any, rest: dict[str, Any] | None, key: str, value: Any, read: datetime.datetime
) -> datetime.datetime:
    """Return a date-time that was sent without its offset: UTC is meant, by inference."""
    _note(owner, key, "a date-time without an offset", value)
    if rest is not None and rest is not ROOT:
        rest[key] = value
    return read.replace(tzinfo=datetime.UTC)


def word(owner: Any, rest: dict[str, Any] | None, key: str, value: Any, kind: type, expected: str) -> Any:
    """Return an undocumented value of an enum as it is; a value of another type as `depart`."""
    if type(value) is not kind:
        return depart(owner, rest, key, value, expected)
    _note(owner, key, f"{str(value)[:80]!r} is not among the documented values", value)
    return value


def each(
    owner: Any, key: str, values: list[Any], kinds: tuple[type, ...], words: frozenset[Any] | None = None
) -> None:
    """Note the items of a list that are not as described; they stay in their places."""
    if _notes.get() is None:
        return
    for value in values:
        if type(value) not in kinds:
            _note(owner, key, f"{_kind(value)} instead of {_KINDS[kinds[-1]]}", value)
        elif words is not None and value not in words:
            _note(owner, key, f"{str(value)[:80]!r} is not among the documented values", value)


def text(
    *context: Any, value: str, readers: tuple[Callable[[str], Any], ...], words: frozenset[str], plain: bool
) -> Any:
    """Return a text as the first of several types that it can be; as it is where plain text is one of them."""
    for reader in readers:
        try:
            return reader(value)
        except ValueError:
            continue
    if plain or value in words:
        return value
    if words:
        return word(*context, value, str, "a documented value")
    return depart(*context, value, "a text of the documented form")


def undocumented(owner: Any, rest: Mapping[str, Any]) -> None:
    """Note the keys that the description does not have; they are kept in `additional_properties`."""
    notes = _notes.get()
    if notes is None:
        return
    told = {key for place, key, _, _ in notes if place is owner}
    for key in rest:
        if key not in told:
            _note(owner, key, "not described")


class Choice:
    """The models that one place may hold, and which of them an object is.

    A discriminator decides. Else the documented values that an object contradicts, the required keys that it lacks
    and the keys that it has beyond decide, in this order: the best match, not the first.
    """

    def __init__(
        self, *members: tuple[Any, Mapping[str, Any], frozenset[str], frozenset[str], Mapping[str, Any]]
    ) -> None:
        self._members = members
        self._told_by: dict[str, dict[Any, Any]] = {}
        for model, _, _, _, told_by in members:
            for key, values in told_by.items():
                self._told_by.setdefault(key, {}).update(dict.fromkeys(values, model))

    def read(self, sent: Mapping[str, Any]) -> Any:
        """Return the object as its model; None when it is of a kind that is not documented."""
        for key, models in self._told_by.items():
            told = sent.get(key)
            if isinstance(told, str):
                return models[told].from_dict(sent) if told in models else None
        best = min(self._members, key=lambda member: _distance(sent, *member[1:4]))
        if all(_other_kind(sent, member[1]) for member in self._members):
            return None
        return best[0].from_dict(sent)


def _distance(
    sent: Mapping[str, Any], values: Mapping[str, Any], required: frozenset[str], known: frozenset[str]
) -> tuple[int, int, int, int]:
    contradicted = sum(_is_other(sent, key, documented) for key, documented in values.items())
    return contradicted, len(required - sent.keys()), len(sent.keys() - known), -len(sent.keys() & known)


def _is_other(sent: Mapping[str, Any], key: str, documented: frozenset[Any]) -> bool:
    value = sent.get(key)
    return isinstance(value, str | int) and value not in documented


def _other_kind(sent: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    # One documented value names the kind of an object; of several, a new one may have joined.
    return any(
        len(documented) == 1 and _is_other(sent, key, documented) for key, documented in values.items()
    )


# ------------------------------------------------------------------------------------- writing


def plain(value: Any) -> Any:
    """Return a value as JSON has it.

    Raises:
        ValueError: A date-time has no time zone: nobody could say which moment it is.
    """
    if isinstance(value, datetime.datetime):
        if value.utcoffset() is None:
            hint = "give it one, as in `datetime(2026, 1, 31, 12, tzinfo=UTC)`"
            raise ValueError(f"the date-time {value.isoformat()} has no time zone: {hint}")
        return value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, File):
        return value.to_tuple()
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    to_dict = getattr(value, "to_dict", None)
    return to_dict() if to_dict is not None else value


def segment(value: Any) -> str:
    """Return a path parameter as text that stays one segment of the path.

    Raises:
        ValueError: It is empty, `.` or `..`, or has a slash: the request would reach another address.
    """
    shown = str(plain(value))
    if shown in ("", ".", "..") or "/" in shown or "\\" in shown:
        raise ValueError(
            f"{shown!r} is not a valid path parameter: it would change the address of the request"
        )
    return shown


__all__ = ["UNSET", "Departure", "File", "FileTypes", "RequestFiles", "Response", "Unset"]
