"""The drivers of a mirror: threads for sync code, tasks for async code, one set of flows for both."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from paradigm_ext._core._flow import adrive, drive
from paradigm_ext._mirror._call import Mirroring, applying
from paradigm_ext._mirror._ending import collected, ended, explained
from paradigm_ext._mirror._performers import AsyncMirrorPerformer, MirrorPerformer
from paradigm_ext._mirror.reporting._errors import MirrorTimeout

if TYPE_CHECKING:
    from paradigm_ext._client._connection import Connection
    from paradigm_ext._mirror._call import Source
    from paradigm_ext._mirror._options import MirrorOptions
    from paradigm_ext._mirror.planning._plan import MirrorPlan
    from paradigm_ext._mirror.reporting._report import MirrorReport


# ------------------------------------------------------------------------------------------ sync


def plan_mirror(paradigm: Connection, source: Source, options: MirrorOptions) -> MirrorPlan:
    """Return what a mirror would do; see `Paradigm.plan_mirror`."""
    call = Mirroring.of(paradigm, source, options)
    try:
        with explained(call):
            return drive(call.planning().plan(), MirrorPerformer(paradigm, call.tally, call.deadline))
    finally:
        call.close()


def mirror(paradigm: Connection, source: Source, options: MirrorOptions) -> MirrorReport:
    """Bring a workspace level with a source; see `Paradigm.mirror`."""
    call = Mirroring.of(paradigm, source, options)
    try:
        with explained(call):
            perform = MirrorPerformer(paradigm, call.tally, call.deadline)
            plan = drive(call.planning().plan(), perform)
            perform.scan = call.scan
            report = drive(call.carry_out(plan, listed=plan.destination_complete), perform)
    except MirrorTimeout as error:
        return collected(error, options.on_error)
    finally:
        call.close()
    return ended(report, options.on_error)


def apply_mirror(
    paradigm: Connection, plan: MirrorPlan, *, source: Source | None = None, **changed: Any
) -> MirrorReport:
    """Do what a plan says; see `Paradigm.apply_mirror`."""
    call = applying(paradigm, plan, source, changed)
    try:
        with explained(call):
            perform = MirrorPerformer(paradigm, call.tally, call.deadline)
            perform.scan = call.reopen_source() if plan.operations else None
            report = drive(call.carry_out(plan), perform)
    except MirrorTimeout as error:
        return collected(error, call.options.on_error)
    finally:
        call.close()
    return ended(report, call.options.on_error)


# ----------------------------------------------------------------------------------------- async


async def aplan_mirror(paradigm: Connection, source: Source, options: MirrorOptions) -> MirrorPlan:
    """Return what a mirror would do; the async twin of `plan_mirror`."""
    call = await asyncio.to_thread(Mirroring.of, paradigm, source, options)
    try:
        with explained(call):
            return await adrive(
                call.planning().plan(), AsyncMirrorPerformer(paradigm, call.tally, call.deadline)
            )
    finally:
        await asyncio.to_thread(call.close)


async def amirror(paradigm: Connection, source: Source, options: MirrorOptions) -> MirrorReport:
    """Bring a workspace level with a source; the async twin of `mirror`."""
    call = await asyncio.to_thread(Mirroring.of, paradigm, source, options)
    try:
        with explained(call):
            perform = AsyncMirrorPerformer(paradigm, call.tally, call.deadline)
            plan = await adrive(call.planning().plan(), perform)
            perform.scan = call.scan
            report = await adrive(call.carry_out(plan, listed=plan.destination_complete), perform)
    except MirrorTimeout as error:
        return collected(error, options.on_error)
    finally:
        await asyncio.to_thread(call.close)
    return ended(report, options.on_error)


async def aapply_mirror(
    paradigm: Connection, plan: MirrorPlan, *, source: Source | None = None, **changed: Any
) -> MirrorReport:
    """Do what a plan says; the async twin of `apply_mirror`."""
    call = await asyncio.to_thread(applying, paradigm, plan, source, changed)
    try:
        with explained(call):
            perform = AsyncMirrorPerformer(paradigm, call.tally, call.deadline)
            perform.scan = await asyncio.to_thread(call.reopen_source) if plan.operations else None
            report = await adrive(call.carry_out(plan), perform)
    except MirrorTimeout as error:
        return collected(error, call.options.on_error)
    finally:
        await asyncio.to_thread(call.close)
    return ended(report, call.options.on_error)
