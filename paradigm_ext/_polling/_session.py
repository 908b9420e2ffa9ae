"""Polling one upload session, and waiting for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import evolve

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._flow import adrive, drive
from paradigm_ext._core._request import Request, segment
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._errors import (
    InvalidInput,
    SessionError,
    SessionFailed,
    SessionInvalid,
    SessionStalled,
    SessionTimeout,
)
from paradigm_ext._performing import AsyncPerformer, SyncPerformer, policy_of
from paradigm_ext._polling._machine import PollMachine
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._poll import await_on, wait_on
from paradigm_ext._polling._progress import EMBEDDED, SessionProgress
from paradigm_ext._polling._reasons import with_reasons
from paradigm_ext._validation import check_choice, check_success

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator
    from uuid import UUID

    from paradigm_api.v2 import AuthenticatedClient
    from paradigm_ext._clock import Clock
    from paradigm_ext._polling._machine import Observation
    from paradigm_ext._polling._outcome import WaitOutcome

    OnProgress: TypeAlias = Callable[[SessionProgress], object]
    Expected: TypeAlias = int | Collection[int] | None
    Poll: TypeAlias = Generator[Request, Any, Observation[SessionProgress]]

#: Of `api_v2_upload_session_retrieve`. The body is read without the generated model: a wait must outlive a
#: new release.
SESSION_PATH = "/api/v2/upload-session/{uuid}"

OnFailure = Literal["raise", "collect"]

_ERRORS: dict[str, type[SessionError]] = {
    kind.outcome: kind for kind in (SessionFailed, SessionTimeout, SessionStalled, SessionInvalid)
}


def session_path(uuid: str | UUID) -> str:
    """Return the path of a session.

    Raises:
        InvalidInput: The id is empty, or cannot be one.
    """
    text = str(uuid).strip()
    if not text:
        raise InvalidInput("uuid is empty: pass the id of an upload session")
    return SESSION_PATH.format(uuid=segment(text))


def check_judgement(expected: Expected, success: Collection[str]) -> None:
    """Check what a poll of a session is to be judged by.

    Raises:
        InvalidInput: A number below 0, or no status that counts as done.
    """
    if isinstance(expected, int) and expected < 0:
        raise InvalidInput(f"expected must be a number of documents or their ids, not {expected!r}")
    check_success(success)


def poll_session(
    uuid: str | UUID, *, client: AuthenticatedClient, expected: Expected, success: Collection[str]
) -> SessionProgress:
    """Poll a session once, in one request; see `Paradigm.session`."""
    read = session_read(uuid, expected=expected, success=success, once=False, reasons=False)
    return drive(read(), SyncPerformer(client, SYSTEM_CLOCK)).value


async def apoll_session(
    uuid: str | UUID, *, client: AuthenticatedClient, expected: Expected, success: Collection[str]
) -> SessionProgress:
    """Poll a session once, in one request; see `Paradigm.session`."""
    read = session_read(uuid, expected=expected, success=success, once=False, reasons=False)
    return (await adrive(read(), AsyncPerformer(client, SYSTEM_CLOCK))).value


def session_read(
    uuid: str | UUID,
    *,
    expected: Expected,
    success: Collection[str],
    on_failure: OnFailure = "raise",
    once: bool = True,
    reasons: bool = True,
) -> Callable[[], Poll]:
    """Check what the caller gave, and return the flow of one poll.

    Args:
        uuid: The session.
        expected: How many documents there must be, or the ids of those that must be there. With
            ids the session's other documents are left out.
        success: Statuses that count as done.
        on_failure: `collect` lets failed documents count as done.
        once: Whether the caller decides about the next attempt.
        reasons: Read the failed documents, too, once every document came to an end: a session does not say
            why they failed.

    Raises:
        InvalidInput: A value is invalid.
    """
    path = session_path(uuid)
    check_judgement(expected, success)
    check_choice("on_failure", on_failure, ("raise", "collect"))

    def read() -> Poll:
        body = yield Request("GET", path, once=once)
        progress = SessionProgress.from_json(body, expected=expected, success=success)
        if reasons and progress.verdict == "failed":
            progress = yield from with_reasons(progress)
        seen = progress.observation
        collected = seen.state == "failed" and on_failure == "collect"
        return evolve(seen, state="done") if collected else seen

    return read


def session_machine(
    uuid: str | UUID,
    *,
    timeout: float | None,
    now: float,
    stall_timeout: float | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    retry: RetryPolicy = RetryPolicy(),  # noqa: B008 - frozen
) -> PollMachine[SessionProgress]:
    """Return the machine of a wait for one session, which ends with a `SessionError`."""

    def error(outcome: WaitOutcome, message: str, progress: SessionProgress | None) -> SessionError:
        return _ERRORS[outcome](message, progress=progress)

    return PollMachine[SessionProgress].begin(
        f"upload session {uuid}",
        timeout=timeout,
        now=now,
        stall_timeout=stall_timeout,
        plan=poll,
        retry=retry,
        error=error,
    )


def wait_until_session_embedded(
    uuid: str | UUID,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 1800.0,
    expected: Expected = None,
    stall_timeout: float | None = None,
    on_failure: OnFailure = "raise",
    on_progress: OnProgress | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    success: Collection[str] = EMBEDDED,
    clock: Clock = SYSTEM_CLOCK,
) -> SessionProgress:
    """Wait until every document of an upload session is embedded.

    Each poll is one request, however many documents; where some failed, up to 20 of them are read at the end
    for Paradigm's reason. Unknown and missing statuses count as under way until
    the deadline. An empty session, or one with fewer documents than `expected`, is not done. A poll is not
    repeated by itself: as many in a row may fail as the client's `retry` allows attempts. Announced
    maintenance does not count.

    Args:
        uuid: The session.
        client: `paradigm.v2`.
        timeout: Seconds for everything: requests, their pauses, the polls' pauses; None for no deadline. The
            last poll is made at the deadline and may take up to a second. What is in flight then goes on
            in Paradigm.
        expected: How many documents there must be at least, or the ids of those that must be there. With
            ids the session's other documents are left out.
        stall_timeout: Seconds without any change after which to stop; None for never.
        on_failure: `raise` raises `SessionFailed` once every document came to an end and one failed;
            `collect` returns.
        on_progress: Called with each poll.
        poll: The pauses between polls.
        success: Statuses that count as done; add `parsed` for a pipeline that stops there.
        clock: Where time, sleep and chance come from.

    Returns:
        The last poll of the session.

    Raises:
        SessionFailed: Some documents failed.
        SessionTimeout: The deadline passed.
        SessionStalled: Nothing changed for `stall_timeout`.
        SessionInvalid: The session takes no more files and lacks some.
        APIError: The session cannot be read (not found, not allowed), or too many polls in a row failed.
    """
    read = session_read(uuid, expected=expected, success=success, on_failure=on_failure)
    machine = session_machine(
        uuid,
        timeout=timeout,
        now=clock.monotonic(),
        stall_timeout=stall_timeout,
        poll=poll,
        retry=policy_of(client),
    )
    return wait_on(client, machine, read, clock=clock, on_progress=on_progress)


async def await_until_session_embedded(
    uuid: str | UUID,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 1800.0,
    expected: Expected = None,
    stall_timeout: float | None = None,
    on_failure: OnFailure = "raise",
    on_progress: OnProgress | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    success: Collection[str] = EMBEDDED,
    clock: Clock = SYSTEM_CLOCK,
) -> SessionProgress:
    """Wait until every document of a session is embedded; as `wait_until_session_embedded`."""
    read = session_read(uuid, expected=expected, success=success, on_failure=on_failure)
    machine = session_machine(
        uuid,
        timeout=timeout,
        now=clock.monotonic(),
        stall_timeout=stall_timeout,
        poll=poll,
        retry=policy_of(client),
    )
    return await await_on(client, machine, read, clock=clock, on_progress=on_progress)
