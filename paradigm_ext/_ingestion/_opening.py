"""Opening a file in a thread, for a task that may be cancelled meanwhile."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from paradigm_ext._ingestion.sources._stream import opened

if TYPE_CHECKING:
    from paradigm_ext._ingestion.sources._source import Source
    from paradigm_ext._ingestion.sources._stream import SourceStream


class Opening:
    """A source's stream for the length of an `async with`, closed whatever happens.

    A thread cannot be called back: one that is still opening the file when its task is cancelled closes the
    stream itself, as nobody else will ever see it.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._deciding = threading.Lock()
        self._given_up = False
        self._stream: SourceStream | None = None

    async def __aenter__(self) -> SourceStream:
        try:
            return await asyncio.to_thread(self._open)
        except BaseException:
            self._close()
            raise

    async def __aexit__(self, *_: object) -> None:
        self._close()

    def _open(self) -> SourceStream:
        stream = opened(self._source)
        with self._deciding:
            self._stream = stream
            given_up = self._given_up
        if given_up:
            stream.close()
        return stream

    def _close(self) -> None:
        with self._deciding:
            self._given_up = True
            stream = self._stream
        if stream is not None:
            stream.close()
