"""A mirror as a task: passes on a worker, and between them a wait in the triggerer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from airflow.providers.common.compat.sdk import BaseOperator, conf

from paradigm_provider._compat.context import own_xcom, push_xcom
from paradigm_provider._mirror.manifest import mirror_manifest
from paradigm_provider._mirror.outcome import raise_for_report
from paradigm_provider._mirror.outlets import emit_when_changed
from paradigm_provider._polling.events import ERROR_KEYS, known_event
from paradigm_provider._polling.waits import deadline_of
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.deferral import deferral
from paradigm_provider._tasks.mixin import ParadigmHookMixin
from paradigm_provider._tasks.retries import error_of_event, fail_without_retry
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.links.paradigm import ParadigmLink

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context

    from paradigm_ext import MirrorReport
    from paradigm_provider._mirror.manifest import MirrorManifest
    from paradigm_provider._mirror.outcome import MirrorFailOn

#: XCom key beside `return_value`: what is known so far, there also when the task fails.
XCOM_MIRROR = "mirror"
#: What an event of the trigger says beside its status.
EVENT_KEYS = ("in_flight", "deadline")
#: The share of the time-out, and the most seconds, that are kept back from the wait for the last pass.
LAST_PASS_SHARE, LAST_PASS_SECONDS = 0.1, 60.0
#: Seconds that any pass may take; a deadline that has passed still leaves the error to be found.
SHORTEST_PASS = 1.0


class MirrorRun(ParadigmHookMixin, BaseOperator):
    """Runs a mirror in passes: the first lists and sends, the last deletes, and no worker waits in between.

    A pass is stateless: what is to be done follows from the source and the workspace. So a retry is simply
    another run, and needs no record of the one before.

    Args:
        deferrable: Wait in the triggerer. Defaults to `[operators] default_deferrable`.
        timeout: Seconds for all of it: listing, sending, indexing, deleting. A retry starts it anew.
        poll_interval: Seconds, the longest pause between two polls; each is one request.
        patience: Seconds without a change after which the documents that are ready replace their old
            versions, although others are still in flight.
        fail_on: `any` failed or parked file fails the task, or `never`.
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: As for every operator.
    """

    operator_extra_links = (ParadigmLink(),)
    #: Whether all passes carry out one plan, in place of making one each.
    same_plan: ClassVar[bool] = False

    def __init__(
        self,
        *,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        timeout: float = 3600.0,
        poll_interval: float = 30.0,
        patience: float = 300.0,
        fail_on: MirrorFailOn = "any",
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.deferrable = deferrable
        self.timeout = timeout
        self.poll_interval = poll_interval
        self.patience = patience
        self.fail_on: MirrorFailOn = fail_on
        self.paradigm_conn_id = paradigm_conn_id

    def run_pass(self, *, wait: bool, retry: bool, timeout: float) -> MirrorReport:
        """List, send and delete as far as can be done now.

        Args:
            wait: Whether to stay until the documents are indexed.
            retry: Whether files that failed before are sent again.
            timeout: Seconds for all of it.
        """
        raise NotImplementedError

    def check(self) -> None:
        """Refuse values that make no sense, templated ones included, before anything is sent."""
        validation.flags(self, "deferrable")
        validation.positive("timeout", self.timeout)
        validation.positive("poll_interval", self.poll_interval)
        validation.positive("patience", self.patience)
        validation.one_of("fail_on", self.fail_on, ("any", "never"))

    def execute(self, context: Context) -> MirrorManifest:
        """List, send, and wait here or in the triggerer."""
        with fail_without_retry():
            self.check()
            deadline = deadline_of(
                started=time.time(), timeout=self.timeout, execution_timeout=self.execution_timeout
            )
            report = self._pass(deadline, wait=not self.deferrable, retry=True)
        return self._go_on(context, report, deadline, known=report.in_flight)

    def execute_complete(self, context: Context, event: Any) -> MirrorManifest:
        """Finish on a worker: delete what the new versions replace, and what the source no longer has."""
        known = known_event(event, done=EVENT_KEYS, timeout=EVENT_KEYS, error=ERROR_KEYS)
        if known["status"] == "error":
            raise error_of_event(known)
        first, deadline = self._so_far(context), known["deadline"]
        with fail_without_retry():
            report = self._pass(deadline, wait=False, retry=False)
        if first is not None:
            report = first.followed_by(report, same_plan=self.same_plan)
        return self._go_on(context, report, deadline, known=known["in_flight"], whole=first is not None)

    def _so_far(self, context: Context) -> MirrorReport | None:
        """Return the report of the passes before this one; None where Airflow does not have it any more."""
        from paradigm_ext import MirrorReport

        try:
            return MirrorReport.from_json(own_xcom(context, XCOM_MIRROR))
        except (AttributeError, KeyError, TypeError, ValueError):
            self.log.warning(
                "The XCom %r was deleted or changed while the task waited: what it says now is of the last"
                " pass alone",
                XCOM_MIRROR,
            )
            return None

    def _pass(self, deadline: float, *, wait: bool, retry: bool) -> MirrorReport:
        return self.run_pass(wait=wait, retry=retry, timeout=max(deadline - time.time(), SHORTEST_PASS))

    def _go_on(
        self, context: Context, report: MirrorReport, deadline: float, *, known: int, whole: bool = True
    ) -> MirrorManifest:
        manifest = mirror_manifest(report)
        push_xcom(context, XCOM_MIRROR, manifest)
        self.leave_link(context, "workspace", report.workspace_id)
        self.log.info("Mirror %s: %s", report.name, manifest["summary"])
        ends = deadline - min(self._longest() * LAST_PASS_SHARE, LAST_PASS_SECONDS)
        if self.deferrable and report.in_flight and not report.timed_out and time.time() < ends:
            self._defer(report, deadline, ends, known=min(known, report.in_flight))
        raise_for_report(report, fail_on=self.fail_on)
        emit_when_changed(self, context, manifest, changed=report.changed_anything or not whole)
        return manifest

    def _longest(self) -> float:
        """Return how many seconds the run has: `timeout`, or less where `execution_timeout` ends it."""
        limit = self.execution_timeout
        return self.timeout if limit is None else min(self.timeout, limit.total_seconds())

    def _defer(self, report: MirrorReport, deadline: float, ends: float, *, known: int) -> NoReturn:
        from paradigm_provider.triggers.mirror import ParadigmMirrorTrigger

        trigger = ParadigmMirrorTrigger(
            workspace_id=report.workspace_id,
            name=report.name,
            paradigm_conn_id=self.paradigm_conn_id,
            deadline=ends,
            run_deadline=deadline,
            in_flight=known,
            patience=self.patience,
            poll_interval=self.poll_interval,
        )
        raise deferral(trigger, deadline=ends)
