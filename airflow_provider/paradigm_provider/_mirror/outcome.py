"""What a task makes of a mirror's report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from airflow.providers.common.compat.sdk import AirflowException

from paradigm_provider.exceptions import DocumentsFailed, MirrorGuarded, MirrorSourceUnavailable, WaitTimedOut

if TYPE_CHECKING:
    from paradigm_ext import MirrorReport

#: Whether failed files fail the task.
MirrorFailOn: TypeAlias = Literal["any", "never"]

#: Guards that another attempt may not meet: the mount is there, the store answers.
PASSING_GUARDS = ("source_missing", "listing")
#: Where a file failed for what it is: Paradigm cannot process it, or no mirror can send it.
LASTING_STAGES = ("index", "scan")
#: Failed files that a message names.
LISTED_MESSAGES = 5


def raise_for_report(report: MirrorReport, *, fail_on: MirrorFailOn) -> None:
    """Raise what a report comes to; return where the workspace is level with its source.

    Args:
        report: Of the whole run.
        fail_on: `any` failed or parked file fails the task, or `never`.

    Raises:
        MirrorGuarded: A guard kept documents from being removed. Everything else was done; not retried.
        MirrorSourceUnavailable: The source could not be listed. Nothing was removed; a retry may heal it.
        WaitTimedOut: The deadline passed with documents in flight. A retry is another run.
        DocumentsFailed: Paradigm could not process some files, or they are empty, too large or not files. Not
            retried: the next run sends them again, up to `max_attempts` times.
        AirflowException: Some files could not be read or sent. A retry is another run.
    """
    if report.guard is not None:
        kind = MirrorSourceUnavailable if report.guard.kind in PASSING_GUARDS else MirrorGuarded
        raise kind(f"{report.guard.message} ({report.summary()})")
    if report.timed_out or report.in_flight:
        raise WaitTimedOut(
            f"the deadline passed, in flight: {report.in_flight}. {report.summary()}. Paradigm"
            " goes on with them: a retry sends only what is missing; 'timeout' says how long it may take"
        )
    if fail_on == "any" and (report.failed_count or report.parked):
        raise _failed(report)


def _failed(report: MirrorReport) -> AirflowException:
    message = report.explain(failures=LISTED_MESSAGES)
    if report.parked:
        message += "; what is parked is sent again once its content changes"
    lasting = all(failure.stage in LASTING_STAGES for failure in report.failed)
    return DocumentsFailed(message) if lasting else AirflowException(message)
