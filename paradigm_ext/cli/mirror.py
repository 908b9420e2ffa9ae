"""`paradigm mirror`: a workspace that equals a folder or a bucket, every night."""

import shlex
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from attrs import field, frozen

from paradigm_ext._config import DEFAULT_MAX_FILE_BYTES
from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror import MirrorError, MirrorPlan
from paradigm_ext._mirror._call import mirror_name
from paradigm_ext._mirror.scan import default_cache_path
from paradigm_ext._text import counted
from paradigm_ext.cli._confirm import confirmed
from paradigm_ext.cli._exits import Exit
from paradigm_ext.cli._mirror_text import (
    PLAN_COLUMNS,
    first_rows,
    mirror_progress,
    plan_notes,
    plan_rows,
    report_text,
    share,
)
from paradigm_ext.cli._options import Json, Quiet, Timeout, Yes, seconds
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._plan_file import approved, read_plan, write_plan
from paradigm_ext.cli._progress import showing
from paradigm_ext.cli._settings import settings_of

if TYPE_CHECKING:
    from paradigm_ext._client import Paradigm
    from paradigm_ext._mirror import MirrorReport


def mirror(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE", help="A folder, or an address such as s3://bucket/docs.", show_default=False
        ),
    ] = None,
    *,
    workspace: Annotated[
        int | None, typer.Option("--workspace", "-w", min=1, help="Workspace to bring level.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="The mirror's name; by default the source's address.")
    ] = None,
    delete: Annotated[bool, typer.Option("--delete", help="Remove documents whose file is gone.")] = False,
    max_delete: Annotated[
        str,
        typer.Option("--max-delete", metavar="SHARE", help="Removals allowed: 15%, or a number of files."),
    ] = "15%",
    grace: Annotated[
        float,
        typer.Option("--grace", min=0, help="Seconds for which a file must be gone before it is removed."),
    ] = 0.0,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show the plan and write nothing.")
    ] = False,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", metavar="FILE", help="Write the plan to this file and nothing else."),
    ] = None,
    apply: Annotated[
        Path | None, typer.Option("--apply", metavar="FILE", help="Do what the plan in this file says.")
    ] = None,
    approve_deletes: Annotated[
        bool, typer.Option("--approve-deletes", help="Remove although a guard forbids it; you saw the plan.")
    ] = False,
    include: Annotated[
        list[str] | None, typer.Option("--include", metavar="GLOB", help="Only these paths; may be repeated.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Not these paths; may be repeated.")
    ] = None,
    checksum: Annotated[
        bool, typer.Option("--checksum", help="Read every file; do not trust size and time.")
    ] = False,
    settle: Annotated[
        float, typer.Option("--settle", min=0, help="Seconds for which a file must not have been written to.")
    ] = 2.0,
    sentinel: Annotated[
        str | None,
        typer.Option("--sentinel", metavar="PATH", help="Remove nothing unless this file is there."),
    ] = None,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="The source may be empty.")] = False,
    moved: Annotated[bool, typer.Option("--moved", help="The same source has a new address.")] = False,
    renames: Annotated[
        Literal["patch", "upload"], typer.Option("--renames", help="How a moved file keeps its document.")
    ] = "patch",
    reindex: Annotated[
        Literal["never", "pipeline"], typer.Option("--reindex", help="Send files of older pipelines again.")
    ] = "never",
    max_attempts: Annotated[
        int, typer.Option("--max-attempts", min=1, help="How often one content is sent when indexing fails.")
    ] = 3,
    cache: Annotated[
        Path | None, typer.Option("--cache", metavar="FILE", help="Keep hashes in this file.")
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Keep no hashes.")] = False,
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            metavar="FILE",
            help="For instances that keep no metadata: what is whose. A file or URI.",
        ),
    ] = None,
    wait: Annotated[bool, typer.Option(help="Wait until every document is embedded.")] = True,
    timeout: Timeout = 3600.0,
    concurrency: Annotated[
        int, typer.Option("--concurrency", "-c", min=1, help="Requests at the same time.")
    ] = 8,
    max_file_bytes: Annotated[
        int, typer.Option("--max-file-bytes", min=0, help="Largest file accepted; 0 for no limit.")
    ] = DEFAULT_MAX_FILE_BYTES,
    follow_links: Annotated[
        bool, typer.Option("--follow-links", help="Also send files that links in the folder name elsewhere.")
    ] = False,
    yes: Yes = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Bring a workspace level with a folder or a bucket.

    Files that did not change cost nothing, changed ones take the place of their old version, moved ones keep
    their document, and with --delete removed ones go. Run it every night, or again after an interrupt: it
    goes on from whatever is there.
    """
    settings, output = settings_of(context), Output(json)
    options: dict[str, Any] = {
        "workspace_id": workspace,
        "name": name,
        "delete": delete,
        "max_delete": share(max_delete),
        "grace": grace,
        "allow_empty": allow_empty,
        "sentinel": sentinel,
        "include": include or (),
        "exclude": exclude or (),
        "checksum": checksum,
        "settle": settle,
        "renames": renames,
        "reindex": reindex,
        "max_attempts": max_attempts,
        "state": state,
        "wait": wait,
        "timeout": seconds(timeout),
        "concurrency": concurrency,
        "max_file_bytes": max_file_bytes or None,
        "follow_links": follow_links,
        "moved": moved,
    }
    with output.ends(resume="run the same command again to go on"), settings.connect() as paradigm:
        work = _Work(paradigm, output, quiet=quiet)
        if apply is not None:
            source_of_timeout = context.get_parameter_source("timeout")
            changed: dict[str, Any] = {}
            if source_of_timeout is not None and source_of_timeout.name != "DEFAULT":
                changed["timeout"] = seconds(timeout)
            planned = read_plan(apply, workspace_id=workspace, name=name)
            work.apply_plan(approved(planned) if approve_deletes else planned, source, changed)
            return
        if source is None or workspace is None:
            raise InvalidInput("pass SOURCE and --workspace, or --apply with the file of a plan")
        options["cache"] = None if no_cache else cache or default_cache_path(mirror_name(source))
        if dry_run or plan is not None:
            work.show_plan(source, options, file=plan, approve=approve_deletes)
        elif approve_deletes or (delete and not yes and sys.stdin.isatty() and not json):
            work.ask_and_apply(source, options, approve=approve_deletes, yes=yes)
        else:
            work.mirror(source, options)


@frozen
class _Work:
    """What the command does, each way of calling it in one method.

    Attributes:
        paradigm: The connection.
        output: Where results go.
        quiet: Whether to show no progress.
    """

    paradigm: "Paradigm"
    output: Output
    quiet: bool = field(kw_only=True)

    def mirror(self, source: str, options: dict[str, Any]) -> None:
        """Mirror in one go."""
        with self._printed_on_error(), showing(self.paradigm.clock, quiet=self.quiet) as show:
            report = self.paradigm.mirror(source, **options, on_progress=mirror_progress(show))
        self._result(report)

    def show_plan(self, source: str, options: dict[str, Any], *, file: Path | None, approve: bool) -> None:
        """Show the plan, or write it to a file."""
        plan = self._plan(source, options, approve=approve)
        if file is not None:
            write_plan(plan, file)
            text = "\n".join(
                [*plan_notes(plan), f"to do it: paradigm mirror --apply {shlex.quote(str(file))}"]
            )
            self.output.result({**plan.header(), "file": str(file)}, text)
        elif self.output.json:
            self.output.result(plan.to_json(), "")
        else:
            self._table(plan)

    def ask_and_apply(self, source: str, options: dict[str, Any], *, approve: bool, yes: bool) -> None:
        """Show the plan, ask, and do what it says."""
        plan = self._plan(source, options, approve=approve)
        if plan.deletions and not (approve or yes):
            self._table(plan)
            confirmed(f"Do this to workspace {plan.workspace_id}?", yes=False, output=self.output)
        self._apply(plan, source)

    def apply_plan(self, plan: MirrorPlan, source: str | None, changed: dict[str, Any]) -> None:
        """Do what a plan says; one that is no longer true in every part ends with status 1."""
        report = self._apply(plan, source, **changed)
        if report.skipped_changed:
            left_out = counted(report.skipped_changed, "operation was", "operations were")
            self.output.note(f"{left_out} left out, since something had changed")
            raise typer.Exit(Exit.FAILED)

    def _plan(self, source: str, options: dict[str, Any], *, approve: bool) -> MirrorPlan:
        with showing(self.paradigm.clock, quiet=self.quiet) as show:
            plan = self.paradigm.plan_mirror(source, **options, on_progress=mirror_progress(show))
        return approved(plan) if approve else plan

    def _apply(self, plan: MirrorPlan, source: str | None, **changed: Any) -> "MirrorReport":
        with self._printed_on_error(), showing(self.paradigm.clock, quiet=self.quiet) as show:
            report = self.paradigm.apply_mirror(
                plan, source=source, on_progress=mirror_progress(show), **changed
            )
        self._result(report)
        return report

    @contextmanager
    def _printed_on_error(self) -> Generator[None]:
        """Print what was done also where the run ends in an error; a program gets it with the error."""
        try:
            yield
        except MirrorError as error:
            if not self.output.json:
                self._result(error.report)
            raise

    def _result(self, report: "MirrorReport") -> None:
        self.output.result(report.to_dict(), report_text(report))

    def _table(self, plan: MirrorPlan) -> None:
        rows = first_rows(plan_rows(plan), all_of_them=not sys.stdout.isatty())
        self.output.rows([], PLAN_COLUMNS, rows)
        for note in plan_notes(plan):
            self.output.note(note)
