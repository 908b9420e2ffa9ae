"""A run of several passes says and does what a run of one does."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.mirror.driver import MemoryRun, run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemorySource

if TYPE_CHECKING:
    from paradigm_ext import MirrorPlan, MirrorReport

#: What depends on how often one looks, and not on what there was to do.
EFFORT = ("bytes_read", "requests", "seconds")


class Night:
    """A workspace, a source that has changed since, and an instance that works at its own pace."""

    def __init__(self, seed: int, *, planned: bool) -> None:
        self.random = random.Random(seed)  # noqa: S311 - not for secrets
        self.server, self.source = MemoryServer(), MemorySource()
        for number in range(6):
            self.source.write(f"d/{number}.md", f"content {number}".encode())
        run_mirror(self.server, self.source)
        self._change()
        self.plan = self._plan() if planned else None

    def _change(self) -> None:
        for path in list(self.source.files):
            chance = self.random.random()
            if chance < 0.3:
                self.source.write(path, f"{path} {chance}".encode())
            elif chance < 0.4:
                self.source.files.pop(path)
            elif chance < 0.6:
                self.source.move(path, f"{path}x")
        self.source.write("new.md", f"{self.random.random()}".encode())

    def _plan(self) -> MirrorPlan:
        run = MemoryRun(self.server, self.source, delete=True)
        while run.plan is None:
            run.step()
        return run.plan

    def index(self, share: float) -> None:
        for document in self.server.documents.values():
            if document.status == "pending" and sum(document.content) % 5 == 0:
                document.status = "embedding_failed"
            elif document.status == "pending" and self.random.random() < share:
                document.status = "embedded"

    def waiting(self) -> MirrorReport:
        run = self._run(on_sleep=lambda _: self.index(1.0))
        report: MirrorReport = run.finish()
        return report

    def in_passes(self) -> MirrorReport:
        report: MirrorReport = self._run(wait=False).finish()
        while report.in_flight:
            self.index(0.5)
            second = self._run(wait=False, retry=False).finish()
            report = report.followed_by(second, same_plan=self.plan is not None)
        return report

    def _run(self, **options: Any) -> MemoryRun:
        return MemoryRun(self.server, self.source, plan=self.plan, delete=True, **options)


@pytest.mark.parametrize("planned", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_a_deferred_run_says_what_one_that_waits_says(seed: int, planned: bool) -> None:
    one, two = Night(seed, planned=planned), Night(seed, planned=planned)
    told, also = one.waiting().to_dict(), two.in_passes().to_dict()
    for report in (told, also):
        report["paths"] = {kind: sorted(paths) for kind, paths in report["paths"].items()}
        report["failed"] = sorted(failure["path"] for failure in report["failed"])
    unequal = {name: (told[name], also[name]) for name in told if told[name] != also[name]}
    assert {name: values for name, values in unequal.items() if name not in EFFORT} == {}
    assert one.server.searchable() == two.server.searchable()
