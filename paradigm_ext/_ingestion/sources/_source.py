"""One file to upload, wherever its content comes from."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

from attrs import field, frozen

from paradigm_ext._errors import InvalidInput
from paradigm_ext._ingestion.sources._stream import opened
from paradigm_ext._text import printable

if TYPE_CHECKING:
    import os
    from collections.abc import Callable


def _file_name(name: str) -> str:
    """Return the last part of a name, in characters that a multipart header can carry."""
    last = name.replace("\\", "/").rpartition("/")[2]
    cleaned = "".join("_" if _cannot_travel(character) else character for character in last).strip(" ")
    if not cleaned or cleaned in (".", ".."):
        raise InvalidInput(f"{name!r} is not a valid file name")
    return cleaned


def _cannot_travel(character: str) -> bool:
    """Return whether a multipart header cannot carry a character: controls, line ends, halves of a pair."""
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def _never() -> bool:
    return False


@frozen(kw_only=True)
class Source:
    """One file to upload.

    Attributes:
        name: The file's name as Paradigm shall see it, without folders.
        title: The document's title; empty for the name without extension, or, where files share that one,
            with the folders that tell them apart.
        open: Returns a new binary stream at the file's beginning, that can seek; it is closed after use.
        size: Bytes; None where it is not known beforehand.
        label: What errors call it: the path, or the name.
        identity: What makes two sources the same file; None where nothing does.
        changed: Tells, after the last byte was read, whether it is no longer what was checked.
    """

    name: str = field(converter=_file_name)
    open: Callable[[], BinaryIO] = field(repr=False)
    size: int | None = None
    label: str = field(default="", converter=printable)
    identity: str | None = None
    changed: Callable[[], bool] = field(default=_never, repr=False)
    title: str = ""

    @classmethod
    def of_path(cls, path: str | os.PathLike[str]) -> list[Source]:
        """Return the files that a path, folder or glob stands for, each checked as `ingest` does it.

        Raises:
            InvalidInput: One of them cannot be sent, such as a link out of the folder.
            UnreadableSource: There is none now, or something cannot be read.
        """
        from paradigm_ext._ingestion.sources._select import select  # which makes sources

        selection = select(path, max_file_bytes=None, duplicates="send")
        if selection.failures:
            raise selection.failures[0].error
        return list(selection.sources)

    def digest(self) -> str:
        """Return the sha256 of the content, in hexadecimal; reads it once, in constant memory."""
        with opened(self) as stream:
            return hashlib.file_digest(cast("Any", stream), "sha256").hexdigest()


SourceInput: TypeAlias = "str | os.PathLike[str] | tuple[str, bytes] | BinaryIO | Source"
