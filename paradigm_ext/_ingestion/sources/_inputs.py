"""What the ways to name a file stand for: paths, globs, folders, bytes and open files."""

from __future__ import annotations

import inspect
import io
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO, cast

from paradigm_ext._errors import InvalidInput
from paradigm_ext._ingestion.sources._paths import PassedOver, files_of
from paradigm_ext._ingestion.sources._source import Source
from paradigm_ext._ingestion.sources._window import Window
from paradigm_ext._text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_ext._ingestion.sources._source import SourceInput


def each_input(sources: SourceInput | Iterable[SourceInput]) -> Iterator[SourceInput]:
    single = isinstance(sources, (str, os.PathLike, Source)) or hasattr(sources, "read")
    pair = isinstance(sources, tuple) and len(sources) == 2 and isinstance(sources[1], (bytes, bytearray))
    if single or pair:
        yield cast("SourceInput", sources)
    elif isinstance(sources, Iterable):
        yield from cast("Iterable[SourceInput]", sources)
    else:
        raise InvalidInput(f"sources must be a source or several of them, not {type(sources).__name__}")


def files_meant(one: SourceInput, index: int, *, follow_links: bool) -> Iterator[Source | PassedOver]:
    """Yield the files that one given value stands for."""
    if isinstance(one, Source):
        yield one
    elif isinstance(one, tuple):
        yield _from_bytes(one)
    elif hasattr(one, "read"):
        yield _from_stream(cast("BinaryIO", one), index)
    elif isinstance(one, (str, os.PathLike)):
        for file in files_of(os.fspath(one), follow_links=follow_links):
            yield file if isinstance(file, PassedOver) else Source.of_file(file)
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


def label_of(one: object) -> str:
    if isinstance(one, Source):
        return one.label or one.name
    if isinstance(one, tuple):
        pair = cast("tuple[object, ...]", one)
        return printable(str(pair[0])) if pair else "()"
    return printable(str(getattr(one, "name", one)))
