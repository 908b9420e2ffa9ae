"""Waiting for many upload sessions in one call: each one's flow, driven by one thread or one event loop."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from attrs import define, field

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._flow import Sleep, adrive
from paradigm_ext._core._tasks import run_together
from paradigm_ext._errors import AuthenticationError, InvalidInput, ParadigmError
from paradigm_ext._errors._waits import SessionsError
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._progress import EMBEDDED, SessionProgress
from paradigm_ext._polling._session import read_body, session_flow, session_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable
    from uuid import UUID

    from paradigm_api.v2 import AuthenticatedClient
    from paradigm_ext._clock import Clock
    from paradigm_ext._polling._session import Look, OnFailure, OnProgress
    from paradigm_ext._types import JSON

    Expected: TypeAlias = int | Collection[int] | None
    Sessions: TypeAlias = Iterable[str | UUID] | Mapping[str, Expected] | Mapping[UUID, Expected]
    WaitFlow: TypeAlias = Generator[Look | Sleep, Any, SessionProgress]

#: Looks under way at the same time on an event loop; the client's pacing decides how many a minute.
LOOKS_AT_ONCE = 16


@define
class Waits:
    """Many waits and what became of them, by session id in the order given.

    Attributes:
        flows: The wait of each session.
        progress: The last look at each session that could be read.
        errors: What ended the waits that did not succeed.
        done: The sessions whose wait ended with success.
    """

    flows: dict[str, WaitFlow] = field(factory=dict[str, "WaitFlow"])
    progress: dict[str, SessionProgress] = field(factory=dict[str, SessionProgress])
    errors: dict[str, ParadigmError] = field(factory=dict[str, ParadigmError])
    done: set[str] = field(factory=set[str])
    _of_callback: ParadigmError | None = field(init=False, default=None)

    @classmethod
    def prepare(
        cls, sessions: Mapping[str, Expected], *, on_progress: OnProgress | None, **options: Any
    ) -> Waits:
        """Check everything and return the waits; nothing has been asked for when this returns."""
        waits = cls()
        for uuid, expected in sessions.items():
            session_path(uuid)
            waits.flows[uuid] = session_flow(
                uuid, expected=expected, on_progress=waits._keeper(uuid, on_progress), **options
            )
        return waits

    def _keeper(self, uuid: str, on_progress: OnProgress | None) -> OnProgress:
        def keep(progress: SessionProgress) -> None:
            self.progress[uuid] = progress
            if on_progress is None:
                return
            try:
                on_progress(progress)
            except ParadigmError as error:
                self._of_callback = error
                raise

        return keep

    def ended(self, uuid: str, error: ParadigmError) -> None:
        """Take the error that ended one wait.

        Raises:
            AuthenticationError: It is one: no other session can be read either.
            ParadigmError: It came from `on_progress`, and so says nothing of the session.
        """
        if isinstance(error, AuthenticationError) or error is self._of_callback:
            raise error
        self.errors[uuid] = error

    def result(self) -> dict[str, SessionProgress]:
        """Return the last look at each session, or raise what did not succeed.

        Raises:
            SessionsError: Some waits ended without success.
        """
        seen = {uuid: self.progress[uuid] for uuid in self.flows if uuid in self.progress}
        if not self.errors:
            return seen
        first = "; ".join(str(error) for error in list(self.errors.values())[:5])
        more = f"; and {len(self.errors) - 5} more" if len(self.errors) > 5 else ""
        raise SessionsError(
            f"{len(self.errors)} of {len(self.flows)} upload sessions did not succeed: {first}{more}",
            progress=seen,
            errors=dict(self.errors),
        )

    def explain(self, error: BaseException) -> None:
        """Leave word of how far the waits were on an error that is not ours, such as an interrupt."""
        if not isinstance(error, ParadigmError):
            awaited = len(self.flows) - len(self.done) - len(self.errors)
            error.add_note(f"{awaited} of {len(self.flows)} upload sessions were still awaited")

    def close(self) -> None:
        """End the waits that are still under way."""
        for flow in self.flows.values():
            flow.close()


def wait_until_sessions_embedded(
    sessions: Sessions,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 1800.0,
    stall_timeout: float | None = None,
    on_failure: OnFailure = "raise",
    on_progress: OnProgress | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    success: Collection[str] = EMBEDDED,
    clock: Clock = SYSTEM_CLOCK,
) -> dict[str, SessionProgress]:
    """Wait until every document of several upload sessions is embedded, in one thread.

    Each session is judged as `wait_until_session_embedded` judges it, and looked at when its own pause is
    over; one that does not succeed does not end the wait for the others. A refused API key ends all at once.

    Args:
        sessions: The sessions' ids; or a mapping from id to how many documents there must be, or their ids.
        client: `paradigm.v2`.
        timeout: Seconds for all of them together; None for no deadline.
        stall_timeout: Seconds without any change in one session after which to stop waiting for it.
        on_failure: `raise` counts a session with failed documents as one that did not succeed; `collect`
            returns it with the others.
        on_progress: Called with each look at any session; its `uuid` says which.
        poll: The pauses between looks at one session.
        success: Statuses that count as done.
        clock: Where time, sleep and chance come from.

    Returns:
        The last look at each session, by its id, in the order given.

    Raises:
        SessionsError: Some sessions failed, came to the deadline or could not be read, after all had ended;
            it carries the last look at each, and each one's error.
        InvalidInput: A parameter is of no use; nothing was asked for.
        AuthenticationError: The API key was refused.
    """
    waits = Waits.prepare(
        _each(sessions),
        timeout=timeout,
        stall_timeout=stall_timeout,
        on_failure=on_failure,
        on_progress=on_progress,
        poll=poll,
        success=success,
        clock=clock,
    )
    http = client.get_httpx_client()
    try:
        _take_turns(waits, lambda uuid: read_body(http.get(session_path(uuid)).content), clock)
        return waits.result()
    except BaseException as error:
        waits.explain(error)
        raise
    finally:
        waits.close()


async def await_until_sessions_embedded(
    sessions: Sessions,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 1800.0,
    stall_timeout: float | None = None,
    on_failure: OnFailure = "raise",
    on_progress: OnProgress | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    success: Collection[str] = EMBEDDED,
    clock: Clock = SYSTEM_CLOCK,
) -> dict[str, SessionProgress]:
    """Wait until every document of several sessions is embedded; as `wait_until_sessions_embedded`.

    A thousand sessions are a thousand small tasks; at most sixteen of them look at the same time.
    """
    waits = Waits.prepare(
        _each(sessions),
        timeout=timeout,
        stall_timeout=stall_timeout,
        on_failure=on_failure,
        on_progress=on_progress,
        poll=poll,
        success=success,
        clock=clock,
    )
    http, places = client.get_async_httpx_client(), asyncio.Semaphore(LOOKS_AT_ONCE)

    async def wait(uuid: str) -> None:
        async def perform(effect: Look | Sleep) -> JSON:
            if isinstance(effect, Sleep):
                await clock.asleep(effect.seconds)
                return None
            async with places:
                return read_body((await http.get(session_path(uuid))).content)

        try:
            await adrive(waits.flows[uuid], perform)
        except ParadigmError as error:
            waits.ended(uuid, error)
        else:
            waits.done.add(uuid)

    try:
        await run_together(wait(uuid) for uuid in waits.flows)
    except BaseException as error:
        waits.explain(error)
        raise
    finally:
        waits.close()
    return waits.result()


def _take_turns(waits: Waits, look: Callable[[str], JSON], clock: Clock) -> None:
    """Drive all flows in this thread: always the one whose pause is over first."""
    queue = [(clock.monotonic(), number, uuid) for number, uuid in enumerate(waits.flows)]
    while queue:
        due, number, uuid = heapq.heappop(queue)
        if (pause := due - clock.monotonic()) > 0:
            clock.sleep(pause)
        try:
            seconds = _next_pause(waits.flows[uuid], partial(look, uuid))
        except ParadigmError as error:
            waits.ended(uuid, error)
        else:
            if seconds is None:
                waits.done.add(uuid)
            else:
                heapq.heappush(queue, (clock.monotonic() + seconds, number, uuid))


def _next_pause(flow: WaitFlow, look: Callable[[], JSON]) -> float | None:
    """Resume a flow after its pause, and return the seconds of its next one; None when it is done."""
    try:
        effect = next(flow)
        while not isinstance(effect, Sleep):
            try:
                body = look()
            except BaseException as error:  # noqa: BLE001 - the flow decides, interrupts included
                effect = flow.throw(error)
            else:
                effect = flow.send(body)
    except StopIteration:
        return None
    return effect.seconds


def _each(sessions: Sessions) -> dict[str, Expected]:
    """Return the expectation of each session by its id; one given twice counts once."""
    if isinstance(sessions, str):
        raise InvalidInput(f"sessions must be several ids, such as [{sessions!r}], not one text")
    if isinstance(sessions, Mapping):
        return {str(uuid): expected for uuid, expected in cast("Mapping[str, Expected]", sessions).items()}
    return {str(uuid): None for uuid in sessions}
