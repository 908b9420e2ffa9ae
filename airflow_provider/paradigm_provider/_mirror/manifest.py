"""What a task says about a mirror in XComs and asset events: exact counts, and the first hundred paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from paradigm_ext import MirrorPlan, MirrorReport

#: Paths and failures listed; their totals are always exact.
LISTED_PATHS = 100


class MirrorManifest(TypedDict):
    """The result of a mirror as an XCom: the SDK's `MirrorReport` as JSON values, and one line for people.

    Beside these keys it holds every counter of the report, such as `unchanged`, `new`, `changed`, `renamed`,
    `deleted`, `healed`, `parked`, `in_flight`.
    """

    name: str
    workspace_id: int
    summary: str
    scanned: int
    failed_count: int
    failed: list[dict[str, str]]
    guard: dict[str, Any] | None
    paths: dict[str, list[str]]


class PlanManifest(TypedDict):
    """A plan as an XCom: where it was written, and what a person must know to approve it."""

    plan_path: str
    summary: str
    writes: int
    deletions: int
    counts: dict[str, int]
    guard: dict[str, Any] | None
    needs_approval: bool
    deleted_paths: list[str]


def mirror_manifest(report: MirrorReport) -> MirrorManifest:
    """Return a report as an XCom holds it."""
    values: Any = {**report.to_json(paths=LISTED_PATHS), "summary": report.summary()}
    manifest: MirrorManifest = values
    return manifest


def plan_manifest(plan: MirrorPlan, path: str) -> PlanManifest:
    """Return a plan that was written to `path` as an XCom holds it."""
    deleted = [operation.path for operation in plan.operations if operation.kind == "delete"]
    return PlanManifest(
        plan_path=path,
        summary=plan.summary(),
        writes=plan.writes,
        deletions=plan.deletions,
        counts=dict(plan.counts),
        guard=None if plan.guard is None else plan.guard.to_dict(),
        needs_approval=plan.guard is not None and plan.guard.approvable and not plan.approved,
        deleted_paths=deleted[:LISTED_PATHS],
    )
