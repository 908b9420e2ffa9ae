"""Wait until upload sessions are embedded."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import AirflowSensorTimeout, PokeReturnValue, conf

from paradigm_provider._compat.context import push_xcom
from paradigm_provider._polling.manifest import first_sessions
from paradigm_provider._polling.outcome import FailOn, SessionsEvent, raise_for_outcome, read_event
from paradigm_provider._polling.waits import SessionsWait, poll_once
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.exceptions import WaitTimedOut
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.links.paradigm import ParadigmLink
from paradigm_provider.sensors._base import SHORTEST_PAUSE, ParadigmSensor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow.providers.common.compat.sdk import Context

    from paradigm_provider._polling.manifest import SessionManifest
    from paradigm_provider.triggers.upload_session import ParadigmUploadSessionTrigger


class ParadigmUploadSessionSensor(ParadigmSensor):
    """Waits until every document of one or several upload sessions is embedded.

    One request per session and poll, however many documents. Documents with a status that nobody knows are
    under way until the time-out; an empty session is not done. In poke and reschedule mode a poll that meets
    a network or server error is repeated with the next poke; in the triggerer as many of them in a
    row end the wait as a request has attempts (4).

    Args:
        session_uuid: The session, several of them, or an XCom that holds them. Templated.
        expected: Documents that each session must have at least; None for no such demand. Templated.
        deferrable: Wait in the triggerer. Defaults to `[operators] default_deferrable`.
        stall_timeout: In the triggerer: seconds without any change after which to give up earlier; None for
            never.
        fail_on: `any` failed document fails the task, only when `all` of a session's failed, or `never`.
        success: Statuses that count as done; add `parsed` for a pipeline that stops there.
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: As for every sensor: `mode`, `poke_interval` (seconds; in the triggerer the longest pause),
            `timeout` (seconds), `soft_fail`, `never_fail`.

    Returns:
        The `SessionManifest` of the session, or a list of them when several were given.
    """

    operator_extra_links = (ParadigmLink(),)
    template_fields = ("session_uuid", "expected", "paradigm_conn_id")

    def __init__(
        self,
        *,
        session_uuid: str | Sequence[str] | Any,
        expected: int | str | None = None,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        stall_timeout: float | None = None,
        fail_on: FailOn = "any",
        success: Sequence[str] = ("embedded",),
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.session_uuid = session_uuid
        self.expected = expected
        self.deferrable = deferrable
        self.stall_timeout = stall_timeout
        self.fail_on: FailOn = fail_on
        self.success = success
        self.paradigm_conn_id = paradigm_conn_id

    def poke(self, context: Context) -> PokeReturnValue:
        """Poll each session once."""
        with fail_without_retry():
            wait = self._wait(deadline=time.time(), poll_interval=SHORTEST_PAUSE)
            self.leave_link(context, "session", next(iter(wait.sessions)))
            event = poll_once(self.hook.get_conn(), wait)
        if event is None:
            return PokeReturnValue(is_done=False)
        return PokeReturnValue(is_done=True, xcom_value=self._conclude(context, event))

    def execute_complete(self, context: Context, event: Any) -> Any:
        """Finish on a worker what the trigger has reported."""
        return self._conclude(context, read_event(event))

    def trigger(self, *, deadline: float, poll_interval: float) -> ParadigmUploadSessionTrigger:
        """Return the trigger that polls the sessions."""
        from attrs import asdict

        from paradigm_provider.triggers.upload_session import ParadigmUploadSessionTrigger

        wait = self._wait(deadline=deadline, poll_interval=poll_interval)
        return ParadigmUploadSessionTrigger(**asdict(wait), paradigm_conn_id=self.paradigm_conn_id)

    def _wait(self, *, deadline: float, poll_interval: float) -> SessionsWait:
        """Return the wait; refuses values that make no sense, templated ones included."""
        validation.one_of("fail_on", self.fail_on, ("any", "all", "never"))
        if self.stall_timeout is not None:
            validation.positive("stall_timeout", self.stall_timeout)
        expected = validation.optional_id("expected", self.expected)
        given = [self.session_uuid] if isinstance(self.session_uuid, str) else self.session_uuid
        uuids = [validation.uuid("session_uuid", uuid) for uuid in validation.some("session_uuid", given)]
        return SessionsWait(
            sessions=dict.fromkeys(uuids, expected),
            deadline=deadline,
            stall_timeout=self.stall_timeout,
            poll_interval=poll_interval,
            success=validation.words("success", self.success),
        )

    def _conclude(self, context: Context, event: SessionsEvent) -> SessionManifest | list[SessionManifest]:
        seen = [outcome["manifest"] for outcome in event["sessions"] if outcome["manifest"] is not None]
        push_xcom(context, "sessions", first_sessions(seen))
        try:
            manifests = raise_for_outcome(event, fail_on=self.fail_on)
        except WaitTimedOut as error:
            # Airflow's own, which is not retried: a sensor's time is up for good.
            raise AirflowSensorTimeout(str(error)) from error
        return manifests[0] if isinstance(self.session_uuid, str) else manifests
