"""One ingestion in hand: from the caller's plan to a run, its forms and batches, and what it comes to."""

from __future__ import annotations

import mimetypes
import threading
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from uuid import UUID

from attrs import define, evolve, field

from paradigm_ext._core._attempts import Retrying
from paradigm_ext._core._deadline import NO_DEADLINE, Deadline
from paradigm_ext._core._flow import Sleep
from paradigm_ext._errors import (
    IngestError,
    IngestTimeout,
    LedgerError,
    ParadigmError,
)
from paradigm_ext._errors._transport import ended_by_deadline
from paradigm_ext._ingestion._form import empty_form
from paradigm_ext._ingestion._reconcile import title_groups, title_of, titles_of
from paradigm_ext._ingestion._upload import Run
from paradigm_ext._ingestion._verdicts import all_refused
from paradigm_ext._ingestion.ledger._file import FileLedger, NoLedger
from paradigm_ext._ingestion.ledger._in_use import give_back
from paradigm_ext._ingestion.ledger._opening import ledger_of, replayed
from paradigm_ext._ingestion.ledger._state import Target
from paradigm_ext._ingestion.sources._select import select
from paradigm_ext._performing import longest_seconds, policy_of, read_seconds
from paradigm_ext._polling._machine import last_request
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._text import counted

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from paradigm_api.v2.models import FileCreateRequestSerializerV2
    from paradigm_ext._client._connection import Connection
    from paradigm_ext._ingestion._options import IngestOptions
    from paradigm_ext._ingestion._report import IngestReport
    from paradigm_ext._ingestion.ledger._file import Ledger
    from paradigm_ext._ingestion.sources._source import Source, SourceInput
    from paradigm_ext._ingestion.sources._stream import SourceStream
    from paradigm_ext._polling import SessionProgress
    from paradigm_ext._types import JSON

#: Seconds between two polls of the session while files are still being sent.
POLL_EVERY = 5.0
#: Pauses of the wait after an upload. The first documents have had the whole upload's time and only the last
#: are under way, so it polls sooner than a wait that begins from nothing: up to four more polls.
POLL_AFTER_UPLOAD = PollPlan(initial=0.05)


