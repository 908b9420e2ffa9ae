"""The drivers of an ingestion: threads for sync code, tasks for async code."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import TYPE_CHECKING

from attrs import evolve

from paradigm_ext._core._flow import adrive, drive
from paradigm_ext._core._lanes import in_tasks, in_threads
from paradigm_ext._ingestion._context import Ingestion
from paradigm_ext._ingestion._performers import AsyncIngestPerformer, IngestPerformer
from paradigm_ext._polling._session import await_until_session_embedded, wait_until_session_embedded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paradigm_ext._client._connection import Connection
    from paradigm_ext._ingestion._options import IngestOptions
    from paradigm_ext._ingestion._report import IngestReport
    from paradigm_ext._ingestion.sources._source import Source, SourceInput


def ingest(
    paradigm: Connection, sources: SourceInput | Iterable[SourceInput], plan: IngestOptions
) -> IngestReport:
    """Upload all sources and, where asked, wait; see `Paradigm.ingest`."""
    ingestion = Ingestion.prepare(paradigm, sources, plan)
    run, perform, width = ingestion.run, IngestPerformer(ingestion), plan.concurrency

    def upload(lane: list[tuple[str, Source]]) -> None:
        for key, source in lane:
            drive(run.upload(key, source), perform)
            ingestion.notify_progress(drive(run.watch(), perform) if ingestion.poll_is_due() else None)

    with closing(ingestion), ingestion.explained():
        drive(run.begin(plan.session_uuid), perform)
        in_threads(
            lambda source: drive(run.identify(source), perform), run.sources, width if run.remembers else 1
        )
        for opens, batch in ingestion.batches():
            if run.halted:
                break
            if opens:
                drive(run.open_session(), perform)
            in_threads(upload, batch, width, ingestion.interrupted)
        while run.put_aside:
            missing = ingestion.lanes(drive(run.settle_put_aside(), perform))
            ingestion.notify_progress()
            in_threads(upload, missing, width, ingestion.interrupted)
        drive(run.check_surplus(), perform)
        report = ingestion.finish()
        if not plan.wait:
            return report
        progress = [
            wait_until_session_embedded(uuid, **arguments) for uuid, arguments in ingestion.waits(report)
        ]
        drive(run.check_surplus(), perform)  # what seemed not to have arrived may have done so meanwhile
        return evolve(ingestion.finish(), progress=tuple(progress))


async def aingest(
    paradigm: Connection, sources: SourceInput | Iterable[SourceInput], plan: IngestOptions
) -> IngestReport:
    """Upload all sources and, where asked, wait; see `Paradigm.aingest`."""
    ingestion = await asyncio.to_thread(Ingestion.prepare, paradigm, sources, plan)
    run, perform, width = ingestion.run, AsyncIngestPerformer(ingestion), plan.concurrency

    async def upload(lane: list[tuple[str, Source]]) -> None:
        for key, source in lane:
            await adrive(run.upload(key, source), perform)
            ingestion.notify_progress(await adrive(run.watch(), perform) if ingestion.poll_is_due() else None)

    async def identify(source: Source) -> None:
        await adrive(run.identify(source), perform)

    with closing(ingestion), ingestion.explained():
        await adrive(run.begin(plan.session_uuid), perform)
        await in_tasks(identify, run.sources, width)
        for opens, batch in ingestion.batches():
            if run.halted:
                break
            if opens:
                await adrive(run.open_session(), perform)
            await in_tasks(upload, batch, width)
        while run.put_aside:
            missing = ingestion.lanes(await adrive(run.settle_put_aside(), perform))
            ingestion.notify_progress()
            await in_tasks(upload, missing, width)
        await adrive(run.check_surplus(), perform)
        report = ingestion.finish()
        if not plan.wait:
            return report
        progress = [
            await await_until_session_embedded(uuid, **arguments)
            for uuid, arguments in ingestion.waits(report)
        ]
        await adrive(run.check_surplus(), perform)
        return evolve(ingestion.finish(), progress=tuple(progress))
