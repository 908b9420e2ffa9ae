"""What is to be uploaded: paths, globs, folders, bytes and open files, all checked beforehand."""

from __future__ import annotations

import hashlib
import inspect
import io
import os
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias, cast

from attrs import field, frozen

from paradigm_ext._errors import InvalidInput, UnreadableSource
from paradigm_ext._ingestion._report import SkippedSource, UploadFailure
from paradigm_ext._ingestion.sources._paths import Outside, PassedOver, files_of
from paradigm_ext._ingestion.sources._stream import opened
from paradigm_ext._ingestion.sources._window import Window
from paradigm_ext._text import printable
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from paradigm_ext._ingestion.sources._paths import FoundFile

#: What to do with a file whose content another one of the same run has too.
Duplicates = Literal["send", "skip", "error"]


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
        selection = select(path, max_file_bytes=None, duplicates="send")
        if selection.failures:
            raise selection.failures[0].error
        return list(selection.sources)

    def digest(self) -> str:
        """Return the sha256 of the content, in hexadecimal; reads it once, in constant memory."""
        with opened(self) as stream:
            return hashlib.file_digest(cast("Any", stream), "sha256").hexdigest()


SourceInput: TypeAlias = "str | os.PathLike[str] | tuple[str, bytes] | BinaryIO | Source"


@frozen
class Selection:
    """The sources of one run after all checks.

    Attributes:
        sources: What will be uploaded, in the order given.
        skipped: What is left out on purpose.
        failures: What cannot be uploaded.
    """

    sources: tuple[Source, ...]
    skipped: tuple[SkippedSource, ...] = ()
    failures: tuple[UploadFailure, ...] = ()


def select(
    given: SourceInput | Iterable[SourceInput],
    *,
    max_file_bytes: int | None,
    duplicates: Duplicates,
    ledger: Path | None = None,
    follow_links: bool = False,
) -> Selection:
    """Check all sources and return what is to be uploaded, what is left out and what is wrong.

    A path is a file, a folder (all files below it, hidden ones left out) or a glob, `**` included. The same
    file given twice is uploaded once.

    Args:
        given: One source or several.
        max_file_bytes: The largest file accepted; None for no limit.
        duplicates: What to do with equal content under another name or path.
        ledger: The run's own ledger, which is not uploaded.
        follow_links: Whether a file below a folder may be a link to one outside of it.

    Raises:
        InvalidInput: A parameter itself is invalid.
    """
    check_number("max_file_bytes", max_file_bytes, least=1, whole=True, none="no limit")
    if duplicates not in ("send", "skip", "error"):
        raise InvalidInput(f"duplicates must be 'send', 'skip' or 'error', not {duplicates!r}")
    own = None if ledger is None else str(ledger.resolve())
    found: dict[str, Source] = {}
    skipped: list[SkippedSource] = []
    failures: list[UploadFailure] = []
    for index, one in enumerate(_each(given)):
        try:
            for source in _expand(one, index, follow_links=follow_links):
                if isinstance(source, Outside):
                    label = printable(source.path)
                    failures.append(UploadFailure(label, InvalidInput(f"{label!r}: {source.reason}")))
                    continue
                if isinstance(source, PassedOver):
                    skipped.append(SkippedSource(printable(source.path), source.reason))
                    continue
                key, label = source.identity or f"given #{index}", source.label or source.name
                if key == own:
                    skipped.append(SkippedSource(label, "it is the ledger of this upload"))
                elif key in found:
                    skipped.append(SkippedSource(label, "the same file was given before"))
                elif reason := _refusal(source, max_file_bytes):
                    failures.append(UploadFailure(label, InvalidInput(reason)))
                else:
                    found[key] = source
        except InvalidInput as error:
            failures.append(UploadFailure(_label(one), error))
    return _without_duplicates(found.values(), skipped, failures, duplicates)


def _each(given: SourceInput | Iterable[SourceInput]) -> Iterator[SourceInput]:
    single = isinstance(given, (str, os.PathLike, Source)) or hasattr(given, "read")
    if single or (isinstance(given, tuple) and len(given) == 2 and isinstance(given[1], (bytes, bytearray))):
        yield cast("SourceInput", given)
    elif isinstance(given, Iterable):
        yield from cast("Iterable[SourceInput]", given)
    else:
        raise InvalidInput(f"sources must be a source or several of them, not {type(given).__name__}")


def _expand(one: SourceInput, index: int, *, follow_links: bool) -> Iterator[Source | PassedOver]:
    """Yield the files that one given value stands for."""
    if isinstance(one, Source):
        yield one
    elif isinstance(one, tuple):
        yield _from_bytes(one)
    elif hasattr(one, "read"):
        yield _from_stream(cast("BinaryIO", one), index)
    elif isinstance(one, (str, os.PathLike)):
        if not os.fspath(one):
            raise InvalidInput("a source is an empty text: pass a path, or '.' for the working folder")
        for file in files_of(os.fspath(one), follow_links=follow_links):
            yield file if isinstance(file, PassedOver) else _from_file(file)
    else:
        raise InvalidInput(
            f"{one!r} is not a source: pass a path, glob, folder, (name, bytes), open binary file or Source"
        )


