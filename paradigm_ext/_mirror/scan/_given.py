"""Files that the caller names one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror.scan._entry import Entry, ScanFailure, leading_elsewhere
from paradigm_ext._text import is_whole_text, printable
from paradigm_ext._validation import check_kind, check_number

#: No later time, in seconds since 1970, is a date.
LAST_SECOND = 253_402_300_799.0

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from paradigm_ext._mirror._source import MirrorSource


class GivenTree:
    """Sources in the order given; the token of each is the caller's own."""

    root = ""
    atomic = True
    named = True

    def __init__(self, given: Iterable[MirrorSource]) -> None:
        self._given = given
        self._known: dict[str, Entry] = {}

    def check(self) -> None:
        """Return when the sources can be iterated over."""
        given: object = self._given
        if isinstance(given, bytes) or not hasattr(given, "__iter__"):
            raise InvalidInput(
                f"{given!r} is an invalid source: pass a folder, an address such as 's3://bucket/docs', or "
                "MirrorSource objects"
            )

    def prepare(self) -> None:
        """Go through the sources once: each carries the way to open it."""
        for _ in self.walk(lambda _path, _folder: False):
            pass

    def close(self) -> None:
        """Do nothing: the caller's sources are the caller's."""

    def walk(self, prune: Callable[[str, bool], bool]) -> Iterator[Entry | ScanFailure]:
        """Yield each source once; an iterator that raises has ended early, which is a failure of `list`."""
        try:
            for one in self._given:
                path = _path_of(one)
                if prune(path, False):
                    continue
                entry = self._known[path] = _entry(path, one)
                yield leading_elsewhere(path) or entry
        except InvalidInput:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the caller's iterator raises is reported
            yield ScanFailure("", "list", f"the sources ended early: {type(error).__name__}: {error}")

    def status(self, path: str) -> Entry | None:
        """Return the source as it was given: there is nobody else to ask."""
        return self._known.get(path)

    def is_spelled(self, path: str) -> bool:
        """Return whether a source was given with just this path."""
        return path in self._known

    def open(self, entry: Entry) -> tuple[BinaryIO, Callable[[], str]]:
        """Open a source; its token is the one that it was given with."""
        known = self._known.get(entry.path)
        if known is None:
            raise FileNotFoundError(entry.path)
        return known.handle.open(), lambda: known.token


def _path_of(one: Any) -> str:
    path = getattr(one, "path", None)
    if not isinstance(path, str) or not callable(getattr(one, "open", None)):
        raise InvalidInput(
            f"{one!r} is not a MirrorSource; pass MirrorSource(path=, token=, size=, open=), or a folder"
        )
    if not path.strip("/") or path.endswith("/") or not is_whole_text(path):
        raise InvalidInput(f"the path {printable(path)!r} of a MirrorSource is invalid; name a file")
    return path


def _entry(path: str, one: Any) -> Entry:
    """Return a source as a scan knows it.

    Raises:
        InvalidInput: Its size, token or time is something else than a mirror can go by.
    """
    what = f"of the MirrorSource {printable(path)!r}"
    token, modified = one.token, getattr(one, "modified", None)
    check_number(f"size {what}", one.size, least=0, whole=True)
    check_number(f"modified {what}", modified, most=LAST_SECOND, none="a time that nobody knows")
    # None would be a token that never changes: no new content would ever be sent.
    check_kind(f"token {what}", token, (str, int), "a text that changes with the content")
    if not is_whole_text(str(token)):
        raise InvalidInput(f"token {what} holds half a character: {token!r}")
    return Entry(path, str(token), one.size, modified, handle=one)
