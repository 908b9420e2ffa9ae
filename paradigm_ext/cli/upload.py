"""`paradigm upload`: files, folders and globs into an upload session, each exactly once."""

import shlex
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from attrs import frozen

from paradigm_ext._config import DEFAULT_MAX_FILE_BYTES
from paradigm_ext._errors import LedgerError, SessionFailed
from paradigm_ext.cli._exits import Exit
from paradigm_ext.cli._ledgers import default_ledger
from paradigm_ext.cli._options import Json, Quiet, Timeout, seconds
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._progress import showing, upload_progress
from paradigm_ext.cli._settings import settings_of

if TYPE_CHECKING:
    from paradigm_ext._ingestion import IngestReport
    from paradigm_ext._polling import DocumentState


@frozen
class Memory:
    """What remembers an upload: a ledger of the user's own, one of ours, or none.

    Attributes:
        path: The ledger.
        ours: Whether it is removed once there is nothing left to go on with.
    """

    path: Path | None
    ours: bool

    @property
    def resume(self) -> str:
        """What to say about going on after an interrupt."""
        if self.path is None:
            return "without a ledger it cannot be resumed: what was sent would be sent again"
        where = "" if self.ours else f" (ledger {shlex.quote(str(self.path))})"
        return f"to go on where it stopped, run the same command again{where}"

    def send_again(self, failed: Sequence["DocumentState"], output: Output) -> None:
        """Have the same command send the files of failed documents again, and no other file."""
        from paradigm_ext import FileLedger, supersede

        if not self.ours or self.path is None:
            return
        ids = [document.id for document in failed if document.id is not None]
        with closing(FileLedger(self.path)) as ledger:
            try:
                supersede(ledger, ids)
            except LedgerError as error:
                output.note(f"{error}; the same command does not send failed files again")
            else:
                output.note("to send the failed files again, and no others, run the same command again")

    def forget(self, output: Output) -> None:
        """Remove a ledger of ours: every file arrived."""
        if not self.ours or self.path is None:
            return
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            output.note(
                f"the ledger {str(self.path)!r} cannot be removed: {error.strerror}; until it is, the same"
                " command sends only files that are new or changed"
            )


def upload(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or quoted globs.")],
    *,
    workspace: Annotated[
        int | None, typer.Option("--workspace", "-w", min=1, help="Workspace that the documents go to.")
    ] = None,
    session: Annotated[
        str | None, typer.Option("--session", metavar="UUID", help="Add to this upload session.")
    ] = None,
    pipeline: Annotated[
        str | None, typer.Option("--pipeline", help="Ingestion pipeline, such as v2.2.1.")
    ] = None,
    wait: Annotated[bool, typer.Option(help="Wait until every document is embedded.")] = True,
    timeout: Timeout = 1800.0,
    concurrency: Annotated[
        int, typer.Option("--concurrency", "-c", min=1, help="Files sent at the same time.")
    ] = 8,
    ledger: Annotated[
        Path | None, typer.Option("--ledger", help="Keep what was sent in this file, for good.")
    ] = None,
    no_ledger: Annotated[bool, typer.Option("--no-ledger", help="Remember nothing.")] = False,
    max_file_bytes: Annotated[
        int, typer.Option("--max-file-bytes", min=0, help="Largest file accepted; 0 for no limit.")
    ] = DEFAULT_MAX_FILE_BYTES,
    duplicates: Annotated[
        Literal["send", "skip", "error"], typer.Option(help="Files of equal content under other names.")
    ] = "send",
    in_doubt: Annotated[
        Literal["wait", "leave"],
        typer.Option(help="Wait for files that may still be arriving though no answer came, or leave those."),
    ] = "wait",
    keep_going: Annotated[
        bool, typer.Option("--keep-going", "-k", help="Upload what can be, though some files cannot.")
    ] = False,
    deleted: Annotated[
        Literal["leave", "send"],
        typer.Option(help="Files that an earlier run sent and whose documents were deleted since."),
    ] = "leave",
    follow_links: Annotated[
        bool, typer.Option("--follow-links", help="Also send files that links in a folder name elsewhere.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Upload files, folders or globs, and wait until every document is embedded.

    Everything is checked before the first byte is sent. An upload that was interrupted is run again to go on:
    only what is missing is sent.
    """
    settings, output = settings_of(context), Output(json)
    with output.ends(), settings.connect() as paradigm:
        options = {"workspace": workspace, "session": session, "pipeline": pipeline}
        memory = _memory(ledger, lambda: default_ledger(paradigm.base_url, sources, options), none=no_ledger)
        with output.ends(resume=memory.resume), showing(settings.clock, quiet=quiet) as show:
            try:
                report = paradigm.ingest(
                    sources,
                    workspace_id=workspace,
                    session_uuid=session,
                    pipeline=pipeline,
                    wait=wait,
                    timeout=seconds(timeout),
                    concurrency=concurrency,
                    ledger=memory.path,
                    max_file_bytes=max_file_bytes or None,
                    on_error="collect" if keep_going else "raise",
                    on_progress=upload_progress(show, settings.clock),
                    duplicates=duplicates,
                    follow_links=follow_links,
                    deleted=deleted,
                    in_doubt=in_doubt,
                )
            except SessionFailed as error:
                memory.send_again(error.progress.failed, output)
                raise
        output.result(report.to_dict(), _text(report, waited=wait))
        failed = [document for progress in report.progress for document in progress.failed]
        if failed:
            memory.send_again(failed, output)
        elif wait and not report.failures:
            # Last of all: whoever was not told that it is done, runs it again.
            memory.forget(output)
        if report.failures or any(progress.verdict != "embedded" for progress in report.progress):
            raise typer.Exit(Exit.FAILED)


def _memory(ledger: Path | None, default: Callable[[], Path], *, none: bool) -> Memory:
    if none and ledger is None:
        return Memory(None, ours=False)
    return Memory(default(), ours=True) if ledger is None else Memory(ledger, ours=False)


def _text(report: "IngestReport", *, waited: bool) -> str:
    lines = [report.summary()]
    lines += [f"failed: {failure}" for failure in report.failures]
    lines += [f"skipped: {skipped.name}: {skipped.reason}" for skipped in report.skipped]
    for progress in report.progress:
        lines.append(f"session {progress.uuid}: {progress.summary()}")
        lines += [f"failed: {progress.failures()}"] if progress.failed else []
    if not waited and report.session_uuids:
        lines.append(f"to wait for the documents: paradigm wait {' '.join(report.session_uuids)}")
    return "\n".join(lines)
