"""What the effects of an ingestion become: requests, reads, pauses; many of them at the same time."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from paradigm_ext._core._doubt import may_have_arrived
from paradigm_ext._core._flow import Sleep
from paradigm_ext._errors import ParadigmError
from paradigm_ext._ingestion._effects import AddFile, Digest, Record, parse
from paradigm_ext._ingestion._opening import Opening
from paradigm_ext._ingestion.ledger._file import NoLedger
from paradigm_ext._ingestion.sources._stream import opened
from paradigm_ext._performing import AsyncPerformer, SyncPerformer

if TYPE_CHECKING:
    from collections.abc import Generator

    from paradigm_ext._ingestion._context import Ingestion
    from paradigm_ext._ingestion._effects import Effect
    from paradigm_ext._ingestion.sources._stream import SourceStream
    from paradigm_ext._types import JSON


@contextmanager
def _torn_is_not_lost(stream: SourceStream) -> Generator[None, None, None]:
    """Let a file that changed while it was sent fail for that, even where its answer was lost.

    Otherwise the session would be searched for its title, and the torn document taken for the file.
    """
    try:
        yield
    except ParadigmError as error:
        if may_have_arrived(error):
            stream.check_unchanged()
        raise


class IngestPerformer:
    """What an effect becomes in sync code."""

    def __init__(self, ingestion: Ingestion) -> None:
        self._ingestion = ingestion
        self._perform = SyncPerformer(
            ingestion.paradigm.v2,
            ingestion.paradigm.clock,
            deadline=ingestion.ends,
            stop=ingestion.interrupted,
        )

    def __call__(self, effect: Effect) -> Any:
        """Carry out one effect and return what came of it."""
        match effect:
            case AddFile():
                return self._add_file(effect)
            case Record():
                return self._ingestion.record(effect.entry.to_json())
            case Digest():
                return effect.source.digest()
            case Sleep():
                return self._perform(self._ingestion.cut(effect))
            case _:
                return self._perform(effect)

    def _add_file(self, effect: AddFile) -> JSON:
        with opened(effect.source) as stream:
            arguments = self._ingestion.adding(effect.session_uuid, effect.source, stream)
            with _torn_is_not_lost(stream):
                body = parse(self._perform.once.request(**arguments).content)
            stream.check_unchanged()
        return body


class AsyncIngestPerformer:
    """What an effect becomes in async code: the disk is read in threads."""

    def __init__(self, ingestion: Ingestion) -> None:
        self._ingestion = ingestion
        paradigm = ingestion.paradigm
        self._perform = AsyncPerformer(paradigm.v2, paradigm.clock, deadline=ingestion.ends)

    async def __call__(self, effect: Effect) -> Any:
        """Carry out one effect and return what came of it."""
        match effect:
            case AddFile():
                return await self._add_file(effect)
            case Record():
                if not isinstance(self._ingestion.ledger, NoLedger):
                    await asyncio.to_thread(self._ingestion.record, effect.entry.to_json())
                return None
            case Digest():
                return await asyncio.to_thread(effect.source.digest)
            case Sleep():
                return await self._perform(self._ingestion.cut(effect))
            case _:
                return await self._perform(effect)

    async def _add_file(self, effect: AddFile) -> JSON:
        async with Opening(effect.source) as stream:
            arguments = self._ingestion.adding(effect.session_uuid, effect.source, stream)
            with _torn_is_not_lost(stream):
                body = parse((await self._perform.once.request(**arguments)).content)
            stream.check_unchanged()
        return body
