"""One file to upload, wherever its content comes from."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

from attrs import field, frozen

from paradigm_ext._errors import InvalidInput, UnreadableSource
from paradigm_ext._files import utf8_name
from paradigm_ext._ingestion.sources._paths import Outside, PassedOver, files_of
from paradigm_ext._ingestion.sources._stream import opened
from paradigm_ext._ingestion.sources._titles import with_distinct_titles
from paradigm_ext._text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext._ingestion.sources._paths import FoundFile


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
        found: dict[str, Source] = {}
        for file in files_of(os.fspath(path)):
            if isinstance(file, Outside):
                raise InvalidInput(f"{printable(file.path)!r}: {file.reason}")
            if isinstance(file, PassedOver):
                continue
            source = cls.of_file(file)
            if reason := source.refusal(None):
                raise InvalidInput(reason)
            found.setdefault(file.identity, source)
        return list(with_distinct_titles(tuple(found.values())))

    @classmethod
    def of_file(cls, file: FoundFile) -> Source:
        """Return a file that was found on the disk.

        Raises:
            UnreadableSource: It may not be read.
        """
        if not os.access(file.path, os.R_OK):
            raise UnreadableSource(f"{file.path!r} cannot be read: permission denied")
        name = utf8_name(file.path)
        return cls(
            name=name,
            open=file.open,
            size=file.status.st_size,
            label=name,
            identity=file.identity,
            changed=file.changed,
        )

    def refusal(self, max_file_bytes: int | None) -> str:
        """Return why the file cannot be uploaded; empty where it can.

        Args:
            max_file_bytes: The largest file accepted; None for no limit.
        """
        label = self.label or self.name
        if self.size == 0:
            return f"{label!r} is empty"
        if max_file_bytes is not None and self.size is not None and self.size > max_file_bytes:
            return (
                f"{label!r} has {self.size:,} bytes, more than max_file_bytes={max_file_bytes:,}; split it, "
                "or raise max_file_bytes if your instance's MAX_DOCUMENT_SIZE is higher"
            )
        return ""

    def digest(self) -> str:
        """Return the sha256 of the content, in hexadecimal; reads it once, in constant memory."""
        with opened(self) as stream:
            return hashlib.file_digest(cast("Any", stream), "sha256").hexdigest()


SourceInput: TypeAlias = "str | os.PathLike[str] | tuple[str, bytes] | BinaryIO | Source"
