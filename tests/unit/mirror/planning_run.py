"""Driving the flow of a planning over the memory, and noting what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_ext._mirror._options import MirrorOptions
from paradigm_ext._mirror.documents._identity import root_hash
from paradigm_ext._mirror.planning._flow import Planning
from paradigm_ext._mirror.reporting._tally import Tally
from paradigm_ext._mirror.requests._effects import Disk, MirrorRequest, Together
from paradigm_ext._mirror.requests._workspace import Workspace
from tests.unit.fake_clock import FakeClock
from tests.unit.mirror.driver import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext import MirrorPlan
    from paradigm_ext._mirror.reporting._progress import MirrorProgress
    from tests.unit.mirror.memory_server import MemoryServer
    from tests.unit.mirror.memory_source import MemoryScan, MemorySource


class PlanningRun:
    """A planning over the memory, and what it asked for.

    Attributes:
        answers: Called with each request and its answer; returns the answer to bring.
        requests: The paths that were read.
        widths: How many flows were to run together, and how many of them at a time.
        progress: What was told on the way.
        scan_seconds: How long the source takes to list.
    """

    def __init__(self, server: MemoryServer, source: MemorySource, **options: Any) -> None:
        self.server, self.source, self.clock = server, source, FakeClock()
        self.options = MirrorOptions(**{"workspace_id": 3, "name": NAME, "settle": 0.0, **options})
        self.progress: list[MirrorProgress] = []
        self.answers: Callable[[MirrorRequest, Any], Any] = lambda _, answer: answer
        self.requests: list[str] = []
        self.widths: list[tuple[int, int]] = []
        self.scan_seconds = 0.0
        self.workspace = Workspace(3, root_hash(NAME, 3), 8)
        self.planning = Planning(
            options=self.options,
            name=NAME,
            base_url="http://memory",
            address="memory://given",
            workspace=self.workspace,
            scan_source=self._scan,
            tally=Tally(self.clock, self.progress.append),
            clock=self.clock,
        )

    def _scan(self) -> MemoryScan:
        self.clock.sleep(self.scan_seconds)
        return self.source.scan(self.options.shard)

    def plan(self) -> MirrorPlan:
        plan: MirrorPlan = self._drive(self.planning.plan())
        return plan

    def _drive(self, flow: Any) -> Any:
        step, value = flow.send, None
        while True:
            try:
                effect = step(value)
            except StopIteration as end:
                return end.value
            try:
                step, value = flow.send, self._perform(effect)
            except Exception as error:  # noqa: BLE001 - the flow decides
                step, value = flow.throw, error

    def _perform(self, effect: Any) -> Any:
        if isinstance(effect, Together):
            self.widths.append((len(effect.flows), effect.width))
            return [self._drive(flow) for flow in effect.flows]
        if isinstance(effect, Disk):
            return effect.work()
        assert isinstance(effect, MirrorRequest)
        assert effect.method == "GET", "a planning writes nothing"
        self.requests.append(effect.path)
        return self.answers(effect, self.server.request(effect))
