"""The drivers of an ingestion: threads for sync code, tasks for async code, and the wire underneath."""

from __future__ import annotations

import asyncio
import io
import mimetypes
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias
from uuid import UUID

from attrs import define, evolve, field, frozen

from paradigm_ext._call import SHAPE_ERRORS, wrong_shape
from paradigm_ext._config import DEFAULT_MAX_FILE_BYTES
from paradigm_ext._errors import IngestError, InvalidInput, ParadigmError, SessionError
from paradigm_ext._flow import Sleep, adrive, drive
from paradigm_ext._ingestion._ledger import FileLedger, LedgerState, NoLedger
from paradigm_ext._ingestion._reconcile import lanes
from paradigm_ext._ingestion._run import Digest, Open, Put, Read, Record, Run, parse
from paradigm_ext._ingestion._sources import select
from paradigm_ext._waiting._session import (
    await_until_session_embedded,
    session_path,
    wait_until_session_embedded,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping

    from paradigm_api.v2.models import FileCreateRequestSerializerV2
    from paradigm_ext._client import Paradigm
    from paradigm_ext._clock import Clock
    from paradigm_ext._errors import JSON
    from paradigm_ext._ingestion._ledger import Ledger
    from paradigm_ext._ingestion._report import IngestProgress, IngestReport
    from paradigm_ext._ingestion._run import Effect
    from paradigm_ext._ingestion._sources import Duplicates, Given, Selection, Source
    from paradigm_ext._waiting import SessionProgress

    OnProgress: TypeAlias = Callable[[IngestProgress], object]

OnError = Literal["raise", "collect"]


def _text(uuid: str | UUID | None) -> str | None:
    return None if uuid is None else str(uuid)


@frozen(kw_only=True)
class Plan:
    """What the caller asked of one ingestion, checked.

    Attributes:
        workspace_id: The workspace that the documents go to; None leaves it to the server (the private
            collection).
        session_uuid: A session to add to; None opens one when there is something to send.
        pipeline: The ingestion pipeline's version, such as `v2.2.1`; None is the instance's default.
        wait: Whether to wait until every document is embedded.
        timeout: Seconds for the waiting.
        concurrency: Files sent at the same time.
        ledger: Where the run is recorded.
        max_file_bytes: The largest file accepted.
        max_documents_per_session: Documents after which a new session is opened; None for one session.
        on_error: What failed files lead to.
        on_progress: Called after each file and each look at a session, one call at a time.
        duplicates: What to do with equal content.
        fields: Further form fields of the add-file request.
    """

    workspace_id: int | None = None
    session_uuid: str | None = field(default=None, converter=_text)
    pipeline: str | None = None
    wait: bool = False
    timeout: float | None = 1800.0
    concurrency: int = 8
    ledger: str | os.PathLike[str] | Ledger | None = None
    max_file_bytes: int | None = DEFAULT_MAX_FILE_BYTES
    max_documents_per_session: int | None = None
    on_error: OnError = "raise"
    on_progress: OnProgress | None = None
    duplicates: Duplicates = "send"
    fields: Mapping[str, Any] = field(factory=dict[str, Any])

    def __attrs_post_init__(self) -> None:
        for name in ("workspace_id", "concurrency", "max_documents_per_session"):
            value = getattr(self, name)
            if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
                raise InvalidInput(f"{name} must be a whole number from 1, not {value!r}")
        if self.timeout is not None and not self.timeout > 0:
            raise InvalidInput(f"timeout must be seconds above 0, or None for no limit, not {self.timeout!r}")
        if self.on_error not in ("raise", "collect"):
            raise InvalidInput(f"on_error must be 'raise' or 'collect', not {self.on_error!r}")
        if self.session_uuid is not None:
            _uuid("session_uuid", self.session_uuid)


def _uuid(name: str, value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError as error:
        raise InvalidInput(f"{name} must be the UUID of an upload session, not {value!r}") from error


@define
class Ingestion:
    """One ingestion: its run, its ledger, and what effects become on the wire."""

    paradigm: Paradigm
    plan: Plan
    run: Run
    ledger: Ledger
    _form: FileCreateRequestSerializerV2
    _telling: threading.Lock = field(factory=threading.Lock)

    @classmethod
    def prepare(cls, paradigm: Paradigm, given: Given | Iterable[Given], plan: Plan) -> Ingestion:
        """Check everything and read the ledger; nothing has been sent when this returns.

        Raises:
            InvalidInput: A parameter or, unless failures are collected, a source is of no use.
        """
        selection = select(given, max_file_bytes=plan.max_file_bytes, duplicates=plan.duplicates)
        if selection.failures and plan.on_error == "raise":
            raise InvalidInput(_all_refused(selection))
        form = _empty_form(plan)
        ledger = _ledger(plan.ledger)
        run = Run(
            sources=selection.sources,
            state=LedgerState.replay(ledger.entries()),
            remembers=not isinstance(ledger, NoLedger),
            failures=list(selection.failures),
            skipped=selection.skipped,
        )
        return cls(paradigm, plan, run, ledger, form)

    def form(self, source: Source, stream: BinaryIO) -> FileCreateRequestSerializerV2:
        """Return the add-file form of one source, whose content will be read from `stream`."""
        from paradigm_api.v2.types import File

        mime = mimetypes.guess_type(source.name)[0] or "application/octet-stream"
        return evolve(self._form, file=File(payload=stream, file_name=source.name, mime_type=mime))

    def opening(self) -> dict[str, Any]:
        """Return the arguments of the operation that creates a session."""
        from paradigm_api.v2.models.upload_session_create_request import UploadSessionCreateRequest

        if self.plan.pipeline is None:
            return {}
        return {"body": UploadSessionCreateRequest(ingestion_pipeline=self.plan.pipeline)}

    def batches(self) -> Iterator[list[list[tuple[str, Source]]]]:
        """Yield the pending files session by session, in lanes to be sent one after the other."""
        pending = self.run.pending
        size = self.plan.max_documents_per_session or max(1, len(pending))
        for start in range(0, len(pending), size):
            batch = pending[start : start + size]
            yield [[batch[index] for index in lane] for lane in lanes([source.name for _, source in batch])]

    def tell(self, session: SessionProgress | None = None) -> None:
        """Report progress to the caller, one call at a time."""
        if self.plan.on_progress is not None:
            with self._telling:
                progress = self.run.progress(total=len(self.run.sources))
                self.plan.on_progress(evolve(progress, session=session))

    def finish(self) -> IngestReport:
        """Return the report of the uploading, or raise what it came to.

        Raises:
            ParadigmError: The error after which nothing could succeed, with `report`.
            IngestError: Files failed and failures are not collected.
        """
        report = self.run.report()
        if self.run.stop is not None:
            self.run.stop.report = report
            self.run.stop.add_note(f"the upload stopped there: {report.summary()}")
            raise self.run.stop
        if report.failures and self.plan.on_error == "raise":
            shown = "; ".join(str(failure) for failure in report.failures[:5])
            more = f"; and {len(report.failures) - 5} more" if len(report.failures) > 5 else ""
            raise IngestError(f"{len(report.failures)} files were not uploaded: {shown}{more}", report=report)
        return report

    def waits(self, report: IngestReport) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each session to wait for, with the arguments of the wait; the deadline is one for all."""
        clock = self.paradigm.clock
        deadline = None if self.plan.timeout is None else clock.monotonic() + self.plan.timeout
        for uuid in report.session_uuids:
            documents = report.documents_of(uuid)
            ids = [document.id for document in documents if document.id is not None]
            if documents:
                yield (
                    uuid,
                    {
                        "client": self.paradigm.v2,
                        "expected": ids if len(ids) == len(documents) else len(documents),
                        "timeout": None if deadline is None else max(0.001, deadline - clock.monotonic()),
                        "on_failure": self.plan.on_error,
                        "on_progress": self.tell,
                        "clock": clock,
                    },
                )

    def close(self) -> None:
        """Close what was opened for this ingestion."""
        if self.ledger is not self.plan.ledger and isinstance(self.ledger, FileLedger):
            self.ledger.close()


def ingest(paradigm: Paradigm, given: Given | Iterable[Given], plan: Plan) -> IngestReport:
    """Upload all sources and, where asked, wait; see `Paradigm.ingest`."""
    ingestion = Ingestion.prepare(paradigm, given, plan)
    run, perform, width = ingestion.run, _Performer(ingestion), plan.concurrency

    def upload(lane: list[tuple[str, Source]]) -> None:
        for key, source in lane:
            drive(run.upload(key, source), perform)
            ingestion.tell()

    try:
        drive(run.begin(plan.session_uuid), perform)
        _in_threads(
            lambda source: drive(run.identify(source), perform), run.sources, width if run.remembers else 1
        )
        for number, batch in enumerate(ingestion.batches()):
            if number or not run.session_uuid:
                drive(run.open_session(), perform)
            _in_threads(upload, batch, width)
        report = ingestion.finish()
        return evolve(report, progress=tuple(_wait(ingestion, report))) if plan.wait else report
    except BaseException as error:
        _explain(error, run)
        raise
    finally:
        ingestion.close()


async def aingest(paradigm: Paradigm, given: Given | Iterable[Given], plan: Plan) -> IngestReport:
    """Upload all sources and, where asked, wait; see `Paradigm.aingest`."""
    ingestion = await asyncio.to_thread(Ingestion.prepare, paradigm, given, plan)
    run, perform, width = ingestion.run, _AsyncPerformer(ingestion), plan.concurrency

    async def upload(lane: list[tuple[str, Source]]) -> None:
        for key, source in lane:
            await adrive(run.upload(key, source), perform)
            ingestion.tell()

    async def identify(source: Source) -> None:
        await adrive(run.identify(source), perform)

    try:
        await adrive(run.begin(plan.session_uuid), perform)
        await _in_tasks(identify, run.sources, width)
        for number, batch in enumerate(ingestion.batches()):
            if number or not run.session_uuid:
                await adrive(run.open_session(), perform)
            await _in_tasks(upload, batch, width)
        report = ingestion.finish()
        if not plan.wait:
            return report
        progress = [
            await _reporting(await_until_session_embedded(uuid, **arguments), report)
            for uuid, arguments in ingestion.waits(report)
        ]
        return evolve(report, progress=tuple(progress))
    except BaseException as error:
        _explain(error, run)
        raise
    finally:
        ingestion.close()


def _wait(ingestion: Ingestion, report: IngestReport) -> Iterator[SessionProgress]:
    for uuid, arguments in ingestion.waits(report):
        try:
            yield wait_until_session_embedded(uuid, **arguments)
        except SessionError as error:
            error.report = report
            raise


async def _reporting(wait: Awaitable[SessionProgress], report: IngestReport) -> SessionProgress:
    try:
        return await wait
    except SessionError as error:
        error.report = report
        raise


def _explain(error: BaseException, run: Run) -> None:
    """Leave word of what was done on an error that is not ours, such as an interrupt."""
    if not isinstance(error, ParadigmError) and run.sessions:
        error.add_note(f"upload session {run.session_uuid}: {run.report().summary()}")


class _Performer:
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


class _AsyncPerformer:
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


def _in_threads(work: Callable[[Any], object], items: Iterable[Any], width: int) -> None:
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


async def _in_tasks(work: Callable[[Any], Awaitable[object]], items: Iterable[Any], width: int) -> None:
    """Do the work for each item in so many tasks."""
    items = list(items)
    rest = iter(items)

    async def worker() -> None:
        for item in rest:
            await work(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(width, len(items))):
            group.create_task(worker())


def _empty_form(plan: Plan) -> FileCreateRequestSerializerV2:
    """Return the add-file form without its file.

    Raises:
        InvalidInput: `fields` has a name that the request does not.
    """
    from paradigm_api.v2.models.file_create_request_serializer_v2 import FileCreateRequestSerializerV2
    from paradigm_api.v2.types import File

    fields: dict[str, Any] = dict(plan.fields)
    if plan.workspace_id is not None:
        # The reference: `workspace_id` is read with `collection_type` workspace only.
        fields = {"workspace_id": plan.workspace_id, "collection_type": "workspace", **fields}
    try:
        return FileCreateRequestSerializerV2(file=File(payload=io.BytesIO()), **fields)
    except TypeError as error:
        raise InvalidInput(f"fields has a name that the add-file request has not: {error}") from error


def _ledger(given: str | os.PathLike[str] | Ledger | None) -> Ledger:
    if given is None:
        return NoLedger()
    if isinstance(given, (str, os.PathLike)):
        return FileLedger(given)
    return given


def _all_refused(selection: Selection) -> str:
    """Return one sentence for all sources that cannot be uploaded."""
    reasons = [str(failure.error) for failure in selection.failures]
    shown = "; ".join(reasons[:10]) + (f"; and {len(reasons) - 10} more" if len(reasons) > 10 else "")
    return f"nothing was sent, since {len(reasons)} of the sources cannot be uploaded: {shown}"


__all__ = ["Plan", "aingest", "ingest"]
