"""A mirror that deletes much asks a person first (Airflow 3.1: its own approval operator)."""

from __future__ import annotations

# [START paradigm_approval]
from datetime import timedelta

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import DAG, task

from paradigm_provider.operators.mirror_plan import ParadigmMirrorApplyOperator, ParadigmMirrorPlanOperator

with DAG(
    "paradigm_approval",
    schedule=None,
    catchup=False,
    # For the answer, too: the approval's own time-out has another name in older releases of its provider.
    dagrun_timeout=timedelta(days=2),
    params={"folder": "/srv/contracts", "workspace_id": 1, "plans": "/srv/plans"},
):
    plan = ParadigmMirrorPlanOperator(
        task_id="plan",
        source="{{ params.folder }}",
        workspace_id="{{ params.workspace_id }}",
        delete=True,
        plan_path="{{ params.plans }}/{{ run_id }}.jsonl",
    )

    @task.branch
    def within_limits(planned) -> str:
        """Ask only where a guard would stop the deletions."""
        return "approve" if planned["needs_approval"] else "apply"

    approve = ApprovalOperator(
        task_id="approve",
        subject="{{ ti.xcom_pull('plan')['deletions'] }} documents would be deleted",
        body="{{ ti.xcom_pull('plan')['guard']['message'] }}\n\n"
        "{{ ti.xcom_pull('plan')['deleted_paths'] | join('\n') }}",
    )
    apply = ParadigmMirrorApplyOperator(
        task_id="apply",
        plan_path="{{ ti.xcom_pull('plan')['plan_path'] }}",
        # Who said yes; empty, where nobody had to be asked. A no skips this task.
        approved_by="{{ ((ti.xcom_pull('approve') or {}).get('responded_by_user') or {}).get('name', '') }}",
        deferrable=True,
        retries=2,
        trigger_rule="none_failed_min_one_success",
    )
    within_limits(plan.output) >> [approve, apply]
    approve >> apply
# [END paradigm_approval]
