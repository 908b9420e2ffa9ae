"""How a wait ended, as the event of a trigger, and what a task makes of it: the same in all modes.

The vocabulary is the SDK's `WaitOutcome`: `done`, `failed` (documents failed), `timeout`, `stalled`,
`invalid`, `error`. A trigger reports, the worker judges: whether failed documents fail the task is a setting
of the task.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException

from paradigm_provider._polling.events import holds, known_event, unknown
from paradigm_provider._polling.manifest import (
    LISTED_FAILURES,
    LISTED_IDS,
    SessionManifest,
    describe_failures,
    session_manifest,
)
from paradigm_provider._tasks.retries import is_permanent
from paradigm_provider.exceptions import DocumentsFailed, WaitTimedOut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from paradigm_ext import SessionProgress, WaitOutcome

FailOn = Literal["any", "all", "never"]
NOT_FOUND = 404
#: Sessions that a message names.
LISTED_MESSAGES = 5
#: What whoever is woken by the message can do.
ADVICE: dict[WaitOutcome, str] = {
    "failed": "Repair these files or take them out, and clear the task that uploaded them:"
    " it sends only those again",
    "timeout": "Paradigm goes on with them: a retry waits for the same session and sends nothing twice;"
    " 'timeout' says for how long",
    "stalled": "See whether Paradigm processes anything at all; a retry waits for the same session",
    "invalid": "The session can never be complete: clear the task that uploaded",
}
ADVICE_GONE = "The session was deleted: clear the task that uploaded, and it sends its files anew"


class SessionOutcome(TypedDict):
    """How the wait for one session ended.

    `manifest` is None where the session could not be read once; `permanent` says that a retry would not help,
    `gone` that there is no such session any more.
    """

    status: WaitOutcome
    session_uuid: str
    message: str
    permanent: bool
    gone: bool
    manifest: SessionManifest | None


class SessionsEvent(TypedDict):
    """The one terminal event of a session trigger."""

    status: WaitOutcome
    sessions: list[SessionOutcome]


def outcome_of_progress(progress: SessionProgress, *, superseded: Collection[int] = ()) -> SessionOutcome:
    """Return the outcome of a wait that saw the session come to an end.

    Args:
        progress: The last poll.
        superseded: Ids of failed documents that have been sent again since.
    """
    manifest = session_manifest(progress, superseded=superseded)
    status: WaitOutcome = "failed" if progress.verdict == "failed" and manifest["failed_count"] else "done"
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
    status: WaitOutcome = getattr(error, "outcome", "error")
    return SessionOutcome(
        status=status,
        session_uuid=session_uuid,
        message=str(error) or type(error).__name__,
        permanent=is_permanent(error),
        gone=getattr(error, "status", None) == NOT_FOUND,
        manifest=None if progress is None else session_manifest(progress),
    )


def sessions_event(outcomes: Sequence[SessionOutcome]) -> SessionsEvent:
    """Return the one event for all sessions waited for."""
    worst = max(outcomes, key=_severity, default=None)
    return SessionsEvent(
        status="done" if worst is None else worst["status"], sessions=list(_within_limits(outcomes))
    )


def _within_limits(outcomes: Sequence[SessionOutcome]) -> Iterator[SessionOutcome]:
    """Yield the outcomes with as many ids and failures among them all as one manifest may list."""
    ids, failures = LISTED_IDS, LISTED_FAILURES
    for outcome in outcomes:
        manifest = outcome["manifest"]
        if manifest is not None:
            listed, failed = manifest["document_ids"][:ids], manifest["failed"][:failures]
            ids, failures = ids - len(listed), failures - len(failed)
            manifest = SessionManifest(**{**manifest, "document_ids": listed, "failed": failed})
        yield SessionOutcome(**{**outcome, "manifest": manifest})


def _severity(outcome: SessionOutcome) -> int:
    from paradigm_ext import WAIT_OUTCOMES

    return WAIT_OUTCOMES.index(outcome["status"])


def read_event(event: Any) -> SessionsEvent:
    """Return the event as its type.

    Raises:
        AirflowException: It is unknown; a task must not turn green on what it does not understand.
    """
    from paradigm_ext import WAIT_OUTCOMES

    known = known_event(event, **dict.fromkeys(WAIT_OUTCOMES, ("sessions",)))
    sessions = known["sessions"]
    if not isinstance(sessions, list) or not sessions or not all(map(_is_outcome, sessions)):
        raise unknown(event)
    return SessionsEvent(status=known["status"], sessions=sessions)


def _is_outcome(value: Any) -> bool:
    from paradigm_ext import WAIT_OUTCOMES

    if not holds(value, SessionOutcome.__required_keys__) or value["status"] not in WAIT_OUTCOMES:
        return False
    return value["manifest"] is None or holds(value["manifest"], SessionManifest.__required_keys__)


def raise_for_outcome(event: SessionsEvent, *, fail_on: FailOn) -> list[SessionManifest]:
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
        raise _error(worst["status"], _format_message(bad, worst), permanent=worst["permanent"])
    return [outcome["manifest"] for outcome in event["sessions"] if outcome["manifest"] is not None]


def _format_message(bad: Sequence[SessionOutcome], worst: SessionOutcome) -> str:
    """Return what went wrong, worst first, and what to do about it."""
    messages = [outcome["message"] for outcome in sorted(bad, key=_severity, reverse=True)[:LISTED_MESSAGES]]
    more = len(bad) - len(messages)
    messages += [f"and {more} more sessions"] if more else []
    advice = ADVICE_GONE if worst["gone"] else ADVICE.get(worst["status"])
    return "; ".join(messages) + (f". {advice}" if advice else "")


def _acceptable(outcome: SessionOutcome, fail_on: FailOn) -> bool:
    if outcome["status"] != "failed":
        return outcome["status"] == "done"
    manifest = outcome["manifest"]
    if fail_on == "all":
        return manifest is not None and manifest["embedded"] > 0
    return fail_on == "never"


def _error(status: WaitOutcome, message: str, *, permanent: bool) -> AirflowException:
    if status == "failed":
        return DocumentsFailed(message)
    if status in ("timeout", "stalled"):
        return WaitTimedOut(message)
    return AirflowFailException(message) if permanent else AirflowException(message)
