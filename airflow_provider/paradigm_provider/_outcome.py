"""How a wait ended, as the event of a trigger, and what a task makes of it: the same in all modes.

The vocabulary is fixed: `done`, `failed` (documents failed), `timeout`, `stalled`, `invalid`, `error`. A
trigger reports, the worker judges: whether failed documents fail the task is the task's setting, not the
trigger's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict, get_args

from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException

from paradigm_provider._failures import is_permanent
from paradigm_provider._manifest import SessionManifest, describe_failures, session_manifest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from paradigm_ext import SessionProgress

Status = Literal["done", "failed", "timeout", "stalled", "invalid", "error"]
FailOn = Literal["any", "all", "never"]
#: Worst last: the status of several sessions is the worst of theirs.
STATUSES: tuple[Status, ...] = ("done", "failed", "timeout", "stalled", "invalid", "error")

NOT_FOUND = 404


class SessionOutcome(TypedDict):
    """How the wait for one session ended.

    `manifest` is None where the session could not be read once; `permanent` says that a retry would not help,
    `gone` that there is no such session any more.
    """

    status: Status
    session_uuid: str
    message: str
    permanent: bool
    gone: bool
    manifest: SessionManifest | None


class SessionsEvent(TypedDict):
    """The one terminal event of a session trigger."""

    status: Status
    sessions: list[SessionOutcome]


class DocumentsFailed(AirflowFailException):
    """Paradigm could not process some documents. Not retried: a retry would find the same ones."""


class WaitTimedOut(AirflowException):
    """The deadline of a wait passed. A retry takes up the same session with a new deadline."""


def outcome_of_progress(progress: SessionProgress, *, superseded: Collection[int] = ()) -> SessionOutcome:
    """Return the outcome of a wait that saw the session come to an end.

    Args:
        progress: The last look.
        superseded: Ids of failed documents that have been sent again since.
    """
    manifest = session_manifest(progress, superseded=superseded)
    status: Status = "failed" if progress.verdict == "failed" and manifest["failed_count"] else "done"
    message = f"upload session {progress.uuid}: {manifest['summary']}"
    if status == "failed":
        message += f"; failed: {describe_failures(manifest)}"
    return SessionOutcome(
        status=status,
        session_uuid=progress.uuid,
        message=message,
        permanent=status == "failed",
        gone=False,
        manifest=manifest,
    )


def outcome_of_error(session_uuid: str, error: Exception) -> SessionOutcome:
    """Return the outcome of a wait that an error ended."""
    progress: SessionProgress | None = getattr(error, "progress", None)
    status: Status = getattr(error, "outcome", "error")
    return SessionOutcome(
        status=status if status in STATUSES else "error",
        session_uuid=session_uuid,
        message=str(error) or type(error).__name__,
        permanent=is_permanent(error),
        gone=getattr(error, "status", None) == NOT_FOUND,
        manifest=None if progress is None else session_manifest(progress),
    )


def sessions_event(outcomes: Sequence[SessionOutcome]) -> SessionsEvent:
    """Return the event that tells of all sessions waited for."""
    worst = max(outcomes, key=_severity, default=None)
    return SessionsEvent(status="done" if worst is None else worst["status"], sessions=list(outcomes))


def _severity(outcome: SessionOutcome) -> int:
    return STATUSES.index(outcome["status"])


def read_event(event: Any) -> SessionsEvent:
    """Return the event as its type.

    Raises:
        AirflowException: It is none of ours; a task must not turn green on what it does not understand.
    """
    if (
        not isinstance(event, dict)
        or event.get("status") not in get_args(Status)
        or not event.get("sessions")
    ):
        raise AirflowException(f"the trigger sent an event that this version does not know: {event!r}")
    return SessionsEvent(status=event["status"], sessions=event["sessions"])


def under_way(event: SessionsEvent) -> bool:
    """Return whether one look at each session left something that waiting can still change."""
    statuses = {outcome["status"] for outcome in event["sessions"]}
    return "timeout" in statuses and statuses <= {"timeout", "done"}


def judge(event: SessionsEvent, *, fail_on: FailOn) -> list[SessionManifest]:
    """Return the manifests of a wait that ended well, else raise what it came to.

    Args:
        event: How the wait ended.
        fail_on: `any` failed document fails the task, only when `all` of a session's did, or `never`.

    Raises:
        DocumentsFailed: Documents failed, and `fail_on` says that this counts.
        WaitTimedOut: The deadline passed, or nothing changed for the stall time.
        AirflowFailException: An error that a retry cannot mend.
        AirflowException: Any other error.
    """
    bad = [outcome for outcome in event["sessions"] if not _acceptable(outcome, fail_on)]
    if bad:
        worst = max(bad, key=_severity)
        raise _error(
            worst["status"], "; ".join(outcome["message"] for outcome in bad), permanent=worst["permanent"]
        )
    return [outcome["manifest"] for outcome in event["sessions"] if outcome["manifest"] is not None]


def _acceptable(outcome: SessionOutcome, fail_on: FailOn) -> bool:
    if outcome["status"] != "failed":
        return outcome["status"] == "done"
    manifest = outcome["manifest"]
    if fail_on == "all":
        return manifest is not None and manifest["embedded"] > 0
    return fail_on == "never"


def _error(status: Status, message: str, *, permanent: bool) -> AirflowException:
    if status == "failed":
        return DocumentsFailed(message)
    if status in ("timeout", "stalled"):
        return WaitTimedOut(message)
    return AirflowFailException(message) if permanent else AirflowException(message)
