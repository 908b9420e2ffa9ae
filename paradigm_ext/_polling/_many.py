"""Waiting for many upload sessions in one call: each one's machine, polled by one thread or loop."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from attrs import define, field

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._deadline import NO_DEADLINE
from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._core._tasks import run_together
from paradigm_ext._errors import AuthenticationError, InvalidInput, ParadigmError
from paradigm_ext._errors._waits import SessionsError
from paradigm_ext._performing import AsyncPerformer, SyncPerformer, policy_of
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._poll import polling, step
from paradigm_ext._polling._progress import EMBEDDED, SessionProgress
from paradigm_ext._polling._session import session_machine, session_read
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from uuid import UUID

    from paradigm_api.v2 import AuthenticatedClient
    from paradigm_ext._clock import Clock
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._core._request import Request
    from paradigm_ext._polling._machine import PollMachine
    from paradigm_ext._polling._session import Expected, OnFailure, OnProgress, Poll
    from paradigm_ext._types import JSON

    Sessions: TypeAlias = Iterable[str | UUID] | Mapping[str, Expected] | Mapping[UUID, Expected]

#: Polls under way at the same time on an event loop; the client's rate limiter decides how many a minute.
POLLS_AT_ONCE = 16


@define
class Waits:
    """Many waits and what became of them, by session id in the order given.

    Attributes:
        machines: Who decides about each session.
        reads: The flow of one poll of each session.
        progress: The last poll of each session that could be read.
        errors: What ended the waits that did not succeed.
        done: The sessions whose wait ended with success.
    """

    machines: dict[str, PollMachine[SessionProgress]] = field(factory=dict[str, Any])
    reads: dict[str, Callable[[], Poll]] = field(factory=dict[str, Any])
    progress: dict[str, SessionProgress] = field(factory=dict[str, SessionProgress])
    errors: dict[str, ParadigmError] = field(factory=dict[str, ParadigmError])
    done: set[str] = field(factory=set[str])
    on_progress: OnProgress | None = None
    _of_callback: ParadigmError | None = field(init=False, default=None)

    @classmethod
    def prepare(
        cls,
        sessions: Mapping[str, Expected],
        *,
        success: Collection[str],
        on_failure: OnFailure,
        on_progress: OnProgress | None,
        **options: Any,
    ) -> Waits:
        """Check everything and return the waits; nothing has been asked for when this returns."""
        waits = cls(on_progress=on_progress)
        for uuid, expected in sessions.items():
            waits.reads[uuid] = session_read(uuid, expected=expected, success=success, on_failure=on_failure)
            waits.machines[uuid] = session_machine(uuid, **options)
        return waits

    @property
    def last_request(self) -> Deadline:
        """When every request must be over; the deadline is one for all."""
        return next((machine.last_request for machine in self.machines.values()), NO_DEADLINE)

    def keep(self, uuid: str) -> OnProgress:
        """Return what takes a poll of one session and hands it to the caller."""

        def keep(progress: SessionProgress) -> None:
            self.progress[uuid] = progress
            if self.on_progress is None:
                return
            try:
                self.on_progress(progress)
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
        """Return the last poll of each session, or raise what did not succeed.

        Raises:
            SessionsError: Some waits ended without success.
        """
        seen = {uuid: self.progress[uuid] for uuid in self.machines if uuid in self.progress}
        if not self.errors:
            return seen
        first = "; ".join(str(error) for error in list(self.errors.values())[:5])
        more = f"; and {len(self.errors) - 5} more" if len(self.errors) > 5 else ""
        raise SessionsError(
            f"{len(self.errors)} of {len(self.machines)} upload sessions did not succeed: {first}{more}",
            progress=seen,
            errors=dict(self.errors),
        )

    def explain(self, error: BaseException) -> None:
        """Leave word of how far the waits were on an error that is not ours, such as an interrupt."""
        if not isinstance(error, ParadigmError):
            awaited = len(self.machines) - len(self.done) - len(self.errors)
            error.add_note(f"{awaited} of {len(self.machines)} upload sessions were still awaited")


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

    Each session is judged as `wait_until_session_embedded` judges it, and polled when its own pause is
    over; one that does not succeed does not end the wait for the others. A refused API key ends all at once.

    Args:
        sessions: The sessions' ids; or a mapping from id to how many documents there must be, or their ids.
        client: `paradigm.v2`.
        timeout: Seconds for all of them together, requests included; None for no deadline.
        stall_timeout: Seconds without any change in one session after which to stop waiting for it.
        on_failure: `raise` counts a session with failed documents as one that did not succeed; `collect`
            returns it with the others.
        on_progress: Called with each poll of any session; its `uuid` says which.
        poll: The pauses between polls of one session.
        success: Statuses that count as done.
        clock: Where time, sleep and chance come from.

    Returns:
        The last poll of each session, by its id, in the order given.

    Raises:
        SessionsError: Some sessions failed, came to the deadline or could not be read, after all had ended;
            it carries the last poll of each, and each one's error.
        InvalidInput: A parameter is invalid; nothing was asked for.
        AuthenticationError: The API key was refused.
    """
    waits = Waits.prepare(
        _each(sessions),
        timeout=timeout,
        now=clock.monotonic(),
        stall_timeout=stall_timeout,
        on_failure=on_failure,
        on_progress=on_progress,
        poll=poll,
        success=success,
        retry=policy_of(client),
    )
    try:
        _take_turns(waits, SyncPerformer(client, clock, deadline=waits.last_request), clock)
    except BaseException as error:
        waits.explain(error)
        raise
    return waits.result()


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
    concurrency: int = POLLS_AT_ONCE,
) -> dict[str, SessionProgress]:
    """Wait until every document of several sessions is embedded; as `wait_until_sessions_embedded`.

    A thousand sessions are a thousand small tasks; at most `concurrency` of them poll at the same time.
    """
    check_number("concurrency", concurrency, least=1, whole=True)
    waits = Waits.prepare(
        _each(sessions),
        timeout=timeout,
        now=clock.monotonic(),
        stall_timeout=stall_timeout,
        on_failure=on_failure,
        on_progress=on_progress,
        poll=poll,
        success=success,
        retry=policy_of(client),
    )
    bounded = _Bounded(AsyncPerformer(client, clock, deadline=waits.last_request), concurrency)

    async def wait(uuid: str) -> None:
        flow = polling(waits.machines[uuid], waits.reads[uuid], clock=clock, on_progress=waits.keep(uuid))
        try:
            await adrive(flow, bounded)
        except ParadigmError as error:
            waits.ended(uuid, error)
        else:
            waits.done.add(uuid)

    try:
        await run_together(wait(uuid) for uuid in waits.machines)
    except BaseException as error:
        waits.explain(error)
        raise
    return waits.result()