@define
class Ingestion:
    """One ingestion: its run, its ledger, and what effects become on the wire.

    `interrupted` is set once an error or an interrupt ended the uploading.
    """

    paradigm: Connection
    plan: IngestOptions
    run: Run
    ledger: Ledger
    _form: FileCreateRequestSerializerV2
    _session: SessionProgress | None = None
    _next_poll: float = 0.0
    ends: Deadline = NO_DEADLINE
    interrupted: threading.Event = field(factory=threading.Event, init=False)
    _notifying: threading.Lock = field(factory=threading.Lock)

    @classmethod
    def prepare(
        cls, paradigm: Connection, sources: SourceInput | Iterable[SourceInput], plan: IngestOptions
    ) -> Ingestion:
        """Check everything and read the ledger; nothing has been sent when this returns.

        Raises:
            InvalidInput: A parameter or, unless failures are collected, a source is invalid.
        """
        ledger = ledger_of(plan.ledger)
        selection = select(
            sources,
            max_file_bytes=plan.max_file_bytes,
            duplicates=plan.duplicates,
            ledger=ledger.path if isinstance(ledger, FileLedger) else None,
            follow_links=plan.follow_links,
        )
        if selection.failures and plan.on_error == "raise":
            raise all_refused(selection)
        form = empty_form(plan)
        target = Target(paradigm.base_url, plan.workspace_id)
        clock = paradigm.clock
        ends = Deadline.after(plan.timeout, clock.monotonic())
        run = Run(
            sources=selection.sources,
            state=replayed(ledger, target, ours=ledger is not plan.ledger),
            remembers=not isinstance(ledger, NoLedger),
            target=target,
            failures=list(selection.failures),
            skipped=selection.skipped,
            opening=None if plan.pipeline is None else {"ingestion_pipeline": plan.pipeline},
            retrying=Retrying(
                policy_of(paradigm.v2), clock.random, lambda pause: ends.forbids(pause, clock.monotonic())
            ),
            now=clock.time,
            waits_for_doubt=plan.in_doubt == "wait",
            sends_deleted=plan.deleted == "send",
            request_seconds=read_seconds(paradigm.v2),
            longest_request=longest_seconds(paradigm.v2),
        )
        return cls(paradigm, plan, run, ledger, form, ends=ends)

    def record(self, entry: Mapping[str, JSON]) -> None:
        """Append to the ledger.

        Raises:
            LedgerError: It takes no more.
        """
        try:
            self.ledger.append(entry)
        except OSError as error:
            raise LedgerError(f"the ledger of this upload cannot be written: {error}") from error

    def adding(self, session_uuid: str, source: Source, stream: SourceStream) -> dict[str, Any]:
        """Return the arguments of the request that adds a source, whose content is read from `stream`."""
        from paradigm_api.v2.api.upload_sessions.api_v2_upload_session_create_2 import (
            _get_kwargs,  # pyright: ignore[reportPrivateUsage]
        )
        from paradigm_api.v2.types import File

        mime = mimetypes.guess_type(source.name)[0] or "application/octet-stream"
        file = File(payload=cast("BinaryIO", stream), file_name=source.name, mime_type=mime)
        # Named here, the title is known when an answer is lost; the server makes one of a name it may change.
        form = evolve(self._form, file=file, title=source.title or title_of(source.name))
        arguments = _get_kwargs(UUID(session_uuid), body=form)
        # As a text, a title `None` is not taken for the generated layer's way to write a field without value.
        arguments["files"] = [
            (name, (None, part[1].decode(), *part[2:]) if name == "title" else part)
            for name, part in arguments["files"]
        ]
        return arguments

    def cut(self, pause: Sleep) -> Sleep:
        """Return a pause that ends at the deadline at the latest; the request after it is then not sent."""
        return Sleep(self.ends.clamp(pause.seconds, self.paradigm.clock.monotonic()))

    def batches(self) -> Iterator[tuple[bool, list[list[tuple[str, Source]]]]]:
        """Yield the pending files session by session, in groups of titles to be sent one after the other.

        Each comes with whether a session has to be opened for it.
        """
        pending, most = self.run.pending, self.plan.max_documents_per_session
        room = min(self.run.room(most), len(pending))
        starts = [0] if room else []
        starts += range(room, len(pending), most or max(1, len(pending)))
        for start, end in pairwise([*starts, len(pending)]):
            yield start >= room, self.lanes(pending[start:end])

    @staticmethod
    def lanes(files: Sequence[tuple[str, Source]]) -> list[list[tuple[str, Source]]]:
        """Return files in groups of titles, each to be sent one after the other."""
        groups = title_groups([titles_of(source.name, source.title) for _, source in files])
        return [[files[index] for index in group] for group in groups]

    def notify_progress(self, session: SessionProgress | None = None) -> None:
        """Report progress to the caller, one call at a time, with the last poll of the session."""
        if self.plan.on_progress is not None:
            with self._notifying:
                self._session = session or self._session
                progress = self.run.progress(total=len(self.run.sources))
                self.plan.on_progress(evolve(progress, session=self._session))

    def poll_is_due(self) -> bool:
        """Return whether to poll the session between two files, for the caller's eyes only."""
        if not self.plan.wait or self.plan.on_progress is None:
            return False
        now = self.paradigm.clock.monotonic()
        with self._notifying:
            due = now >= self._next_poll > 0
            if due or not self._next_poll:
                self._next_poll = now + POLL_EVERY
            return due

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
            self.run.stop.add_note(self.resume())
            raise self.run.stop
        if self.run.late is not None:
            raise self.timed_out(self.run.late) from self.run.late
        if report.failures and self.plan.on_error == "raise":
            shown = "; ".join(str(failure) for failure in report.failures[:5])
            more = f"; and {len(report.failures) - 5} more" if len(report.failures) > 5 else ""
            failed = counted(len(report.failures), "file was", "files were")
            raise IngestError(f"{failed} not uploaded: {shown}{more}", report=report)
        return report

    def timed_out(self, late: ParadigmError) -> IngestTimeout:
        """Return the error of an upload that the deadline ended, with what was in flight then."""
        report, files = self.run.report(), list(self.run.in_flight)
        return IngestTimeout(
            f"the deadline passed while files were uploaded ({report.summary()}); in flight: "
            f"{', '.join(files[:5]) or late}. {self.resume()}",
            report=report,
        )

    @contextmanager
    def explained(self) -> Generator[None]:
        """Leave word of what was done on the error that ends an upload.

        Raises:
            IngestTimeout: The deadline passed in a step that no file can go on without.
        """
        try:
            yield
        except ParadigmError as error:
            if ended_by_deadline(error):
                raise self.timed_out(error) from error
            error.report = error.report or self.run.report()
            raise
        except BaseException as error:
            vars(error)["report"] = self.run.report()  # for who shows how an interrupt ended
            if self.run.sessions:
                error.add_note(f"upload session {self.run.session_uuid}: {self.run.report().summary()}")
            raise

    def resume(self) -> str:
        """Return how to go on after an upload that stopped."""
        if isinstance(self.ledger, NoLedger):
            return "Pass a ledger: with one, a run that is repeated sends only what is missing"
        return "To go on, run it again with the same ledger: only what is missing is sent"

    def waits(self, report: IngestReport) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each session to wait for, with the arguments of the wait; the deadline is one for all."""
        client = self.paradigm.with_options(deadline=last_request(self.ends)).v2
        for uuid in report.session_uuids:
            documents = report.documents_of(uuid)
            ids = [document.id for document in documents if document.id is not None]
            if documents:
                yield (
                    uuid,
                    {
                        "client": client,
                        "expected": ids if len(ids) == len(documents) else len(documents),
                        "timeout": self._remaining(),
                        "on_failure": self.plan.on_error,
                        "on_progress": self.notify_progress,
                        "poll": POLL_AFTER_UPLOAD,
                        "clock": self.paradigm.clock,
                    },
                )

    def _remaining(self) -> float | None:
        left = self.ends.remaining(self.paradigm.clock.monotonic())
        return None if left is None else max(0.001, left)

    def close(self) -> None:
        """Close what was opened for this ingestion."""
        give_back(self.ledger)
        if self.ledger is not self.plan.ledger and isinstance(self.ledger, FileLedger):
            self.ledger.close()
