"""One call of a mirror: what it needs, made from what the caller gave, and what it reports."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from paradigm_ext._core._attempts import Retrying
from paradigm_ext._core._deadline import Deadline
from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror.applying._flow import apply
from paradigm_ext._mirror.applying._run import MirrorPass
from paradigm_ext._mirror.documents._identity import root_hash
from paradigm_ext._mirror.planning._flow import Planning
from paradigm_ext._mirror.reporting._report import ENDS
from paradigm_ext._mirror.reporting._tally import Tally
from paradigm_ext._mirror.requests._workspace import Workspace
from paradigm_ext._mirror.scan import HashCache, reopen, scan, source_uri
from paradigm_ext._mirror.state._state import MirrorState
from paradigm_ext._mirror.state._workspace import StateWorkspace
from paradigm_ext._performing import longest_seconds, policy_of, read_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from os import PathLike
    from typing import TypeAlias

    from paradigm_ext._client._connection import Connection
    from paradigm_ext._mirror._options import MirrorOptions
    from paradigm_ext._mirror._source import MirrorSource, Scanned
    from paradigm_ext._mirror.planning._plan import MirrorPlan
    from paradigm_ext._mirror.reporting._report import MirrorReport
    from paradigm_ext._mirror.requests._effects import Steps
    from paradigm_ext._mirror.scan import FsspecSource

    Source: TypeAlias = str | PathLike[str] | FsspecSource | Iterable[MirrorSource]


def mirror_name(source: Source) -> str:
    """Return the name that a mirror of this source has by default: its address, without user and query.

    Raises:
        InvalidInput: The source has no address, as sources that are given one by one.
    """
    return source_uri(source)


@define
class Mirroring:
    """One call: what it needs, made from what the caller gave.

    Attributes:
        paradigm: The connection.
        source: The source.
        options: What was asked.
        name: The mirror's name.
        address: The source's address.
    """

    paradigm: Connection
    source: Source
    options: MirrorOptions
    name: str
    address: str
    tally: Tally
    deadline: Deadline
    workspace: Workspace
    stack: ExitStack = field(factory=ExitStack)
    scan: Scanned | None = None

    @classmethod
    def of(cls, paradigm: Connection, source: Source, options: MirrorOptions) -> Mirroring:
        """Return the call, with its inputs checked.

        Raises:
            InvalidInput: The source is invalid, or needs a name.
        """
        name = options.name or mirror_name(source)
        return cls(
            paradigm=paradigm,
            source=source,
            options=options,
            name=name,
            address=_address(source, name),
            tally=Tally(paradigm.clock, options.on_progress),
            deadline=Deadline.after(options.timeout, paradigm.clock.monotonic()),
            workspace=workspace_of(
                options,
                root_hash(name, options.workspace_id),
                Retrying(policy_of(paradigm.v3), paradigm.clock.random),
                now=paradigm.clock.time,
                request_seconds=read_seconds(paradigm.v3),
                longest_request=longest_seconds(paradigm.v3),
            ),
        )

    def close(self) -> None:
        """Let go of the source and the cache."""
        if self.scan is not None:
            self.scan.close()
        self.stack.close()
        self.workspace.close()

    def planning(self) -> Planning:
        """Return what makes the plan."""
        return Planning(
            options=self.options,
            name=self.name,
            base_url=self.paradigm.base_url,
            address=self.address,
            workspace=self.workspace,
            scan_source=self._scan_source,
            tally=self.tally,
            clock=self.paradigm.clock,
        )

    def _cache(self) -> HashCache | None:
        if self.options.cache is None:
            return None
        return self.stack.enter_context(HashCache(self.options.cache))

    def _scan_source(self) -> Scanned:
        found = scan(
            self.source,
            self.options,
            cache=self._cache(),
            state=self.options.state,
            now=self.paradigm.clock.time,
        )
        self.scan = found
        return found

    def reopen_source(self) -> Scanned:
        """Return the source of a plan that was made before."""
        found = reopen(self.source, self.options, state=self.options.state, now=self.paradigm.clock.time)
        self.scan = found
        return found

    def run(self, scanned: Scanned, *, listed: bool) -> MirrorPass:
        """Return what the flows of an apply share."""
        return MirrorPass(
            options=self.options,
            name=self.name,
            workspace=self.workspace,
            scan=scanned,
            tally=self.tally,
            clock=self.paradigm.clock,
            deadline=self.deadline,
            wait=self.options.wait,
            listed=listed,
        )

    def carry_out(self, plan: MirrorPlan, *, listed: bool = False) -> Steps[MirrorReport]:
        """Apply a plan, and return the report of planning and applying.

        Args:
            plan: The plan.
            listed: Whether this very call made it, from a complete list of the workspace.
        """
        self._take_over(plan)
        if plan.operations:
            assert self.scan is not None
            yield from apply(self.run(self.scan, listed=listed), plan)
        return self.report(plan)

    def _take_over(self, plan: MirrorPlan) -> None:
        """Begin the report with what the plan counted."""
        for what in ("unchanged", "parked", "unsettled", "removed", "foreign"):
            self.tally.add(what, plan.counts.get(what, 0))
        self.tally.add("scanned", plan.counts.get("scanned", 0))
        self.tally.add("kept_stale", plan.counts.get("kept_stale", 0))
        self.tally.add("failed_count", len(plan.failed))
        self.tally.failed.extend(plan.failed)
        for failure in plan.failed:
            self.tally.remember("failed", failure.path)
        for operation in plan.operations:
            if operation.kind == "park":
                self.tally.remember("parked", operation.path)

    def report(self, plan: MirrorPlan) -> MirrorReport:
        """Return what was done."""
        bytes_read = self.scan.bytes_read if self.scan is not None else plan.bytes_read
        report = self.tally.report(
            name=self.name,
            workspace_id=self.options.workspace_id,
            source=plan.source,
            guard=None if plan.guard is None or plan.approved_by else plan.guard,
            source_complete=plan.source_complete,
            destination_complete=plan.destination_complete,
            bytes_read=bytes_read,
        )
        in_flight = report.in_flight and self.options.wait
        return evolve(report, timed_out=bool(in_flight) or self.is_over())

    def is_over(self) -> bool:
        """Return whether the time is over, or left none for a request."""
        return self.tally.late or self.deadline.passed(self.paradigm.clock.monotonic())

    def unfinished(self) -> MirrorReport:
        """Return what was done by a run that an error ends; files that it did not come to are in flight."""
        report = self.tally.report(
            name=self.name, workspace_id=self.options.workspace_id, source=self.address
        )
        reached = sum(getattr(report, name) for name in ENDS)
        in_flight = report.in_flight + max(0, report.scanned - reached)
        return evolve(report, in_flight=in_flight, unfinished=True)


def workspace_of(
    options: MirrorOptions,
    root: str,
    retrying: Retrying,
    *,
    now: Callable[[], float],
    request_seconds: float,
    longest_request: float,
) -> Workspace:
    """Return the mirror's part of the workspace, told apart by metadata or by a state file."""
    common: dict[str, Any] = {
        "workspace_id": options.workspace_id,
        "root": root,
        "width": options.concurrency,
        "details": options.reindex == "pipeline",
        "retrying": retrying,
    }
    if options.state is None:
        return Workspace(**common)
    state = MirrorState.open(options.state, root=root)
    return StateWorkspace(
        **common, state=state, now=now, request_seconds=request_seconds, longest_request=longest_request
    )


def _address(source: Source, name: str) -> str:
    try:
        return source_uri(source)
    except InvalidInput:
        return name


def applying(
    paradigm: Connection, plan: MirrorPlan, source: Source | None, changed: dict[str, Any]
) -> Mirroring:
    """Return the call that applies a plan.

    Raises:
        InvalidInput: The plan is for another instance, or its source is not at hand.
    """
    if plan.base_url != paradigm.base_url:
        raise InvalidInput(f"the plan is for {plan.base_url}, not for {paradigm.base_url}; plan again")
    options = evolve(plan.options, name=plan.name, **changed)
    if source is None:
        if "://" not in plan.source:
            raise InvalidInput("the plan's source has no address; pass source= with the same sources")
        source = plan.source
    return Mirroring.of(paradigm, source, options)
