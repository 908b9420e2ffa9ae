"""What the effects of an ingestion become: requests, reads, pauses; many of them at the same time."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import UUID

from paradigm_ext._call import SHAPE_ERRORS, wrong_shape
from paradigm_ext._flow import Sleep
from paradigm_ext._ingestion._effects import Digest, Open, Put, Read, Record, parse
from paradigm_ext._ingestion._ledger import NoLedger
from paradigm_ext._waiting._session import session_path

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from paradigm_ext._clock import Clock
    from paradigm_ext._errors import JSON
    from paradigm_ext._ingestion._effects import Effect
    from paradigm_ext._ingestion._ingestion import Ingestion


class Performer:
    """What an effect becomes in sync code."""

    def __init__(self, ingestion: Ingestion) -> None:
        self._ingestion = ingestion
        self._client = ingestion.paradigm.v2
        self._clock: Clock = ingestion.paradigm.clock

    def __call__(self, effect: Effect) -> Any:
        match effect:
            case Put():
                return self._put(effect)
            case Read():
                return parse(self._client.get_httpx_client().get(session_path(effect.session_uuid)).content)
            case Record():
                return self._ingestion.ledger.append(effect.entry)
            case Digest():
                return effect.source.digest()
            case Open():
                return self._open()
            case Sleep():
                return self._clock.sleep(effect.seconds)

    def _open(self) -> JSON:
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create import sync_detailed

        try:
            return parse(sync_detailed(client=self._client, **self._ingestion.opening()).content)
        except SHAPE_ERRORS as error:
            raise wrong_shape(sync_detailed, error) from error

    def _put(self, effect: Put) -> JSON:
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create_2 import sync_detailed

        with effect.source.open() as stream:
            form = self._ingestion.form(effect.source, stream)
            try:
                return parse(sync_detailed(UUID(effect.session_uuid), client=self._client, body=form).content)
            except SHAPE_ERRORS as error:
                raise wrong_shape(sync_detailed, error) from error


class AsyncPerformer:
    """What an effect becomes in async code: the disk is read in threads."""

    def __init__(self, ingestion: Ingestion) -> None:
        self._ingestion = ingestion
        self._client = ingestion.paradigm.v2
        self._clock: Clock = ingestion.paradigm.clock

    async def __call__(self, effect: Effect) -> Any:
        match effect:
            case Put():
                return await self._put(effect)
            case Read():
                answer = await self._client.get_async_httpx_client().get(session_path(effect.session_uuid))
                return parse(answer.content)
            case Record():
                if not isinstance(self._ingestion.ledger, NoLedger):
                    await asyncio.to_thread(self._ingestion.ledger.append, effect.entry)
                return None
            case Digest():
                return await asyncio.to_thread(effect.source.digest)
            case Open():
                return await self._open()
            case Sleep():
                return await self._clock.asleep(effect.seconds)

    async def _open(self) -> JSON:
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create import asyncio_detailed

        try:
            return parse((await asyncio_detailed(client=self._client, **self._ingestion.opening())).content)
        except SHAPE_ERRORS as error:
            raise wrong_shape(asyncio_detailed, error) from error

    async def _put(self, effect: Put) -> JSON:
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create_2 import asyncio_detailed

        stream = await asyncio.to_thread(effect.source.open)
        try:
            form = self._ingestion.form(effect.source, stream)
            uuid = UUID(effect.session_uuid)
            return parse((await asyncio_detailed(uuid, client=self._client, body=form)).content)
        except SHAPE_ERRORS as error:
            raise wrong_shape(asyncio_detailed, error) from error
        finally:
            stream.close()


def in_threads(work: Callable[[Any], object], items: Iterable[Any], width: int) -> None:
    """Do the work for each item in threads; an interrupt lets those under way finish and begins no more."""
    items = list(items)
    if width == 1 or len(items) < 2:
        for item in items:
            work(item)
        return
    rest, taking, stopped = iter(items), threading.Lock(), threading.Event()

    def worker() -> None:
        while not stopped.is_set():
            with taking:
                item = next(rest, None)
            if item is None:
                return
            work(item)

    with ThreadPoolExecutor(min(width, len(items)), thread_name_prefix="paradigm-upload") as pool:
        futures = [pool.submit(worker) for _ in range(min(width, len(items)))]
        try:
            for future in futures:
                future.result()
        finally:
            stopped.set()


async def in_tasks(work: Callable[[Any], Awaitable[object]], items: Iterable[Any], width: int) -> None:
    """Do the work for each item in so many tasks."""
    items = list(items)
    rest = iter(items)

    async def worker() -> None:
        for item in rest:
            await work(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(width, len(items))):
            group.create_task(worker())
