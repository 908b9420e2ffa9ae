"""Looking at one upload session, and waiting for it: a flow, and its sync and async drivers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import quote

from attrs import frozen

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._errors import InvalidInput, InvalidResponse, ParadigmError
from paradigm_ext._polling._machine import SessionWait
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._progress import EMBEDDED, SessionProgress

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator
    from uuid import UUID

    from paradigm_api.v2 import AuthenticatedClient
    from paradigm_ext._clock import Clock
    from paradigm_ext._types import JSON

    OnProgress: TypeAlias = Callable[[SessionProgress], object]

#: Of `api_v2_upload_session_retrieve`. The body is read without the generated model: a wait must outlive a
#: new release.
SESSION_PATH = "/api/v2/upload-session/{uuid}"

OnFailure = Literal["raise", "collect"]


@frozen
class Look:
    """Effect: read the session's body."""


def session_path(uuid: str | UUID) -> str:
    """Return the path of a session.

    Raises:
        InvalidInput: The id is empty.
    """
    text = str(uuid).strip()
    if not text:
        raise InvalidInput("uuid is empty: pass the id of an upload session")
    return SESSION_PATH.format(uuid=quote(text, safe=""))


def read_body(content: bytes) -> JSON:
    """Return a session's body as JSON.

    Raises:
        InvalidResponse: It is no JSON.
    """
    try:
        body: JSON = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidResponse(
            "the upload session came as something that is no JSON", operation="upload session"
        ) from error
    return body


def check_judgement(expected: int | Collection[int] | None, success: Collection[str]) -> None:
    """Check what a look at a session is to be judged by.

    Raises:
        InvalidInput: A number below 0, or no status that counts as done.
    """
    if isinstance(expected, int) and expected < 0:
        raise InvalidInput(f"expected must be a number of documents or their ids, not {expected!r}")
    if not success:
        raise InvalidInput("success must name at least one status that counts as done")


def look_at_session(
    uuid: str | UUID,
    *,
    client: AuthenticatedClient,
    expected: int | Collection[int] | None,
    success: Collection[str],
) -> SessionProgress:
    """Look at a session once, in one request; see `Paradigm.session`."""
    path = session_path(uuid)
    check_judgement(expected, success)
    body = read_body(client.get_httpx_client().get(path).content)
    return SessionProgress.from_json(body, expected=expected, success=success)


async def alook_at_session(
    uuid: str | UUID,
    *,
    client: AuthenticatedClient,
    expected: int | Collection[int] | None,
    success: Collection[str],
) -> SessionProgress:
    """Look at a session once, in one request; see `Paradigm.session`."""
    path = session_path(uuid)
    check_judgement(expected, success)
    body = read_body((await client.get_async_httpx_client().get(path)).content)
    return SessionProgress.from_json(body, expected=expected, success=success)


def wait_flow(
    wait: SessionWait,
    *,
    expected: int | Collection[int] | None,
    success: Collection[str],
    on_failure: OnFailure,
    on_progress: OnProgress | None,
    clock: Clock,
) -> Generator[Look | Sleep, Any, SessionProgress]:
    """Yield looks and pauses until the session is done; return the last progress, or raise the end."""
    try:
        while True:
            try:
                progress = SessionProgress.from_json((yield Look()), expected=expected, success=success)
            except ParadigmError as error:
                decision = wait.on_error(error, now=clock.monotonic(), jitter=clock.random())
            else:
                decision = wait.observe(progress, now=clock.monotonic(), jitter=clock.random())
                if on_progress is not None:
                    on_progress(progress)
            if decision.kind == "poll":
                yield Sleep(decision.delay)
            elif decision.error is None or (on_failure == "collect" and decision.kind == "failed"):
                assert wait.progress is not None
                return wait.progress
            else:
                raise decision.error  # noqa: TRY301 - the note below is for this error too
    except BaseException as error:
        if not isinstance(error, ParadigmError | GeneratorExit) and wait.progress is not None:
            error.add_note(f"upload session {wait.uuid}, last seen: {wait.progress.summary()}")
        raise


