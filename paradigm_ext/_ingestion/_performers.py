"""What the effects of an ingestion become: requests, reads, pauses; many of them at the same time."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any
from uuid import UUID

from paradigm_ext._call import answers_of
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._tasks import run_together
from paradigm_ext._ingestion._effects import Digest, Open, Put, Read, Record, parse
from paradigm_ext._ingestion._opening import Opening
from paradigm_ext._ingestion.ledger._file import NoLedger
from paradigm_ext._polling._session import session_path

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from paradigm_ext._clock import Clock
    from paradigm_ext._ingestion._context import Ingestion
    from paradigm_ext._ingestion._effects import Effect
    from paradigm_ext._types import JSON


#: Seconds after which a pause looks whether it is still wanted.
NAP = 0.5


class Interrupted(BaseException):
    """The upload was given up while this worker only waited for another attempt."""


class Performer:
    """What an effect becomes in sync code."""

    def __init__(self, ingestion: Ingestion) -> None:
        self._ingestion = ingestion
        self._client = ingestion.paradigm.v2
        self._clock: Clock = ingestion.paradigm.clock
        self._caller = threading.current_thread()

    def __call__(self, effect: Effect) -> Any:
        match effect:
            case Put():
                return self._put(effect)
            case Read():
                return parse(self._client.get_httpx_client().get(session_path(effect.session_uuid)).content)
            case Record():
                return self._ingestion.record(effect.entry)
            case Digest():
                return effect.source.digest()
            case Open():
                return self._open()
            case Sleep():
                return self._sleep(effect.seconds)

    def _sleep(self, seconds: float) -> None:
        """Pause; in a worker's thread in short pieces, so that an interrupt need not be waited for."""
        if threading.current_thread() is self._caller:
            return self._clock.sleep(seconds)
        while seconds > 0 and not self._ingestion.interrupted.is_set():
            self._clock.sleep(min(seconds, NAP))
            seconds -= NAP
        if self._ingestion.interrupted.is_set():
            raise Interrupted
        return None

    def _open(self) -> JSON:
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create import sync_detailed

        with answers_of(sync_detailed):
            return parse(sync_detailed(client=self._client, **self._ingestion.opening()).content)

    def _put(self, effect: Put) -> JSON:
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create_2 import sync_detailed

        with effect.source.open() as stream, answers_of(sync_detailed):
            form = self._ingestion.form(effect.source, stream)
            return parse(sync_detailed(UUID(effect.session_uuid), client=self._client, body=form).content)


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
                    await asyncio.to_thread(self._ingestion.record, effect.entry)
                return None
            case Digest():
                return await asyncio.to_thread(effect.source.digest)
            case Open():
                return await self._open()
            case Sleep():
                return await self._clock.asleep(effect.seconds)

    async def _open(self) -> JSON:
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create import asyncio_detailed

        with answers_of(asyncio_detailed):
            return parse((await asyncio_detailed(client=self._client, **self._ingestion.opening())).content)

    async def _put(self, effect: Put) -> JSON:
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create_2 import asyncio_detailed

        uuid = UUID(effect.session_uuid)
        async with Opening(effect.source) as stream:
            form = self._ingestion.form(effect.source, stream)
            with answers_of(asyncio_detailed):
                return parse((await asyncio_detailed(uuid, client=self._client, body=form)).content)


def in_threads(
    work: Callable[[Any], object],
    items: Iterable[Any],
    width: int,
    stopped: threading.Event | None = None,
) -> None:
    """Do the work for each item in threads.

    The first error, or an interrupt, sets `stopped`: what is under way is finished, and no more is begun.
    """
    items = list(items)
    if width == 1 or len(items) < 2:
        for item in items:
            work(item)
        return
    rest, taking, stopped = iter(items), threading.Lock(), stopped or threading.Event()

    def worker() -> None:
        while not stopped.is_set():
            with taking:
                item = next(rest, None)
            if item is None:
                return
            try:
                work(item)
            except Interrupted:
                return
            except BaseException:
                stopped.set()
                raise

    with ThreadPoolExecutor(min(width, len(items)), thread_name_prefix="paradigm-upload") as pool:
        futures = [pool.submit(worker) for _ in range(min(width, len(items)))]
        try:
            wait(futures)
        except BaseException:
            stopped.set()
            raise
        for future in futures:
            future.result()


async def in_tasks(work: Callable[[Any], Awaitable[object]], items: Iterable[Any], width: int) -> None:
    """Do the work for each item in so many tasks."""
    items = list(items)
    rest = iter(items)

    async def worker() -> None:
        for item in rest:
            await work(item)

    await run_together(worker() for _ in range(min(width, len(items))))
