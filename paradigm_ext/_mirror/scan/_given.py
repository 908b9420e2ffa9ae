"""Files that the caller names one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror.scan._entry import Entry, ScanFailure
from paradigm_ext._text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from paradigm_ext._mirror._source import MirrorSource


class GivenTree:
    """Sources in the order given; the token of each is the caller's own."""

    root = ""
    atomic = True

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
                entry = Entry(path, str(one.token), one.size, getattr(one, "modified", None), handle=one)
                self._known[path] = entry
                yield entry
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
    if not path.strip("/") or path.endswith("/") or not _is_text(path):
        raise InvalidInput(f"the path {printable(path)!r} of a MirrorSource is invalid; name a file")
    return path


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