def session_flow(
    uuid: str | UUID,
    *,
    timeout: float | None,
    expected: int | Collection[int] | None,
    stall_timeout: float | None,
    on_failure: OnFailure,
    on_progress: OnProgress | None,
    poll: PollPlan,
    success: Collection[str],
    clock: Clock,
) -> Generator[Look | Sleep, Any, SessionProgress]:
    """Check what the caller gave and return the flow."""
    check_judgement(expected, success)
    if on_failure not in ("raise", "collect"):
        raise InvalidInput(f"on_failure must be 'raise' or 'collect', not {on_failure!r}")
    wait = SessionWait.begin(
        str(uuid), timeout=timeout, stall_timeout=stall_timeout, plan=poll, now=clock.monotonic()
    )
    return wait_flow(
        wait, expected=expected, success=success, on_failure=on_failure, on_progress=on_progress, clock=clock
    )


def wait_until_session_embedded(
    uuid: str | UUID,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 1800.0,
    expected: int | Collection[int] | None = None,
    stall_timeout: float | None = None,
    on_failure: OnFailure = "raise",
    on_progress: OnProgress | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    success: Collection[str] = EMBEDDED,
    clock: Clock = SYSTEM_CLOCK,
) -> SessionProgress:
    """Wait until every document of an upload session is embedded.

    Each look is one request, however many documents. Unknown and missing statuses count as under way until
    the deadline. An empty session, or one with fewer documents than `expected`, is not done. Up to four
    transient errors in a row, and any length of announced maintenance, do not end the wait.

    Args:
        uuid: The session.
        client: `paradigm.v2`.
        timeout: Seconds; None for no deadline. What is in flight at the deadline goes on in Paradigm.
        expected: How many documents there must be at least, or the ids of those that must be there.
        stall_timeout: Seconds without any change after which to stop; None for never.
        on_failure: `raise` raises `SessionFailed` once every document came to an end and one failed;
            `collect` returns.
        on_progress: Called with each look.
        poll: The pauses between looks.
        success: Statuses that count as done; add `parsed` for a pipeline that stops there.
        clock: Where time, sleep and chance come from.

    Returns:
        The last look at the session.

    Raises:
        SessionFailed: Some documents failed.
        SessionTimeout: The deadline passed.
        SessionStalled: Nothing changed for `stall_timeout`.
        SessionInvalid: The session takes no more files and lacks some.
        APIError: The session cannot be read (not found, not allowed), or not for five times in a row.
    """
    path, http = session_path(uuid), client.get_httpx_client()
    flow = session_flow(
        uuid,
        timeout=timeout,
        expected=expected,
        stall_timeout=stall_timeout,
        on_failure=on_failure,
        on_progress=on_progress,
        poll=poll,
        success=success,
        clock=clock,
    )

    def perform(effect: Look | Sleep) -> JSON:
        if isinstance(effect, Sleep):
            clock.sleep(effect.seconds)
            return None
        return read_body(http.get(path).content)

    return drive(flow, perform)


async def await_until_session_embedded(
    uuid: str | UUID,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 1800.0,
    expected: int | Collection[int] | None = None,
    stall_timeout: float | None = None,
    on_failure: OnFailure = "raise",
    on_progress: OnProgress | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    success: Collection[str] = EMBEDDED,
    clock: Clock = SYSTEM_CLOCK,
) -> SessionProgress:
    """Wait until every document of a session is embedded; as `wait_until_session_embedded`."""
    path, http = session_path(uuid), client.get_async_httpx_client()
    flow = session_flow(
        uuid,
        timeout=timeout,
        expected=expected,
        stall_timeout=stall_timeout,
        on_failure=on_failure,
        on_progress=on_progress,
        poll=poll,
        success=success,
        clock=clock,
    )

    async def perform(effect: Look | Sleep) -> JSON:
        if isinstance(effect, Sleep):
            await clock.asleep(effect.seconds)
            return None
        return read_body((await http.get(path)).content)

    return await adrive(flow, perform)