class _Bounded:
    """Carries out effects, with so many requests under way at most; pauses are not counted."""

    def __init__(self, perform: AsyncPerformer, width: int) -> None:
        self._perform, self._places = perform, asyncio.Semaphore(width)

    async def __call__(self, effect: Request | Sleep) -> JSON:
        if isinstance(effect, Sleep):
            return await self._perform(effect)
        async with self._places:
            return await self._perform(effect)


def _take_turns(waits: Waits, perform: SyncPerformer, clock: Clock) -> None:
    """Poll in this thread: always the session whose pause is over first."""
    queue = [(clock.monotonic(), number, uuid) for number, uuid in enumerate(waits.machines)]
    while queue:
        due, number, uuid = heapq.heappop(queue)
        if (pause := due - clock.monotonic()) > 0:
            clock.sleep(pause)
        machine, read = waits.machines[uuid], waits.reads[uuid]
        decision = drive(step(machine, read, clock=clock, on_progress=waits.keep(uuid)), perform)
        if decision.error is not None:
            waits.ended(uuid, decision.error)
        elif decision.final:
            waits.done.add(uuid)
        else:
            heapq.heappush(queue, (clock.monotonic() + decision.delay, number, uuid))


def _each(sessions: Sessions) -> dict[str, Expected]:
    """Return the expectation of each session by its id; one given twice counts once."""
    if isinstance(sessions, str):
        raise InvalidInput(f"sessions must be several ids, such as [{sessions!r}], not one text")
    if isinstance(sessions, Mapping):
        return {str(uuid): expected for uuid, expected in cast("Mapping[str, Expected]", sessions).items()}
    return {str(uuid): None for uuid in sessions}
