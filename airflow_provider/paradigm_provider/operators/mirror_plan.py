"""Plan a mirror, let a person read the plan, apply it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TextIO, cast

from paradigm_provider._mirror.manifest import plan_manifest
from paradigm_provider._mirror.parameters import MirrorParameters
from paradigm_provider._mirror.progress import MirrorLog
from paradigm_provider._mirror.sources import mirror_source
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.links.paradigm import ParadigmLink
from paradigm_provider.operators._mirror_run import MirrorRun

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from contextlib import AbstractContextManager

    from airflow.providers.common.compat.sdk import Context, ObjectStoragePath

    from paradigm_ext import MirrorPlan, MirrorReport
    from paradigm_provider._mirror.manifest import PlanManifest


#: What a template makes of nobody: the texts of None, False and of an empty list, as JSON has them, too.
NOBODY = ("", "None", "none", "null", "False", "false", "[]", "()", "{}")


class ParadigmMirrorPlanOperator(MirrorParameters):
    """Writes down what a mirror would do, and does nothing.

    Args:
        plan_path: Path or URI that the plan is written to, one JSON object a line. A task that is retried
            writes it anew. `allowed_sources` holds for it, too. Templated.
        plan_conn_id: Airflow connection of the store that `plan_path` is in. Templated.
        timeout: Seconds for listing and planning.
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: The parameters of `MirrorParameters`, and as for every operator.

    Returns:
        A `PlanManifest`: where the plan is, its counts, the first hundred paths to be deleted, and whether a
        person has to approve it (`needs_approval`).
    """

    operator_extra_links = (ParadigmLink(),)
    template_fields: Collection[str] = (*MirrorParameters.template_fields, "plan_path", "plan_conn_id")

    def __init__(
        self,
        *,
        plan_path: str,
        plan_conn_id: str | None = None,
        timeout: float = 3600.0,
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.plan_path = plan_path
        self.plan_conn_id = plan_conn_id
        self.timeout = timeout
        self.paradigm_conn_id = paradigm_conn_id

    def execute(self, context: Context) -> PlanManifest:
        """List both sides, plan, and write the plan."""
        with fail_without_retry():
            validation.positive("timeout", self.timeout)
            path = validation.text("plan_path", self.plan_path)
            conn_id = validation.optional_text("plan_conn_id", self.plan_conn_id)
            place = self._fence().object(path, conn_id=conn_id)
            workspace = self.required_workspace(self.workspace_id)
            self.leave_link(context, "workspace", workspace)
            plan = self.hook.get_conn().plan_mirror(
                self.read_source(),
                workspace_id=workspace,
                **self.parameters(),
                timeout=self.timeout,
                on_progress=MirrorLog(self.log.info),
            )
            with open_plan(place, "w") as file:
                plan.write(file)
        manifest = plan_manifest(plan, path)
        self.log.info("Plan of mirror %s in %s: %s", plan.name, path, manifest["summary"])
        return manifest


class ParadigmMirrorApplyOperator(MirrorRun):
    """Does what a plan says, as far as source and workspace are as they were, and nothing else.

    A retry reads the plan again; what is done already counts as done.

    Args:
        plan_path: Path or URI of the plan. Templated.
        plan_conn_id: Airflow connection of the store that `plan_path` is in. Templated.
        source: The source, where the address in the plan is not enough. Templated.
        source_conn_id: Airflow connection of the source's store. Templated.
        allowed_sources: Folders, prefixes and schemes that the source and `plan_path` may name; None: all
            that the connection and Airflow's settings allow.
        approved_by: Who approved the deletions that a guard forbids; empty or None: they are not done, and
            the task fails with `MirrorGuarded` after everything else. Templated.
        kwargs: The parameters of `MirrorRun` (`deferrable`, `timeout`...), and as for every operator.

    Returns:
        A `MirrorManifest`, as `ParadigmMirrorOperator` does.
    """

    same_plan: ClassVar[bool] = True
    template_fields: Collection[str] = (
        *("plan_path", "plan_conn_id", "source", "source_conn_id", "approved_by", "paradigm_conn_id"),
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {"source": "json"}

    def __init__(
        self,
        *,
        plan_path: str,
        plan_conn_id: str | None = None,
        source: Any = None,
        source_conn_id: str | None = None,
        allowed_sources: Sequence[str] | str | None = None,
        approved_by: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.plan_path = plan_path
        self.plan_conn_id = plan_conn_id
        self.source = source
        self.source_conn_id = source_conn_id
        self.allowed_sources = allowed_sources
        self.approved_by = approved_by

    def run_pass(self, *, wait: bool, retry: bool, timeout: float) -> MirrorReport:
        """Do what the plan says, as far as it can be done now."""
        plan = self._read_plan()
        return self.hook.get_conn().apply_mirror(
            plan,
            source=self._source_of(plan),
            wait=wait,
            retry=None if retry else False,
            timeout=timeout,
            on_error="collect",
            on_progress=MirrorLog(self.log.info),
        )

    def get_openlineage_facets_on_complete(self, task_instance: Any) -> Any:  # noqa: ARG002 - OpenLineage's
        """Return what was read and filled, as an `OperatorLineage`; called by OpenLineage where installed."""
        from paradigm_provider._ingest.lineage import lineage

        plan = self._read_plan()
        return lineage(
            plan.source if validation.is_absent(self.source) else self.source,
            plan.workspace_id,
            base_url=plan.base_url,
            inlets=self.inlets,
            outlets=self.outlets,
        )

    def _read_plan(self) -> MirrorPlan:
        from paradigm_ext import MirrorPlan

        path = validation.text("plan_path", self.plan_path)
        fence = self.hook.fence(self.allowed_sources)
        conn_id = validation.optional_text("plan_conn_id", self.plan_conn_id)
        with open_plan(fence.object(path, conn_id=conn_id), "r") as file:
            # On Airflow 2.11 the file is wrapped in something that has the lines but does not iterate.
            plan = MirrorPlan.read(iter(file.readline, ""), name=f"the plan {path!r}")
        if fence.rules and plan.options.follow_links:
            raise validation.refused(f"the plan {path!r} follows links, which may lead past allowed_sources")
        approver = str(self.approved_by or "").strip()
        return plan if approver in NOBODY else plan.approve(approver)

    def _source_of(self, plan: MirrorPlan) -> Any:
        """Return the source, logged in by Airflow where it is in an object store; None: as the plan says."""
        given = plan.source if validation.is_absent(self.source) else self.source
        fence = self.hook.fence(self.allowed_sources)
        conn_id = validation.optional_text("source_conn_id", self.source_conn_id)
        return mirror_source(given, conn_id=conn_id, fence=fence) if given else None


def open_plan(file: ObjectStoragePath, mode: str) -> AbstractContextManager[TextIO]:
    """Open the file of a plan on any store that Airflow reaches; folders above it are made."""
    if mode == "w":
        file.parent.mkdir(parents=True, exist_ok=True)
    return cast("AbstractContextManager[TextIO]", file.open(mode, encoding="utf-8"))
