"""Requests as they should go out: list filters, form parts and bodies, mended before httpx encodes them."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import httpx

from paradigm_ext._errors import InvalidInput
from paradigm_ext._transport._paths import check_path

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator

#: Bytes of a form that are read from disk and written to the socket at a time.
PIECE_BYTES = 1 << 19

#: Extension of a request: whether its body can be sent from the beginning again.
REPLAYABLE = "paradigm_ext.replayable"
#: Extension of a request: whether it adds something that would be there twice, were it sent twice.
ADDS = "paradigm_ext.adds"
#: Extension of a request: names of the files in its form, which tell one upload from another.
FILES = "paradigm_ext.files"
#: Questions and what holds them; the paths of both versions of the API.
_ADDING = re.compile(r"/(threads|turns|completions|ask-question|upload-session)/?$")


class _FormBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A multipart body in few large pieces; for an event loop they are read in a thread, one hop a piece.

    httpx yields a piece per header and per 64 KiB, each of them a system call on its own, and reads files on
    the event loop.
    """

    def __init__(self, form: httpx.SyncByteStream) -> None:
        self._form = form

    def __iter__(self) -> Iterator[bytes]:
        chunks = iter(self._form)
        while piece := _take(chunks, PIECE_BYTES):
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        import asyncio  # here, since sync code has no use for it and it takes long to import

        chunks = iter(self._form)
        while piece := await asyncio.to_thread(_take, chunks, PIECE_BYTES):
            yield piece


@contextmanager
def refused_in_words(method: str, url: httpx.URL | str) -> Generator[None]:
    """Say which request a caller's value cannot be part of: half a character, a date in JSON, not a number.

    Raises:
        InvalidInput: The request cannot be built; nothing was sent.
    """
    try:
        yield
    except (TypeError, ValueError) as error:
        raise InvalidInput(f"{method.upper()} {urlsplit(str(url)).path} cannot be sent: {error}") from error


def finish(request: httpx.Request, extensions: dict[str, Any], *, files: bool) -> httpx.Request:
    """Return the built request with its extensions, and its form in large pieces."""
    request.extensions.update(extensions)
    if files:
        request.stream = _FormBody(cast("httpx.SyncByteStream", request.stream))
    return request


def _take(chunks: Iterator[bytes], size: int) -> bytes:
    """Return the next chunks joined, until `size` bytes are reached; empty at the end."""
    taken: list[bytes] = []
    length = 0
    for chunk in chunks:
        taken.append(chunk)
        length += len(chunk)
        if length >= size:
            break
    return b"".join(taken)


def prepare_request(method: str, url: httpx.URL | str, kwargs: dict[str, Any]) -> dict[str, Any]:
    """Correct the arguments of `build_request` in place, and return the extensions to add to the request.

    Raises:
        InvalidInput: The path or a list filter cannot be sent as it is.
    """
    check_path(method, str(url))
    if kwargs.get("params") is not None:
        kwargs["params"] = _query(kwargs["params"])
    if kwargs.get("files"):
        # The generated layer names a fixed boundary; a file that contains it would forge form fields.
        headers = httpx.Headers(kwargs.get("headers"))
        headers.pop("content-type", None)
        kwargs["headers"] = headers
        kwargs["files"] = _parts(kwargs["files"])
        names = tuple(_file_name(part) for _, part in kwargs["files"])
        return {REPLAYABLE: all(_rewinds(part) for _, part in kwargs["files"]), ADDS: True, FILES: names}
    content = kwargs.get("content")
    return {
        REPLAYABLE: content is None or isinstance(content, (bytes, str)),
        ADDS: bool(_ADDING.search(urlsplit(str(url)).path)),
    }


def _query(params: Any) -> Any:
    """Return query parameters with lists joined by commas, as every list filter of the API is documented."""
    if not isinstance(params, dict):
        return params
    items = cast("dict[str, Any]", params).items()
    return {name: _joined(name, value) for name, value in items if value is not None}


def _joined(name: str, value: Any) -> Any:
    if not isinstance(value, (list, tuple, set, frozenset)):
        return value
    texts = [str(item) for item in cast("list[Any]", value)]
    bad = next((text for text in texts if "," in text), None)
    if bad is not None:
        raise InvalidInput(f"{name}: {bad!r} holds a comma, which separates the values of this filter")
    return ",".join(texts)


def _parts(files: Any) -> list[tuple[str, Any]]:
    """Return the parts of a form without those that stand for nothing."""
    pairs = cast(
        "list[tuple[str, Any]]", list(cast("Any", files).items() if isinstance(files, dict) else files)
    )
    return [(name, part) for name, part in pairs if not _is_none(part)]


def _is_none(part: Any) -> bool:
    """Return whether a part is the text `None`, which the generated layer writes for a field that is None."""
    return isinstance(part, tuple) and part[0] is None and part[1] in (b"None", None)


def _file_name(part: object) -> str:
    return str(cast("tuple[object, ...]", part)[0] or "") if isinstance(part, tuple) else ""


def _rewinds(part: object) -> bool:
    file = cast("tuple[object, ...]", part)[1] if isinstance(part, tuple) else part
    if isinstance(file, (bytes, str)):
        return True
    seekable = getattr(file, "seekable", None)
    return bool(seekable and seekable())