def _from_bytes(pair: tuple[str, bytes]) -> Source:
    name, content = _name_and_bytes(pair)
    return Source(name=name, open=lambda: io.BytesIO(content), size=len(content), label=name)


def _name_and_bytes(pair: tuple[object, ...]) -> tuple[str, bytes]:
    match pair:
        case (str() as name, bytes() | bytearray() as content):
            return name, bytes(content)
        case _:
            kinds = ", ".join(type(item).__name__ for item in pair)
            raise InvalidInput(f"a tuple must be (name, bytes), not ({kinds})")


def _from_stream(stream: BinaryIO, index: int) -> Source:
    name = getattr(stream, "name", None)
    label = name if isinstance(name, str) else f"open file #{index + 1}"
    if getattr(stream, "closed", False) is True:
        raise InvalidInput(f"{label} is closed; open it again, or pass its path")
    if inspect.iscoroutinefunction(stream.read):
        raise InvalidInput(f"{label} reads asynchronously; pass (name, await file.read())")
    if isinstance(cast("object", stream), io.TextIOBase):
        raise InvalidInput(f"{label} is open as text; open it with mode 'rb'")
    if not (hasattr(stream, "seekable") and stream.seekable()):
        raise InvalidInput(
            f"{label} cannot seek, so that it could not be sent again; read it and pass (name, bytes)"
        )
    if not isinstance(name, str):
        raise InvalidInput(f"{label} has no name; pass (name, stream.read()) or Source(name=..., open=...)")
    start = stream.tell()
    size = stream.seek(0, io.SEEK_END) - start
    stream.seek(start)
    return Source(
        name=name,
        open=lambda: cast("BinaryIO", Window(stream, start)),
        size=size,
        label=label,
        identity=f"stream {id(stream)}",
    )


def _from_file(file: FoundFile) -> Source:
    if not os.access(file.path, os.R_OK):
        raise UnreadableSource(f"{file.path!r} cannot be read: permission denied")
    return Source(
        name=file.path,
        open=file.open,
        size=file.status.st_size,
        label=file.path,
        identity=file.identity,
        changed=file.changed,
    )


def _refusal(source: Source, max_file_bytes: int | None) -> str:
    """Return why a file cannot be uploaded; empty where it can."""
    label = source.label or source.name
    if source.size == 0:
        return f"{label!r} is empty"
    if max_file_bytes is not None and source.size is not None and source.size > max_file_bytes:
        return (
            f"{label!r} has {source.size:,} bytes, more than max_file_bytes={max_file_bytes:,}; split it, or "
            "raise max_file_bytes if your instance's MAX_DOCUMENT_SIZE is higher"
        )
    return ""


def _without_duplicates(
    sources: Iterable[Source],
    skipped: list[SkippedSource],
    failures: list[UploadFailure],
    duplicates: Duplicates,
) -> Selection:
    from paradigm_ext._ingestion.sources._titles import with_distinct_titles

    kept = with_distinct_titles(tuple(sources))
    if duplicates == "send":
        return Selection(kept, tuple(skipped), tuple(failures))
    twins = _same_content(kept)
    for twin, original in twins.items():
        label, reason = kept[twin].label, f"its content equals {kept[original].label!r}"
        if duplicates == "skip":
            skipped.append(SkippedSource(label, reason))
        else:
            failures.append(
                UploadFailure(label, InvalidInput(f"{label!r}: {reason}; pass duplicates='skip' or 'send'"))
            )
    rest = tuple(source for index, source in enumerate(kept) if index not in twins)
    return Selection(rest, tuple(skipped), tuple(failures))


def _same_content(sources: tuple[Source, ...]) -> dict[int, int]:
    """Return which source equals which earlier one; only files of one size are read."""
    by_size: dict[int | None, list[int]] = {}
    for index, source in enumerate(sources):
        by_size.setdefault(source.size, []).append(index)
    twins: dict[int, int] = {}
    for indexes in by_size.values():
        seen: dict[str, int] = {}
        for index in indexes if len(indexes) > 1 else ():
            original = seen.setdefault(sources[index].digest(), index)
            if original != index:
                twins[index] = original
    return twins


def _label(one: object) -> str:
    if isinstance(one, Source):
        return one.label or one.name
    if isinstance(one, tuple):
        pair = cast("tuple[object, ...]", one)
        return printable(str(pair[0])) if pair else "()"
    return printable(str(getattr(one, "name", one)))
