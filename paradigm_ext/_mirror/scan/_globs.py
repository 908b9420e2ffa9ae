"""Which paths belong to a mirror: `include` and `exclude` globs, and names that begin with a dot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror.documents._identity import path_key

if TYPE_CHECKING:
    from collections.abc import Iterable


#: One element of a glob: a run of `*`, a `?`, a set of characters, or a character that stands for itself.
_ELEMENT = re.compile(r"\*+|\?|\[(?P<not>!?)(?P<set>\]?[^\]]*)\]|.", re.DOTALL)


#: Files that programs keep beside documents: what Windows shows of a folder.
_KEPT_BESIDE = frozenset({"thumbs.db", "desktop.ini"})
#: Quickly tells of nearly all paths that no part of them is a hidden name.
_MAY_BE_HIDDEN = re.compile(r"(?:^|/)(?:\.|~\$)|thumbs\.db|desktop\.ini", re.IGNORECASE).search


def is_hidden(name: str) -> bool:
    """Return whether a name begins with a dot, or is one that a program keeps beside documents.

    `~$report.docx` is there while somebody has `report.docx` open in Office; it has no text.
    """
    if name in (".", ".."):  # parts of a path that lead elsewhere: whoever lists them says so
        return False
    return name.startswith((".", "~$")) or name.lower() in _KEPT_BESIDE


def _component(glob: str) -> str:
    """Return the expression of one part of a path."""
    return _ELEMENT.sub(_element, glob)


def _element(found: re.Match[str]) -> str:
    text = found[0]
    if text[0] == "*":
        return "[^/]*"
    if text == "?":
        return "[^/]"
    if found["set"] is None:
        return re.escape(text)
    members = re.sub(r"([\\\[&~|])", r"\\\1", found["set"])
    if members.startswith("]"):
        members = "\\" + members
    return f"(?!/)[{'^' if found['not'] else ''}{members}]"


@frozen
class Glob:
    """One glob, against paths below the root.

    `*` and `?` stay within one name, `[abc]` is one of these characters, `**` stands for any number of
    folders. Without a `/` a glob means that name in any folder; with one it begins at the root. One that
    names a folder means everything below it.
    """

    text: str
    expression: re.Pattern[str]
    dotted: tuple[re.Pattern[str], ...]

    @classmethod
    def parse(cls, name: str, text: object) -> Glob:
        """Return the glob that a text says.

        Raises:
            InvalidInput: It is empty, or leads out of the root.
        """
        if not isinstance(text, str) or not text.strip("/"):
            raise InvalidInput(f"{name} must be globs such as '**/*.pdf', not {text!r}")
        parts = [part for part in path_key(text).split("/") if part]
        if any(part in (".", "..") for part in parts):
            raise InvalidInput(f"{name}: {text!r} leads out of the source; write it from the source's root")
        anchored = "/" in text.rstrip("/")
        expression = _expression(parts if anchored else ["**", *parts], below_only=text.endswith("/"))
        try:
            hidden = tuple(re.compile(_whole(part)) for part in parts if is_hidden(part))
            return cls(text, re.compile(expression), hidden)
        except re.error as error:
            raise InvalidInput(f"{name}: {text!r} is invalid: {error}") from error

    def matches(self, path: str) -> bool:
        """Return whether a path, or a folder that it lies in, is meant."""
        return self.expression.match(path) is not None

    def names_hidden(self, part: str) -> bool:
        """Return whether the glob itself writes out what makes a name a hidden one."""
        return any(one.match(part) for one in self.dotted)


def _whole(glob: str) -> str:
    return f"(?s:{_component(glob)})\\Z"


def _expression(parts: list[str], *, below_only: bool) -> str:
    """Return the expression of all parts; `**` is any number of folders."""
    text = ""
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "**":
            text += "[^/]+(?:/[^/]+)*" if last else "(?:[^/]+/)*"
        else:
            text += _component(part) + ("" if last else "/")
    return f"(?s:{text}){'/' if below_only else '(?:/|' + chr(92) + 'Z)'}"


@frozen
class PathFilter:
    """The rule of one scan.

    A file is taken when no `exclude` glob matches it and an `include` glob does; without any, all are. Hidden
    names are left out, folders with all that is below, unless an `include` glob writes out what hides them.
    """

    include: tuple[Glob, ...] = ()
    exclude: tuple[Glob, ...] = ()

    @classmethod
    def of(cls, include: Iterable[str] = (), exclude: Iterable[str] = ()) -> PathFilter:
        """Return the filter of these globs.

        Raises:
            InvalidInput: One of them is invalid; the message names it.
        """
        return cls(_globs("include", include), _globs("exclude", exclude))

    def takes(self, path: str) -> bool:
        """Return whether a file belongs to the mirror, by its path below the root."""
        return not self.hidden_part(path) and self.chooses(path)

    def hidden_part(self, path: str) -> str:
        """Return the part of a path for which it is left out as hidden; empty where it is not."""
        if not _MAY_BE_HIDDEN(path):
            return ""
        return next((part for part in path.split("/") if is_hidden(part) and self.hides(part)), "")

    def chooses(self, path: str) -> bool:
        """Return whether `include` and `exclude` let a file belong to the mirror, hidden or not."""
        if not path.isascii():
            path = path_key(path)
        if self.include and not any(glob.matches(path) for glob in self.include):
            return False
        return not (self.exclude and self.excludes(path))

    def hides(self, name: str) -> bool:
        """Return whether a hidden name is left out."""
        return not any(glob.names_hidden(name) for glob in self.include)

    def excludes(self, path: str) -> bool:
        """Return whether a file, or a folder with a slash at its end, is excluded with all below it."""
        return any(glob.matches(path) for glob in self.exclude)


def _globs(name: str, given: Iterable[str]) -> tuple[Glob, ...]:
    texts = [given] if isinstance(given, str) else list(given)
    return tuple(Glob.parse(name, text) for text in texts)
